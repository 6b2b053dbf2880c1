// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/own_statuses.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPages = 25;  ///< a thousand posts, where others use the account as well
constexpr qsizetype smallestFullPage = 20;  ///< no server gives fewer where there are more
constexpr Minutes clocksDiffer{2};      ///< what is left of it after the server's has been compared
constexpr Minutes clocksMayDiffer{15};  ///< where the server does not say what time it is
constexpr Seconds betweenReadings{10};

/// How long after a try a list without it means something.
Seconds patienceFor(ServerFacts::Keys keys)
{
    return keys == ServerFacts::Keys::Hour ? Seconds(30) : Seconds(60);
}

/// Ids of one server are in the order of their length, then of their text.
bool isNewer(const QString &id, const QString &other)
{
    return id.size() != other.size() ? id.size() > other.size() : id > other;
}

/// Not every server leaves boosts out, and there they have the id of what they boost.
bool isBoost(const QJsonObject &status)
{
    return status[u"reblog"].isObject();
}

std::optional<QJsonArray> arrayIn(const Reply &reply)
{
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    return document.isArray() ? std::optional(document.array()) : std::nullopt;
}

/// Whatever kept us from looking says nothing of the post, but may say when to look again.
Error unclear(Error error)
{
    error.code = Error::Code::Unconfirmed;
    return error;
}

QUrlQuery ownQuery(int limit)
{
    return {{u"limit"_s, QString::number(limit)}, {u"exclude_reblogs"_s, u"true"_s}};
}

}  // namespace

/// One look through the list, page by page upwards from what was there before.
struct OwnStatuses::Reading {
    DeliveryId delivery;
    FrozenStatus frozen;
    Instant earliest;  ///< by the server's clock
    QString above;
    int pages = 0;
    bool isComplete = false;
    std::optional<QJsonObject> found;
};

std::optional<PostId> postOf(const QJsonObject &status)
{
    const QString uri = status[u"uri"].toString(status[u"url"].toString());
    return uri.isEmpty() ? std::nullopt : std::optional(postId(NetworkId(u"mastodon"_s), uri));
}

