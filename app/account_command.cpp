// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/account_command.h"

#include "app/console.h"
#include "app/hidden_input.h"
#include "ui/accounts/account_words.h"
#include "ui/shell/account_text.h"
#include "ui/shell/error_text.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;
using Task = CommandLine::AccountTask;

namespace {

Secret readSecret(const QString &prompt)
{
    const HiddenInput hidden(prompt);
    return Secret(readInputLine().value_or(QByteArray()).trimmed());
}

bool hasScreen()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

QString signInCommand(const Account &account)
{
    return u"moderato account add %1 %2"_s.arg(account.network.text(), oneLine(account.handle));
}

}  // namespace

AccountCommand::AccountCommand(const CommandLine &line, const OutsideOptions &options)
    : OutsideCommand(line, options)
{
    if (m_line.handle.startsWith(u'@'))
        m_line.handle.remove(0, 1);
}

QStringList AccountCommand::knownNetworks() const
{
    QStringList known;
    for (const Network &network : m_options.networks) {
        if (network.makeSignIn)
            known.append(network.id.text());
    }
    return known;
}

bool AccountCommand::isInBrowser() const
{
    return std::any_of(m_options.networks.begin(), m_options.networks.end(),
                       [this](const Network &one) {
                           return one.id.text() == m_line.network &&
                                  one.signsInWith == Network::SignsInWith::Browser;
                       });
}

int AccountCommand::run()
{
    return m_line.task != Task::Add || hasWhatItTakes() ? OutsideCommand::run() : wrongUse;
}

bool AccountCommand::hasWhatItTakes()
{
    if (!knownNetworks().contains(m_line.network)) {
        printWords(u"Moderato cannot sign in to %1. Nothing was kept; it knows %2."_s.arg(
            oneLine(m_line.network), knownNetworks().join(u", "_s)));
        return false;
    }
    const bool inBrowser = isInBrowser();
    if (inBrowser && !m_line.token)
        return true;
    if (!inBrowser && m_line.token) {
        printWords(
            u"%1 takes an app password and no token. Nothing was kept; leave --token out."_s.arg(
                networkName(NetworkId(m_line.network))));
        return false;
    }
    const QString name = oneLine(m_line.handle);
    m_password =
        readSecret(inBrowser ? u"Token for %1:"_s.arg(name) : u"App password of @%1:"_s.arg(name));
    if (!m_password.isEmpty())
        return true;
    printWords(inBrowser
                   ? u"There is no token on standard input. Nothing was kept; leave --token out to "
                     "sign in with the browser."_s
                   : u"There is no app password on standard input. Nothing was kept; make one in "
                     "the network's settings and give it there."_s);
    return false;
}

void AccountCommand::begin()
{
    const auto opened =
        andThen(m_outside->open(), this, [this](const Done &) { return m_outside->takeSecrets(); });
    whenArrived(opened, this, [this](const Result<Done> &result) {
        if (result)
            return doTask();
        fail(m_outside->refused().isEmpty()
                 ? ui::folderErrorText(result.error(), m_line.dataFolder)
                 : secretErrorText(result.error(), m_outside->refused(), m_options.networks),
             couldNot);
    });
}

void AccountCommand::doTask()
{
    switch (m_line.task) {
    case Task::Add:
        return add();
    case Task::List:
        return list();
    case Task::Check:
        return check();
    case Task::Remove:
        return remove();
    }
}

/// A browser on this screen is opened too; none is for a test server.
void AccountCommand::openPage(const QUrl &page, bool givesCode)
{
    const QString address = page.toString(QUrl::FullyEncoded);
    printWords(u"Open this page and allow Moderato there: "_s + address);
    if (hasScreen() && !m_options.endpoints.isTest())
        QProcess::startDetached(u"xdg-open"_s, {address});
    if (givesCode)
        QMetaObject::invokeMethod(this, &AccountCommand::readCode, Qt::QueuedConnection);
}

void AccountCommand::readCode()
{
    printWords(u"Then paste here the code that the page shows, and press Enter."_s);
    for (;;) {
        const std::optional<QByteArray> line = readInputLine();
        if (!line)
            return m_outside->book().cancelSignIn();
        if (!line->trimmed().isEmpty())
            return m_outside->book().enterCode(QString::fromUtf8(*line).trimmed());
    }
}

