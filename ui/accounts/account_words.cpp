// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/account_words.h"

#include "core/networks/rehearsal/rehearsal_client.h"
#include "ui/shell/account_text.h"
#include "ui/shell/counted.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;
using Code = Error::Code;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("AccountWords", text);
}

/// "just now", "5 min ago"
QString agoText(Milliseconds passed)
{
    const auto minutes = std::chrono::duration_cast<Minutes>(passed);
    return minutes < Minutes{1} ? words("just now")
                                : words("%1 ago").arg(spokenDuration(Seconds(minutes)));
}

AccountState brokenState(const Error &error, const QString &handle, const QString &network)
{
    if (const QString revoked = revokedText(error); !revoked.isEmpty())
        return {revoked, u"bad"_s};
    switch (error.code) {
    case Code::SignedOut:
        return {words("%1 signed %2 out. Its posts and chats are kept; sign in again to post.")
                    .arg(network, handle),
                u"bad"_s, true};
    case Code::NotFound:
        return {words("%1 does not know %2 any more. Its chats are kept; sign in again with the "
                      "handle it has now.")
                    .arg(network, handle),
                u"bad"_s, true};
    case Code::Refused:
        return {words("%1 does not let %2 post. Nothing was changed here; open %1 to see why, "
                      "then check again.")
                    .arg(network, handle),
                u"bad"_s};
    case Code::Offline:
        return {words("%1 could not be reached. The account is kept; look at your connection and "
                      "check again.")
                    .arg(network),
                u"warn"_s};
    case Code::CannotSave:
        return {words("The keychain did not open. The account is kept; unlock the keychain and "
                      "check again."),
                u"warn"_s};
    default:
        return {words("%1 did not answer as it should. The account is kept; check again in a "
                      "moment.")
                    .arg(network),
                u"warn"_s};
    }
}

}  // namespace

bool isPractice(const AccountId &id)
{
    const QList<Account> practice = practiceAccounts();
    return std::any_of(practice.begin(), practice.end(),
                       [&id](const Account &one) { return one.id == id; });
}

QString placeOf(const Account &account)
{
    const QUrl server(account.server);
    const QString host = server.host().isEmpty() ? account.server : server.host();
    const QString network = networkName(account.network);
    return host.isEmpty() ? network : network + u" · "_s + host;
}

QString shortNames(const QList<Account> &accounts)
{
    if (accounts.isEmpty())
        return {};
    const QString first = u'@' + accounts.first().handle;
    const int more = int(accounts.size()) - 1;
    return more == 0 ? first : words("%1 and %2 more").arg(first).arg(more);
}

QString goesOutAs(const QList<Account> &accounts)
{
    QStringList names;
    for (const Account &account : accounts)
        names.append(words("@%1 on %2").arg(account.handle, networkName(account.network)));
    return names.isEmpty() ? words("Goes out nowhere: no account is chosen.")
                           : words("Goes out as %1.").arg(names.join(u", "_s));
}

AccountState accountState(const Account &account,
                          const std::optional<AccountBook::Checked> &checked, Instant now)
{
    const QString handle = u'@' + account.handle;
    const QString network = networkName(account.network);
    if (!checked)
        return {words("Not checked yet."), {}};
    const QString clock = clockText(checked->clockAhead.value_or(Milliseconds(0)));
    if (checked->result && !clock.isEmpty())
        return {clock, u"warn"_s};
    if (checked->result)
        return {words("May post as %1, checked %2.").arg(handle, agoText(now - checked->at)),
                u"ok"_s};
    const Error &error = checked->result.error();
    if (error.code != Code::RateLimited)
        return brokenState(error, handle, network);
    const Seconds wait = error.retryAfter.value_or(Seconds{60});
    const auto left = std::chrono::ceil<Seconds>(checked->at + wait - now);
    if (left <= Seconds{0})
        return {words("%1 had asked us to wait. The account is kept; check it now.").arg(network),
                u"warn"_s};
    return {words("%1 asks us to wait for %2. The account is kept; check again after that.")
                .arg(network, spokenDuration(left)),
            u"warn"_s};
}

QString appPasswordHint(const NetworkId &network)
{
    if (network.text() == u"bluesky")
        return words("Make one in Bluesky under Settings, Privacy and security, App passwords. "
                     "Never give your own password.");
    return words("Make one in the settings of %1. Never give your own password.")
        .arg(networkName(network));
}

QString removedText(const Account &account, const Result<Done> &result)
{
    const QString network = networkName(account.network);
    if (result)
        return words("@%1 is removed here and signed out at %2.").arg(account.handle, network);
    return words("@%1 is removed here, but %2 could not be told. Delete its app password in the "
                 "settings of %2.")
        .arg(account.handle, network);
}

}  // namespace ui
