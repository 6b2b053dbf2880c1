// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/tag_filler.h"

#include "core/base/backoff.h"
#include "core/networks/http_errors.h"

#include <QJsonDocument>

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr Backoff pauses{.first = Milliseconds(2'000), .longest = Milliseconds(60'000)};
constexpr size_t mostRemembered = 1'000;
constexpr int pageSize = 40;

bool isWorthTryingSoon(Error::Code code)
{
    return code == Error::Code::Offline || code == Error::Code::Unconfirmed ||
           code == Error::Code::RateLimited;
}

QStringList idsOf(const QJsonArray &page)
{
    QStringList ids;
    for (const QJsonValue &status : page) {
        if (const QString id = idIn(status[u"id"]); !id.isEmpty())
            ids.append(id);
    }
    return ids;
}

}  // namespace

TagFiller::TagFiller(Clock &clock, Api &api, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_api(api)
    , m_alarm(clock)
{}

void TagFiller::start(const Hashtag &hashtag, Instant since)
{
    stop();
    m_hashtag = hashtag;
    m_since = since - overlap;
    m_follows = m_isBehind = true;
    begin();
}

void TagFiller::stop()
{
    ++m_round;
    m_alarm.clear();
    m_place.clear();
    m_read.clear();
    m_direction = Direction::Down;
    m_lookedAt.reset();
    m_readUntil.reset();
    m_lastAnswered.reset();
    m_problem.reset();
    m_follows = m_isBusy = m_again = m_isBehind = m_polls = false;
    m_readsUp = true;
    m_failures = m_pages = 0;
}

void TagFiller::lookAgain()
{
    if (!m_follows)
        return;
    m_isBehind = true;
    m_again = m_isBusy;
    const bool isToWait = m_problem && m_problem->code == Error::Code::RateLimited;
    if (!m_isBusy && !isToWait)
        begin();
}

void TagFiller::setPolls(bool polls)
{
    if (std::exchange(m_polls, polls) == polls || !polls || !m_follows || m_isBusy)
        return;
    if (!m_problem && m_alarm.time() > m_clock.now() + everyPoll)
        m_alarm.setAfter(everyPoll, [this] { begin(); });
}

void TagFiller::begin()
{
    m_alarm.clear();
    m_again = false;
    m_pages = 0;
    plan();
    Q_EMIT changed();
    if (!m_isBusy)
        ask();
}

/// A look that did not come to its end goes on where it was.
void TagFiller::plan()
{
    if (m_lookedAt)
        return;
    m_place = m_readUntil && m_readsUp ? placeBefore() : QString();
    m_direction = m_place.isEmpty() ? Direction::Down : Direction::Up;
    if (m_readUntil)
        m_since = std::max<Instant>(m_since, *m_readUntil - overlap);
}

/// So far back that what came late is above it, by number and by time; empty where so few were
/// read that what came late may be below them all.
QString TagFiller::placeBefore() const
{
    const Instant until = m_readUntil.value_or(m_since) - overlap;
    int back = 0;
    for (auto place = m_read.rbegin(); place != m_read.rend(); ++place) {
        if (++back > overlapPosts && place->second <= until)
            return place->first;
    }
    return m_read.size() >= mostRemembered ? m_read.begin()->first : QString();
}

void TagFiller::ask()
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(pageSize));
    if (!m_place.isEmpty())
        query.addQueryItem(m_direction == Direction::Up ? u"min_id"_s : u"max_id"_s, m_place);
    m_isBusy = true;
    whenArrived(m_api.get(u"/api/v1/timelines/tag/"_s + m_hashtag.text(), query), this,
                [this, round = m_round](const Result<Reply> &reply) {
                    if (round == m_round)
                        take(reply);
                });
}

void TagFiller::take(const Result<Reply> &reply)
{
    m_isBusy = false;
    if (!reply)
        return failed(reply.error());
    const QJsonDocument body = QJsonDocument::fromJson(reply->body);
    if (!body.isArray())
        return failed({Error::Code::Offline, u"no timeline"_s, {}});
    m_problem.reset();
    m_failures = 0;
    m_lastAnswered = m_clock.now();
    if (const auto told = serverTime(*reply))
        m_ahead = *told - m_clock.now();
    if (!m_lookedAt)
        m_lookedAt = serverNow();
    const quint64 round = m_round;
    Q_EMIT changed();  // it is there again, before what it brings
    if (round == m_round)
        takePage(body.array());
}

void TagFiller::takePage(const QJsonArray &page)
{
    remember(page);
    const QStringList ids = idsOf(page);
    const bool hasMore = m_direction == Direction::Up ? goesUp(ids) : goesDown(page);
    const quint64 round = m_round;
    for (qsizetype i = page.size() - 1; i >= 0 && round == m_round; --i)
        Q_EMIT found(page.at(i).toObject());
    if (round != m_round)
        return;  // it was stopped meanwhile
    if (!hasMore)
        return done();
    if (++m_pages < mostPages)
        return ask();
    m_alarm.setAfter(everySoOften, [this] { begin(); });
}

bool TagFiller::goesUp(const QStringList &ids)
{
    const auto isBelow = [this](const QString &id) { return !isEarlierId(m_place, id); };
    if (std::any_of(ids.begin(), ids.end(), isBelow)) {
        // The server does not know min_id and gave its newest: read down from there.
        m_readsUp = false;
        m_direction = Direction::Down;
        m_place.clear();
        return true;
    }
    if (ids.isEmpty())
        return false;
    m_place = *std::max_element(ids.begin(), ids.end(), isEarlierId);
    return true;
}

bool TagFiller::goesDown(const QJsonArray &page)
{
    const QStringList ids = idsOf(page);
    if (ids.isEmpty())
        return false;
    const QString lowest = *std::min_element(ids.begin(), ids.end(), isEarlierId);
    const bool isStuck = !m_place.isEmpty() && !isEarlierId(lowest, m_place);
    m_place = lowest;
    // Some servers number posts as they arrive: one that is old says nothing about the next.
    return !isStuck && std::any_of(page.begin(), page.end(), [this](const QJsonValue &status) {
        return instantIn(status[u"created_at"]).value_or(m_since) >= m_since;
    });
}

void TagFiller::remember(const QJsonArray &page)
{
    for (const QJsonValue &status : page) {
        const QString id = idIn(status[u"id"]);
        const auto created = instantIn(status[u"created_at"]);
        if (!id.isEmpty() && created)
            m_read.insert({id, *created});
    }
    while (m_read.size() > mostRemembered)
        m_read.erase(m_read.begin());
}

void TagFiller::done()
{
    m_readUntil = std::exchange(m_lookedAt, {});
    if (m_again)
        return begin();
    m_isBehind = false;
    m_alarm.setAfter(m_polls ? everyPoll : everySoOften, [this] { begin(); });
    Q_EMIT changed();
}

/// What was found stays found, and what was read need not be read again.
void TagFiller::failed(const Error &error)
{
    ++m_failures;
    m_problem = error;
    m_again = false;
    m_isBehind = m_isBehind || m_polls;
    const bool soon = isWorthTryingSoon(error.code);
    const Milliseconds asked = error.retryAfter.value_or(Seconds(0));
    m_alarm.setAfter(std::max<Milliseconds>(asked, soon ? pauses.after(m_failures) : everySoOften),
                     [this] { begin(); });
    Q_EMIT changed();
}

}  // namespace core::mastodon
