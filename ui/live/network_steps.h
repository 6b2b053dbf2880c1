// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QObject>

namespace ui {

class Toast;

/// What a host does at the network itself: like, boost, bookmark, mute, block. Owned by FeedPanel.
///
/// Each can be taken back: what others see, or what cannot be undone without a trace, waits a
/// moment with an Undo; everything else is done at once and offers it afterwards.
class NetworkSteps : public QObject {
    Q_OBJECT

public:
    NetworkSteps(core::LiveChat &live, Toast &toast, QObject *parent = nullptr);

    /// Sets it, or takes back what this program has set. False where nothing can be done.
    bool react(const core::PostId &post, core::Reaction reaction);
    void keepAway(const core::PostId &ofAuthor, core::Distance distance);

    /// "Mute @ann@social.example on Mastodon", or what takes it back.
    static QString muteText(const core::LiveChat &live, const core::Post &post);
    static QString blockText(const core::LiveChat &live, const core::Post &post);

private:
    void reactNow(const core::PostId &post, core::Reaction reaction, bool on,
                  const QString &sentence);
    void keepAwayNow(const core::Post &post, core::Distance distance, bool on);
    void tell(const core::Error &error);

    core::LiveChat &m_live;
    Toast &m_toast;
};

}  // namespace ui
