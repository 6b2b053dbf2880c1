// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "ui/live/people_model.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QUndoStack;

namespace ui {

class EmptyPlace;
class FlowLayout;
class NoteLine;
class Theme;

/// Who takes part: those whom no host has seen yet, those who are new, everyone. Here a host joins
/// the accounts of one person and writes notes on people. Owned by LivePage.
class PeoplePanel : public QWidget {
    Q_OBJECT

public:
    PeoplePanel(core::LiveChat &live, core::Clock &uiClock, Theme &theme, QUndoStack &undo,
                QWidget *parent = nullptr);

Q_SIGNALS:
    void filterChosen(const core::PostFilter &filter);
    void welcomeWanted(const core::PostId &post);  ///< the person's latest
    void nextNotSeenWanted();                      ///< in the stream

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Chip {
        PeopleModel::Show show;
        QPushButton *button;
    };
    QWidget *buildChips();
    QWidget *buildJoinBar();
    QLayout *buildButtons();
    QPushButton *addButton(FlowLayout *row, const QString &text, const QString &hint,
                           void (PeoplePanel::*action)());
    bool takeKey(int key);
    void choose(PeopleModel::Show show);
    void refreshSoon();
    void refresh();
    void updateButtons();
    void select(const core::PersonId &person);
    const core::Participant *current() const;
    void showPosts();
    void welcome();
    void editNote();
    void keepNote(const QString &note);
    void joinOrSeparate();
    void startJoining(const core::Participant &participant);
    void join();
    void separate(const core::Participant &participant);
    void stopJoining();

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    core::Alarm m_refresh;
    PeopleModel *m_model;
    QListView *m_list;
    QStackedWidget *m_places;
    EmptyPlace *m_empty;
    QList<Chip> m_chips;
    QWidget *m_joinBar = nullptr;
    QLabel *m_joinText = nullptr;
    QPushButton *m_joinNow = nullptr;
    QWidget *m_actions;
    QPushButton *m_welcome = nullptr;
    QPushButton *m_posts = nullptr;
    QPushButton *m_note = nullptr;
    QPushButton *m_join = nullptr;
    NoteLine *m_noteLine;
    core::PersonId m_person;                                  ///< joined, or noted on
    PeopleModel::Show m_before = PeopleModel::Show::NotSeen;  ///< before joining
};

}  // namespace ui
