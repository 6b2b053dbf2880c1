// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/account_words.h"

#include "ui/shell/account_text.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QUrl>

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

AccountState brokenState(const Error &error, const Account &account)
{
    const bool signedOut = error.code == Code::SignedOut || error.code == Code::NotFound;
    const bool bad = signedOut || error.code == Code::Refused || !revokedText(error).isEmpty();
    return {accountErrorText(error, account), bad ? u"bad"_s : u"warn"_s,
            signedOut && revokedText(error).isEmpty()};
}

}  // namespace

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
    return accounts.isEmpty() ? words("Goes out nowhere: no account is chosen.")
                              : words("Goes out as %1.").arg(accountNames(accounts));
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
        return brokenState(error, account);
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

QString browserHint()
{
    return words("The server's own page opens in the browser and asks whether Moderato may. No "
                 "password is typed here.");
}

QString removedText(const Account &account, const Result<Done> &result)
{
    const QString network = networkName(account.network);
    if (result)
        return words("@%1 is removed here and signed out at %2.").arg(account.handle, network);
    if (network == u"Mastodon")
        return words("@%1 is removed here, but not signed out at its server. Take Moderato, or "
                     "the app whose token you gave, off the list in the account's settings there.")
            .arg(account.handle);
    return words("@%1 is removed here, but %2 could not be told. Delete its app password in the "
                 "settings of %2.")
        .arg(account.handle, network);
}

}  // namespace ui
