// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QMap>
#include <QWidget>

class QScrollArea;
class QUndoStack;
class QVBoxLayout;

namespace ui {

class EmptyPlace;
class HighlightList;
class NoteLine;
class Theme;

/// Which highlights are shown.
enum class HighlightFilter { All, WithNote, BySeveral, WithoutQuestion };

/// The highlights by question, in the order of the article. Owned by RecapPage, and by
/// HighlightsPanel while the chat is live.
///
/// What is dragged, noted or taken off is said to LiveChat as marks that can be undone; the panel
/// itself keeps no order.
class HighlightOrderPanel : public QWidget {
    Q_OBJECT

public:
    HighlightOrderPanel(core::LiveChat &live, Theme &theme, QUndoStack &undo,
                        QWidget *parent = nullptr);
    void show(const core::Recap &recap);
    void setFilter(HighlightFilter filter);
    HighlightFilter filter() const { return m_filter; }
    /// Where the place says already what is here.
    void hideHeading();

    static bool fits(const core::Recap::Quote &quote, bool hasQuestion, HighlightFilter filter);

Q_SIGNALS:
    void postChosen(const core::PostId &post);

private:
    struct Section {
        QWidget *head = nullptr;
        HighlightList *list = nullptr;
    };
    void showSection(int question, int answers, const QList<core::Recap::Quote> &quotes);
    Section makeSection(int question);
    void connectList(HighlightList *list, int question);
    void fillHead(QWidget *head, int question, int answers, int chosen);
    void keepOrder(int question, const QList<core::PostId> &shown);
    void unstar(const core::PostId &post);
    void editNote(HighlightList *list, const core::PostId &post);
    void keepNote(const QString &note);
    void goOn(HighlightList *from, int step);
    void followFocus(HighlightList *list);

    core::LiveChat &m_live;
    Theme &m_theme;
    QUndoStack &m_undo;
    core::Recap m_recap;
    HighlightFilter m_filter = HighlightFilter::All;
    QScrollArea *m_area;
    QWidget *m_heading;
    QVBoxLayout *m_sections;
    EmptyPlace *m_empty;
    NoteLine *m_noteLine;
    core::PostId m_noted;
    QWidget *m_noting = nullptr;  ///< the list that has the focus again afterwards
    QMap<int, Section> m_byQuestion;
};

/// `whole` with those of `shown` in their new order, in the places that they had among themselves.
QList<core::PostId> reordered(const QList<core::PostId> &whole, const QList<core::PostId> &shown);

}  // namespace ui
