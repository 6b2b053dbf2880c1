// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace ui {

class HighlightList;
class Theme;

/// The highlights by question, in the order of the article. Owned by RecapPage.
///
/// What is dragged is said to LiveChat as marks; the panel itself keeps no order.
class HighlightOrderPanel : public QWidget {
    Q_OBJECT

public:
    HighlightOrderPanel(core::LiveChat &live, Theme &theme, QWidget *parent = nullptr);
    void show(const core::Recap &recap);

private:
    struct Section {
        QWidget *head = nullptr;
        HighlightList *list = nullptr;
    };
    void showSection(int question, const QString &letter, int answers,
                     const QList<core::Recap::Quote> &quotes);
    Section makeSection(int question);
    void fillHead(QWidget *head, int question, const QString &letter, int answers, int chosen);
    void keepOrder(const QList<core::PostId> &order);

    core::LiveChat &m_live;
    Theme &m_theme;
    QVBoxLayout *m_sections;
    QWidget *m_empty;
    QMap<int, Section> m_byQuestion;
};

}  // namespace ui
