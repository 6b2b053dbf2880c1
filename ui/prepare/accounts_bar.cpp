// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/accounts_bar.h"

#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int leastHandleWidth = 40;  ///< pixels

}  // namespace

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
        chip->setToolTip(u"@%1 · %2"_s.arg(account.handle, networkName(account.network)));
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

QSize AccountsBar::sizeHint() const
{
    return {widthWith(QWIDGETSIZE_MAX), QWidget::sizeHint().height()};
}

QSize AccountsBar::minimumSizeHint() const
{
    return {widthWith(leastHandleWidth), QWidget::sizeHint().height()};
}

void AccountsBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    cutHandles(width());
}

int AccountsBar::widthWith(int handleWidth) const
{
    int wide = layout()->itemAt(0)->sizeHint().width();
    for (const Account &account : m_accounts) {
        const QPushButton *chip = m_chips[account.id];
        const QFontMetrics metrics = chip->fontMetrics();
        const int frame = chip->sizeHint().width() - metrics.horizontalAdvance(chip->text());
        wide += layout()->spacing() + frame +
                qMin(handleWidth, metrics.horizontalAdvance(u'@' + account.handle));
    }
    return wide;
}

void AccountsBar::cutHandles(int width)
{
    int longest = leastHandleWidth;
    for (const Account &account : m_accounts)
        longest = qMax(longest, fontMetrics().horizontalAdvance(u'@' + account.handle) * 2);
    while (longest > leastHandleWidth && widthWith(longest) > width)
        --longest;
    for (const Account &account : m_accounts) {
        QPushButton *chip = m_chips[account.id];
        chip->setText(
            chip->fontMetrics().elidedText(u'@' + account.handle, Qt::ElideMiddle, longest));
    }
}

QWidget *AccountsBar::firstField() const
{
    return m_chips.isEmpty() ? nullptr : m_chips.first();
}

}  // namespace ui
