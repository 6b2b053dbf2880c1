// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_session.h"

#include "core/base/log.h"
#include "core/networks/as_question.h"
#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_errors.h"

#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds uploadTime{60'000};   ///< for a picture over a slow line
constexpr Milliseconds keychainTime{5'000};  ///< until a session is used although it is not kept

const QByteArray jsonType = "application/json";

}  // namespace

Session::Session(const Account &account, Services services, QObject *parent)
    : Xrpc(parent)
    , m_account(account)
    , m_services(services)
{}

// Calls.

Future<Reply> Session::get(const QString &nsid, const QUrlQuery &query)
{
    Request request{.url = xrpcUrl(m_account.server, nsid)};
    request.url.setQuery(query);
    const QUrl appView = m_services.endpoints.of(networkId(), u"appview"_s, QUrl());
    if (appView.isEmpty() || !nsid.startsWith(u"app.bsky."_s))
        return judged(call(request));
    request.url.setScheme(appView.scheme());
    request.url.setAuthority(appView.authority());
    return judged(m_services.transport.send(request));  // our token is for the account's server
}

Future<Reply> Session::post(const QString &nsid, const QByteArray &body,
                            const QByteArray &contentType)
{
    return judged(postRaw(nsid, body, contentType));
}

/// com.atproto.repo.deleteRecord: deleting what is not there is a success.
Future<Done> Session::deleteRecord(const QString &collection, const QString &key)
{
    const QJsonObject body{
        {u"repo"_s, m_account.nativeId}, {u"collection"_s, collection}, {u"rkey"_s, key}};
    return andThen(post(u"com.atproto.repo.deleteRecord"_s,
                        QJsonDocument(body).toJson(QJsonDocument::Compact)),
                   this, [](const Reply &) { return arrived<Done>(Done{}); });
}

Future<Reply> Session::postRaw(const QString &nsid, const QByteArray &body,
                               const QByteArray &contentType)
{
    return call({.method = "POST",
                 .url = xrpcUrl(m_account.server, nsid),
                 .headers = {{"Content-Type", contentType}},
                 .body = body,
                 .patience = contentType == jsonType ? limits::replyTime : uploadTime});
}

Future<Reply> Session::getRaw(const QString &nsid, const QUrlQuery &query, Milliseconds patience)
{
    Request request{.url = xrpcUrl(m_account.server, nsid), .patience = patience};
    request.url.setQuery(query);
    return m_services.transport.send(request);
}

Future<Done> Session::warmUp()
{
    const QUrl url = xrpcUrl(m_account.server, u"com.atproto.server.describeServer"_s);
    return andThen(m_services.transport.warmUp(url), this,
                   [](const Reply &) { return arrived<Done>(Done{}); });
}

Future<Reply> Session::judged(const Future<Reply> &future)
{
    return andThen(future, this, [this](const Reply &reply) {
        if (reply.isSuccess())
            return arrived<Reply>(reply);
        return arrived<Reply>(tl::unexpected(toBlueskyError(reply, m_services.clock.now())));
    });
}

Future<Reply> Session::call(const Request &request)
{
    return andThen(tokens(), this, [this, request](const SessionTokens &tokens) {
        Request first = request;
        first.bearer = tokens.access;
        return andThen(m_services.transport.send(first), this, [this, first](const Reply &reply) {
            const bool hasExpired = !reply.isSuccess() && errorName(reply) == u"ExpiredToken";
            return hasExpired ? callAgain(first) : arrived<Reply>(reply);
        });
    });
}

Future<Reply> Session::callAgain(const Request &first)
{
    return andThen(fresh(first.bearer), this, [this, first](const SessionTokens &tokens) {
        Request second = first;
        second.bearer = tokens.access;
        return m_services.transport.send(second);
    });
}

// Tokens: whoever needs some while they are read or refreshed waits for that.

Future<SessionTokens> Session::tokens()
{
    if (!m_waiting.isEmpty())
        return m_waiting.add();
    if (!m_tokens.isEmpty())
        return arrived<SessionTokens>(m_tokens);
    const Future<SessionTokens> waiting = m_waiting.add();
    start(load());
    return waiting;
}

Future<SessionTokens> Session::fresh(const Secret &expired)
{
    if (!m_waiting.isEmpty())
        return m_waiting.add();
    if (m_tokens.isEmpty())
        return tokens();  // begun anew meanwhile
    if (m_tokens.access != expired)
        return arrived<SessionTokens>(m_tokens);  // another call had it refreshed meanwhile
    const Future<SessionTokens> waiting = m_waiting.add();
    start(refresh(m_tokens));
    return waiting;
}

