// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/cue_words.h"

#include "ui/shell/error_text.h"
#include "ui/shell/times.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("CueWords", text);
}

std::optional<Account> accountOf(const LiveChat &live, const AccountId &id)
{
    for (const Account &account : live.accounts()) {
        if (account.id == id)
            return account;
    }
    return std::nullopt;
}

constexpr Seconds patience{3};  ///< sending longer than this is worth a word

bool isDiskTrouble(const Delivery &delivery)
{
    using Code = Error::Code;
    return delivery.error &&
           (delivery.error->code == Code::CannotSave || delivery.error->code == Code::DiskFull ||
            delivery.error->code == Code::ReadOnly);
}

/// Why one that is due has not gone out; it tries again by itself.
QString delayedSentence(const LiveChat &live, const Delivery &delivery)
{
    const QString network = networkNameOf(live, delivery.account);
    const QString label = labelOf(live, delivery.cue);
    if (isDiskTrouble(delivery))
        return words("%1 cannot be saved yet, so it is not sent to %2.").arg(label, network);
    if (!delivery.notBefore || !delivery.error)
        return {};
    switch (delivery.error->code) {
    case Error::Code::RateLimited:
        return words("%1 asks us to wait until %2.")
            .arg(network, clockTimeWithSeconds(*delivery.notBefore, live.chat().start.zone));
    case Error::Code::Offline:
        return words("No connection to %1: %2 has not left.").arg(network, label);
    case Error::Code::NotFound:
        return words("%1 is not out on %2; it is sent again.").arg(label, network);
    default:
        return words("%1 did not answer: %2 has not left.").arg(network, label);
    }
}

QString inSeconds(Instant time, Instant now)
{
    const auto left = std::chrono::ceil<Seconds>(time - now);
    return spokenDuration(std::max(left, Seconds{1}));
}

QString refusedSentence(const LiveChat &live, const Delivery &delivery)
{
    const QString network = networkNameOf(live, delivery.account);
    const QString label = labelOf(live, delivery.cue);
    const auto account = accountOf(live, delivery.account);
    const int room = account ? account->textRules.room(delivery.text, delivery.warning) : 0;
    if (room < 0)
        return words("%1 refused %2: too long by %3.").arg(network, label).arg(-room);
    if (delivery.error && delivery.error->code == Error::Code::SignedOut)
        return words("%1 on %2 is signed out.").arg(handleOf(live, delivery.account), network);
    return words("%1 refused %2.").arg(network, label);
}

}  // namespace

QString labelOf(const LiveChat &live, const CueId &id)
{
    const Cue *cue = live.chat().runSheet.find(id);
    return cue ? cueLabel(*cue, live.chat().settings) : words("Your post");
}

NetworkId networkOf(const LiveChat &live, const AccountId &id)
{
    const auto account = accountOf(live, id);
    return account ? account->network : NetworkId();
}

QString networkNameOf(const LiveChat &live, const AccountId &id)
{
    return networkName(networkOf(live, id));
}

QString handleOf(const LiveChat &live, const AccountId &id)
{
    const auto account = accountOf(live, id);
    return account ? u'@' + account->handle : QString();
}

QString lateSentence(const LiveChat &live, const CueProgress &cue)
{
    const auto late = std::chrono::duration_cast<Seconds>(live.clock().now() - cue.due);
    return words("%1 was due %2 ago.").arg(labelOf(live, cue.cue), spokenDuration(late));
}

bool needsHost(const Delivery &delivery)
{
    using State = Delivery::State;
    if (delivery.skipped)
        return false;
    return delivery.waitsForHost || delivery.state == State::Refused ||
           delivery.state == State::Parked || delivery.state == State::Unconfirmed;
}

bool isBad(const Delivery &delivery)
{
    return delivery.state == Delivery::State::Refused || delivery.state == Delivery::State::Parked;
}

QString troubleSentence(const LiveChat &live, const Delivery &delivery)
{
    const QString network = networkNameOf(live, delivery.account);
    const QString label = labelOf(live, delivery.cue);
    switch (delivery.state) {
    case Delivery::State::Unconfirmed:
        return words("%1 did not answer. We are looking whether %2 is out; nothing is posted "
                     "twice.")
            .arg(network, label);
    case Delivery::State::Parked:
        return words("We cannot tell whether %1 is out on %2.").arg(label, network);
    case Delivery::State::Refused:
        return refusedSentence(live, delivery);
    case Delivery::State::Due:
        if (delivery.waitsForHost)
            return words("%1 is too late for %2 to go out unasked.").arg(label, network);
        return delayedSentence(live, delivery);
    default:
        return {};
    }
}

QString waitingSentence(const LiveChat &live, const Delivery &delivery)
{
    const QString network = networkNameOf(live, delivery.account);
    const Instant now = live.clock().now();
    const auto next = live.outbox().nextTry(delivery.id);
    const bool isLong = now - delivery.created > patience;
    switch (delivery.state) {
    case Delivery::State::Unconfirmed:
        return next ? words("Looking again in %1.").arg(inSeconds(*next, now))
                    : words("Looking now…");
    case Delivery::State::Sending:
        return isLong ? words("Waiting for %1's answer…").arg(network) : QString();
    case Delivery::State::Claimed:
        return isLong ? words("Getting ready for %1…").arg(network) : QString();
    case Delivery::State::Due:
        if (delivery.waitsForHost)
            return {};
        if (next && *next > now)
            return words("Trying again in %1.").arg(inSeconds(*next, now));
        return isLong ? words("Waiting for its turn on %1…").arg(network) : QString();
    default:
        return {};
    }
}

QList<Account> accountsOf(const LiveChat &live, const AccountId &only)
{
    QList<Account> accounts = live.accounts();
    if (!only.isEmpty())
        accounts.removeIf([&only](const Account &one) { return one.id != only; });
    return accounts;
}

const CueProgress *nextCue(const LiveChat &live)
{
    return live.schedule().next();
}

QString fullSentence(const LiveChat &live, const Delivery &delivery)
{
    const QString trouble = troubleSentence(live, delivery);
    const QString waiting = waitingSentence(live, delivery);
    return waiting.isEmpty() ? trouble : trouble + u' ' + waiting;
}

bool stepsSend(const Delivery &delivery)
{
    return delivery.state == Delivery::State::Parked || delivery.waitsForHost;
}

}  // namespace ui
