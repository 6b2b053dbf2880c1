// SPDX-License-Identifier: GPL-3.0-or-later
// Who is signed in, and the way to them.
#include "app/application.h"

#include "core/networks/rehearsal/rehearsal_client.h"
#include "ui/accounts/accounts_dialog.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/status_line.h"

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

void Application::openOutside()
{
    m_outside = std::make_unique<Outside>(m_clock, *m_storage, m_options);
    m_avatars = std::make_unique<ui::AvatarCache>(m_outside->transport());
    connect(&m_outside->book(), &AccountBook::added, this, &Application::accountsChanged);
    connect(&m_outside->book(), &AccountBook::removed, this, &Application::accountsChanged);
    if (m_outside->endpoints().isTest())
        m_window.statusLine().setNote(tr("Test servers"));
}

/// Whoever could not be signed in is said in the status line; the chats are there all the same.
void Application::takeSecretsAnd(void (Application::*next)())
{
    whenArrived(m_outside->takeSecrets(), this, [this, next](const Result<Done> &result) {
        if (result)
            return (this->*next)();
        const QString sentence =
            secretErrorText(result.error(), m_outside->refused(), m_options.networks);
        if (m_line.command == CommandLine::Command::Run)
            return showProblem(sentence);  // fewer accounts than were meant
        m_window.statusLine().setAlert({sentence, u"bad"_s});
        (this->*next)();
    });
}

/// Real ones first; the practice accounts are always there.
QList<Account> Application::accounts() const
{
    return (m_outside ? m_outside->book().accounts() : QList<Account>()) + practiceAccounts();
}

void Application::accountsChanged()
{
    m_window.statusLine().setAlert({});
    if (m_prepare)
        m_prepare->setAccounts(m_outside->book().accounts());
}

/// Where the accounts are added, checked and removed. Whether the keychain keeps passwords is known
/// once secrets().open() has arrived, not before.
void Application::showAccounts()
{
    if (m_accountsDialog)
        return m_accountsDialog->raise();
    whenArrived(m_outside->secrets().open(), this, [this](const Result<bool> &) {
        if (m_accountsDialog)
            return;
        auto *dialog = new ui::AccountsDialog(m_outside->book(), m_clock, m_theme, &m_window);
        m_accountsDialog = dialog;
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        if (m_running && m_running->isOnDuty())
            dialog->setInUse(m_running->live()->chat().accounts);
        dialog->open();
    });
}

}  // namespace app
