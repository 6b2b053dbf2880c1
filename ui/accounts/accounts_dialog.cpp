// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accounts_dialog.h"

#include "ui/accounts/account_row.h"
#include "ui/accounts/sign_in_form.h"
#include "ui/shell/note_sign.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Seconds betweenTicks{10};
constexpr int dialogWidth = 560;
constexpr int mostOfList = 360;  ///< what is higher is scrolled
constexpr int mostBesideForm = 216;

}  // namespace

AccountsDialog::AccountsDialog(AccountBook &book, Clock &clock, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_clock(clock)
    , m_theme(theme)
    , m_tick(clock)
    , m_list(new QVBoxLayout)
    , m_area(new QScrollArea)
    , m_empty(new EmptyPlace(tr("No account yet. Add the one that posts your chats, or rehearse "
                                "with practice accounts first.")))
    , m_said(wrappedLabel({}))
    , m_form(new SignInForm(book))
    , m_add(button(tr("Add an account…")))
    , m_close(button(tr("Close")))
{
    setWindowTitle(tr("Accounts"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 18, 20, 16);
    rows->setSpacing(12);
    rows->addWidget(buildKeychainNote());
    rows->addWidget(buildList());
    rows->addWidget(m_empty);
    rows->addWidget(m_said);
    rows->addWidget(m_form);
    rows->addStretch();
    rows->addLayout(buildButtons());
    m_said->hide();
    m_form->hide();
    connectBook();
    makeRows();
    (m_rows.isEmpty() ? m_add : m_rows.first()->firstButton())->setFocus();
    tick();
    checkUnknown();
}

QWidget *AccountsDialog::buildList()
{
    auto *content = new QWidget;
    content->setAccessibleName(tr("Accounts"));
    content->setLayout(m_list);
    tighten(m_list, 8);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(content);
    return m_area;
}

QWidget *AccountsDialog::buildKeychainNote()
{
    auto *note = new QWidget;
    auto *row = new QHBoxLayout(note);
    tighten(row, 10);
    row->addWidget(noteSign(PlanNote::Severity::Advice), 0, Qt::AlignTop);
    row->addWidget(wrappedLabel(tr("No keychain was found: you stay signed in until Moderato is "
                                   "closed.")),
                   1);
    note->setVisible(!m_book.keepsSecrets());
    return note;
}

QLayout *AccountsDialog::buildButtons()
{
    connect(m_add, &QPushButton::clicked, this, &AccountsDialog::startAdding);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 8);
    buttons->addWidget(m_add);
    buttons->addStretch();
    buttons->addWidget(m_close);
    return buttons;
}

void AccountsDialog::connectBook()
{
    connect(&m_book, &AccountBook::added, this, [this](const Account &account) {
        m_anew = {account.id};  // what its former client was asked is never answered
        makeRows();
    });
    connect(&m_book, &AccountBook::removed, this, &AccountsDialog::makeRows);
    connect(&m_book, &AccountBook::checked, this, &AccountsDialog::refresh);
    connect(m_form, &SignInForm::left, this, &AccountsDialog::closeForm);
    connect(m_form, &SignInForm::contentChanged, this, &AccountsDialog::fit);
    connect(m_form, &SignInForm::signedIn, this, [this](const Account &account) {
        closeForm();
        say(tr("@%1 is signed in.").arg(account.handle), u"ok"_s);
        focusOn(account.id);
    });
}

/// Rows stay while their accounts do: one may just be asked about.
void AccountsDialog::makeRows()
{
    const QList<Account> &accounts = m_book.accounts();
    QList<AccountRow *> kept;
    for (AccountRow *one : std::as_const(m_rows)) {
        if (accounts.contains(one->account()) && !m_anew.contains(one->account().id)) {
            kept.append(one);
            continue;
        }
        one->hide();
        m_list->removeWidget(one);
        one->deleteLater();  // its own button may be what brought us here
    }
    m_rows = kept;
    m_anew.clear();
    for (const Account &account : accounts) {
        if (!row(account.id))
            addRow(account);
    }
    const QList<QWidget *> order = tabOrder();
    for (qsizetype at = 1; at < order.size(); ++at)
        setTabOrder(order[at - 1], order[at]);
    refresh();
}

void AccountsDialog::addRow(const Account &account)
{
    auto *made = new AccountRow(account, m_theme);
    connect(made, &AccountRow::checkWanted, this, &AccountsDialog::check);
    connect(made, &AccountRow::signInWanted, this, &AccountsDialog::signInAgain);
    connect(made, &AccountRow::removeWanted, this, &AccountsDialog::remove);
    connect(made, &AccountRow::contentChanged, this, &AccountsDialog::fit);
    m_list->addWidget(made);
    m_rows.append(made);
}

QList<QWidget *> AccountsDialog::tabOrder() const
{
    QList<QWidget *> order;
    for (const AccountRow *one : m_rows) {
        for (QPushButton *press : one->buttons())
            order.append(press);
    }
    return order + m_form->fields() + QList<QWidget *>{m_add, m_close};
}

void AccountsDialog::refresh()
{
    for (AccountRow *one : std::as_const(m_rows)) {
        const Account &account = one->account();
        one->show(accountState(account, m_book.lastCheck(account.id), m_clock.now()));
        one->setInUse(m_inUse.contains(account.id));
    }
    const bool adding = m_form->isVisibleTo(this);
    m_area->setVisible(!m_rows.isEmpty());
    m_empty->setVisible(m_rows.isEmpty() && !adding);
    m_add->setVisible(!adding && !m_book.networks().isEmpty());
    setRole(m_add, m_rows.isEmpty() ? u"primary"_s : u"plain"_s);
    fit();
}

/// "checked 5 min ago" grows older.
void AccountsDialog::tick()
{
    refresh();
    m_tick.setAfter(betweenTicks, [this] { tick(); });
}

/// As high as what it says; the list up to a limit, which is lower while the form needs room.
void AccountsDialog::fit()
{
    const int wide = m_theme.scaled(dialogWidth);
    setFixedWidth(wide);
    const QMargins around = layout()->contentsMargins();
    const int inner = wide - around.left() - around.right();
    const int most = m_form->isVisibleTo(this) ? mostBesideForm : mostOfList;
    m_list->invalidate();
    const int high = std::max(0, m_list->totalHeightForWidth(inner));
    m_area->setFixedHeight(std::min(high, m_theme.scaled(most)));
    layout()->invalidate();
    resize(wide, layout()->totalHeightForWidth(wide));
}

/// Whatever inside has become higher or lower says so by an event.
bool AccountsDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        fit();
    return handled;
}

