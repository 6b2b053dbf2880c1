// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/posting/outbox_entry.h"

#include "core/base/crash_point.h"
#include "core/base/log.h"

#include <algorithm>

namespace core {

using State = Delivery::State;

namespace {

constexpr Seconds rateLimitPause{60};  ///< when the network does not say how long
constexpr Seconds storagePause{3};

const char *nameOf(State state)
{
    static constexpr const char *names[] = {"Due",     "Claimed",     "Sending", "Sent",
                                            "Refused", "Unconfirmed", "Parked"};
    return names[int(state)];
}

}  // namespace

Outbox::Outbox(Clock &clock, Storage &storage, const ChatId &chat, const QString &desk,
               QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_storage(storage)
    , m_chat(chat)
    , m_desk(desk)
{
    connect(&m_clock, &Clock::jumped, this, &Outbox::pump);
}

Outbox::~Outbox() = default;

void Outbox::addClient(NetworkClient &client)
{
    m_clients.append(&client);
}

NetworkClient *Outbox::clientOf(const Delivery &delivery) const
{
    const auto found =
        std::find_if(m_clients.begin(), m_clients.end(), [&delivery](NetworkClient *client) {
            return client->account().id == delivery.account;
        });
    return found == m_clients.end() ? nullptr : *found;
}

Outbox::Entry *Outbox::entry(const DeliveryId &id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&id](const auto &one) { return one->delivery.id == id; });
    return found == m_entries.end() ? nullptr : found->get();
}

Outbox::Entry &Outbox::append(const Delivery &delivery)
{
    m_entries.push_back(std::make_unique<Entry>(m_clock, delivery));
    return *m_entries.back();
}

// Intents.

void Outbox::restore(const QList<Delivery> &deliveries)
{
    for (const Delivery &delivery : deliveries)
        append(delivery).onDisk = true;
    // By index here and below: whoever hears changed() may add more.
    for (size_t i = 0; i < m_entries.size(); ++i) {
        Entry &one = *m_entries[i];
        if (one.delivery.state == State::Unconfirmed && !one.underWay)
            lookForIt(one, one.delivery.error.value_or(Error{Error::Code::Unconfirmed}));
    }
    pump();
}

void Outbox::add(const QList<Delivery> &deliveries)
{
    QList<Delivery> fresh;
    for (const Delivery &delivery : deliveries) {
        if (!entry(delivery.id)) {
            append(delivery);
            fresh.append(delivery);
        }
    }
    for (const Delivery &delivery : std::as_const(fresh))
        Q_EMIT changed(delivery);
    if (!fresh.isEmpty())
        store(fresh);
}

/// Nothing leaves before its intent is on disk; where that fails it is tried until it works.
void Outbox::store(const QList<Delivery> &deliveries)
{
    ++m_saving;
    whenArrived(
        m_storage.add(m_chat, deliveries), this,
        [this, deliveries](const Result<QList<Delivery>> &result) {
            --m_saving;
            if (result)
                return stored(*result);
            qCWarning(postingLog) << "an intent could not be saved:" << result.error().detail;
            for (const Delivery &delivery : deliveries) {
                if (Entry *one = entry(delivery.id))
                    one->delivery.error = result.error();
            }
            m_clock.callAfter(storagePause, this, [this, deliveries] { store(deliveries); });
        });
}

void Outbox::stored(const QList<Delivery> &deliveries)
{
    for (const Delivery &delivery : deliveries) {
        Entry *one = entry(delivery.id);
        if (!one || one->onDisk)
            continue;
        one->delivery = delivery;  // a former run may have come further with it
        one->onDisk = true;
        Q_EMIT changed(delivery);
        if (delivery.state == State::Unconfirmed)
            lookForIt(*one, Error{Error::Code::Unconfirmed});
    }
    pump();
}

// Sending, one at a time for each account.

