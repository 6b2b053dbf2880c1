// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/own_posts.h"

#include "core/networks/parsed.h"
#include "core/networks/x/snowflake.h"
#include "core/networks/x/x_errors.h"
#include "core/networks/x/x_fields.h"

#include <QJsonArray>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPages = 5;
constexpr Minutes clocksDiffer{2};      ///< what is left of it after X's has been compared
constexpr Minutes clocksMayDiffer{15};  ///< before that

/// Whatever kept us from looking says nothing of the post, but may say when to look again.
Error unclear(Error error)
{
    error.code = Error::Code::Unconfirmed;
    return error;
}

/// An account without posts has a list without `data`.
bool isList(const QJsonObject &answer)
{
    return answer[u"data"].isArray() || answer[u"meta"][u"result_count"].isDouble();
}

}  // namespace

/// One look through the list, page by page down to what was there before.
struct OwnPosts::Reading {
    DeliveryId delivery;
    FrozenPost frozen;
    Instant earliest;  ///< by X's clock
    QString next;
    int pages = 0;
    bool isComplete = false;
    std::optional<QJsonObject> found;
};

std::optional<PostId> postOf(const QJsonObject &post)
{
    const QString id = idIn(post[u"id"]);
    return id.isEmpty() ? std::nullopt : std::optional(postId(NetworkId(u"x"_s), id));
}

OwnPosts::OwnPosts(Session &session, Meter &meter, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_meter(meter)
    , m_clock(clock)
    , m_begun(clock.now())
{}

Future<Reply> OwnPosts::ask(const QUrlQuery &query)
{
    const QString path = u"/2/users/%1/tweets"_s.arg(m_session.account().nativeId);
    return andThen(m_session.get(path, query), this, [this](const Reply &reply) {
        m_meter.read(objectIn(reply.body), Charge::OwnPostRead);
        return arrived<Reply>(reply);
    });
}

/// Also a repost is newer than what was before it.
Future<QString> OwnPosts::newest()
{
    return finally(ask({{u"max_results"_s, u"5"_s}}), this, [](const Result<Reply> &reply) {
        QString newest;
        const QJsonArray posts = reply ? objectIn(reply->body)[u"data"].toArray() : QJsonArray();
        for (const QJsonValue &post : posts) {
            if (const QString id = idIn(post[u"id"]); isNewerId(id, newest))
                newest = id;
        }
        return arrived<QString>(newest);
    });
}

// What is known of the tries.

void OwnPosts::isNew(const DeliveryId &delivery)
{
    m_tried.insert(delivery, {.isUnclear = false});
}

void OwnPosts::tries(const DeliveryId &delivery)
{
    Tried &tried = m_tried[delivery];
    tried.last = m_clock.now();
    tried.missing.reset();
}

void OwnPosts::isUnclear(const DeliveryId &delivery)
{
    m_tried[delivery].isUnclear = true;
}

bool OwnPosts::mayBeOut(const DeliveryId &delivery) const
{
    const auto tried = m_tried.constFind(delivery);
    return tried == m_tried.constEnd() || tried->isUnclear;
}

void OwnPosts::isDuplicate(const DeliveryId &delivery)
{
    m_tried[delivery].isDuplicate = true;
}

void OwnPosts::isOut(const PostId &post, const DeliveryId &delivery)
{
    if (!m_out.contains(post) || m_out.value(post).isEmpty())
        m_out.insert(post, delivery);
}

// Looking.

Future<QJsonObject> OwnPosts::find(const DeliveryId &delivery, const FrozenPost &frozen)
{
    auto reading = std::make_shared<Reading>();
    reading->delivery = delivery;
    reading->frozen = frozen;
    const Future<Done> going = untilDone(this, [this, reading] { return readPage(reading); });
    return finally(going, this, [this, reading](const Result<Done> &done) {
        if (!done)
            return arrived<QJsonObject>(tl::unexpected(unclear(done.error())));
        return arrived<QJsonObject>(reading->found ? Result<QJsonObject>(*reading->found)
                                                   : judged(*reading));
    });
}

Future<bool> OwnPosts::readPage(const std::shared_ptr<Reading> &reading)
{
    QUrlQuery query = postFields(false);
    query.addQueryItem(u"exclude"_s, u"retweets"_s);
    query.addQueryItem(u"max_results"_s, u"100"_s);
    if (!reading->frozen.after.isEmpty())
        query.addQueryItem(u"since_id"_s, reading->frozen.after);
    else
        query.addQueryItem(u"since_id"_s, firstIdAt(reading->frozen.at - clocksMayDiffer));
    if (!reading->next.isEmpty())
        query.addQueryItem(u"pagination_token"_s, reading->next);
    return andThen(ask(query), this, [this, reading](const Reply &reply) {
        // The reply has brought X's time.
        reading->earliest = reading->frozen.at + m_session.clockAhead() - clocksDiffer;
        return arrived<bool>(takePage(*reading, reply));
    });
}

Result<bool> OwnPosts::takePage(Reading &reading, const Reply &reply) const
{
    const QJsonObject answer = objectIn(reply.body);
    if (!isList(answer))
        return failure(Error::Code::Unconfirmed, u"no list of posts"_s);
    for (const QJsonValue &post : answer[u"data"].toArray()) {
        if (isOurs(post.toObject(), reading)) {
            reading.found = post.toObject();
            return false;
        }
    }
    const QString next = answer[u"meta"][u"next_token"].toString();
    reading.isComplete = next.isEmpty();
    const bool goesOn = !next.isEmpty() && next != reading.next && ++reading.pages < mostPages;
    reading.next = next;
    return goesOn;
}

bool OwnPosts::isOurs(const QJsonObject &post, const Reading &reading) const
{
    const std::optional<Instant> written = writtenAt(post);
    const std::optional<PostId> id = postOf(post);
    if (!id || !written || *written < reading.earliest)
        return false;
    const auto known = m_out.constFind(*id);
    const bool isOfAnother = known != m_out.constEnd() && *known != reading.delivery;
    return !isOfAnother && isPostOf(post, reading.frozen.request);
}

/// A list without it, at this moment.
Result<QJsonObject> OwnPosts::judged(const Reading &reading)
{
    if (!reading.isComplete)
        return failure(Error::Code::Unconfirmed, u"too many posts"_s);
    const Instant now = m_clock.now();
    Tried &tried = m_tried[reading.delivery];
    // A former run may have tried long after it was frozen, up to its end.
    const Instant last = tried.last.value_or(std::max(reading.frozen.at, m_begun));
    const std::optional<Instant> before = std::exchange(tried.missing, now);
    const bool isSecond = before && *before >= last + readings.front();
    const auto next = std::find_if(readings.begin(), readings.end(),
                                   [&](Seconds after) { return now < last + after; });
    if (next == readings.end() && isSecond)
        return failure(tried.isDuplicate ? Error::Code::Unconfirmed : Error::Code::NotFound,
                       u"not among the account's posts"_s);
    const Instant again = next == readings.end() ? now + readings.front() : last + *next;
    return tl::unexpected(Error{.code = Error::Code::Unconfirmed,
                                .detail = u"not among the account's posts yet"_s,
                                .retryAfter = std::chrono::ceil<Seconds>(again - now)});
}

}  // namespace core::x