AccountRow *AccountsDialog::row(const AccountId &account) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&account](const auto *one) {
        return one->account().id == account;
    });
    return found == m_rows.end() ? nullptr : *found;
}

void AccountsDialog::setInUse(const QList<AccountId> &accounts)
{
    m_inUse = accounts;
    refresh();
}

void AccountsDialog::check(const AccountId &id)
{
    AccountRow *asked = row(id);
    if (!asked || asked->isBusy())
        return;
    m_said->hide();
    asked->setBusy(tr("Asking %1…").arg(networkName(asked->account().network)));
    whenArrived(m_book.check(id), this, [this, id](const Result<Done> &) {
        if (AccountRow *answered = row(id))
            answered->setBusy({});
        refresh();
    });
    fit();
}

void AccountsDialog::checkUnknown()
{
    const QList<Account> accounts = m_book.accounts();
    for (const Account &account : accounts) {
        if (!m_book.lastCheck(account.id))
            check(account.id);
    }
}

void AccountsDialog::remove(const AccountId &id)
{
    AccountRow *leaving = row(id);
    if (!leaving || leaving->isBusy())
        return;
    const Account account = leaving->account();
    leaving->setBusy(tr("Signing out at %1…").arg(networkName(account.network)));
    whenArrived(m_book.remove(id), this, [this, account](const Result<Done> &result) {
        if (AccountRow *stayed = row(account.id))
            return stayed->setBusy({});
        say(removedText(account, result), result ? QString() : u"warn"_s);
        (m_rows.isEmpty() ? m_add : m_rows.first()->firstButton())->setFocus();
    });
}

void AccountsDialog::startAdding()
{
    if (m_form->isBusy() || m_book.networks().isEmpty())
        return;
    openForm();
    m_form->start();
    refresh();
}

void AccountsDialog::signInAgain(const AccountId &id)
{
    const Account *account = m_book.find(id);
    if (!account || m_form->isBusy())
        return;
    openForm();
    m_form->startAgain(*account);
    refresh();
}

/// One thing is asked at a time.
void AccountsDialog::openForm()
{
    for (AccountRow *one : std::as_const(m_rows))
        one->keep();
    m_said->hide();
    m_form->show();
}

void AccountsDialog::closeForm()
{
    m_form->hide();
    refresh();
    m_add->setFocus();
}

void AccountsDialog::say(const QString &sentence, const QString &look)
{
    m_said->setText(sentence);
    m_said->setAccessibleName(sentence);
    setState(m_said, look);
    m_said->show();
    QAccessibleEvent alert(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    fit();
}

void AccountsDialog::focusOn(const AccountId &account)
{
    if (AccountRow *found = row(account)) {
        found->firstButton()->setFocus();
        m_area->ensureWidgetVisible(found);
    }
}

void AccountsDialog::done(int result)
{
    m_form->giveUp();
    QDialog::done(result);
}

/// Enter presses what has the focus; nothing is pressed by default, least of all "Remove".
void AccountsDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        return QDialog::keyPressEvent(event);
    if (auto *pressed = qobject_cast<QPushButton *>(focusWidget()))
        pressed->click();
}

}  // namespace ui
