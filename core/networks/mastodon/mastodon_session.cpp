// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_session.h"

#include "core/networks/as_question.h"
#include "core/networks/mastodon/late_stream.h"
#include "core/networks/mastodon/mastodon_errors.h"
#include "core/networks/mastodon/server_address.h"

#include <QJsonDocument>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds uploadTime{60'000};  ///< for a picture, besides what its size takes
constexpr qint64 slowestUpload = 32;        ///< bytes a millisecond

/// The account is known to be there: whatever else is said where its server should be is said by
/// somebody in between.
Result<ServerFacts> notNow(Error error)
{
    if (error.code != Error::Code::RateLimited)
        error.code = Error::Code::Offline;
    return tl::unexpected(error);
}

/// A token of one server is no business of another.
tl::unexpected<Error> anotherServer()
{
    return failure(Error::Code::Offline, u"another server meanwhile"_s);
}

}  // namespace

Result<Reply> answered(const Reply &reply, Instant now)
{
    if (reply.isSuccess() && isAnswer(reply))
        return reply;
    return tl::unexpected(toMastodonError(reply, now));
}

Session::Session(const Account &account, Services services, QObject *parent)
    : Api(parent)
    , m_account(account)
    , m_services(services)
    , m_finder(services.clock, services.transport)
{}

// Calls.

Future<Reply> Session::get(const QString &path, const QUrlQuery &query)
{
    return judged(getRaw(path, query));
}

Future<Reply> Session::post(const QString &path, const QByteArray &json)
{
    return judged(postRaw(path, json));
}

Future<Reply> Session::remove(const QString &path)
{
    return judged(call({.method = "DELETE", .url = addressAt(m_account.server, path, {})}));
}

Future<Reply> Session::getRaw(const QString &path, const QUrlQuery &query)
{
    return call({.url = addressAt(m_account.server, path, query)});
}

Future<Reply> Session::postRaw(const QString &path, const QByteArray &json,
                               const QList<Header> &headers)
{
    return call({.method = "POST",
                 .url = addressAt(m_account.server, path, {}),
                 .headers = QList<Header>{{"Content-Type", "application/json"}} + headers,
                 .body = json});
}

Future<Reply> Session::upload(const QString &path, const QByteArray &contentType,
                              const QByteArray &form)
{
    return call({.method = "POST",
                 .url = addressAt(m_account.server, path, {}),
                 .headers = {{"Content-Type", contentType}},
                 .body = form,
                 .patience = uploadTime + Milliseconds(form.size() / slowestUpload)});
}

Future<Reply> Session::call(const Request &request)
{
    return andThen(kept(), this, [this, request, asked = m_account.server](const KeptToken &kept) {
        if (asked != m_account.server)
            return arrived<Reply>(anotherServer());
        Request withToken = request;
        withToken.bearer = kept.token;
        withToken.ownConnection = m_facts && !m_facts->keepsConnections && !request.mayBeRepeated();
        return andThen(m_services.transport.send(withToken), this, [this](const Reply &reply) {
            noteHeaders(reply);
            return arrived<Reply>(reply);
        });
    });
}

Future<Reply> Session::judged(const Future<Reply> &future)
{
    return andThen(future, this, [this](const Reply &reply) {
        return arrived<Reply>(answered(reply, m_services.clock.now()));
    });
}

void Session::noteHeaders(const Reply &reply)
{
    const Instant now = m_services.clock.now();
    if (const auto time = serverTime(reply))
        m_clockAhead = *time - now;
    const std::optional<Allowance> allowance = allowanceIn(reply, now);
    if (!allowance || allowance == m_allowance)
        return;
    m_allowance = allowance;
    Q_EMIT allowanceChanged();
}

/// Whoever opens a stream before its token is there gets it a little later.
std::unique_ptr<MessageStream> Session::open(const QString &path, const QUrlQuery &query,
                                             bool asLines)
{
    auto stream = std::make_unique<LateStream>();
    LateStream *late = stream.get();
    const ServerFacts facts = m_facts.value_or(ServerFacts{.origin = m_account.server});
    Request request{
        .url = streamAddress(facts, m_services.endpoints.testOrigins(), path, query, asLines)};
    if (asLines)
        request.headers = {{"Accept", "text/event-stream"}};
    const Future<KeptToken> token =
        andThen(kept(), this, [this, asked = m_account.server](const KeptToken &kept) {
            const bool isSame = asked == m_account.server;
            return arrived<KeptToken>(isSame ? Result<KeptToken>(kept) : anotherServer());
        });
    const auto goOn = [late, request,
                       services = m_services](const Result<KeptToken> &kept) mutable {
        if (kept) {
            request.bearer = kept->token;
            return late->become(services.transport.open(request));
        }
        services.clock.callAfter(0ms, late,
                                 [late, error = kept.error()] { Q_EMIT late->ended(error); });
    };
    whenArrived(token, late, goOn);
    return stream;
}

// What the server is, and who we are there.

