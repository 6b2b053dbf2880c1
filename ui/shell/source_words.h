// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"
#include "ui/shell/page.h"

namespace core {
class LiveChat;
}

namespace ui {

/// "Mastodon: 3 servers, 212 posts": what the servers behind a stream gave, in short.
QString sourcesText(const QString &network, const QList<core::Source> &sources, int posts);
/// The same server by server, a line each, and what no server can tell.
QString sourcesDetails(const QString &network, const QList<core::Source> &sources, int posts,
                       const QByteArray &zone);

/// "Mastodon 88/300 left"; empty while at least half of the requests are left.
StatusText allowanceText(const QString &network, const QString &server,
                         const core::Allowance &allowance, const QByteArray &zone);
/// "social.example takes 300 requests; 40 are left until 20:45."
QString allowanceSentence(const QString &server, const core::Allowance &allowance,
                          const QByteArray &zone);

/// What the status line says of a network beyond its connection.
QList<StatusText> sourceTexts(const core::LiveChat &live, const core::NetworkId &network);
/// All of it, for the badge of the network; lines of plain text.
QString sourceDetails(const core::LiveChat &live, const core::NetworkId &network);

/// Lines of plain text of any origin, as a hint shows them.
QString hintOf(const QString &lines);

}  // namespace ui