void Session::start(const Future<SessionTokens> &work)
{
    whenArrived(work, this, [this](const Result<SessionTokens> &result) { settle(result); });
}

void Session::settle(const Result<SessionTokens> &result)
{
    if (result)
        m_tokens = *result;
    m_waiting.tell(result);
}

Future<SessionTokens> Session::load()
{
    return finally(
        m_services.secrets.read(m_account.id.text()), this, [this](const Result<Secret> &secret) {
            if (!secret && secret.error().code == Error::Code::NotFound)
                return arrived<SessionTokens>(failure(Error::Code::SignedOut, u"no secret"_s));
            if (!secret)
                return arrived<SessionTokens>(tl::unexpected(secret.error()));
            const SessionTokens kept = tokensIn(*secret);
            return kept.isEmpty() ? open(*secret) : arrived<SessionTokens>(kept);
        });
}

/// Where a person gave no session but an app password, it is used once.
Future<SessionTokens> Session::open(const Secret &password)
{
    return exchange(createSessionRequest(m_account.server, m_account.nativeId, password));
}

Future<SessionTokens> Session::refresh(const SessionTokens &old)
{
    const Request request{.method = "POST",
                          .url = xrpcUrl(m_account.server, u"com.atproto.server.refreshSession"_s),
                          .bearer = old.refresh};
    return finally(exchange(request), this, [this, old](const Result<SessionTokens> &fresh) {
        if (fresh || fresh.error().code != Error::Code::SignedOut)
            return arrived<SessionTokens>(fresh);
        return orOfAnother(old, fresh.error());
    });
}

/// Another run of this program may have refreshed the session, and used up the token that we had.
Future<SessionTokens> Session::orOfAnother(const SessionTokens &old, const Error &error)
{
    return finally(m_services.secrets.read(m_account.id.text()), this,
                   [this, old, error](const Result<Secret> &secret) {
                       const SessionTokens kept = secret ? tokensIn(*secret) : SessionTokens();
                       if (kept.isEmpty() || kept.refresh == old.refresh)
                           return arrived<SessionTokens>(tl::unexpected(error));
                       return refresh(kept);
                   });
}

/// Only asked for a token: whatever call it is for has not been made, so no reply means Offline.
Future<SessionTokens> Session::exchange(const Request &request)
{
    return finally(judged(m_services.transport.send(request)), this,
                   [this](const Result<Reply> &reply) {
                       if (!reply)
                           return arrived<SessionTokens>(tl::unexpected(ofQuestion(reply.error())));
                       const Result<SessionTokens> fresh = tokensIn(*reply, m_account.nativeId);
                       if (!fresh)
                           return arrived<SessionTokens>(tl::unexpected(ofQuestion(fresh.error())));
                       return keep(*fresh);
                   });
}

/// A keychain that cannot be written, or asks its owner something first, does not stop the evening:
/// the session then lives in memory.
Future<SessionTokens> Session::keep(const SessionTokens &fresh)
{
    auto promise = std::make_shared<QPromise<Result<SessionTokens>>>();
    promise->start();
    const auto goOn = [promise, fresh] {
        if (promise->future().isFinished())
            return;
        promise->addResult(fresh);
        promise->finish();
    };
    whenArrived(m_services.secrets.write(m_account.id.text(), fresh.toSecret()), this,
                [goOn](const Result<Done> &written) {
                    if (!written)
                        qCWarning(networksLog)
                            << "a session could not be kept:" << written.error().detail;
                    goOn();
                });
    m_services.clock.callAfter(keychainTime, this, goOn);
    return promise->future();
}

void Session::begin(const Account &account)
{
    m_account = account;
    m_tokens = {};
}

Future<Done> Session::end()
{
    const auto say = [this](const SessionTokens &tokens) {
        const QUrl url = xrpcUrl(m_account.server, u"com.atproto.server.deleteSession"_s);
        return judged(
            m_services.transport.send({.method = "POST", .url = url, .bearer = tokens.refresh}));
    };
    return finally(andThen(tokens(), this, say), this, [this](const Result<Reply> &reply) {
        m_tokens = {};
        const bool isOver = reply || reply.error().code == Error::Code::SignedOut;
        return arrived<Done>(isOver ? Result<Done>(Done{})
                                    : tl::unexpected(ofQuestion(reply.error())));
    });
}

}  // namespace core::bluesky
