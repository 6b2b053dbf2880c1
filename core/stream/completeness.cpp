// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/completeness.h"

#include <algorithm>

namespace core {

void Completeness::setConnection(const NetworkId &network, const Connection &connection)
{
    SourceReport &report = m_reports[network];
    if (report.connection == connection)
        return;
    using State = Connection::State;
    if (connection.state == State::Away && report.connection.state != State::Away)
        ++report.gaps;
    if (connection.state == State::CatchingUp)
        report.longestGap = std::max(report.longestGap, connection.gap);
    m_fillingUntil.remove(network);
    if (connection.state == State::Live && report.connection.state == State::CatchingUp)
        m_fillingUntil.insert(network, report.connection.since + report.connection.gap);
    report.connection = connection;
    Q_EMIT changed(network);
}

void Completeness::count(const QList<Post> &fresh)
{
    QSet<NetworkId> networks;
    for (const Post &post : fresh) {
        SourceReport &report = m_reports[post.network];
        ++report.posts;
        const auto until = m_fillingUntil.constFind(post.network);
        if (report.gaps > 0 && until != m_fillingUntil.constEnd() && post.created <= *until)
            ++report.filled;
        networks.insert(post.network);
    }
    for (const NetworkId &network : std::as_const(networks))
        Q_EMIT changed(network);
}

}  // namespace core
