// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/post_watch.h"

#include "core/networks/parsed.h"
#include "core/networks/x/snowflake.h"

#include <QJsonArray>

#include <algorithm>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostKept = 5'000;
constexpr Minutes rest{5};  ///< after X has turned us down

bool isGone(const QJsonValue &error)
{
    return error[u"type"].toString().endsWith(u"/resource-not-found");
}

}  // namespace

PostWatch::PostWatch(Clock &clock, Session &session, Meter &meter, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
    , m_meter(meter)
    , m_alarm(clock)
{}

void PostWatch::start()
{
    stop();
    m_follows = true;
    later(everySoOften);
}

void PostWatch::stop()
{
    ++m_round;
    m_follows = false;
    m_alarm.clear();
}

void PostWatch::forget()
{
    m_own.clear();
    m_posts.clear();
    m_counts.clear();
    m_turn = 0;
}

void PostWatch::add(const QString &id)
{
    if (m_posts.contains(id) || m_own.contains(id))
        return;
    m_posts.append(id);
    if (m_posts.size() > mostKept)
        m_posts.removeFirst();
}

void PostWatch::addOwn(const QString &id)
{
    m_posts.removeOne(id);
    m_own.removeOne(id);
    m_own.prepend(id);
    m_own = m_own.mid(0, mostOwn);
}

void PostWatch::later(Milliseconds pause)
{
    m_alarm.setAfter(pause, [this] { ask(); });
}

/// Half of what is left of the hundred are the newest, the others come in turn.
QStringList PostWatch::pick()
{
    const Instant oldest = m_session.serverNow() - longest;
    m_posts.removeIf(
        [&oldest](const QString &id) { return timeInId(id).value_or(Instant()) < oldest; });
    QStringList picked = m_own;
    const qsizetype room = mostAtOnce - picked.size();
    const qsizetype newest = m_posts.size() <= room ? m_posts.size() : room / 2;
    picked += m_posts.mid(m_posts.size() - newest);
    const qsizetype others = m_posts.size() - newest;
    for (qsizetype i = 0; i < std::min(others, room - newest); ++i)
        picked.append(m_posts.at(m_turn++ % others));
    return picked;
}

void PostWatch::ask()
{
    const QStringList ids = pick();
    if (ids.isEmpty() || !m_meter.mayRead())
        return later(everySoOften);
    const QUrlQuery query{{u"ids"_s, ids.join(u',')}, {u"tweet.fields"_s, u"public_metrics"_s}};
    whenArrived(m_session.get(u"/2/tweets"_s, query), this,
                [this, ids, round = m_round](const Result<Reply> &reply) {
                    if (round == m_round)
                        take(ids, reply);
                });
}

void PostWatch::take(const QStringList &asked, const Result<Reply> &reply)
{
    const quint64 round = m_round;
    if (!reply) {
        const bool isRefused = reply.error().code == Error::Code::Refused;
        return later(std::max<Milliseconds>(isRefused ? Milliseconds(rest) : everySoOften,
                                            reply.error().retryAfter.value_or(Seconds(0))));
    }
    later(everySoOften);
    const QJsonObject answer = objectIn(reply->body);
    m_meter.read(answer);
    for (const QJsonValue &post : answer[u"data"].toArray()) {
        if (round == m_round)
            takeCounts(post.toObject());
    }
    for (const QJsonValue &error : answer[u"errors"].toArray()) {
        const QString id = idIn(error[u"resource_id"]).isEmpty() ? error[u"value"].toString()
                                                                 : idIn(error[u"resource_id"]);
        if (round != m_round || !isGone(error) || !asked.contains(id))
            continue;
        m_posts.removeOne(id);
        m_own.removeOne(id);
        Q_EMIT gone(id);
    }
}

void PostWatch::takeCounts(const QJsonObject &post)
{
    const QString id = idIn(post[u"id"]);
    const QJsonValue told = post[u"public_metrics"];
    if (!m_own.contains(id) || !told.isObject())
        return;
    const QString boosts =
        told.toObject().contains(u"retweet_count") ? u"retweet_count"_s : u"repost_count"_s;
    const Counts counts{.likes = std::max(0, told[u"like_count"].toInt()),
                        .boosts = std::max(0, told[boosts].toInt())};
    if (std::exchange(m_counts[id], counts) != counts)
        Q_EMIT countsChanged(id);
}

}  // namespace core::x
