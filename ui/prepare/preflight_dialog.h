// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_checks.h"

#include <QDialog>

class QVBoxLayout;

namespace ui {

/// What to look at before a chat goes live: accounts, clock, network, battery and the plan's
/// problems, each with a sign and a sentence. Accepted means go.
class PreflightDialog : public QDialog {
    Q_OBJECT

public:
    PreflightDialog(const core::Chat &chat, const QList<core::Account> &accounts,
                    core::Clock &clock, QWidget *parent = nullptr);

    /// One sentence a line, as shown.
    QStringList sentences() const { return m_sentences; }

private:
    void addAccounts(const core::Chat &chat, const QList<core::Account> &accounts);
    void addClock(const core::Chat &chat, core::Instant now);
    void addBattery();
    void addPlan(const core::Chat &chat, const QList<core::Account> &accounts, core::Instant now);
    void add(core::PlanNote::Severity severity, const QString &sentence);
    QLayout *buildButtons(const core::Chat &chat);

    QVBoxLayout *m_rows;
    QStringList m_sentences;
};

}  // namespace ui
