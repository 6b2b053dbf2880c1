// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/reactions.h"

#include "core/networks/as_question.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

QString callFor(Reaction reaction, bool on)
{
    const QString undo = on ? QString() : u"un"_s;
    switch (reaction) {
    case Reaction::Like:
        return undo + u"favourite"_s;
    case Reaction::Boost:
        return undo + u"reblog"_s;
    case Reaction::Bookmark:
        return undo + u"bookmark"_s;
    }
    return {};
}

}  // namespace

Reactions::Reactions(Session &session, LocalIds &ids, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_ids(ids)
{}

Future<Done> Reactions::set(const PostId &post, Reaction reaction, bool on)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    m_wishes.push_back({post, reaction, on, promise});
    if (m_wishes.size() == 1)
        fulfilNext();
    return promise->future();
}

void Reactions::fulfilNext()
{
    const Wish wish = m_wishes.front();
    whenArrived(fulfil(wish), this, [this, promise = wish.promise](const Result<Done> &result) {
        m_wishes.pop_front();
        if (!m_wishes.empty())
            fulfilNext();
        promise->addResult(result);
        promise->finish();
    });
}

Future<Done> Reactions::fulfil(const Wish &wish)
{
    const QString call = callFor(wish.reaction, wish.on);
    return andThen(m_ids.ofPost(wish.post), this, [this, call](const QString &id) {
        const QString path = u"/api/v1/statuses/%1/%2"_s.arg(id, call);
        return andThen(m_session.post(path, "{}"), this, [this](const Reply &reply) {
            const QJsonObject status = objectIn(reply.body);
            const QJsonValue boosted = status[u"reblog"];
            Q_EMIT took(boosted.isObject() ? boosted.toObject() : status);
            return arrived<Done>(Done{});
        });
    });
}

}  // namespace core::mastodon
