// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/completeness.h"

#include <algorithm>

namespace core {

namespace {

int worth(Connection::State state)
{
    switch (state) {
    case Connection::State::Live:
        return 6;
    case Connection::State::CatchingUp:
        return 5;
    case Connection::State::RateLimited:
        return 4;
    case Connection::State::Connecting:
        return 3;
    case Connection::State::Away:
        return 2;
    case Connection::State::SignedOut:
        return 1;
    case Connection::State::Off:
        break;
    }
    return 0;
}

/// Whether less is missing with `one`.
bool isBetter(const Connection &one, const Connection &other)
{
    if (one.state != other.state)
        return worth(one.state) > worth(other.state);
    if (one.state == Connection::State::Away)
        return one.since > other.since;
    return one.gap < other.gap;
}

}  // namespace

void Completeness::setConnection(const AccountId &account, const NetworkId &network,
                                 const Connection &connection)
{
    Told &told = m_told[account];
    told.network = network;
    told.connection = connection;
    const Connection best = bestOf(network);
    SourceReport &report = m_reports[network];
    if (report.connection == best)
        return;
    using State = Connection::State;
    if (best.state == State::Away && report.connection.state != State::Away)
        ++report.gaps;
    if (best.state == State::CatchingUp)
        report.longestGap = std::max(report.longestGap, best.gap);
    m_fillingUntil.remove(network);
    if (best.state == State::CatchingUp)
        m_fillingUntil.insert(network, best.since + best.gap);
    if (best.state == State::Live && report.connection.state == State::CatchingUp)
        m_fillingUntil.insert(network, report.connection.since + report.connection.gap);
    report.connection = best;
    Q_EMIT changed(network);
}

void Completeness::setSources(const AccountId &account, const NetworkId &network,
                              const QList<Source> &sources)
{
    Told &told = m_told[account];
    told.network = network;
    told.sources = sources;
    const QList<Source> all = sourcesOf(network);
    SourceReport &report = m_reports[network];
    if (report.sources == all)
        return;
    report.sources = all;
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

Connection Completeness::bestOf(const NetworkId &network) const
{
    Connection best;
    for (const Told &told : m_told) {
        if (told.network == network && isBetter(told.connection, best))
            best = told.connection;
    }
    return best;
}

/// A server that two accounts read is one server: what it gave either of them counts once.
QList<Source> Completeness::sourcesOf(const NetworkId &network) const
{
    QList<Source> all;
    for (const Told &told : m_told) {
        if (told.network != network)
            continue;
        for (const Source &source : told.sources) {
            const auto same = std::find_if(all.begin(), all.end(), [&](const Source &other) {
                return other.server == source.server;
            });
            if (same == all.end())
                all.append(source);
            else if (isBetter(source.connection, same->connection))
                *same = source;
        }
    }
    return all;
}

}  // namespace core
