// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QFrame>

class QPushButton;

namespace ui {

class Actions;
class CountdownPanel;
class KeyButton;
class SendAsLine;
class Theme;
class TimelineStrip;
class Toast;

/// What a host needs under pressure: the countdown, the hour as a line, and the few words that
/// move the evening, in three groups apart.
///
/// Owned by LivePage. It says everything to LiveChat and shows what the schedule then is. "Post
/// now" counts down three seconds first; a skip can be undone until the next post.
class Conductor : public QFrame {
    Q_OBJECT

public:
    /// `uiClock` is the computer's own.
    Conductor(core::LiveChat &live, core::Clock &uiClock, Theme &theme, Actions &actions,
              Toast &toast, QWidget *parent = nullptr);

    void holdOrResume();
    void skipNext();
    void postNext();
    void copyLinks();
    void showDensity(const core::ChatStats &stats);

private:
    void buildButtons();
    QLayout *buildSending();
    void connectActions();
    void tick();
    void refresh();
    QStringList latestLinks() const;

    core::LiveChat &m_live;
    core::Alarm m_tick;
    Actions &m_actions;
    Toast &m_toast;
    CountdownPanel *m_countdown;
    TimelineStrip *m_timeline;
    QPushButton *m_earlier;
    QPushButton *m_later;
    QPushButton *m_skip;
    QPushButton *m_post;
    KeyButton *m_hold;
    SendAsLine *m_sendAs;
};

}  // namespace ui
