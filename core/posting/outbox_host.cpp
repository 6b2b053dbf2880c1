// SPDX-License-Identifier: GPL-3.0-or-later
// What a host may ask of the outbox, and say to it.
#include "core/posting/outbox_entry.h"

#include <algorithm>

namespace core {

using State = Delivery::State;

QList<Delivery> Outbox::all() const
{
    QList<Delivery> deliveries;
    for (const auto &one : m_entries)
        deliveries.append(one->delivery);
    return deliveries;
}

QList<Delivery> Outbox::ofCue(const CueId &cue) const
{
    QList<Delivery> deliveries;
    for (const auto &one : m_entries) {
        if (one->delivery.cue == cue)
            deliveries.append(one->delivery);
    }
    return deliveries;
}

const Delivery *Outbox::find(const DeliveryId &id) const
{
    const Entry *one = entry(id);
    return one ? &one->delivery : nullptr;
}

std::optional<Instant> Outbox::nextTry(const DeliveryId &id) const
{
    const Entry *one = entry(id);
    if (!one || one->underWay || one->delivery.waitsForHost)
        return std::nullopt;
    if (one->delivery.state == Delivery::State::Due)
        return one->delivery.notBefore;
    const bool looks = one->delivery.state == Delivery::State::Unconfirmed;
    return looks ? one->alarm.time() : std::nullopt;
}

bool Outbox::isIdle() const
{
    return std::all_of(m_entries.begin(), m_entries.end(),
                       [](const auto &one) { return one->delivery.isSettled(); });
}

void Outbox::lookNow(const DeliveryId &id)
{
    Entry *one = entry(id);
    const bool open =
        one && !one->underWay &&
        (one->delivery.state == State::Unconfirmed || one->delivery.state == State::Parked);
    if (open)
        lookForIt(*one, one->delivery.error.value_or(Error{Error::Code::Unconfirmed}));
}

void Outbox::confirmSent(const DeliveryId &id)
{
    Entry *one = entry(id);
    if (!one || one->delivery.isSettled() || one->delivery.state == State::Due)
        return;
    one->underWay = false;
    one->alarm.clear();
    one->delivery.sentAt = m_clock.now();
    set(*one, State::Sent, std::nullopt);
    save(*one);
    Q_EMIT sent(one->delivery);
    pump();
}

void Outbox::sendAgain(const DeliveryId &id)
{
    Entry *one = entry(id);
    if (!one || one->underWay || one->delivery.state == State::Sent)
        return;
    one->looks = 0;
    one->waited = Seconds(0);
    one->failures = 0;
    one->delivery.skipped = false;
    one->delivery.notBefore.reset();
    one->askedAt = m_clock.now();  // so it is not late any more
    one->alarm.clear();
    set(*one, State::Due, std::nullopt);
    save(*one);
    pump();
}

void Outbox::skip(const DeliveryId &id)
{
    Entry *one = entry(id);
    const bool open = one && !one->delivery.isSettled() && !one->underWay;
    const bool refused = one && one->delivery.state == State::Refused;
    if (!open && !refused)
        return;
    one->alarm.clear();
    one->delivery.skipped = true;
    if (one->delivery.state == State::Due)
        set(*one, State::Refused, Error{Error::Code::Cancelled});
    else
        Q_EMIT changed(one->delivery);
    save(*one);
    pump();
}

void Outbox::editAndSend(const DeliveryId &id, const QString &text)
{
    const Entry *one = entry(id);
    if (!one || one->delivery.state != State::Refused)
        return;
    const Delivery &refused = one->delivery;
    const Delivery edited{.id = DeliveryId::fresh(),
                          .account = refused.account,
                          .cue = refused.cue,
                          .text = text,
                          .pictures = refused.pictures,
                          .replyTo = refused.replyTo,
                          .warning = refused.warning,
                          .language = refused.language,
                          .quiet = refused.quiet,
                          .created = m_clock.now()};
    add({edited});
    skip(id);
}

bool Outbox::withdraw(const DeliveryId &id)
{
    Entry *one = entry(id);
    if (!one || one->delivery.state != State::Due || one->underWay)
        return false;
    skip(id);
    return true;
}

}  // namespace core
