// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/oauth_calls.h"

#include "core/networks/as_question.h"
#include "core/networks/mastodon/mastodon_errors.h"
#include "core/networks/parsed.h"

#include <QJsonArray>

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstWithFineScopes = 4;  // Mastodon has had them longer; older ones are rare

const QStringList fineScopes{u"read:accounts"_s,   u"read:statuses"_s, u"read:search"_s,
                             u"read:filters"_s,    u"read:mutes"_s,    u"read:blocks"_s,
                             u"write:statuses"_s,  u"write:media"_s,   u"write:favourites"_s,
                             u"write:bookmarks"_s, u"write:mutes"_s,   u"write:blocks"_s,
                             u"write:reports"_s};
const QString wideScopes = u"read write"_s;

QByteArray form(const QList<std::pair<QByteArray, QString>> &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields)
        parts.append(name + '=' + QUrl::toPercentEncoding(value));
    return parts.join('&');
}

Request formTo(const QString &origin, const QString &path, const QByteArray &body)
{
    return {.method = "POST",
            .url = QUrl(origin + path),
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
            .body = body};
}

/// RFC 6749 section 5.2. A server's own words are not kept: it may repeat what it was sent.
Error tokenError(const Reply &reply, Instant now)
{
    const QString word = objectIn(reply.body)[u"error"].toString();
    Error error = ofQuestion(toMastodonError(reply, now));
    if (word == u"invalid_client")
        return {Error::Code::NotFound, word, std::nullopt};
    if (word == u"invalid_grant")
        return {Error::Code::SignedOut, word, std::nullopt};
    return error;
}

/// Without what was asked for. Servers refuse a redirect in all sorts of words, or in none.
Result<App> appIn(const Reply &reply, Instant now)
{
    Error error = ofQuestion(toMastodonError(reply, now));
    if (reply.status >= 400 && reply.status < 500 && error.code != Error::Code::RateLimited)
        error.code = Error::Code::Refused;
    if (!reply.isSuccess())
        return tl::unexpected(error);
    const QJsonObject object = objectIn(reply.body);
    const QString id = idIn(object[u"client_id"]);
    const QByteArray secret = object[u"client_secret"].toString().toUtf8();
    if (id.isEmpty() || secret.isEmpty())
        return failure(Error::Code::Offline, u"no app in the answer"_s);
    return App{id, Secret(secret), {}, {}};
}

Result<Token> tokenIn(const Reply &reply, const App &app, Instant now)
{
    if (!reply.isSuccess())
        return tl::unexpected(tokenError(reply, now));
    const QJsonObject object = objectIn(reply.body);
    const QByteArray token = object[u"access_token"].toString().toUtf8();
    if (token.isEmpty())
        return failure(Error::Code::Offline, u"no token in the answer"_s);
    const QString scopes = object[u"scope"].toString();
    return Token{Secret(token), scopes.isEmpty() ? app.scopes : scopes};
}

}  // namespace

OAuthCalls::OAuthCalls(Clock &clock, Transport &transport, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_transport(transport)
{}

Future<QJsonObject> OAuthCalls::ask(const Request &request)
{
    return andThen(asQuestion(m_transport.send(request), this), this, [this](const Reply &reply) {
        if (!reply.isSuccess())
            return arrived<QJsonObject>(
                tl::unexpected(ofQuestion(toMastodonError(reply, m_clock.now()))));
        const QJsonObject object = objectIn(reply.body);
        return object.isEmpty()
                   ? arrived<QJsonObject>(failure(Error::Code::Offline, u"not an answer"_s))
                   : arrived<QJsonObject>(object);
    });
}

Future<QString> OAuthCalls::scopes(const ServerFacts &facts)
{
    const QString fine = fineScopes.join(u' ');
    if (facts.software == u"mastodon" &&
        facts.version.section(u'.', 0, 0).toInt() >= firstWithFineScopes)
        return arrived<QString>(fine);
    const QUrl url(facts.origin + u"/.well-known/oauth-authorization-server"_s);
    return finally(ask({.url = url}), this, [fine](const Result<QJsonObject> &answer) {
        const QJsonArray known = answer ? (*answer)[u"scopes_supported"].toArray() : QJsonArray();
        const bool knowsAll =
            std::all_of(fineScopes.begin(), fineScopes.end(),
                        [&known](const QString &scope) { return known.contains(scope); });
        return arrived<QString>(knowsAll ? fine : wideScopes);
    });
}

Future<App> OAuthCalls::makeApp(const QString &origin, const QString &redirect,
                                const QString &scopes)
{
    const QByteArray body =
        form({{"client_name", u"Moderato"_s}, {"redirect_uris", redirect}, {"scopes", scopes}});
    const Request request = formTo(origin, u"/api/v1/apps"_s, body);
    return andThen(asQuestion(m_transport.send(request), this), this,
                   [this, redirect, scopes](const Reply &reply) {
                       Result<App> app = appIn(reply, m_clock.now());
                       if (app) {
                           app->redirect = redirect;
                           app->scopes = scopes;
                       }
                       return arrived<App>(app);
                   });
}

Future<Token> OAuthCalls::exchange(const QString &origin, const App &app, const QString &code,
                                   const Secret &verifier)
{
    const QByteArray body = form({{"grant_type", u"authorization_code"_s},
                                  {"code", code},
                                  {"client_id", app.id},
                                  {"client_secret", QString::fromUtf8(app.secret.reveal())},
                                  {"redirect_uri", app.redirect},
                                  {"scope", app.scopes},
                                  {"code_verifier", QString::fromUtf8(verifier.reveal())}});
    const Request request = formTo(origin, u"/oauth/token"_s, body);
    return andThen(asQuestion(m_transport.send(request), this), this,
                   [this, app](const Reply &reply) {
                       return arrived<Token>(tokenIn(reply, app, m_clock.now()));
                   });
}

Future<QJsonObject> OAuthCalls::whoIs(const QString &origin, const Secret &token)
{
    return ask({.url = QUrl(origin + u"/api/v1/accounts/verify_credentials"_s), .bearer = token});
}

}  // namespace core::mastodon
