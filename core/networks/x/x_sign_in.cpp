// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_sign_in.h"

#include "core/networks/as_question.h"
#include "core/networks/parsed.h"
#include "core/networks/x/x_errors.h"

#include <QRegularExpression>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

/// Letters of base64 in both its alphabets, and a colon; never a blank, a handle or an address.
bool isClientId(const QString &text)
{
    static const QRegularExpression all(u"^[A-Za-z0-9_+=:-]{8,200}$"_s);
    return all.match(text).hasMatch();
}

Result<Account> accountIn(const Reply &reply)
{
    const QJsonObject user = objectIn(reply.body)[u"data"].toObject();
    const QString id = idIn(user[u"id"]);
    const QString handle = user[u"username"].toString();
    if (id.isEmpty() || handle.isEmpty())
        return failure(Error::Code::Offline, u"no account in the answer"_s);
    return Account{.id = AccountId(u"x:"_s + id),
                   .network = NetworkId(u"x"_s),
                   .nativeId = id,
                   .handle = handle,
                   .name = user[u"name"].toString(),
                   .textRules = TextRules::x()};
}

}  // namespace

const QList<quint16> &XSignIn::ports()
{
    static const QList<quint16> three{47611, 47612, 47613};
    return three;
}

QString XSignIn::scopes()
{
    return u"tweet.read tweet.write users.read media.write like.write bookmark.write "
           "offline.access"_s;
}

XSignIn::XSignIn(Services services) : m_services(services), m_flow(services.clock)
{
    m_promise.start();
}

Future<SignedIn> XSignIn::signIn(const QString &name, const Secret &password)
{
    m_grant.clientId = name.trimmed();
    m_bearer = Secret(password.reveal().trimmed());
    if (!isClientId(m_grant.clientId))
        return arrived<SignedIn>(failure(Error::Code::BadInput, u"no client id"_s));
    const Result<QUrl> here = m_flow.listen(ports());
    if (!here)
        return arrived<SignedIn>(tl::unexpected(here.error()));
    m_grant.redirect = here->toString();
    m_grant.verifier = m_flow.verifier();
    const auto signingIn = andThen(m_flow.code(), this, [this](const QString &code) {
        return andThen(exchange(code), this,
                       [this](const Tokens &tokens) { return describe(tokens); });
    });
    whenArrived(signingIn, this, [this](const Result<SignedIn> &result) { end(result); });
    Q_EMIT browserNeeded(m_flow.page(webAddress(m_services.endpoints, u"/i/oauth2/authorize"_s),
                                     m_grant.clientId, m_grant.redirect, scopes()),
                         false);
    return m_promise.future();
}

Future<Tokens> XSignIn::exchange(const QString &code)
{
    m_grant.code = code;
    const Request request = codeRequest(m_services.endpoints, m_grant);
    return andThen(asQuestion(m_services.transport.send(request), this), this,
                   [this](const Reply &reply) {
                       const Tokens before{.clientId = m_grant.clientId, .bearer = m_bearer};
                       return arrived<Tokens>(tokensIn(reply, before, m_services.clock.now()));
                   });
}

Future<SignedIn> XSignIn::describe(const Tokens &tokens)
{
    const Request request{.url = apiAddress(m_services.endpoints, u"/2/users/me"_s),
                          .bearer = tokens.access};
    return andThen(asQuestion(m_services.transport.send(request), this), this,
                   [this, tokens](const Reply &reply) {
                       const Result<Reply> good = answered(reply, m_services.clock.now());
                       if (!good)
                           return arrived<SignedIn>(tl::unexpected(ofQuestion(good.error())));
                       const Result<Account> account = accountIn(*good);
                       if (!account)
                           return arrived<SignedIn>(tl::unexpected(account.error()));
                       return arrived<SignedIn>(SignedIn{*account, tokens.toSecret()});
                   });
}

void XSignIn::cancel()
{
    end(failure(Error::Code::Cancelled));
    m_flow.cancel();
}

void XSignIn::end(const Result<SignedIn> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    m_promise.addResult(result);
    m_promise.finish();
}

}  // namespace core::x
