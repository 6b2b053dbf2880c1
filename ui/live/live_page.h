// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"
#include "ui/shell/actions.h"
#include "ui/shell/page.h"

#include <QPointer>

class QBoxLayout;
class QStackedWidget;
class QTabBar;
class QTabWidget;
class QUndoStack;
class QVBoxLayout;

namespace core {
class Rehearsal;
}

namespace ui {

class AnswersPanel;
class AvatarCache;
class Banner;
class Composer;
class Conductor;
class FeedPanel;
class LullBar;
class NetworkBadges;
class RunSheetPanel;
class TakeBack;
class Theme;
class Toast;

/// The stage in which the chat happens: the conductor above, the run sheet at the left, the stream
/// in the middle, the board at the right.
///
/// Owned by MainWindow, for one LiveChat. It places the panels and connects them with each other;
/// what they say about the chat they say to LiveChat themselves.
class LivePage : public Page {
    Q_OBJECT

public:
    /// `uiClock` is the computer's own; a rehearsal's runs faster and belongs to `live`.
    LivePage(core::LiveChat &live, core::Clock &uiClock, Theme &theme, Actions &actions,
             QUndoStack &undo, QWidget *parent = nullptr);

    /// Profile pictures; it must outlive the page.
    void setAvatars(AvatarCache *avatars);
    /// Shows how fast a rehearsal runs, and lets it run faster.
    void setRehearsal(core::Rehearsal *rehearsal);

    QString title() const override;
    QString subtitle() const override;
    QList<QWidget *> titleWidgets() override;
    void setTitleNarrow(bool narrow) override;
    QList<StatusText> statusLeft() const override;
    QList<StatusText> statusRight() const override;
    QWidget *firstFocus() override;
    QList<QWidget *> parts() override;
    bool offersUndo() const override;
    void takeBack() override;

    /// In the stream, wherever it was looked for.
    void showPost(const core::PostId &post);
    FeedPanel &feed() { return *m_feed; }
    Composer &composer() { return *m_composer; }

Q_SIGNALS:
    void recapWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildCentre();
    QWidget *buildBoard(Theme &theme, core::Clock &uiClock, QUndoStack &undo);
    QWidget *buildChart(Theme &theme, core::Clock &uiClock);
    QWidget *buildOverBar();
    QWidget *buildSpeeds();
    void connectPanels();
    void arrange();
    void placeLull(bool narrow);
    void tick();
    void refreshTabs();
    void checkDoubts();
    void replyToSelected(const QString &savedReply);
    QString stageText() const;

    core::LiveChat &m_live;
    Theme &m_theme;
    core::Alarm m_tick;
    core::Rehearsal *m_rehearsal = nullptr;
    Toast *m_toast;
    Conductor *m_conductor;
    Banner *m_banner;
    LullBar *m_lull;
    RunSheetPanel *m_runSheet;
    FeedPanel *m_feed;
    Composer *m_composer;
    TakeBack *m_takeBack;
    QWidget *m_overBar;
    QTabBar *m_narrowTabs;
    QStackedWidget *m_centre;
    QWidget *m_boardPlace;  ///< in the centre, where there is no room at the right
    QTabWidget *m_tabs;
    AnswersPanel *m_answers;
    QVBoxLayout *m_boardRows = nullptr;
    QWidget *m_chart = nullptr;
    QWidget *m_board;
    QVBoxLayout *m_rows;
    QBoxLayout *m_columns;
    QPointer<QWidget> m_speedCaption;  ///< these two belong to the window
    QPointer<NetworkBadges> m_badges;
};

}  // namespace ui
