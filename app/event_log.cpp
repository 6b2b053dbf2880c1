// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/event_log.h"

#include "app/console.h"
#include "ui/shell/account_text.h"
#include "ui/shell/error_text.h"
#include "ui/shell/network_badges.h"
#include "ui/shell/times.h"

#include <algorithm>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Seconds betweenCounts{60};  ///< of the chat's time: counts come once a minute

}  // namespace

EventLog::EventLog(LiveChat &live, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_answersAlarm(live.clock())
{
    connect(&live, &LiveChat::deliveryChanged, this, &EventLog::delivery);
    connect(&live.answers(), &AnswerTracker::changed, this, [this] {
        if (std::exchange(m_answersPlanned, true))
            return;
        m_answersAlarm.setAfter(betweenCounts, [this] { answers(); });
    });
    connect(&live.completeness(), &Completeness::changed, this, &EventLog::connection);
    connect(&live, &LiveChat::saveFailed, this, [this](const Error &error) {
        if (!std::exchange(m_diskTrouble, true))
            printWords(ui::errorText(error));
    });
    connect(&live, &LiveChat::saved, this, [this] {
        if (std::exchange(m_diskTrouble, false))
            line(u"everything is saved again"_s);
    });
}

void EventLog::line(const QString &text)
{
    printResult(u"%1  %2"_s.arg(
        ui::clockTimeWithSeconds(m_live.clock().now(), m_live.chat().start.zone), text));
}

QString EventLog::labelOf(const CueId &id) const
{
    const Cue *cue = m_live.chat().runSheet.find(id);
    return cue ? cueLabel(*cue, m_live.chat().settings) : u"post"_s;
}

/// "Bluesky", or "@ada on Bluesky" where several accounts post there.
QString EventLog::placeOf(const AccountId &id) const
{
    const QList<Account> accounts = m_live.accounts();
    const auto own = std::find_if(accounts.begin(), accounts.end(),
                                  [&id](const Account &account) { return account.id == id; });
    if (own == accounts.end())
        return id.text();
    const auto there = std::count_if(accounts.begin(), accounts.end(), [&](const Account &account) {
        return account.network == own->network;
    });
    return oneLine(there > 1 ? ui::accountName(*own) : networkName(own->network));
}

void EventLog::delivery(const Delivery &delivery)
{
    const auto before = m_states.constFind(delivery.id);
    if (before != m_states.constEnd() && *before == delivery.state)
        return;
    m_states.insert(delivery.id, delivery.state);
    const QString network = placeOf(delivery.account);
    const QString label = labelOf(delivery.cue);
    if (delivery.state == Delivery::State::Sent)
        line(u"%1 posted on %2"_s.arg(label, network));
    else if (delivery.state == Delivery::State::Unconfirmed)
        line(u"%1: %2 did not answer, looking whether it is out"_s.arg(label, network));
    else if (delivery.state == Delivery::State::Parked)
        line(u"%1: cannot tell whether it is out on %2"_s.arg(label, network));
    else if (delivery.state == Delivery::State::Refused) {
        line(u"%1 was not posted on %2"_s.arg(label, network));
        if (delivery.error && !delivery.skipped)
            printWords(ui::errorText(*delivery.error));
    } else if (delivery.state == Delivery::State::Due && delivery.notBefore) {
        const bool asked = delivery.error && delivery.error->code == Error::Code::RateLimited;
        line((asked ? u"%1: %2 asks to wait until %3"_s : u"%1: %2 is not reached, again at %3"_s)
                 .arg(label, network,
                      ui::clockTimeWithSeconds(*delivery.notBefore, m_live.chat().start.zone)));
    }
}

void EventLog::answers()
{
    m_answersPlanned = false;
    QStringList counts;
    for (const Cue &question : m_live.chat().runSheet.questions()) {
        const int count = m_live.answers().tally(question.number).answers;
        if (m_answers.value(question.number) == count)
            continue;
        m_answers.insert(question.number, count);
        counts.append(u"%1 has %2"_s.arg(labelOf(question.id)).arg(count));
    }
    if (!counts.isEmpty())
        line(u"answers: "_s + counts.join(u", "_s));
}

void EventLog::connection(const NetworkId &network)
{
    const Connection now = m_live.completeness().reports().value(network).connection;
    const auto before = m_connections.value(network, Connection::State::Off);
    if (before == now.state)
        return;
    m_connections.insert(network, now.state);
    using State = Connection::State;
    const bool wasTrouble =
        before == State::Away || before == State::CatchingUp || before == State::RateLimited;
    if (now.state == State::Live)
        line(wasTrouble ? u"%1 is back, nothing is missing"_s.arg(networkName(network))
                        : u"%1 is connected"_s.arg(networkName(network)));
    else if (now.state != State::Connecting && now.state != State::Off)
        line(ui::connectionSentence(networkName(network), now, m_live.chat().start.zone,
                                    m_live.clock().now()));
}

}  // namespace app