void Outbox::pump()
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        Entry &one = *m_entries[i];
        const Delivery &delivery = one.delivery;
        if (delivery.state != State::Due || delivery.waitsForHost || !one.onDisk || one.underWay ||
            !isNext(one))
            continue;
        if (delivery.notBefore && *delivery.notBefore > m_clock.now())
            one.alarm.set(*delivery.notBefore, [this] { pump(); });
        else if (isTooLate(one))
            waitForHost(one);
        else
            claim(one);
    }
}

/// Cues leave in order on every account; what a host writes in between only waits its turn. One
/// that is Parked is as far as it gets by itself: the evening goes on without it.
bool Outbox::isNext(const Entry &candidate) const
{
    for (const auto &one : m_entries) {
        if (one.get() == &candidate)
            return true;
        if (one->delivery.account != candidate.delivery.account)
            continue;
        const bool bothCues = !one->delivery.cue.isEmpty() && !candidate.delivery.cue.isEmpty();
        const bool isOpen = !one->delivery.isSettled() && one->delivery.state != State::Parked;
        if (one->underWay || (bothCues && isOpen))
            return false;
    }
    return false;
}

/// After a crash or a sleep. A wait that the network asked for is counted from its end.
bool Outbox::isTooLate(const Entry &one) const
{
    const Delivery &delivery = one.delivery;
    const bool asked =
        delivery.notBefore && delivery.error && delivery.error->code == Error::Code::RateLimited;
    const Instant due = asked ? *delivery.notBefore : delivery.created;
    return m_clock.now() - std::max(due, one.askedAt) > lateAfter;
}

void Outbox::waitForHost(Entry &one)
{
    one.underWay = false;
    one.delivery.state = State::Due;
    one.delivery.waitsForHost = true;
    Q_EMIT changed(one.delivery);
}

void Outbox::claim(Entry &one)
{
    one.underWay = true;
    const DeliveryId id = one.delivery.id;
    ++m_saving;
    whenArrived(m_storage.claim(id, m_desk), this, [this, id](const Result<bool> &owned) {
        --m_saving;
        Entry *claimed = entry(id);
        if (!claimed || claimed->delivery.state != State::Due) {
            if (claimed)
                claimed->underWay = false;
            return;
        }
        if (owned && *owned)
            return send(*claimed);
        claimed->underWay = false;  // another desk has it, or the disk is in trouble
        claimed->alarm.setAfter(storagePause, [this] { pump(); });
    });
}

/// What goes over the wire is written once, and stays so whatever happens to it.
void Outbox::send(Entry &one)
{
    set(one, State::Claimed, one.delivery.error);
    NetworkClient *client = clientOf(one.delivery);
    if (!client || one.delivery.isFrozen())
        return saveSending(one);
    const DeliveryId id = one.delivery.id;
    const int attempt = ++one.attempt;
    one.alarm.setAfter(sendingDeadline, [this, id, attempt] {
        frozen(id, attempt, failure(Error::Code::Offline, QStringLiteral("not ready in time")));
    });
    whenArrived(
        client->freeze(one.delivery), this,
        [this, id, attempt](const Result<Delivery> &result) { frozen(id, attempt, result); });
}

/// A failure of a former try says nothing about this one.
void Outbox::frozen(const DeliveryId &id, int attempt, const Result<Delivery> &result)
{
    Entry *one = entry(id);
    if (!one || one->delivery.state != State::Claimed || one->delivery.isFrozen() ||
        (!result && one->attempt != attempt))
        return;
    one->alarm.clear();
    if (result) {
        one->delivery.recordKey = result->recordKey;
        one->delivery.body = result->body;
        return saveSending(*one);
    }
    switch (result.error().code) {
    case Error::Code::Offline:
    case Error::Code::Unconfirmed:  // only asked for what it needs: nothing of it is out
        return retry(*one, result.error(), pauses.after(++one->failures));
    case Error::Code::RateLimited:
        return retry(*one, result.error(), result.error().retryAfter.value_or(rateLimitPause));
    default:
        return refuse(*one, result.error());
    }
}

