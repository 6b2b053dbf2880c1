// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/account_filters.h"

#include <QJsonDocument>

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

/// As the authors of posts are named.
QString authorIdIn(const QJsonValue &account)
{
    for (const QString &key : {u"uri"_s, u"url"_s}) {
        if (const QString id = idIn(account[key]); !id.isEmpty())
            return id;
    }
    return {};
}

/// Such a list pages by ids of its own, which only its header tells:
/// `Link: <https://…?max_id=7>; rel="next"`.
QString nextIn(const Reply &reply)
{
    const QList<QByteArray> links = reply.header("Link").split(',');
    for (const QByteArray &link : links) {
        const qsizetype start = link.indexOf('<');
        const qsizetype end = link.indexOf('>');
        if (start >= 0 && end > start && link.indexOf("rel=\"next\"", end) > 0)
            return QUrlQuery(QUrl(QString::fromUtf8(link.mid(start + 1, end - start - 1))))
                .queryItemValue(u"max_id"_s);
    }
    return {};
}

}  // namespace

AccountFilters::AccountFilters(Clock &clock, Api &api, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_api(api)
    , m_alarm(clock)
{}

void AccountFilters::start()
{
    stop();
    ask();
}

void AccountFilters::stop()
{
    ++m_round;
    m_alarm.clear();
    m_open = 0;
    m_isKnown = false;
}

void AccountFilters::setAway(const QString &authorId, bool away)
{
    m_said.insert(authorId, away);
}

std::optional<Post> AccountFilters::passed(const Post &post) const
{
    const QString &author = post.author.id;
    const bool isOnList =
        std::any_of(m_people.begin(), m_people.end(),
                    [&author](const QSet<QString> &people) { return people.contains(author); });
    if (m_said.value(author, isOnList))
        return std::nullopt;
    const FilterRules::Verdict verdict = m_rules.of(post, m_clock.now());
    if (verdict.hides)
        return std::nullopt;
    Post passed = post;
    if (passed.warning.isEmpty())
        passed.warning = verdict.warning;
    return passed;
}

void AccountFilters::ask()
{
    m_alarm.setAfter(everySoOften, [this] { ask(); });
    m_asking.clear();
    ++m_round;
    m_open = 3;
    askPage(u"/api/v1/mutes"_s, {}, 0);
    askPage(u"/api/v1/blocks"_s, {}, 0);
    whenArrived(m_api.get(u"/api/v2/filters"_s, {}), this,
                [this, round = m_round](const Result<Reply> &reply) {
                    if (round != m_round)
                        return;
                    if (reply)
                        m_rules =
                            FilterRules::fromJson(QJsonDocument::fromJson(reply->body).array());
                    else
                        askSoon(reply.error());
                    answered();
                });
}

/// Some servers have no such list; of others nothing was heard.
void AccountFilters::askSoon(const Error &error)
{
    using enum Error::Code;
    if (error.code != NotFound && error.code != Refused)
        m_alarm.setAfter(std::max(afterFailure, error.retryAfter.value_or(afterFailure)),
                         [this] { ask(); });
}

void AccountFilters::answered()
{
    if (--m_open == 0 && !std::exchange(m_isKnown, true))
        Q_EMIT known();
}

void AccountFilters::askPage(const QString &path, const QString &below, int pages)
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, u"80"_s);
    if (!below.isEmpty())
        query.addQueryItem(u"max_id"_s, below);
    whenArrived(m_api.get(path, query), this,
                [this, path, pages, round = m_round](const Result<Reply> &reply) {
                    if (round != m_round)
                        return;
                    if (reply)
                        return takePeople(path, *reply, pages + 1);
                    askSoon(reply.error());
                    answered();
                });
}

void AccountFilters::takePeople(const QString &path, const Reply &reply, int pages)
{
    const QJsonDocument body = QJsonDocument::fromJson(reply.body);
    const QJsonArray page = body.array();
    for (const QJsonValue &account : page)
        m_asking[path].insert(authorIdIn(account));
    const QString next = nextIn(reply);
    if (!next.isEmpty() && !page.isEmpty() && pages < mostPages)
        return askPage(path, next, pages);
    QSet<QString> people = m_asking.take(path);
    people.remove({});
    if (body.isArray())
        m_people.insert(path, people);
    answered();
}

}  // namespace core::mastodon
