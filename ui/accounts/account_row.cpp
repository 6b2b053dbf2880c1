// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/account_row.h"

#include "ui/accounts/network_sign.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int signSide = 28;

}  // namespace

AccountRow::AccountRow(const Account &account, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_account(account)
    , m_sentence(wrappedLabel({}, u"small"_s))
    , m_signIn(button(tr("Sign in again"), u"small"_s))
    , m_check(button(tr("Check"), u"small"_s))
    , m_remove(button(tr("Remove"), u"small"_s))
    , m_keep(button(tr("Keep")))
    , m_yes(button(tr("Remove"), u"danger"_s))
    , m_question(buildQuestion())
{
    setProperty("role", u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *head = new QHBoxLayout;
    tighten(head, 12);
    head->addWidget(new NetworkSign(account.network, theme, signSide));
    head->addLayout(buildWords(), 1);
    head->addLayout(buildButtons());
    auto *below = new QHBoxLayout;
    below->setContentsMargins(theme.scaled(signSide) + 12, 0, 0, 0);
    below->addWidget(m_sentence, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(8);
    rows->addLayout(head);
    rows->addLayout(below);
    rows->addWidget(m_question);
    refresh();
}

QLayout *AccountRow::buildWords()
{
    auto *words = new QVBoxLayout;
    tighten(words, 2);
    words->addWidget(new ElidedLabel(u'@' + m_account.handle, u"strong"_s));
    words->addWidget(new ElidedLabel(placeOf(m_account), u"caption"_s));
    return words;
}

QLayout *AccountRow::buildButtons()
{
    const QString handle = u'@' + m_account.handle;
    m_signIn->setAccessibleName(tr("Sign in again as %1").arg(handle));
    m_check->setAccessibleName(tr("Check %1").arg(handle));
    m_remove->setAccessibleName(tr("Remove %1").arg(handle));
    connect(m_signIn, &QPushButton::clicked, this, [this] { Q_EMIT signInWanted(m_account.id); });
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT checkWanted(m_account.id); });
    connect(m_remove, &QPushButton::clicked, this, [this] { ask(true); });
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 6);
    for (QPushButton *one : {m_signIn, m_check, m_remove})
        buttons->addWidget(one);
    return buttons;
}

QWidget *AccountRow::buildQuestion()
{
    const QString handle = u'@' + m_account.handle;
    auto *place = new QWidget;
    QLabel *sentence = wrappedLabel(
        tr("Remove %1? It is signed out at %2 and forgotten here. What it has posted stays, and "
           "chats that post as %1 ask for another account.")
            .arg(handle, networkName(m_account.network)));
    m_yes->setAccessibleName(tr("Remove %1 for good").arg(handle));
    m_keep->setAccessibleName(tr("Keep %1").arg(handle));
    for (QPushButton *one : {m_yes, m_keep})
        one->setAccessibleDescription(sentence->text());
    connect(m_yes, &QPushButton::clicked, this, [this] {
        ask(false);
        Q_EMIT removeWanted(m_account.id);
    });
    connect(m_keep, &QPushButton::clicked, this, [this] { ask(false); });
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 6);
    buttons->addStretch();
    buttons->addWidget(m_keep);
    buttons->addWidget(m_yes);
    auto *rows = new QVBoxLayout(place);
    tighten(rows, 8);
    rows->addWidget(hairline());
    rows->addWidget(sentence);
    rows->addLayout(buttons);
    place->hide();
    return place;
}

void AccountRow::ask(bool on)
{
    if (on == !m_question->isHidden())
        return;
    m_question->setVisible(on);
    m_remove->setEnabled(!on && !m_inUse);
    (on ? m_keep : m_remove)->setFocus(Qt::OtherFocusReason);
    Q_EMIT contentChanged();
}

void AccountRow::show(const AccountState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    refresh();
}

void AccountRow::setBusy(const QString &sentence)
{
    m_busy = sentence;
    refresh();
}

void AccountRow::setInUse(bool inUse)
{
    m_inUse = inUse;
    m_remove->setToolTip(inUse ? tr("It posts the chat that is live.") : QString());
    m_remove->setAccessibleDescription(m_remove->toolTip());
    refresh();
}

void AccountRow::refresh()
{
    const bool busy = isBusy();
    m_sentence->setText(busy ? m_busy : m_state.sentence);
    setState(m_sentence, busy ? QString() : m_state.look);
    m_signIn->setVisible(m_state.signedOut);
    m_signIn->setEnabled(!busy);
    // What has the focus is not disabled under the host's fingers: the click is ignored instead.
    m_check->setEnabled(!busy || window()->focusWidget() == m_check);
    m_remove->setEnabled(!busy && !m_inUse && m_question->isHidden());
    setAccessibleName(
        u"@%1, %2, %3"_s.arg(m_account.handle, placeOf(m_account), m_sentence->text()));
}

QPushButton *AccountRow::firstButton() const
{
    return m_signIn->isVisibleTo(this) ? m_signIn : m_check;
}

QList<QPushButton *> AccountRow::buttons() const
{
    return {m_signIn, m_check, m_remove, m_keep, m_yes};
}

void AccountRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_question->isHidden())
        return ask(false);
    QFrame::keyPressEvent(event);
}

}  // namespace ui
