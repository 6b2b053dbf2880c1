// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/account_text.h"

#include "core/networks/sign_in.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

using namespace Qt::StringLiterals;
using Code = core::Error::Code;
namespace problem = core::account_problem;

namespace {

constexpr core::Minutes mostAhead{2};

QString words(const char *text)
{
    return QCoreApplication::translate("AccountText", text);
}

bool says(const core::Error &error, const char *name)
{
    return error.detail.contains(QLatin1String(name));
}

QString pauseText(const core::Error &error)
{
    return error.retryAfter ? spokenDuration(*error.retryAfter) : words("a few minutes");
}

}  // namespace

QString accountName(const core::Account &account)
{
    return words("@%1 on %2").arg(account.handle, networkName(account.network));
}

QString accountNames(const QList<core::Account> &accounts)
{
    QStringList names;
    for (const core::Account &account : accounts)
        names.append(accountName(account));
    const QString last = names.isEmpty() ? QString() : names.takeLast();
    return names.isEmpty() ? last : words("%1 and %2").arg(names.join(u", "_s), last);
}

QString revokedText(const core::Error &error)
{
    if (says(error, problem::takenDown) || says(error, problem::suspended))
        return words("The network has suspended the account. Nothing is posted with it; only the "
                     "network can give it back, so ask its support, or post with another account.");
    if (says(error, problem::deactivated))
        return words("The account is deactivated. Nothing is posted with it; activate it in the "
                     "network's own settings and check it again.");
    return {};
}

QString serverSignInErrorText(const core::Error &error, const QString &server)
{
    if (const QString revoked = revokedText(error); !revoked.isEmpty())
        return revoked;
    switch (error.code) {
    case Code::SignedOut:
        return words("Moderato was not let in at %1: nobody allowed it on the page, or the code or "
                     "token is not good. Nothing was kept; try again.")
            .arg(server);
    case Code::BadInput:
        return words("This is no server. Nothing was kept; write its name, mastodon.social for "
                     "example, or your whole handle.");
    case Code::NotFound:
        return words("There is no server at %1 that speaks as Mastodon does. Nothing was kept; "
                     "check how its name is written and try again.")
            .arg(server);
    case Code::RateLimited:
        return words("%1 asks us to wait for %2. Nothing was kept; try again after that.")
            .arg(server, pauseText(error));
    case Code::Unconfirmed:
    case Code::Offline:
        return words("%1 cannot be reached safely. Nothing was kept; check the connection and the "
                     "name and try again.")
            .arg(server);
    case Code::CannotSave:
        return words("The keychain did not take what signs you in. Nothing was kept; unlock the "
                     "keychain and try again.");
    case Code::Cancelled:
        return words("Signing in was given up. Nothing was kept; start again when you like.");
    default:
        return words("%1 does not let Moderato in. Nothing was kept; ask whoever runs the server.")
            .arg(server);
    }
}

QString signInErrorText(const core::Error &error, const core::NetworkId &id, const QString &handle)
{
    if (id.text() == u"mastodon")
        return serverSignInErrorText(error, handle);
    const QString network = networkName(id);
    if (says(error, problem::wantsCode))
        return words("This is the main password of @%1, and %2 wants a code by mail with it. "
                     "Nothing was kept; make an app password in %2's settings and use that.")
            .arg(handle, network);
    if (const QString revoked = revokedText(error); !revoked.isEmpty())
        return revoked;
    switch (error.code) {
    case Code::SignedOut:
        return words("%2 does not know @%1 with this password. Nothing was kept; make a new app "
                     "password in %2's settings and try again.")
            .arg(handle, network);
    case Code::BadInput:
        return words("This is no handle on %1. Nothing was kept; write it as %1 shows it.")
            .arg(network);
    case Code::NotFound:
        return words("There is no account @%1 on %2. Nothing was kept; check how the handle is "
                     "written and try again.")
            .arg(handle, network);
    case Code::RateLimited:
        return words("%1 asks us to wait for %2. Nothing was kept; try again after that.")
            .arg(network, pauseText(error));
    case Code::Unconfirmed:
        return words("%1 did not answer as it should. Nothing was kept; try again in a moment.")
            .arg(network);
    case Code::Offline:
        return words("%1 cannot be reached. Nothing was kept; check the connection and try again.")
            .arg(network);
    case Code::CannotSave:
        return words("The keychain did not take the password. Nothing was kept; unlock the "
                     "keychain and try again.");
    default:
        return words("%2 did not let @%1 sign in. Nothing was kept; check handle and app password "
                     "and try again.")
            .arg(handle, network);
    }
}

QString accountErrorText(const core::Error &error, const core::Account &account)
{
    const QString name = accountName(account);
    if (const QString revoked = revokedText(error); !revoked.isEmpty())
        return revoked;
    switch (error.code) {
    case Code::SignedOut:
        return words("%2 signed @%1 out. Nothing is posted with it; sign in again.")
            .arg(account.handle, networkName(account.network));
    case Code::NotFound:
        return words("%2 does not know @%1 any more. Nothing is posted with it; sign in again with "
                     "the handle that it has now.")
            .arg(account.handle, networkName(account.network));
    case Code::RateLimited:
        return words("%1 has to wait for %2, says the network. Posts wait as long by themselves; "
                     "nothing needs to be done.")
            .arg(name, pauseText(error));
    case Code::Offline:
        return words("The server of %1 cannot be reached. Posts wait and go out by themselves; "
                     "check the connection.")
            .arg(name);
    case Code::CannotSave:
        return words("The keychain does not give out the password of %1. Nothing is posted with "
                     "it; unlock the keychain and check it again.")
            .arg(name);
    case Code::Refused:
        return words("The network does not let %1 post. Nothing is posted with it; look at the "
                     "account on the network's own page.")
            .arg(name);
    default:
        return words("The server of %1 did not answer as it should. Posts wait and go out by "
                     "themselves; check it again in a moment.")
            .arg(name);
    }
}

QString clockText(core::Milliseconds ahead)
{
    const core::Milliseconds off = ahead < core::Milliseconds(0) ? -ahead : ahead;
    if (off <= mostAhead)
        return {};
    const QString by = spokenDuration(std::chrono::duration_cast<core::Seconds>(off));
    return (ahead > core::Milliseconds(0)
                ? words("This computer's clock is %1 ahead of the network's. Nothing was changed; "
                        "set the clock, or posts leave at the wrong time.")
                : words("This computer's clock is %1 behind the network's. Nothing was changed; "
                        "set the clock, or posts leave at the wrong time."))
        .arg(by);
}

}  // namespace ui
