// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/x/meter.h"
#include "core/networks/x/post_body.h"
#include "core/networks/x/x_session.h"

namespace core::x {

/// Reads back what the account has posted, to tell whether a delivery is out: X has no key by which
/// a client could name its post.
///
/// Owned by XClient. Its rules: what was written may be shown only later, so it is not out only
/// when the list was without it after each of `readings`, counted from the last try; and where X
/// has turned the text down as one that is out already, it is never said not to be.
/// https://docs.x.com/x-api/posts/timelines
class OwnPosts : public QObject {
    Q_OBJECT

public:
    static constexpr std::array<Seconds, 4> readings{Seconds(5), Seconds(15), Seconds(45),
                                                     Seconds(120)};

    OwnPosts(Session &session, Meter &meter, Clock &clock, QObject *parent = nullptr);

    /// The newest of all; empty where there is none or it cannot be told now.
    Future<QString> newest();

    /// The delivery was frozen by this run, so that all its tries are known.
    void isNew(const DeliveryId &delivery);
    /// It is about to be sent.
    void tries(const DeliveryId &delivery);
    /// It was sent and may be out.
    void isUnclear(const DeliveryId &delivery);
    bool mayBeOut(const DeliveryId &delivery) const;
    /// X has turned it down as one that is out already.
    void isDuplicate(const DeliveryId &delivery);
    /// A post is known to be out; of a delivery, or (empty) of whatever was before.
    void isOut(const PostId &post, const DeliveryId &delivery);

    /// The post. NotFound: it is surely not out. Unconfirmed: it may be, with the time after which
    /// more can be told, or without one where nobody but the host can tell.
    Future<QJsonObject> find(const DeliveryId &delivery, const FrozenPost &frozen);

private:
    struct Tried {
        std::optional<Instant> last;  ///< none: in a former run, whose last try is not known
        bool isUnclear = true;        ///< of a former run nothing else is known
        bool isDuplicate = false;
        std::optional<Instant> missing;  ///< when the list last was without it
    };
    struct Reading;

    Future<Reply> ask(const QUrlQuery &query);
    Future<bool> readPage(const std::shared_ptr<Reading> &reading);
    Result<bool> takePage(Reading &reading, const Reply &reply) const;
    bool isOurs(const QJsonObject &post, const Reading &reading) const;
    Result<QJsonObject> judged(const Reading &reading);

    Session &m_session;
    Meter &m_meter;
    Clock &m_clock;
    const Instant m_begun;
    QHash<DeliveryId, Tried> m_tried;
    QHash<PostId, DeliveryId> m_out;
};

/// "x:1950000000000000001"; nothing where the object has no id.
std::optional<PostId> postOf(const QJsonObject &post);

}  // namespace core::x
