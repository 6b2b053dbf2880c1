// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "ui/live/people_model.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;

namespace ui {

class Theme;

/// Who takes part: those whom no host has seen yet, those who are new, everyone. Owned by LivePage.
class PeoplePanel : public QWidget {
    Q_OBJECT

public:
    PeoplePanel(core::LiveChat &live, core::Clock &uiClock, Theme &theme,
                QWidget *parent = nullptr);

Q_SIGNALS:
    void filterChosen(const core::PostFilter &filter);
    void welcomeWanted(const core::PostId &post);  ///< the person's latest

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Chip {
        PeopleModel::Show show;
        QPushButton *button;
    };
    QWidget *buildChips();
    void choose(PeopleModel::Show show);
    void refreshSoon();
    void refresh();
    void updateButtons();
    void showPosts();
    void welcome();

    core::LiveChat &m_live;
    core::Alarm m_refresh;
    PeopleModel *m_model;
    QListView *m_list;
    QStackedWidget *m_places;
    QList<Chip> m_chips;
    QPushButton *m_welcome;
    QPushButton *m_posts;
};

}  // namespace ui
