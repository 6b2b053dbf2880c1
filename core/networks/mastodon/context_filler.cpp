// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/context_filler.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLookUps = 3;
constexpr size_t newest = 2;
constexpr Seconds rest{60};  // where the server asks for a pause without saying how long

}  // namespace

ContextFiller::ContextFiller(Clock &clock, Api &api, LocalId localId, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_api(api)
    , m_localId(std::move(localId))
    , m_alarm(clock)
{}

void ContextFiller::start()
{
    stop();
    m_follows = true;
    later(everySoOften);
}

void ContextFiller::stop()
{
    ++m_round;
    m_follows = m_isBusy = false;
    m_alarm.clear();
}

void ContextFiller::forgetOwn()
{
    m_own.clear();
    m_counts.clear();
    m_turn = 0;
}

void ContextFiller::watch(const PostId &own)
{
    const auto known =
        std::find_if(m_own.begin(), m_own.end(), [&own](const Own &one) { return one.id == own; });
    if (known != m_own.end())
        return;
    m_own.insert(m_own.begin(), Own{.id = own});
    if (m_own.size() > size_t(mostOwn))
        m_own.pop_back();
}

void ContextFiller::later(Milliseconds pause)
{
    m_alarm.setAfter(pause, [this] { ask(); });
}

void ContextFiller::ask()
{
    Own *own = m_isBusy ? nullptr : pick();
    if (own)
        askAbout(*own);
    else
        later(everySoOften);
}

/// Every second turn is for one of the newest, the others for all of them in a row.
ContextFiller::Own *ContextFiller::pick()
{
    if (m_own.empty())
        return nullptr;
    const size_t turn = m_turn++;
    const size_t half = turn / 2;
    return &m_own[turn % 2 == 0 ? half % std::min(newest, m_own.size()) : half % m_own.size()];
}

void ContextFiller::askAbout(Own &own)
{
    const QString local = m_localId(own.id);
    if (local.isEmpty())
        return lookUp(own);
    const PostId id = own.id;
    const QString path = u"/api/v1/statuses/"_s + local;
    switch (std::exchange(own.next, own.next == Step::Context                  ? Step::Status
                                    : own.next == Step::Status && m_asksQuotes ? Step::Quotes
                                                                               : Step::Context)) {
    case Step::Context:
        return call(path + u"/context"_s, {}, [this](const Result<Reply> &reply) {
            if (reply)
                takeAll(objectIn(reply->body)[u"descendants"].toArray());
        });
    case Step::Status:
        return call(path, {}, [this, id](const Result<Reply> &reply) {
            if (reply)
                takeCounts(id, objectIn(reply->body));
        });
    case Step::Quotes:
        return call(path + u"/quotes"_s, {}, [this](const Result<Reply> &reply) {
            if (reply)
                takeAll(QJsonDocument::fromJson(reply->body).array());
            else if (reply.error().code == Error::Code::NotFound)
                m_asksQuotes = false;
        });
    }
}

/// A post of a former run: its uri is known, but not what the server calls it.
void ContextFiller::lookUp(Own &own)
{
    if (own.lookUps >= mostLookUps)
        return later(everySoOften);
    QUrlQuery query;
    query.addQueryItem(u"q"_s, QString::fromLatin1(QUrl::toPercentEncoding(nativeId(own.id))));
    query.addQueryItem(u"type"_s, u"statuses"_s);
    query.addQueryItem(u"resolve"_s, u"true"_s);
    query.addQueryItem(u"limit"_s, u"1"_s);
    call(u"/api/v2/search"_s, query, [this, id = own.id](const Result<Reply> &reply) {
        if (!reply && reply.error().code != Error::Code::NotFound)
            return;  // nothing was said about it
        for (Own &one : m_own)
            one.lookUps += one.id == id ? 1 : 0;
        if (reply)
            takeAll(objectIn(reply->body)[u"statuses"].toArray());
    });
}

void ContextFiller::call(const QString &path, const QUrlQuery &query,
                         std::function<void(const Result<Reply> &)> take)
{
    m_isBusy = true;
    whenArrived(m_api.get(path, query), this,
                [this, take = std::move(take), round = m_round](const Result<Reply> &reply) {
                    if (round != m_round)
                        return;
                    m_isBusy = false;
                    take(reply);
                    if (round != m_round)
                        return;  // stopped by whoever took it
                    const bool isLimited = !reply && reply.error().code == Error::Code::RateLimited;
                    later(isLimited ? reply.error().retryAfter.value_or(rest) : everySoOften);
                });
}

void ContextFiller::takeAll(const QJsonArray &statuses)
{
    const quint64 round = m_round;
    for (const QJsonValue &status : statuses) {
        if (round == m_round)
            Q_EMIT found(status.toObject());
    }
}

void ContextFiller::takeCounts(const PostId &own, const QJsonObject &status)
{
    const Counts told{.likes = std::max(0, status[u"favourites_count"].toInt()),
                      .boosts = std::max(0, status[u"reblogs_count"].toInt())};
    if (std::exchange(m_counts[own], told) != told)
        Q_EMIT countsChanged(own);
}

}  // namespace core::mastodon
