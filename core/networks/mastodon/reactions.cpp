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
    return m_wishes.add([=, this] { return fulfil(post, callFor(reaction, on)); });
}

Future<Done> Reactions::fulfil(const PostId &post, const QString &call)
{
    return andThen(m_ids.ofPost(post), this, [this, call](const QString &id) {
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