OwnStatuses::OwnStatuses(Session &session, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_clock(clock)
    , m_begun(clock.now())
{}

Future<QString> OwnStatuses::newest()
{
    const Future<Reply> asking = andThen(m_session.accountId(), this, [this](const QString &id) {
        return m_session.get(u"/api/v1/accounts/%1/statuses"_s.arg(id), ownQuery(1));
    });
    return finally(asking, this, [](const Result<Reply> &reply) {
        QString newest;
        for (const QJsonValue &status :
             reply ? arrayIn(*reply).value_or(QJsonArray()) : QJsonArray()) {
            if (const QString id = idIn(status[u"id"]);
                isNewer(id, newest) && !isBoost(status.toObject()))
                newest = id;
        }
        return arrived<QString>(newest);
    });
}

void OwnStatuses::tries(const DeliveryId &delivery)
{
    m_tried.insert(delivery, {.last = m_clock.now()});
}

void OwnStatuses::isOut(const PostId &post, const DeliveryId &delivery)
{
    if (!m_out.contains(post) || m_out.value(post).isEmpty())
        m_out.insert(post, delivery);
}

Future<QJsonObject> OwnStatuses::find(const DeliveryId &delivery, const FrozenStatus &frozen)
{
    auto reading = std::make_shared<Reading>();
    reading->delivery = delivery;
    reading->frozen = frozen;
    reading->above = frozen.after;
    const Future<Done> going = untilDone(this, [this, reading] { return readPage(reading); });
    return finally(going, this, [this, reading](const Result<Done> &done) {
        if (!done)
            return arrived<QJsonObject>(tl::unexpected(unclear(done.error())));
        if (reading->found)
            return arrived<QJsonObject>(*reading->found);
        // What it does with a key decides; where that cannot be told, it does nothing with it.
        return finally(m_session.facts(), this, [this, reading](const Result<ServerFacts> &facts) {
            return arrived<QJsonObject>(
                judged(*reading, facts ? facts->keys : ServerFacts::Keys::None));
        });
    });
}

Future<bool> OwnStatuses::readPage(const std::shared_ptr<Reading> &reading)
{
    const Future<Reply> asking =
        andThen(m_session.accountId(), this, [this, reading](const QString &id) {
            QUrlQuery query = ownQuery(40);
            if (!reading->above.isEmpty())
                query.addQueryItem(u"min_id"_s, reading->above);
            return m_session.get(u"/api/v1/accounts/%1/statuses"_s.arg(id), query);
        });
    return andThen(asking, this, [this, reading](const Reply &reply) {
        // The reply has brought the server's time.
        const Minutes unsure = m_session.knowsClock() ? clocksDiffer : clocksMayDiffer;
        reading->earliest = reading->frozen.at + m_session.clockAhead() - unsure;
        return arrived<bool>(takePage(*reading, reply));
    });
}

/// Goes on until it is found or nothing is newer. A page that lists the newest, because it is not
/// known what was there before or because the server passes `min_id` over, must reach back to
/// before it was sent, or hold all that there is.
Result<bool> OwnStatuses::takePage(Reading &reading, const Reply &reply)
{
    const std::optional<QJsonArray> page = arrayIn(reply);
    if (!page)
        return failure(Error::Code::Unconfirmed, u"no list of statuses"_s);
    QString newest = reading.above;
    bool isFromTop = reading.above.isEmpty();
    bool reachesBack = page->size() < smallestFullPage;
    for (const QJsonValue &value : *page) {
        const QJsonObject status = value.toObject();
        const QString id = idIn(status[u"id"]);
        isFromTop = isFromTop || id == reading.above;
        newest = isNewer(id, newest) ? id : newest;
        if (isBoost(status))
            continue;
        if (!id.isEmpty() && id == reading.frozen.after) {
            reachesBack = true;
            break;  // what follows was there before
        }
        if (isOurs(status, reading)) {
            reading.found = status;
            return false;
        }
        const std::optional<Instant> created = instantIn(status[u"created_at"]);
        reachesBack = reachesBack || (created && *created < reading.earliest);
    }
    reading.isComplete = page->isEmpty() || (isFromTop && reachesBack);
    reading.above = newest;
    return !page->isEmpty() && !isFromTop && ++reading.pages < mostPages;
}

bool OwnStatuses::isOurs(const QJsonObject &status, const Reading &reading) const
{
    const std::optional<Instant> created = instantIn(status[u"created_at"]);
    return created && *created >= reading.earliest && isStatusOf(status, reading.frozen.request) &&
           !isOfAnother(status, reading.delivery);
}

/// A list without it, at this moment.
Result<QJsonObject> OwnStatuses::judged(const Reading &reading, ServerFacts::Keys keys)
{
    if (!reading.isComplete)
        return failure(Error::Code::Unconfirmed, u"too many statuses"_s);
    const Instant now = m_clock.now();
    Tried &tried = m_tried[reading.delivery];
    const Instant last = tried.last.value_or(lastOfFormerRun(reading.frozen, keys));
    Instant sure = last + patienceFor(keys);
    if (keys == ServerFacts::Keys::None) {
        if (!tried.firstMissing && now >= last + betweenReadings)
            tried.firstMissing = now;
        sure = std::max(sure, tried.firstMissing.value_or(now) + betweenReadings);
    }
    if (now >= sure)
        return failure(Error::Code::NotFound, u"not among the account's statuses"_s);
    // The first of two readings is worth having early.
    const bool isEarly = keys == ServerFacts::Keys::None && !tried.firstMissing;
    const Instant again = isEarly ? last + betweenReadings : sure;
    return tl::unexpected(Error{.code = Error::Code::Unconfirmed,
                                .detail = u"not among the account's statuses yet"_s,
                                .retryAfter = std::chrono::ceil<Seconds>(again - now)});
}

/// A former run may have tried long after it was frozen. Where a key surely keeps that try
/// and the next from being two posts it counts from then, elsewhere from the start of this run.
Instant OwnStatuses::lastOfFormerRun(const FrozenStatus &frozen, ServerFacts::Keys keys) const
{
    return keys == ServerFacts::Keys::Hour ? frozen.at : std::max(frozen.at, m_begun);
}

bool OwnStatuses::isOfAnother(const QJsonObject &status, const DeliveryId &delivery) const
{
    const std::optional<PostId> post = postOf(status);
    const auto known = post ? m_out.constFind(*post) : m_out.constEnd();
    return known != m_out.constEnd() && *known != delivery;
}

}  // namespace core::mastodon
