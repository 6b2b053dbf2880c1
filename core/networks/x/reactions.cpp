// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/reactions.h"

#include "core/networks/sign_in.h"
#include "core/networks/x/x_errors.h"

#include <QJsonDocument>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

QString listOf(Reaction reaction)
{
    switch (reaction) {
    case Reaction::Like:
        return u"likes"_s;
    case Reaction::Boost:
        return u"retweets"_s;
    case Reaction::Bookmark:
        return u"bookmarks"_s;
    }
    return {};
}

Charge chargeOf(Reaction reaction, bool on)
{
    if (reaction == Reaction::Bookmark)
        return Charge::Bookmark;
    return on ? Charge::ActionDone : Charge::ActionUndone;
}

/// A 403 about the account, or about money that is used up, says nothing about the app.
bool meansAbsent(const Error &error)
{
    const auto says = [&error](const char *name) {
        return error.detail.contains(QLatin1String(name));
    };
    const bool isOfAccount = says(problem::locked) || says(account_problem::suspended);
    return error.code == Error::Code::Refused && error.detail.startsWith(u"HTTP 403") &&
           !isOfAccount && !says(problem::usageCapped);
}

}  // namespace

Reactions::Reactions(Session &session, Meter &meter, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_meter(meter)
{}

Future<Done> Reactions::set(const PostId &post, Reaction reaction, bool on)
{
    return m_wishes.add([=, this] { return fulfil(post, reaction, on); });
}

Future<Done> Reactions::fulfil(const PostId &post, Reaction reaction, bool on)
{
    if (!can(reaction))
        return arrived<Done>(failure(Error::Code::Refused, QLatin1String(problem::forbidden)));
    const QString id = nativeId(post);
    const QString path = u"/2/users/%1/%2"_s.arg(m_session.account().nativeId, listOf(reaction));
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"tweet_id"_s, id}}).toJson(QJsonDocument::Compact);
    const Future<Reply> asking =
        on ? m_session.post(path, body) : m_session.remove(path + u'/' + id);
    return finally(asking, this, [=, this](const Result<Reply> &reply) {
        if (!reply && meansAbsent(reply.error()))
            m_absent.insert(reaction);
        if (!reply)
            return arrived<Done>(tl::unexpected(reply.error()));
        m_meter.did(chargeOf(reaction, on));
        return arrived<Done>(Done{});
    });
}

}  // namespace core::x
