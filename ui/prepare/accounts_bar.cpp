// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/accounts_bar.h"

#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int leastHandleWidth = 40;  ///< pixels
constexpr int readableHandle = 60;
constexpr int manyChips = 3;  ///< of more than these only the signs may be left

}  // namespace

AccountsBar::AccountsBar(const QList<Account> &practice, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_practice(practice)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
    , m_caption(plainLabel(tr("Posts as"), u"muted"_s))
    , m_more(button(tr("Accounts…"), u"link"_s))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    tighten(m_row, 8);
    m_row->addStretch();
    m_row->addWidget(m_caption);
    m_row->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, &AccountsBar::accountsWanted);
    connect(&theme, &Theme::changed, this, &AccountsBar::paintSigns);
    makeChips();
}

void AccountsBar::setAccounts(const QList<Account> &accounts)
{
    if (m_accounts == accounts)
        return;
    m_accounts = accounts;
    makeChips();
}

void AccountsBar::setAccountsEnabled(bool on)
{
    m_more->setEnabled(on);
}

void AccountsBar::setChoiceEnabled(bool on)
{
    m_choiceEnabled = on;
    for (const Chip &chip : std::as_const(m_chips))
        chip.button->setEnabled(on);
}

void AccountsBar::makeChips()
{
    for (const Chip &chip : std::as_const(m_chips)) {
        m_row->removeWidget(chip.button);
        chip.button->hide();
        chip.button->deleteLater();
    }
    m_chips.clear();
    for (const Account &account : std::as_const(m_accounts))
        addChip({account}, false);
    if (m_accounts.isEmpty()) {
        for (const Account &account : std::as_const(m_practice))
            addChip({account}, true);
    } else if (!m_practice.isEmpty()) {
        addChip(m_practice, true);
    }
    if (!m_chips.isEmpty())
        setTabOrder(m_chips.last().button, m_more);
    paintSigns();
    show(m_chosen);
    updateGeometry();
    cutHandles(width());
}

void AccountsBar::addChip(const QList<Account> &accounts, bool practice)
{
    const Account &first = accounts.first();
    const bool several = accounts.size() > 1;
    Chip chip{.accounts = accounts,
              .text = several ? tr("Practice") : u'@' + first.handle,
              .practice = practice,
              .button = button({}, u"account"_s)};
    chip.button->setCheckable(true);
    chip.button->setEnabled(m_choiceEnabled);
    chip.button->setAccessibleName(
        several ? tr("Post as practice accounts")
                : tr("Post as @%1 on %2").arg(first.handle, networkName(first.network)));
    chip.button->setToolTip(several ? tr("Practice accounts: nothing leaves this computer")
                                    : u"@%1 · %2"_s.arg(first.handle, networkName(first.network)));
    const qsizetype at = m_chips.size();
    connect(chip.button, &QPushButton::clicked, this, [this, at] { clicked(at); });
    m_row->insertWidget(m_row->count() - 1, chip.button);
    m_chips.append(chip);
}

/// A real account that is ticked takes the tick off the practice ones, and the other way round.
void AccountsBar::clicked(qsizetype at)
{
    const bool practice = m_chips[at].practice;
    QList<AccountId> chosen;
    for (const Chip &chip : std::as_const(m_chips)) {
        if (m_chips[at].button->isChecked() && chip.practice != practice)
            chip.button->setChecked(false);
        for (const Account &account : chip.accounts) {
            if (chip.button->isChecked())
                chosen.append(account.id);
        }
    }
    m_chosen = chosen;
    Q_EMIT chosenChanged(chosen);
}

void AccountsBar::paintSigns()
{
    for (const Chip &chip : std::as_const(m_chips)) {
        if (chip.accounts.size() == 1)
            chip.button->setIcon(
                networkSign(chip.accounts.first().network, m_theme.colors(), devicePixelRatioF()));
    }
}

void AccountsBar::show(const QList<AccountId> &chosen)
{
    m_chosen = chosen;
    for (const Chip &chip : std::as_const(m_chips))
        chip.button->setChecked(
            std::any_of(chip.accounts.begin(), chip.accounts.end(),
                        [&chosen](const Account &one) { return chosen.contains(one.id); }));
}

QSize AccountsBar::sizeHint() const
{
    return {widthWith(QWIDGETSIZE_MAX), QWidget::sizeHint().height()};
}

int AccountsBar::readableWidth() const
{
    return widthWith(readableHandle);
}

QSize AccountsBar::minimumSizeHint() const
{
    return {widthWith(leastHandle()), QWidget::sizeHint().height()};
}

int AccountsBar::leastHandle() const
{
    return m_chips.size() > manyChips ? 0 : leastHandleWidth;
}

void AccountsBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    cutHandles(width());
}

int AccountsBar::widthWith(int handleWidth) const
{
    int wide = m_caption->sizeHint().width() + m_row->spacing() + m_more->sizeHint().width();
    for (const Chip &chip : m_chips) {
        const QFontMetrics metrics = chip.button->fontMetrics();
        const int frame =
            chip.button->sizeHint().width() - metrics.horizontalAdvance(chip.button->text());
        wide +=
            m_row->spacing() + frame + std::min(handleWidth, metrics.horizontalAdvance(chip.text));
    }
    return wide;
}

void AccountsBar::cutHandles(int width)
{
    const int least = leastHandle();
    int longest = least;
    for (const Chip &chip : std::as_const(m_chips))
        longest = std::max(longest, chip.button->fontMetrics().horizontalAdvance(chip.text) + 1);
    while (longest > least && widthWith(longest) > width)
        --longest;
    for (const Chip &chip : std::as_const(m_chips)) {
        const QString cut =
            chip.button->fontMetrics().elidedText(chip.text, Qt::ElideMiddle, longest);
        const bool says = cut.size() > 1 || chip.button->icon().isNull();
        chip.button->setText(says ? cut : QString());
    }
}

QWidget *AccountsBar::firstField() const
{
    return m_chips.isEmpty() ? m_more : m_chips.first().button;
}

}  // namespace ui
