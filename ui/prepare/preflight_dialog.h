// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_checks.h"

#include <QDialog>

class QVBoxLayout;

namespace core {
class AccountBook;
}

namespace ui {

/// What to look at before a chat goes live: accounts, clock, network, battery and the plan's
/// problems, each with a sign and a sentence. Accepted means go.
class PreflightDialog : public QDialog {
    Q_OBJECT

public:
    /// `accounts`: those that could post it, practice ones too. `book` knows when the real ones
    /// were last asked about; null where there are only practice ones.
    PreflightDialog(const core::Chat &chat, const QList<core::Account> &accounts,
                    core::Clock &clock, const core::AccountBook *book = nullptr,
                    QWidget *parent = nullptr);
    /// While the chat runs: nothing to say but "Close".
    void setRunning();

    /// One sentence a line, as shown.
    QStringList sentences() const { return m_sentences; }

private:
    void addAccounts(core::Instant now);
    void addAccount(const core::Account &account, core::Instant now);
    void addClock(core::Instant now);
    void addBattery();
    void addPlan(core::Instant now);
    QList<core::Account> chosenAccounts() const;
    void add(core::PlanNote::Severity severity, const QString &sentence);
    void refresh();
    QLayout *buildButtons();

    core::Chat m_chat;
    QList<core::Account> m_accounts;
    core::Clock &m_clock;
    const core::AccountBook *m_book;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_go = nullptr;
    QVBoxLayout *m_rows;
    QStringList m_sentences;
};

}  // namespace ui
