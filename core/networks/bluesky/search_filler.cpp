// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/search_filler.h"

#include "core/base/backoff.h"
#include "core/networks/http_errors.h"
#include "core/networks/parsed.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr Backoff pauses{.first = Milliseconds(2'000), .longest = Milliseconds(60'000)};
constexpr qsizetype mostOwn = 60;
/// Threads are looked at more rarely than the tag: a Jetstream brings replies without it too.
constexpr int looksPerThreads = 5;
/// After these the stream alone counts as being up to date; the search is still tried again.
constexpr int mostFailuresWaitedFor = 4;

bool isWorthTryingSoon(Error::Code code)
{
    return code == Error::Code::Offline || code == Error::Code::Unconfirmed ||
           code == Error::Code::RateLimited;
}

/// The earlier of both times: searches are in this order.
std::optional<Instant> sortedBy(const QJsonObject &view)
{
    const auto created = instantIn(view[u"record"][u"createdAt"]);
    const auto indexed = instantIn(view[u"indexedAt"]);
    return created && indexed ? std::min(*created, *indexed) : indexed ? indexed : created;
}

}  // namespace

SearchFiller::SearchFiller(Clock &clock, Xrpc &session, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
    , m_alarm(clock)
{}

void SearchFiller::start(const Hashtag &hashtag, Instant since)
{
    stop();
    m_hashtag = hashtag;
    m_first = m_since = since;
    m_isBehind = true;
    begin();
}

void SearchFiller::stop()
{
    ++m_round;
    m_alarm.clear();
    m_steps.clear();
    m_lookedAt.reset();
    m_waitsUntil.reset();
    m_isBusy = m_again = m_isBehind = m_hasLooked = false;
    m_failures = m_looks = 0;
}

void SearchFiller::lookAgain()
{
    m_looks = 0;
    m_isBehind = true;
    m_again = isLooking();
    if (!m_again && !m_waitsUntil)
        begin();
}

void SearchFiller::addOwn(const QString &uri)
{
    m_own.removeOne(uri);
    m_own.prepend(uri);
    m_own = m_own.mid(0, mostOwn);
}

void SearchFiller::begin()
{
    m_alarm.clear();
    m_waitsUntil.reset();
    m_again = false;
    m_lookedAt.reset();
    m_steps = {{.kind = Step::Kind::Search}};
    if (m_looks++ % looksPerThreads == 0) {
        for (const QString &uri : std::as_const(m_own)) {
            m_steps.push_back({.kind = Step::Kind::Thread, .uri = uri});
            m_steps.push_back({.kind = Step::Kind::Quotes, .uri = uri});
        }
    }
    Q_EMIT changed();
    next();
}

QUrlQuery SearchFiller::queryFor(const Step &step) const
{
    QUrlQuery query;
    if (step.kind == Step::Kind::Thread) {
        query.addQueryItem(u"uri"_s, step.uri);
        query.addQueryItem(u"depth"_s, u"20"_s);
        query.addQueryItem(u"parentHeight"_s, u"0"_s);
        return query;
    }
    if (step.kind == Step::Kind::Quotes) {
        query.addQueryItem(u"uri"_s, step.uri);
    } else {
        query.addQueryItem(u"q"_s, m_hashtag.withSign());
        query.addQueryItem(u"tag"_s, m_hashtag.text());
        query.addQueryItem(u"sort"_s, u"latest"_s);
        query.addQueryItem(u"since"_s, isoTime(m_since));
    }
    query.addQueryItem(u"limit"_s, u"100"_s);
    if (!step.cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, step.cursor);
    return query;
}

void SearchFiller::next()
{
    if (m_isBusy)
        return;
    if (m_steps.empty())
        return done();
    const Step &step = m_steps.front();
    const QString nsid = step.kind == Step::Kind::Search   ? u"app.bsky.feed.searchPosts"_s
                         : step.kind == Step::Kind::Quotes ? u"app.bsky.feed.getQuotes"_s
                                                           : u"app.bsky.feed.getPostThread"_s;
    m_isBusy = true;
    whenArrived(m_session.get(nsid, queryFor(step)), this,
                [this, round = m_round](const Result<Reply> &reply) {
                    if (round == m_round)
                        take(reply);
                });
}

void SearchFiller::take(const Result<Reply> &reply)
{
    m_isBusy = false;
    if (!reply)
        return failed(reply.error());
    m_failures = 0;
    const quint64 round = m_round;
    takeAnswer(*reply);
    if (round == m_round)  // else it was stopped meanwhile
        next();
}

void SearchFiller::takeAnswer(const Reply &reply)
{
    const QJsonObject answer = objectIn(reply.body);
    const Step &step = m_steps.front();
    if (step.kind == Step::Kind::Search && step.pages == 0)
        m_lookedAt = serverTime(reply).value_or(m_clock.now());
    if (step.kind != Step::Kind::Thread)
        return takePosts(answer);
    m_steps.pop_front();
    Q_EMIT foundThread(answer[u"thread"].toObject());
}

void SearchFiller::takePosts(const QJsonObject &answer)
{
    Step step = m_steps.front();
    m_steps.pop_front();
    const QJsonArray posts = answer[u"posts"].toArray();
    const QString cursor = answer[u"cursor"].toString();
    const auto oldest = posts.isEmpty() ? std::nullopt : sortedBy(posts.last().toObject());
    const bool reachesBack = step.kind == Step::Kind::Search && oldest && *oldest < m_since;
    const bool goesOn = !posts.isEmpty() && !cursor.isEmpty() && cursor != step.cursor;
    if (goesOn && !reachesBack && ++step.pages < mostPages) {
        step.cursor = cursor;
        m_steps.push_front(step);
    }
    const quint64 round = m_round;
    for (const QJsonValue &post : posts) {
        if (round == m_round)
            Q_EMIT found(post.toObject());
    }
}

void SearchFiller::done()
{
    if (m_lookedAt) {
        m_since = std::max<Instant>(m_first, *m_lookedAt - overlap);
        m_hasLooked = true;
    }
    m_lookedAt.reset();
    if (m_again)
        return begin();
    m_isBehind = false;
    m_alarm.setAfter(everySoOften, [this] { begin(); });
    Q_EMIT changed();
}

/// What was found stays found; the same time is looked through again.
void SearchFiller::failed(const Error &error)
{
    // One of our posts may be gone, or nobody may see it: that says nothing about the others.
    if (!isWorthTryingSoon(error.code) && !m_steps.empty() &&
        m_steps.front().kind != Step::Kind::Search) {
        m_steps.pop_front();
        return next();
    }
    ++m_failures;
    m_steps.clear();
    m_lookedAt.reset();
    m_looks = std::max(0, m_looks - 1);
    const bool soon = isWorthTryingSoon(error.code);
    m_isBehind = m_isBehind && soon && m_failures < mostFailuresWaitedFor;
    const Milliseconds asked = error.retryAfter.value_or(Seconds(0));
    const Milliseconds pause =
        std::max<Milliseconds>(asked, soon ? pauses.after(m_failures) : everySoOften);
    const Instant until = m_clock.now() + pause;
    if (error.code == Error::Code::RateLimited)
        m_waitsUntil = until;
    m_alarm.set(until, [this] { begin(); });
    Q_EMIT changed();
}

}  // namespace core::bluesky
