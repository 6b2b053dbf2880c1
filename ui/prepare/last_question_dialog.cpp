// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/last_question_dialog.h"

#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/schedule/schedule.h"
#include "ui/accounts/network_sign.h"
#include "ui/shell/account_text.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QList<Account> realOf(const Chat &chat, QList<Account> accounts)
{
    accounts.removeIf([&chat](const Account &one) {
        return !chat.accounts.contains(one.id) || isPractice(one.id);
    });
    return accounts;
}

/// The first that leaves without a host's hand; else the first of all.
const Cue *firstPost(const Chat &chat)
{
    for (const Cue &cue : chat.runSheet.cues()) {
        if (cue.mode == CueMode::Automatic)
            return &cue;
    }
    return chat.runSheet.isEmpty() ? nullptr : &chat.runSheet.cues().first();
}

/// "Mon 20:30, in 12 min"
QString whenText(const Chat &chat, const Cue &cue, Instant now)
{
    const Instant due = chat.startInstant() + cue.offset;
    const QString time = dayAndTime(due, chat.start.zone);
    if (cue.mode != CueMode::Automatic)
        return LastQuestionDialog::tr("%1, when you say so").arg(time);
    if (now - due > Schedule::lateAfter)
        return LastQuestionDialog::tr("%1 has passed: you are asked first").arg(time);
    if (due <= now)
        return LastQuestionDialog::tr("%1 has passed: at once").arg(time);
    return LastQuestionDialog::tr("%1, by itself in %2")
        .arg(time, spokenDuration(std::chrono::duration_cast<Seconds>(due - now)));
}

}  // namespace

bool LastQuestionDialog::isNeeded(const Chat &chat, const QList<Account> &accounts)
{
    return !realOf(chat, accounts).isEmpty();
}

LastQuestionDialog::LastQuestionDialog(const Chat &chat, const QList<Account> &accounts,
                                       Clock &clock, Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Go live for real?"));
    setMinimumWidth(theme.scaled(460));
    const QList<Account> real = realOf(chat, accounts);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 18, 20, 16);
    rows->setSpacing(12);
    rows->addWidget(wrappedLabel(tr("Everyone can read what goes out from here on."), u"title"_s));
    for (const Account &account : real)
        rows->addWidget(buildAccount(account, theme));
    if (!real.isEmpty() && firstPost(chat))
        rows->addWidget(buildFirstPost(chat, real.first(), clock.now()));
    rows->addStretch();
    rows->addLayout(buildButtons());
}

QWidget *LastQuestionDialog::buildAccount(const Account &account, Theme &theme)
{
    auto *place = new QWidget;
    auto *row = new QHBoxLayout(place);
    tighten(row, 10);
    row->addWidget(new NetworkSign(account.network, theme, 22), 0, Qt::AlignTop);
    row->addWidget(wrappedLabel(tr("This goes out as %1.").arg(accountName(account)), u"strong"_s),
                   1);
    return place;
}

QWidget *LastQuestionDialog::buildFirstPost(const Chat &chat, const Account &account, Instant now)
{
    const Cue &cue = *firstPost(chat);
    QFrame *box = card();
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(6);
    rows->addWidget(wrappedLabel(tr("First post: %1").arg(whenText(chat, cue, now)), u"caption"_s));
    rows->addWidget(wrappedLabel(postedText(cue, chat, account.network), u"post"_s));
    return box;
}

QLayout *LastQuestionDialog::buildButtons()
{
    QPushButton *notYet = button(tr("Not yet"));
    QPushButton *go = button(tr("Go live"), u"primary"_s);
    connect(notYet, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
    go->setAutoDefault(true);  // Enter presses the one that has the focus,
    notYet->setDefault(true);  // and that is, until Tab is pressed, the harmless one
    notYet->setFocus();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(notYet);
    buttons->addWidget(go);
    return buttons;
}

}  // namespace ui