Future<ServerFacts> Session::facts()
{
    if (m_facts)
        return arrived<ServerFacts>(*m_facts);
    const bool isUnderWay = !m_waitingForFacts.isEmpty();
    const Future<ServerFacts> waiting = m_waitingForFacts.add();
    if (isUnderWay)
        return waiting;
    askFacts();
    return waiting;
}

void Session::askFacts()
{
    const Future<ServerFacts> asking = andThen(kept(), this, [this](const KeptToken &kept) {
        return finally(m_finder.find(QUrl(m_account.server), kept.token), this,
                       [](const Result<ServerFacts> &facts) {
                           return arrived<ServerFacts>(facts ? facts : notNow(facts.error()));
                       });
    });
    whenArrived(asking, this, [this, begun = m_beginnings](const Result<ServerFacts> &facts) {
        if (begun != m_beginnings)
            return askFacts();  // of another server meanwhile
        if (facts)
            m_facts = *facts;
        m_waitingForFacts.tell(facts);
    });
}

Future<QJsonObject> Session::self()
{
    const Future<Reply> asking =
        asQuestion(get(u"/api/v1/accounts/verify_credentials"_s, {}), this);
    return andThen(asking, this, [this](const Reply &reply) {
        const QJsonObject self = objectIn(reply.body);
        const QString id = idIn(self[u"id"]);
        if (id.isEmpty())
            return arrived<QJsonObject>(failure(Error::Code::Offline, u"no account"_s));
        m_accountId = id;
        return arrived<QJsonObject>(self);
    });
}

Future<QString> Session::accountId()
{
    return andThen(kept(), this, [this](const KeptToken &kept) {
        if (!kept.accountId.isEmpty())
            return arrived<QString>(kept.accountId);
        if (!m_accountId.isEmpty())
            return arrived<QString>(m_accountId);
        return andThen(self(), this,
                       [this](const QJsonObject &) { return arrived<QString>(m_accountId); });
    });
}

Future<Done> Session::warmUp()
{
    const QUrl url = addressAt(m_account.server, u"/api/v1/instance"_s, {});
    return andThen(m_services.transport.warmUp(url), this,
                   [](const Reply &) { return arrived<Done>(Done{}); });
}

// The token.

Future<KeptToken> Session::kept()
{
    if (m_kept)
        return arrived<KeptToken>(*m_kept);
    const bool isUnderWay = !m_waitingForToken.isEmpty();
    const Future<KeptToken> waiting = m_waitingForToken.add();
    if (isUnderWay)
        return waiting;
    readToken();
    return waiting;
}

void Session::readToken()
{
    whenArrived(m_services.secrets.read(m_account.id.text()), this,
                [this, begun = m_beginnings](const Result<Secret> &secret) {
                    if (begun != m_beginnings)
                        return readToken();  // there is another one meanwhile
                    const Result<KeptToken> token = taken(secret);
                    if (token)
                        m_kept = *token;
                    m_waitingForToken.tell(token);
                });
}

Result<KeptToken> Session::taken(const Result<Secret> &secret)
{
    if (!secret && secret.error().code != Error::Code::NotFound)
        return tl::unexpected(secret.error());
    const KeptToken kept = secret ? keptTokenIn(*secret) : KeptToken();
    if (kept.token.isEmpty())
        return failure(Error::Code::SignedOut, u"no secret"_s);
    return kept;
}

void Session::begin(const Account &account)
{
    ++m_beginnings;
    m_account = account;
    m_kept.reset();
    m_facts.reset();
    m_accountId.clear();
    m_clockAhead.reset();
}

Future<Done> Session::end()
{
    const auto say = [this](const KeptToken &kept) { return revoke(kept); };
    return finally(andThen(kept(), this, say), this, [this](const Result<Done> &result) {
        begin(m_account);
        const bool isOver = result || result.error().code == Error::Code::SignedOut;
        return arrived<Done>(isOver ? Result<Done>(Done{})
                                    : tl::unexpected(ofQuestion(result.error())));
    });
}

/// A token that a host pasted belongs to a program that only the host knows: it is left alone.
/// https://docs.joinmastodon.org/methods/oauth/#revoke
Future<Done> Session::revoke(const KeptToken &kept)
{
    if (kept.clientId.isEmpty() || kept.clientSecret.isEmpty())
        return arrived<Done>(failure(Error::Code::Refused, u"a token of the host's own"_s));
    const QJsonObject body{{u"client_id"_s, kept.clientId},
                           {u"client_secret"_s, QString::fromUtf8(kept.clientSecret.reveal())},
                           {u"token"_s, QString::fromUtf8(kept.token.reveal())}};
    const Request request{.method = "POST",
                          .url = addressAt(m_account.server, u"/oauth/revoke"_s, {}),
                          .headers = {{"Content-Type", "application/json"}},
                          .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    return andThen(judged(m_services.transport.send(request)), this,
                   [](const Reply &) { return arrived<Done>(Done{}); });
}

}  // namespace core::mastodon