/// Sending is on disk before the first byte leaves.
void Outbox::saveSending(Entry &one)
{
    Delivery sending = one.delivery;
    sending.state = State::Sending;
    const DeliveryId id = one.delivery.id;
    ++m_saving;
    whenArrived(m_storage.save(m_chat, sending), this, [this, id](const Result<Done> &saved) {
        --m_saving;
        Entry *claimed = entry(id);
        if (!claimed || claimed->delivery.state != State::Claimed)
            return;
        crashPoint("saved ", "Sending");
        if (saved)
            return publish(*claimed);
        retry(*claimed, saved.error(), storagePause);
    });
}

void Outbox::publish(Entry &one)
{
    const DeliveryId id = one.delivery.id;
    NetworkClient *client = clientOf(one.delivery);
    if (!client)
        return refuse(one, Error{Error::Code::SignedOut});
    if (isTooLate(one)) {  // the disk was full, or the computer slept, since it was claimed
        waitForHost(one);
        save(one);
        return pump();
    }
    set(one, State::Sending, std::nullopt);
    const int attempt = ++one.attempt;
    one.alarm.setAfter(sendingDeadline, [this, id, attempt] {
        settle(id, attempt, failure(Error::Code::Unconfirmed, QStringLiteral("no reply in time")));
    });
    whenArrived(
        client->publish(one.delivery), this,
        [this, id, attempt](const Result<Published> &result) { settle(id, attempt, result); });
}

/// A success counts whenever it comes; a failure only while that attempt is the one we wait for.
void Outbox::settle(const DeliveryId &id, int attempt, const Result<Published> &result)
{
    Entry *one = entry(id);
    if (!one || one->delivery.isSettled())
        return;
    if (result)
        return markSent(*one, *result);
    if (one->delivery.state != State::Sending || one->attempt != attempt)
        return;

    switch (result.error().code) {
    case Error::Code::Offline:  // nothing left this computer: sending again is safe
        return retry(*one, result.error(), pauses.after(++one->failures));
    case Error::Code::RateLimited:
        return retry(*one, result.error(), result.error().retryAfter.value_or(rateLimitPause));
    case Error::Code::Unconfirmed:
        return lookForIt(*one, result.error());
    default:
        return refuse(*one, result.error());
    }
}

void Outbox::retry(Entry &one, const Error &error, Milliseconds delay)
{
    one.underWay = false;
    one.delivery.notBefore = m_clock.now() + delay;
    set(one, State::Due, error);
    save(one);
    one.alarm.clear();
    pump();
}

// Ends.

void Outbox::markSent(Entry &one, const Published &published)
{
    one.underWay = false;
    one.alarm.clear();
    one.delivery.post = published.post;
    one.delivery.url = published.url;
    one.delivery.sentAt = published.at;
    one.delivery.notBefore.reset();
    set(one, State::Sent, std::nullopt);
    save(one);
    Q_EMIT sent(one.delivery);
    pump();
}

void Outbox::refuse(Entry &one, const Error &error)
{
    one.underWay = false;
    one.alarm.clear();
    set(one, State::Refused, error);
    save(one);
    pump();
}

/// Every transition, with a moment before and after it at which a test may pull the plug.
void Outbox::set(Entry &one, State state, const std::optional<Error> &error)
{
    crashPoint("before ", nameOf(state));
    one.delivery.state = state;
    one.delivery.error = error;
    one.delivery.waitsForHost = false;
    Q_EMIT changed(one.delivery);
    crashPoint("after ", nameOf(state));
}

void Outbox::save(Entry &one)
{
    ++m_saving;
    const State state = one.delivery.state;
    whenArrived(
        m_storage.save(m_chat, one.delivery), this, [this, state](const Result<Done> &saved) {
            --m_saving;
            crashPoint("saved ", nameOf(state));
            if (!saved)
                qCWarning(postingLog) << "a delivery could not be saved:" << saved.error().detail;
        });
}

}  // namespace core
