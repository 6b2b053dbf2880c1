// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_session.h"

#include "core/base/log.h"
#include "core/networks/http_errors.h"
#include "core/networks/x/x_errors.h"

#include <QRegularExpression>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds uploadTime{60'000};  ///< for a picture, besides what its size takes
constexpr qint64 slowestUpload = 32;        ///< bytes a millisecond

/// "GET 2/users/:id/tweets": calls of one kind have one limit together.
QString kindOf(const Request &request)
{
    static const QRegularExpression number(u"/[0-9]+"_s);
    return QString::fromLatin1(request.method) + request.url.path().replace(number, u"/:id"_s);
}

double shareLeft(const Allowance &allowance)
{
    return double(allowance.left) / allowance.most;
}

}  // namespace

Session::Session(const Account &account, Services services, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_services(services)
{}

// Calls.

Request Session::requestTo(const QByteArray &method, const QString &path,
                           const QUrlQuery &query) const
{
    Request request{.method = method, .url = apiAddress(m_services.endpoints, path)};
    if (!query.isEmpty())
        request.url.setQuery(query);
    return request;
}

Request Session::requestWith(const QString &path, const QByteArray &contentType,
                             const QByteArray &body) const
{
    Request request = requestTo("POST", path, {});
    request.headers = {{"Content-Type", contentType}};
    request.body = body;
    return request;
}

Future<Reply> Session::get(const QString &path, const QUrlQuery &query)
{
    return judged(call(requestTo("GET", path, query)));
}

Future<Reply> Session::post(const QString &path, const QByteArray &json)
{
    return judged(call(requestWith(path, "application/json", json)));
}

Future<Reply> Session::remove(const QString &path)
{
    return judged(call(requestTo("DELETE", path, {})));
}

Future<Reply> Session::postRaw(const QString &path, const QByteArray &json, Instant latest)
{
    return call(requestWith(path, "application/json", json), latest);
}

Future<Reply> Session::upload(const QString &path, const QByteArray &contentType,
                              const QByteArray &form)
{
    Request request = requestWith(path, contentType, form);
    request.patience = uploadTime + Milliseconds(form.size() / slowestUpload);
    return call(request);
}

Future<Reply> Session::getAsApp(const QString &path, const QUrlQuery &query)
{
    return callAsApp(requestTo("GET", path, query));
}

Future<Reply> Session::postAsApp(const QString &path, const QByteArray &json)
{
    return callAsApp(requestWith(path, "application/json", json));
}

std::unique_ptr<MessageStream> Session::openAsApp(const QString &path, const QUrlQuery &query)
{
    Request request = requestTo("GET", path, query);
    request.bearer = m_tokens ? m_tokens->bearer : Secret();
    return m_services.transport.open(request);
}

Future<Reply> Session::call(const Request &request, std::optional<Instant> latest)
{
    return andThen(kept(), this, [=, this](const Tokens &tokens) {
        const Secret first = tokens.access;
        return andThen(sendWith(request, first, latest), this, [=, this](const Reply &reply) {
            if (toXError(reply, {}).code != Error::Code::SignedOut)
                return arrived<Reply>(reply);
            return andThen(fresh(first), this, [=, this](const Tokens &newer) {
                return sendWith(request, newer.access, latest);
            });
        });
    });
}

Future<Reply> Session::sendWith(const Request &request, const Secret &token,
                                std::optional<Instant> latest)
{
    if (latest && m_services.clock.now() > *latest)
        return arrived<Reply>(failure(Error::Code::Offline, u"the token came too late"_s));
    Request withToken = request;
    withToken.bearer = token;
    return andThen(m_services.transport.send(withToken), this, [=, this](const Reply &reply) {
        noteHeaders(request, reply);
        return arrived<Reply>(reply);
    });
}

Future<Reply> Session::callAsApp(const Request &request)
{
    return judged(andThen(kept(), this, [=, this](const Tokens &tokens) {
        if (tokens.bearer.isEmpty())
            return arrived<Reply>(failure(Error::Code::SignedOut, u"no token of the app"_s));
        return sendWith(request, tokens.bearer, std::nullopt);
    }));
}

Future<Reply> Session::judged(const Future<Reply> &future)
{
    return andThen(future, this, [this](const Reply &reply) {
        return arrived<Reply>(answered(reply, m_services.clock.now()));
    });
}

void Session::noteHeaders(const Request &request, const Reply &reply)
{
    const Instant now = m_services.clock.now();
    if (const auto time = serverTime(reply))
        m_clockAhead = *time - now;
    const std::optional<Allowance> told = allowanceIn(reply, now);
    if (!told)
        return;
    const std::optional<Allowance> before = allowance();
    m_allowances.insert(kindOf(request), *told);
    if (allowance() != before)
        Q_EMIT allowanceChanged();
}

std::optional<Allowance> Session::allowance() const
{
    std::optional<Allowance> least;
    for (const Allowance &one : m_allowances) {
        if (one.renewed > m_services.clock.now() && (!least || shareLeft(one) < shareLeft(*least)))
            least = one;
    }
    return least;
}

Future<Done> Session::warmUp()
{
    const QUrl url = apiAddress(m_services.endpoints, u"/2/openapi.json"_s);
    return finally(m_services.transport.warmUp(url), this, [](const Result<Reply> &reply) {
        return arrived<Done>(reply ? Result<Done>(Done{}) : tl::unexpected(reply.error()));
    });
}

// Tokens: whoever needs some while they are read or renewed waits for that.

bool Session::endsBefore(Instant time) const
{
    return m_tokens && !m_tokens->refresh.isEmpty() && m_tokens->expires <= time;
}

Future<Tokens> Session::kept()
{
    if (!m_waiting.isEmpty())
        return m_waiting.add();
    if (m_tokens && !endsBefore(m_services.clock.now()))
        return arrived<Tokens>(*m_tokens);
    const Future<Tokens> waiting = m_waiting.add();
    if (m_tokens)
        start([this] { return refresh(*m_tokens); });
    else
        start([this] { return load(); });
    return waiting;
}

Future<Tokens> Session::fresh(const Secret &expired)
{
    if (!m_waiting.isEmpty())
        return m_waiting.add();
    if (!m_tokens)
        return kept();  // begun anew meanwhile
    if (m_tokens->access != expired)
        return arrived<Tokens>(*m_tokens);  // another call had it renewed meanwhile
    const Future<Tokens> waiting = m_waiting.add();
    start([this] { return refresh(*m_tokens); });
    return waiting;
}

Future<Done> Session::freshen()
{
    return andThen(kept(), this, [this](const Tokens &tokens) {
        if (!endsBefore(m_services.clock.now() + freshFor))
            return arrived<Done>(Done{});
        return finally(fresh(tokens.access), this, [](const Result<Tokens> &renewed) {
            const bool isOut = !renewed && renewed.error().code == Error::Code::SignedOut;
            return arrived<Done>(isOut ? tl::unexpected(renewed.error()) : Result<Done>(Done{}));
        });
    });
}

void Session::start(std::function<Future<Tokens>()> work)
{
    whenArrived(work(), this, [this, begun = m_beginnings](const Result<Tokens> &result) {
        if (begun != m_beginnings)
            return start([this] { return load(); });  // there are others meanwhile
        if (result)
            m_tokens = *result;
        m_waiting.tell(result);
    });
}

Future<Tokens> Session::load()
{
    return finally(m_services.secrets.read(m_account.id.text()), this,
                   [this](const Result<Secret> &secret) {
                       if (!secret && secret.error().code != Error::Code::NotFound)
                           return arrived<Tokens>(tl::unexpected(secret.error()));
                       const Tokens tokens = secret ? tokensIn(*secret) : Tokens();
                       if (tokens.isEmpty())
                           return arrived<Tokens>(failure(Error::Code::SignedOut, u"no secret"_s));
                       const bool isOver =
                           !tokens.refresh.isEmpty() && tokens.expires <= m_services.clock.now();
                       return isOver ? refresh(tokens) : arrived<Tokens>(tokens);
                   });
}

/// Whatever call it is for has not been made: without a word of it that one is Offline.
Future<Tokens> Session::refresh(const Tokens &old)
{
    if (old.refresh.isEmpty())
        return arrived<Tokens>(failure(Error::Code::SignedOut, u"no token to renew it with"_s));
    const Request request = refreshRequest(m_services.endpoints, old);
    return finally(m_services.transport.send(request), this,
                   [this, old, begun = m_beginnings](const Result<Reply> &reply) {
                       if (!reply)
                           return arrived<Tokens>(tl::unexpected(ofQuestion(reply.error())));
                       const Result<Tokens> fresh = tokensIn(*reply, old, m_services.clock.now());
                       if (fresh && begun == m_beginnings)
                           return keep(*fresh);
                       if (fresh || fresh.error().code != Error::Code::SignedOut)
                           return arrived<Tokens>(fresh);
                       return orOfAnother(old, fresh.error());
                   });
}

/// Another run of this program may have used up the token that we had.
Future<Tokens> Session::orOfAnother(const Tokens &old, const Error &error)
{
    return finally(m_services.secrets.read(m_account.id.text()), this,
                   [this, old, error](const Result<Secret> &secret) {
                       const Tokens kept = secret ? tokensIn(*secret) : Tokens();
                       if (kept.isEmpty() || kept.refresh == old.refresh)
                           return arrived<Tokens>(tl::unexpected(error));
                       const bool isGood = kept.expires > m_services.clock.now();
                       return isGood ? arrived<Tokens>(kept) : refresh(kept);
                   });
}

/// A keychain that cannot be written, or asks its owner something first, does not stop the evening:
/// the tokens then live in memory.
Future<Tokens> Session::keep(const Tokens &fresh)
{
    constexpr Seconds keychainTime{5};
    auto promise = std::make_shared<QPromise<Result<Tokens>>>();
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
                            << "new tokens could not be kept:" << written.error().detail;
                    goOn();
                });
    m_services.clock.callAfter(keychainTime, this, goOn);
    return promise->future();
}

void Session::begin(const Account &account)
{
    ++m_beginnings;
    m_account = account;
    m_tokens.reset();
}

Future<Done> Session::end()
{
    const auto revokeBoth = [this](const Tokens &tokens) {
        return andThen(revoke(tokens.refresh, tokens.clientId), this, [this, tokens](const Done &) {
            return revoke(tokens.access, tokens.clientId);
        });
    };
    const Future<Tokens> tokens =
        m_tokens ? arrived<Tokens>(*m_tokens) : kept();  // also one that has expired
    return finally(andThen(tokens, this, revokeBoth), this, [this](const Result<Done> &result) {
        begin(m_account);
        const bool isOver = result || result.error().code == Error::Code::SignedOut;
        return arrived<Done>(isOver ? Result<Done>(Done{})
                                    : tl::unexpected(ofQuestion(result.error())));
    });
}

Future<Done> Session::revoke(const Secret &token, const QString &clientId)
{
    if (token.isEmpty())
        return arrived<Done>(Done{});
    const Request request = revokeRequest(m_services.endpoints, token, clientId);
    return andThen(judged(m_services.transport.send(request)), this,
                   [](const Reply &) { return arrived<Done>(Done{}); });
}

}  // namespace core::x
