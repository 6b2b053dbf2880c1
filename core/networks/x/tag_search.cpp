// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/tag_search.h"

#include "core/base/backoff.h"
#include "core/networks/x/snowflake.h"
#include "core/networks/x/x_errors.h"
#include "core/networks/x/x_fields.h"
#include "core/networks/x/x_json.h"

#include <algorithm>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr Backoff pauses{.first = Milliseconds(2'000), .longest = Milliseconds(60'000)};
constexpr Minutes refusedPause{10};  ///< whoever turned us down is asked rarely
constexpr std::chrono::hours furthestBack{7 * 24 - 1};
constexpr int pageSize = 100;
constexpr int smallestPage = 10;
const QString noBoosts = u" -is:retweet"_s;

bool isWorthTryingSoon(Error::Code code)
{
    return code == Error::Code::Offline || code == Error::Code::Unconfirmed ||
           code == Error::Code::RateLimited;
}

}  // namespace

TagSearch::TagSearch(Clock &clock, Session &session, Meter &meter, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
    , m_meter(meter)
    , m_alarm(clock)
{}

void TagSearch::start(const Hashtag &hashtag, Instant since)
{
    stop();
    m_hashtag = hashtag;
    m_since = since - overlap;
    m_follows = m_isBehind = true;
    m_onceMoreAt = m_clock.now() + indexDelay;
    begin();
}

void TagSearch::stop()
{
    ++m_round;
    m_alarm.clear();
    m_look.reset();
    m_place.clear();
    m_readUntil.reset();
    m_lookBackAt.reset();
    m_onceMoreAt.reset();
    m_problem.reset();
    m_follows = m_isBusy = m_again = m_isBehind = false;
    m_polls = true;
    m_failures = 0;
}

void TagSearch::lookAgain()
{
    if (!m_follows)
        return;
    m_isBehind = true;
    m_again = m_isBusy;
    m_onceMoreAt = m_clock.now() + indexDelay;
    m_lookBackAt.reset();
    const bool isToWait = m_problem && m_problem->code == Error::Code::RateLimited;
    if (!m_isBusy && !isToWait)
        begin();
}

void TagSearch::setPolls(bool polls)
{
    if (std::exchange(m_polls, polls) != polls && m_follows && !m_isBusy && !m_problem)
        wait();
}

void TagSearch::addOwn(const QString &id)
{
    m_own.removeOne(id);
    m_own.prepend(id);
    std::sort(m_own.begin(), m_own.end(), isNewerId);
}

QString TagSearch::query() const
{
    QString terms = m_hashtag.withSign();
    for (const QString &id : m_own) {
        const QString one = u" OR conversation_id:"_s + id;
        if (terms.size() + one.size() + noBoosts.size() + 2 > longestQuery)
            break;
        terms += one;
    }
    return u'(' + terms + u')' + noBoosts;
}

void TagSearch::begin()
{
    m_alarm.clear();
    m_again = false;
    plan();
    Q_EMIT changed();
    if (!m_isBusy)
        ask();
}

/// A look that did not come to its end goes on where it was.
void TagSearch::plan()
{
    if (m_look)
        return;
    const Instant now = m_clock.now();
    m_look = Look{.above = m_place, .at = m_session.serverNow()};
    if (m_onceMoreAt && now >= *m_onceMoreAt)
        m_look->isOnceMoreOf = m_onceMoreAt;
    const bool isToLookBack = !m_lookBackAt || now >= *m_lookBackAt;
    if (isToLookBack) {
        m_lookBackAt = now + everyOverlap;
        if (const auto newest = timeInId(m_place))
            m_look->above = firstIdAt(*newest - overlap);
    }
}

void TagSearch::ask()
{
    if (!m_meter.mayRead())
        return failed({Error::Code::Refused, QLatin1String(problem::usageCapped), {}});
    const Instant oldest = m_session.serverNow() - furthestBack;
    const auto above = timeInId(m_look->above);
    QUrlQuery query = postFields(true);
    const QByteArray terms = QUrl::toPercentEncoding(this->query());
    query.addQueryItem(u"query"_s, QString::fromLatin1(terms));
    const int size = std::max(smallestPage, m_meter.budget().postsLeft(pageSize));
    query.addQueryItem(u"max_results"_s, QString::number(size));
    if (above && *above > oldest)
        query.addQueryItem(u"since_id"_s, m_look->above);
    else
        query.addQueryItem(u"start_time"_s, isoTime(std::max<Instant>(m_since, oldest)));
    if (!m_look->next.isEmpty())
        query.addQueryItem(u"next_token"_s, m_look->next);
    m_isBusy = true;
    whenArrived(m_session.get(u"/2/tweets/search/recent"_s, query), this,
                [this, round = m_round](const Result<Reply> &reply) {
                    if (round == m_round)
                        take(reply);
                });
}

void TagSearch::take(const Result<Reply> &reply)
{
    m_isBusy = false;
    if (!reply)
        return failed(reply.error());
    const QJsonObject answer = objectIn(reply->body);
    if (!answer.contains(u"data") && !answer.contains(u"meta"))
        return failed({Error::Code::Offline, u"no search"_s, {}});
    m_problem.reset();
    m_failures = 0;
    m_meter.read(answer);
    const quint64 round = m_round;
    Q_EMIT changed();  // it is there again, before what it brings
    if (round == m_round)
        takePage(answer);
}

void TagSearch::takePage(const QJsonObject &answer)
{
    const Parsed parsed = parseAnswer(answer);
    const QString next = answer[u"meta"][u"next_token"].toString();
    for (const Post &post : parsed.posts) {
        if (const QString id = nativeId(post.id); isNewerId(id, m_look->newest))
            m_look->newest = id;
    }
    const bool hasMore = !next.isEmpty() && next != m_look->next;
    m_look->next = next;
    const quint64 round = m_round;
    Q_EMIT found(parsed);
    if (round != m_round)
        return;  // it was stopped meanwhile
    if (!hasMore)
        return done();
    if (++m_look->pages % mostPages != 0)
        return ask();
    m_alarm.setAfter(everyOverlap, [this] { begin(); });
}

void TagSearch::done()
{
    if (isNewerId(m_look->newest, m_place))
        m_place = m_look->newest;
    m_readUntil = std::max(m_readUntil.value_or(m_since), m_look->at - indexDelay);
    if (m_onceMoreAt == m_look->isOnceMoreOf)
        m_onceMoreAt.reset();
    m_look.reset();
    if (m_again)
        return begin();
    m_isBehind = false;
    wait();
    Q_EMIT changed();
}

void TagSearch::wait()
{
    const Instant regular = m_clock.now() + (m_polls ? everyPoll : everySoOften);
    m_alarm.set(std::min(regular, m_onceMoreAt.value_or(regular)), [this] { begin(); });
}

/// What was found stays found, and what was read need not be read again.
void TagSearch::failed(const Error &error)
{
    ++m_failures;
    m_problem = error;
    m_again = false;
    m_isBehind = m_isBehind || m_polls;
    const bool isDeep = m_look && !m_look->next.isEmpty();  // X may not know that page any more
    const bool soon = isWorthTryingSoon(error.code) || (isDeep && m_meter.mayRead());
    if (!isWorthTryingSoon(error.code))
        m_look.reset();
    const Milliseconds asked = error.retryAfter.value_or(Seconds(0));
    m_alarm.setAfter(std::max<Milliseconds>(asked, soon ? pauses.after(m_failures) : refusedPause),
                     [this] { begin(); });
    Q_EMIT changed();
}

}  // namespace core::x
