// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/accounts_bar.h"

#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

AccountsBar::AccountsBar(const QList<Account> &accounts, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_theme(theme)
{
    auto *row = new QHBoxLayout(this);
    tighten(row, 8);
    row->addWidget(plainLabel(tr("Posts as"), u"muted"_s));
    for (const Account &account : m_accounts) {
        QPushButton *chip = button(u'@' + account.handle, u"account"_s);
        chip->setCheckable(true);
        chip->setAccessibleName(
            tr("Post as @%1 on %2").arg(account.handle, networkName(account.network)));
        chip->setToolTip(networkName(account.network));
        m_chips.insert(account.id, chip);
        row->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, [this] {
            QList<AccountId> chosen;
            for (const Account &one : m_accounts) {
                if (m_chips[one.id]->isChecked())
                    chosen.append(one.id);
            }
            Q_EMIT chosenChanged(chosen);
        });
    }
    connect(&theme, &Theme::changed, this, &AccountsBar::paintDots);
    paintDots();
}

void AccountsBar::paintDots()
{
    for (const Account &account : m_accounts)
        m_chips[account.id]->setIcon(networkDot(account.network, m_theme.colors()));
}

void AccountsBar::show(const QList<AccountId> &chosen)
{
    for (const Account &account : m_accounts)
        m_chips[account.id]->setChecked(chosen.contains(account.id));
}

QWidget *AccountsBar::firstField() const
{
    return m_chips.isEmpty() ? nullptr : m_chips.first();
}

}  // namespace ui
