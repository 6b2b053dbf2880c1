// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_sign_in.h"

#include "core/networks/mastodon/mastodon_json.h"

#include <QJsonDocument>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostApps = 2;  // a server may have forgotten the first before it was used
const QString byHand = QString::fromLatin1(OAuthFlow::byHand);

/// What is kept of an account; the client reads it.
Secret keptSecret(const App &app, const Token &token, const QString &accountId)
{
    QJsonObject kept{{u"token"_s, QString::fromUtf8(token.token.reveal())},
                     {u"accountId"_s, accountId}};
    if (!app.id.isEmpty()) {
        kept[u"clientId"] = app.id;
        kept[u"clientSecret"] = QString::fromUtf8(app.secret.reveal());
        kept[u"scopes"] = token.scopes;
    }
    return Secret(QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

/// An account of another server would take the place, and the secret, of the one that is there.
Result<Account> accountIn(const QJsonObject &entity, const ServerFacts &facts)
{
    const Author author = authorFrom(entity);
    if (author.id.isEmpty() || author.handle.isEmpty())
        return failure(Error::Code::Offline, u"no account in the answer"_s);
    const QUrl address(author.id);
    if (!address.host().isEmpty() && address.host() != QUrl(facts.origin).host())
        return failure(Error::Code::Refused, u"an account of another server"_s);
    const bool isWhole = author.handle.contains(u'@');
    return Account{.id = AccountId(u"mastodon:"_s + author.id),
                   .network = NetworkId(u"mastodon"_s),
                   .nativeId = author.id,
                   .handle = isWhole ? author.handle : author.handle + u'@' + facts.domain,
                   .name = author.name,
                   .server = facts.origin,
                   .textRules = facts.textRules};
}

}  // namespace

MastodonSignIn::MastodonSignIn(Services services)
    : m_services(services)
    , m_finder(services.clock, services.transport)
    , m_handles(services.transport, services.endpoints.testOrigins())
    , m_calls(services.clock, services.transport)
{
    m_promise.start();
}

Future<SignedIn> MastodonSignIn::signIn(const QString &name, const Secret &password)
{
    const Result<ServerName> server = serverIn(name, m_services.endpoints.testOrigins());
    if (!server)
        return arrived<SignedIn>(tl::unexpected(server.error()));
    const auto signingIn =
        andThen(findServer(*server), this, [this, password](const ServerFacts &facts) {
            return password.isEmpty() ? allow(facts) : verify(facts, {}, {password, {}});
        });
    whenArrived(signingIn, this, [this](const Result<SignedIn> &result) { end(result); });
    return m_promise.future();
}

/// The domain of a handle need not be a server itself.
Future<ServerFacts> MastodonSignIn::findServer(const ServerName &name)
{
    return finally(factsAt(name.origin), this, [this, name](const Result<ServerFacts> &facts) {
        if (facts || facts.error().code != Error::Code::NotFound || name.user.isEmpty())
            return arrived<ServerFacts>(facts);
        return andThen(m_handles.find(name), this,
                       [this](const QUrl &origin) { return factsAt(origin); });
    });
}

/// A closed server tells what it is to members only: until then all that is known is where it is.
Future<ServerFacts> MastodonSignIn::factsAt(const QUrl &origin)
{
    return finally(m_finder.find(origin), this, [origin](const Result<ServerFacts> &facts) {
        const bool isClosed = !facts && (facts.error().code == Error::Code::SignedOut ||
                                         facts.error().code == Error::Code::Refused);
        return arrived<ServerFacts>(isClosed ? ServerFacts{.origin = origin.toString()} : facts);
    });
}

Future<SignedIn> MastodonSignIn::allow(const ServerFacts &facts)
{
    if (m_ended)
        return arrived<SignedIn>(failure(Error::Code::Cancelled));
    if (m_flow)
        m_flow.release()->deleteLater();  // its code may be what brought us here
    m_flow = std::make_unique<OAuthFlow>(m_services.clock);
    ++m_apps;
    const auto making = andThen(m_calls.scopes(facts), this, [this, facts](const QString &scopes) {
        return makeApp(facts, scopes);
    });
    return andThen(making, this, [this, facts](const App &app) { return askPeople(facts, app); });
}

/// Where no redirect can come back here, people copy the code from the page.
Future<App> MastodonSignIn::makeApp(const ServerFacts &facts, const QString &scopes)
{
    const Result<QUrl> here = m_flow->listen();
    if (!here)
        return m_calls.makeApp(facts.origin, byHand, scopes);
    return finally(m_calls.makeApp(facts.origin, here->toString(), scopes), this,
                   [this, facts, scopes](const Result<App> &app) {
                       if (app || app.error().code != Error::Code::Refused)
                           return arrived<App>(app);
                       return m_calls.makeApp(facts.origin, byHand, scopes);
                   });
}

Future<SignedIn> MastodonSignIn::askPeople(const ServerFacts &facts, const App &app)
{
    if (m_ended)
        return arrived<SignedIn>(failure(Error::Code::Cancelled));
    const QUrl endpoint(facts.origin + u"/oauth/authorize"_s);
    const Future<QString> code = m_flow->code();
    Q_EMIT browserNeeded(m_flow->page(endpoint, app.id, app.redirect, app.scopes),
                         app.redirect == byHand);
    return andThen(code, this, [this, facts, app](const QString &brought) {
        return take(facts, app, brought);
    });
}

Future<SignedIn> MastodonSignIn::take(const ServerFacts &facts, const App &app, const QString &code)
{
    return finally(m_calls.exchange(facts.origin, app, code, m_flow->verifier()), this,
                   [this, facts, app](const Result<Token> &token) {
                       if (token)
                           return verify(facts, app, *token);
                       Error error = token.error();
                       if (error.code == Error::Code::NotFound && m_apps < mostApps && !m_ended)
                           return allow(facts);
                       if (error.code == Error::Code::NotFound)
                           error.code = Error::Code::Refused;
                       return arrived<SignedIn>(tl::unexpected(error));
                   });
}

Future<SignedIn> MastodonSignIn::verify(const ServerFacts &facts, const App &app,
                                        const Token &token)
{
    const auto known = facts.domain.isEmpty() ? m_finder.find(QUrl(facts.origin), token.token)
                                              : arrived<ServerFacts>(facts);
    return andThen(known, this, [this, app, token](const ServerFacts &all) {
        return andThen(m_calls.whoIs(all.origin, token.token), this,
                       [app, token, all](const QJsonObject &entity) {
                           const Result<Account> account = accountIn(entity, all);
                           if (!account)
                               return arrived<SignedIn>(tl::unexpected(account.error()));
                           const QString id = idIn(entity[u"id"]);
                           return arrived<SignedIn>(SignedIn{*account, keptSecret(app, token, id)});
                       });
    });
}

void MastodonSignIn::enterCode(const QString &code)
{
    if (m_flow)
        m_flow->enter(code);
}

void MastodonSignIn::cancel()
{
    end(failure(Error::Code::Cancelled));
    if (m_flow)
        m_flow->cancel();
}

void MastodonSignIn::end(const Result<SignedIn> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    m_promise.addResult(result);
    m_promise.finish();
}

}  // namespace core::mastodon
