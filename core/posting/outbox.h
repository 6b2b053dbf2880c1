// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/network_client.h"
#include "core/storage/storage.h"

#include <memory>
#include <vector>

namespace core {

/// Every delivery out exactly once.
///
/// Owned by LiveChat. Its rules: the intent is on disk before the first byte leaves; what may be
/// out is looked for before it is sent again, always with the same key; per account one delivery
/// at a time, in order. Nothing stays Sending past its deadline.
class Outbox : public QObject {
    Q_OBJECT

public:
    static constexpr Seconds sendingDeadline{20};
    /// Looked for so often without an answer, a delivery is Parked for the host.
    static constexpr int mostLooks = 6;
    /// So long a network may ask to look later before that counts as no answer either.
    static constexpr Minutes longestWait{10};
    /// A delivery that waited longer than this does not go out unasked (waitsForHost).
    static constexpr Minutes lateAfter{2};

    Outbox(Clock &clock, Storage &storage, const ChatId &chat, const QString &desk,
           QObject *parent = nullptr);
    ~Outbox() override;

    void addClient(NetworkClient &client);
    /// Goes on with what a former run left; Sending has been read back as Unconfirmed.
    void restore(const QList<Delivery> &deliveries);
    /// Saves the intents, then sends them. A delivery whose id is known is not added again.
    void add(const QList<Delivery> &deliveries);
    /// Our own post, seen in the stream, is surely out. One post stands for one delivery.
    void reconcile(const QList<Post> &posts);

    QList<Delivery> all() const;  ///< in the order in which they were added
    QList<Delivery> ofCue(const CueId &cue) const;
    const Delivery *find(const DeliveryId &id) const;
    /// When it is sent or looked for again by itself; none while its network is being asked.
    std::optional<Instant> nextTry(const DeliveryId &id) const;
    bool isIdle() const;                            ///< nothing is on its way or waiting
    bool isSaved() const { return m_saving == 0; }  ///< no write of it is under way

    void lookNow(const DeliveryId &id);
    /// The host's word on a parked one: it is out, or it is not.
    void confirmSent(const DeliveryId &id);
    void sendAgain(const DeliveryId &id);
    /// A refused or parked one is let be.
    void skip(const DeliveryId &id);
    /// A refused one goes out with another text, under a new key.
    void editAndSend(const DeliveryId &id, const QString &text);
    /// Takes back an intent that has not been claimed yet; false when it is too late.
    bool withdraw(const DeliveryId &id);

Q_SIGNALS:
    void changed(const core::Delivery &delivery);
    void sent(const core::Delivery &delivery);

private:
    struct Entry;
    Entry *entry(const DeliveryId &id) const;
    NetworkClient *clientOf(const Delivery &delivery) const;
    Entry &append(const Delivery &delivery);
    void store(const QList<Delivery> &deliveries);
    void stored(const QList<Delivery> &deliveries);
    void pump();
    bool isNext(const Entry &entry) const;
    bool isTooLate(const Entry &entry) const;
    void waitForHost(Entry &entry);
    void claim(Entry &entry);
    void send(Entry &entry);
    void frozen(const DeliveryId &id, int attempt, const Result<Delivery> &result);
    void saveSending(Entry &entry);
    void publish(Entry &entry);
    void settle(const DeliveryId &id, int attempt, const Result<Published> &result);
    void retry(Entry &entry, const Error &error, Milliseconds delay);
    void lookForIt(Entry &entry, const Error &reason);
    void looked(const DeliveryId &id, int attempt, const Result<Published> &result);
    void lookAgain(Entry &entry, const Error &reason);
    bool isOurs(const Post &post, const Entry &entry) const;
    bool isKnown(const PostId &post) const;
    void markSent(Entry &entry, const Published &published);
    void refuse(Entry &entry, const Error &error);
    void set(Entry &entry, Delivery::State state, const std::optional<Error> &error);
    void save(Entry &entry);

    Clock &m_clock;
    Storage &m_storage;
    ChatId m_chat;
    QString m_desk;
    QList<NetworkClient *> m_clients;
    int m_saving = 0;
    std::vector<std::unique_ptr<Entry>> m_entries;  ///< in the order in which they were added
};

}  // namespace core
