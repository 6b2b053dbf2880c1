// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/preflight_dialog.h"

#include "core/networks/rehearsal/rehearsal_client.h"
#include "ui/accounts/account_words.h"
#include "ui/shell/account_text.h"
#include "ui/shell/error_text.h"
#include "ui/shell/note_sign.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QDir>
#include <QFile>
#include <QHBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;
using Severity = PlanNote::Severity;

namespace {

constexpr int littleBattery = 30;

QString contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.read(64)).trimmed()
                                            : QString();
}

}  // namespace

PreflightDialog::PreflightDialog(const Chat &chat, const QList<Account> &accounts, Clock &clock,
                                 const AccountBook *book, QWidget *parent)
    : QDialog(parent)
    , m_chat(chat)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_book(book)
    , m_rows(new QVBoxLayout)
{
    setWindowTitle(tr("Before you go live"));
    setMinimumWidth(460);
    tighten(m_rows, 10);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(16);
    rows->addWidget(
        wrappedLabel(chat.title.isEmpty() ? chat.hashtag.withSign() : chat.title, u"title"_s));
    rows->addLayout(m_rows);
    rows->addStretch();
    rows->addLayout(buildButtons());
    refresh();
    if (m_book)
        connect(m_book, &AccountBook::checked, this, &PreflightDialog::refresh);
}

void PreflightDialog::refresh()
{
    clearLayout(m_rows);
    m_sentences.clear();
    const Instant now = m_clock.now();
    addAccounts(now);
    addClock(now);
    addBattery();
    addPlan(now);
}

void PreflightDialog::setRunning()
{
    m_go->hide();
    m_cancel->setText(tr("Close"));
    m_cancel->setDefault(true);
}

QLayout *PreflightDialog::buildButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    m_cancel = button(tr("Cancel"));
    m_go = button(tr("Go live on %1").arg(dayAndTime(m_chat.startInstant(), m_chat.start.zone)),
                  u"primary"_s);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &QDialog::accept);
    m_go->setDefault(true);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_go);
    return buttons;
}

void PreflightDialog::add(Severity severity, const QString &sentence)
{
    if (m_sentences.contains(sentence))
        return;  // two accounts on one network
    m_sentences.append(sentence);
    auto *row = new QHBoxLayout;
    tighten(row, 10);
    row->addWidget(noteSign(severity), 0, Qt::AlignTop);
    row->addWidget(wrappedLabel(sentence), 1);
    m_rows->addLayout(row);
}

QList<Account> PreflightDialog::chosenAccounts() const
{
    QList<Account> chosen = m_accounts;
    chosen.removeIf([this](const Account &one) { return !m_chat.accounts.contains(one.id); });
    return chosen;
}

/// Who posts, then whom a host may have forgotten.
void PreflightDialog::addAccounts(Instant now)
{
    const QList<Account> chosen = chosenAccounts();
    const bool practice = std::all_of(chosen.begin(), chosen.end(),
                                      [](const Account &one) { return isPractice(one.id); });
    for (const Account &account : chosen)
        addAccount(account, now);
    for (const Account &account : std::as_const(m_accounts)) {
        if (chosen.contains(account) || isPractice(account.id) != practice)
            continue;
        add(Severity::Advice, tr("Nothing is posted on %1: @%2 is not chosen.")
                                  .arg(networkName(account.network), account.handle));
    }
    if (practice)
        add(Severity::Good,
            tr("The practice networks run inside Moderato; no connection is needed."));
}

void PreflightDialog::addAccount(const Account &account, Instant now)
{
    if (isPractice(account.id))
        return add(Severity::Good, tr("@%1 on %2 is ready to post. It is a practice account: "
                                      "nothing leaves this computer.")
                                       .arg(account.handle, networkName(account.network)));
    const AccountState state =
        accountState(account, m_book ? m_book->lastCheck(account.id) : std::nullopt, now);
    const Severity severity = state.look == u"ok"    ? Severity::Good
                              : state.look == u"bad" ? Severity::Problem
                                                     : Severity::Advice;
    const bool named = state.sentence.contains(u'@' + account.handle);
    add(severity, named ? state.sentence : tr("%1: %2").arg(accountName(account), state.sentence));
}

void PreflightDialog::addClock(Instant now)
{
    const Milliseconds left = m_chat.startInstant() - now;
    const QString time = clockTimeWithSeconds(now, m_chat.start.zone);
    if (left < Milliseconds{0})
        add(Severity::Problem, tr("This computer's clock says %1: the start has passed, and what "
                                  "is late asks before it is posted.")
                                   .arg(time));
    else
        add(Severity::Good,
            tr("This computer's clock says %1; the chat starts in %2.")
                .arg(time, spokenDuration(std::chrono::duration_cast<Seconds>(left))));
}

/// Linux: /sys/class/power_supply, see Documentation/ABI/testing/sysfs-class-power.
void PreflightDialog::addBattery()
{
    const QString place = u"/sys/class/power_supply"_s;
    for (const QString &name : QDir(place).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString supply = place + u'/' + name;
        if (contentOf(supply + u"/type"_s) != u"Battery"_s)
            continue;
        const int percent = contentOf(supply + u"/capacity"_s).toInt();
        const bool draining = contentOf(supply + u"/status"_s) == u"Discharging"_s;
        const bool little = draining && percent < littleBattery;
        add(little ? Severity::Advice : Severity::Good,
            little ? tr("The battery is at %1 %. Plug the computer in.").arg(percent)
                   : tr("The battery is at %1 %.").arg(percent));
        return;
    }
    add(Severity::Good, tr("This computer runs on mains power."));
}

void PreflightDialog::addPlan(Instant now)
{
    for (const PlanNote &note : checkPlan(m_chat, chosenAccounts(), now, localZone())) {
        if (note.severity == Severity::Problem || note.code == PlanNote::Code::EveryPostFits)
            add(note.severity, noteText(note, m_chat));
    }
}

}  // namespace ui
