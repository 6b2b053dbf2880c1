// SPDX-License-Identifier: GPL-3.0-or-later
// What may be out is looked for before it is sent again.
#include "core/posting/outbox_entry.h"

#include <algorithm>

namespace core {

using State = Delivery::State;

namespace {

constexpr Minutes clocksDiffer{5};  ///< so far a network's clock and ours may be apart

}  // namespace

void Outbox::lookForIt(Entry &one, const Error &reason)
{
    one.underWay = true;
    set(one, State::Unconfirmed, reason);
    save(one);
    NetworkClient *client = clientOf(one.delivery);
    if (!client)
        return lookAgain(one, reason);
    const DeliveryId id = one.delivery.id;
    const int attempt = ++one.attempt;
    one.alarm.setAfter(sendingDeadline, [this, id, attempt] {
        looked(id, attempt, failure(Error::Code::Unconfirmed, QStringLiteral("no word in time")));
    });
    const auto goOn = [this, id, attempt](const Result<Published> &result) {
        looked(id, attempt, result);
    };
    whenArrived(client->findPublished(one.delivery), this, goOn);
}

void Outbox::looked(const DeliveryId &id, int attempt, const Result<Published> &result)
{
    Entry *one = entry(id);
    if (!one || one->delivery.isSettled())
        return;
    if (result)
        return markSent(*one, *result);
    if (one->delivery.state != State::Unconfirmed || one->attempt != attempt || !one->underWay)
        return;
    if (result.error().code == Error::Code::NotFound)
        return retry(*one, result.error(), pauses.after(++one->failures));  // the same key again
    lookAgain(*one, result.error());
}

void Outbox::lookAgain(Entry &one, const Error &reason)
{
    one.underWay = false;
    one.alarm.clear();
    const bool tellsLater = reason.retryAfter && one.waited + *reason.retryAfter <= longestWait;
    if (tellsLater) {
        one.waited += *reason.retryAfter;
    } else if (++one.looks >= mostLooks) {
        set(one, State::Parked, reason);
        save(one);
        return pump();
    }
    const DeliveryId id = one.delivery.id;
    const Milliseconds pause = tellsLater ? *reason.retryAfter : pauses.after(one.looks);
    one.alarm.setAfter(pause, [this, id, reason] {
        if (Entry *again = entry(id); again && again->delivery.state == State::Unconfirmed)
            lookForIt(*again, reason);
    });
}

void Outbox::reconcile(const QList<Post> &posts)
{
    for (const Post &post : posts) {
        if (isKnown(post.id))
            continue;
        const auto ours = std::find_if(m_entries.begin(), m_entries.end(),
                                       [&](const auto &one) { return isOurs(post, *one); });
        if (ours != m_entries.end())
            markSent(**ours, {.post = post.id, .url = post.url, .at = post.created});
    }
}

bool Outbox::isKnown(const PostId &post) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&post](const auto &one) { return one->delivery.post == post; });
}

/// By the key that we chose, where the network lets us; else by handle, words and time: the same
/// words also stood under the chat before this one.
bool Outbox::isOurs(const Post &post, const Entry &one) const
{
    const Delivery &delivery = one.delivery;
    const NetworkClient *client = clientOf(delivery);
    const bool isOnlySaidToBeOut = delivery.state == State::Sent && !delivery.post;
    const bool mayBeOut = !delivery.isSettled() && delivery.state != State::Claimed &&
                          (delivery.state != State::Due || one.attempt > 0);
    if (!client || client->account().network != post.network || !(mayBeOut || isOnlySaidToBeOut))
        return false;
    if (!delivery.recordKey.isEmpty())
        return post.author.id == client->account().nativeId &&
               nativeId(post.id).section(u'/', -1) == delivery.recordKey;
    const bool byUs =
        post.author.handle.compare(client->account().handle, Qt::CaseInsensitive) == 0;
    return byUs && post.created > delivery.created - clocksDiffer &&
           post.replyTo == delivery.replyTo && post.text.simplified() == delivery.text.simplified();
}

}  // namespace core
