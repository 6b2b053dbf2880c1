// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QMap>
#include <QWidget>

namespace ui {

class NetworkBadge;
class Theme;

/// How each network's stream stands, for the title row while a chat is live: a dot, a name, and a
/// word where something is not as it should be.
class NetworkBadges : public QWidget {
    Q_OBJECT

public:
    NetworkBadges(const core::LiveChat &live, Theme &theme, QWidget *parent = nullptr);

    QStringList texts() const;
    /// "away" instead of "away since 20:49", where there is little room.
    void setBrief(bool brief);
    /// "Bluesky: filling a gap of 40 s", one for each stream that is not simply live.
    QStringList sentences() const;

private:
    void refresh();

    const core::LiveChat &m_live;
    Theme &m_theme;
    QList<NetworkBadge *> m_badges;
    bool m_brief = false;
};

/// "catching up", "away since 20:49"; empty while all is well.
QString connectionWord(const core::Connection &connection, const QByteArray &zone,
                       bool brief = false);
/// The whole sentence: "Mastodon is away since 20:49. Trying again in 8 s."
QString connectionSentence(const QString &network, const core::Connection &connection,
                           const QByteArray &zone, core::Instant now);

}  // namespace ui
