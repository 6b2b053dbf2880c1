// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_sign_in.h"

#include "core/networks/as_question.h"
#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_errors.h"
#include "core/networks/bluesky/session_tokens.h"

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

/// Signs that nobody sees come along when a handle is copied from a web page.
QString visible(const QString &typed)
{
    QString text;
    for (const QChar c : typed) {
        if (!c.isSpace() && c.category() != QChar::Other_Format)
            text += c;
    }
    return text;
}

}  // namespace

QString nameIn(const QString &typed)
{
    QString name = visible(typed);
    const qsizetype profile = name.indexOf(u"bsky.app/profile/"_s, 0, Qt::CaseInsensitive);
    if (profile >= 0)
        name = name.mid(profile).section(u'/', 2, 2).section(u'?', 0, 0).section(u'#', 0, 0);
    if (name.startsWith(u"at://"_s))
        name = name.mid(5).section(u'/', 0, 0);
    if (name.startsWith(u'@') || name.startsWith(QChar(0xFF20)))
        name.remove(0, 1);
    if (name.startsWith(u"did:"))
        return name;
    name = name.toLower();
    const bool isBare = !name.isEmpty() && !name.contains(u'.') && !name.contains(u'@');
    return isBare ? name + u".bsky.social"_s : name;
}

BlueskySignIn::BlueskySignIn(Services services)
    : m_services(services)
    , m_identities(services.clock, services.transport, services.endpoints)
{}

Future<SignedIn> BlueskySignIn::signIn(const QString &name, const Secret &password)
{
    if (password.isEmpty())
        return arrived<SignedIn>(failure(Error::Code::SignedOut, u"no password"_s));
    return andThen(identityOf(nameIn(name)), this,
                   [this, password](const Identity &identity) { return open(identity, password); });
}

/// A name that leads nowhere is a name that the network does not know.
Future<Identity> BlueskySignIn::identityOf(const QString &name)
{
    return finally(m_identities.find(name), this, [](Result<Identity> identity) {
        if (!identity && identity.error().code == Error::Code::NotFound)
            identity.error().code = Error::Code::SignedOut;
        return arrived<Identity>(identity);
    });
}

Future<SignedIn> BlueskySignIn::open(const Identity &identity, const Secret &password)
{
    const Request request = createSessionRequest(identity.server, identity.did, password);
    return finally(m_services.transport.send(request), this,
                   [this, identity](const Result<Reply> &reply) {
                       return arrived<SignedIn>(signedIn(reply, identity));
                   });
}

/// A lost reply leaves a session that nobody uses: nothing that could be seen.
Result<SignedIn> BlueskySignIn::signedIn(const Result<Reply> &reply, const Identity &identity) const
{
    if (!reply)
        return tl::unexpected(ofQuestion(reply.error()));
    if (!reply->isSuccess())
        return tl::unexpected(ofQuestion(toBlueskyError(*reply, m_services.clock.now())));
    const Result<SessionTokens> tokens = tokensIn(*reply, identity.did);
    if (!tokens)
        return tl::unexpected(ofQuestion(tokens.error()));
    const Account account{.id = AccountId(networkId().text() + u':' + identity.did),
                          .network = networkId(),
                          .nativeId = identity.did,
                          .handle = identity.handle,
                          .name = identity.handle,
                          .server = identity.server,
                          .textRules = TextRules::bluesky()};
    return SignedIn{account, tokens->toSecret()};
}

}  // namespace core::bluesky