void AccountCommand::add()
{
    connect(&m_outside->book(), &AccountBook::browserNeeded, this, &AccountCommand::openPage);
    const auto adding = m_outside->book().add(NetworkId(m_line.network), m_line.handle, m_password);
    whenArrived(adding, this, [this](const Result<Account> &account) { added(account); });
}

void AccountCommand::added(const Result<Account> &account)
{
    if (!account)
        return fail(
            ui::signInErrorText(account.error(), NetworkId(m_line.network), oneLine(m_line.handle)),
            couldNot);
    printResult(u"Signed in as %1."_s.arg(oneLine(ui::accountName(*account))));
    if (!m_outside->book().keepsSecrets())
        printWords(u"What signs it in is in no keychain and forgotten when this ends. The account "
                   "is kept; give %1 with --secrets - whenever it is to post."_s.arg(
                       isInBrowser() ? u"a token"_s : u"the password"_s));
    endWhenSettled(done);
}

void AccountCommand::list()
{
    const QList<Account> &accounts = m_outside->book().accounts();
    for (const Account &account : accounts)
        printResult(QStringList{account.id.text(), u'@' + oneLine(account.handle),
                                account.network.text(), oneLine(account.server)}
                        .join(u'\t'));
    if (accounts.isEmpty())
        printWords(
            u"No account is signed in. moderato account add bluesky HANDLE, or mastodon SERVER, "
            "adds one."_s);
    endWhenSettled(done);
}

std::optional<QList<Account>> AccountCommand::chosen()
{
    if (m_line.accounts.isEmpty())
        return m_outside->book().accounts();
    QList<Account> chosen;
    for (const QString &words : m_line.accounts) {
        const Account *account = m_outside->book().named(words);
        if (!account) {
            fail(u"No account that is signed in is called %1, or several are. Nothing was changed; "
                 "moderato account list shows all of them."_s.arg(oneLine(words)),
                 couldNot);
            return std::nullopt;
        }
        chosen.append(*account);
    }
    return chosen;
}

void AccountCommand::check()
{
    const auto accounts = chosen();
    if (!accounts)
        return;
    if (accounts->isEmpty())
        return fail(u"No account is signed in, so none may post. moderato account add bluesky "
                    "HANDLE adds one."_s,
                    couldNot);
    m_toCheck = *accounts;
    whenArrived(
        untilDone(this, [this] { return checkNext(); }), this,
        [this](const Result<Done> &) { endWhenSettled(m_everyoneMayPost ? done : couldNot); });
}

Future<bool> AccountCommand::checkNext()
{
    if (m_toCheck.isEmpty())
        return arrived<bool>(false);
    const Account account = m_toCheck.takeFirst();
    return finally(m_outside->book().check(account.id), this,
                   [this, account](const Result<Done> &result) {
                       tellCheck(account, result);
                       return arrived<bool>(true);
                   });
}

void AccountCommand::tellCheck(const Account &account, const Result<Done> &result)
{
    tellClock(account.id);
    if (result) {
        printResult(
            u"✓ May post as %1, checked just now."_s.arg(oneLine(ui::accountName(account))));
        return;
    }
    m_everyoneMayPost = false;
    QString sentence = oneLine(ui::accountErrorText(result.error(), account));
    if (result.error().code == Error::Code::SignedOut)
        sentence += u" The command is: "_s + signInCommand(account);
    printResult(u"✗ "_s + sentence);
}

void AccountCommand::remove()
{
    const auto accounts = chosen();
    if (!accounts)
        return;
    const Account account = accounts->first();
    const auto removing = m_outside->book().remove(account.id);
    whenArrived(removing, this, [this, account](const Result<Done> &result) {
        const QString sentence = oneLine(ui::removedText(account, result));
        if (result)
            printResult(sentence);
        else
            printWords(sentence);
        endWhenSettled(done);
    });
}

/// What was added or removed is on disk before the program ends.
void AccountCommand::endWhenSettled(int status)
{
    whenArrived(m_outside->settled(), this, [this, status](const Result<Done> &saved) {
        if (!saved)
            return fail(ui::folderErrorText(saved.error(), m_line.dataFolder), couldNot);
        QCoreApplication::exit(status);
    });
}

void AccountCommand::fail(const QString &sentence, int status)
{
    printWords(sentence);
    QCoreApplication::exit(status);
}

}  // namespace app
