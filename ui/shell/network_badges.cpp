// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/network_badges.h"

#include "ui/shell/network_badge.h"
#include "ui/shell/source_words.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using State = core::Connection::State;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("NetworkBadges", text);
}

QColor dotColor(State state, const Colors &colors)
{
    switch (state) {
    case State::Live:
        return colors.ok;
    case State::Connecting:
    case State::CatchingUp:
    case State::RateLimited:
        return colors.warn;
    case State::Away:
    case State::SignedOut:
        return colors.bad;
    case State::Off:
        break;
    }
    return colors.mark;
}

core::Seconds until(core::Instant then, core::Instant now)
{
    return std::max(core::Seconds(0), std::chrono::ceil<core::Seconds>(then - now));
}

}  // namespace

QString connectionWord(const core::Connection &connection, const QByteArray &zone, bool brief)
{
    switch (connection.state) {
    case State::Live:
        return {};
    case State::Off:
        return words("not followed");
    case State::Connecting:
        return words("connecting");
    case State::CatchingUp:
        return words("catching up");
    case State::RateLimited:
        return brief ? words("waiting")
                     : words("waiting until %1").arg(clockTime(connection.until, zone));
    case State::Away:
        return brief ? words("away")
                     : words("away since %1").arg(clockTime(connection.since, zone));
    case State::SignedOut:
        return words("signed out");
    }
    return {};
}

QString connectionSentence(const QString &network, const core::Connection &connection,
                           const QByteArray &zone, core::Instant now)
{
    switch (connection.state) {
    case State::Live:
        return {};
    case State::CatchingUp:
        if (connection.gap < core::Seconds{1})
            return u"%1: %2"_s.arg(network, connectionWord(connection, zone));
        return words("%1: filling a gap of %2").arg(network, spokenDuration(connection.gap));
    case State::RateLimited:
        return words("%1 asks us to wait until %2.")
            .arg(network, clockTime(connection.until, zone));
    case State::Away:
        return words("%1 is away since %2. Trying again in %3.")
            .arg(network, clockTime(connection.since, zone),
                 spokenDuration(until(connection.until, now)));
    default:
        return u"%1: %2"_s.arg(network, connectionWord(connection, zone));
    }
}

NetworkBadges::NetworkBadges(const core::LiveChat &live, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_theme(theme)
{
    auto *row = new QHBoxLayout(this);
    tighten(row, 12);
    for (const core::Account &account : live.accounts()) {
        auto *badge = new NetworkBadge(networkName(account.network), theme.colors().mark, this);
        badge->setProperty("network", account.network.text());
        row->addWidget(badge);
        m_badges.append(badge);
        if (const core::NetworkClient *client = live.client(account.network))
            connect(client, &core::NetworkClient::allowanceChanged, this, &NetworkBadges::refresh);
    }
    refresh();
    connect(&live.completeness(), &core::Completeness::changed, this, &NetworkBadges::refresh);
    connect(&theme, &Theme::changed, this, &NetworkBadges::refresh);
}

QStringList NetworkBadges::texts() const
{
    QStringList all;
    for (const NetworkBadge *badge : m_badges)
        all.append(badge->text());
    return all;
}

QStringList NetworkBadges::sentences() const
{
    QStringList all;
    for (const NetworkBadge *badge : m_badges) {
        const core::NetworkId id(badge->property("network").toString());
        const core::SourceReport report = m_live.completeness().reports().value(id);
        const QString sentence = connectionSentence(networkName(id), report.connection,
                                                    m_live.chat().start.zone, m_live.clock().now());
        if (!sentence.isEmpty())
            all.append(sentence);
    }
    return all;
}

void NetworkBadges::setBrief(bool brief)
{
    if (std::exchange(m_brief, brief) != brief)
        refresh();
}

void NetworkBadges::refresh()
{
    for (NetworkBadge *badge : m_badges) {
        const core::NetworkId id(badge->property("network").toString());
        const core::Connection connection = m_live.completeness().reports().value(id).connection;
        const QByteArray &zone = m_live.chat().start.zone;
        const QString word = connectionWord(connection, zone, m_brief);
        const QString name = networkName(id);
        badge->setText(word.isEmpty() ? name : name + u" · "_s + word);
        badge->setDot(dotColor(connection.state, m_theme.colors()));
        const QString sentence = connectionSentence(name, connection, zone, m_live.clock().now());
        const QString details = sourceDetails(m_live, id);
        const QString lines =
            sentence + (sentence.isEmpty() || details.isEmpty() ? u""_s : u"\n"_s) + details;
        badge->setToolTip(hintOf(lines));
        badge->setAccessibleDescription(lines);
    }
}

}  // namespace ui
