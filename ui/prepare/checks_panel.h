// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_checks.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// What is good about a chat and what to mend, each in one sentence. Owned by PreparePage.
class ChecksPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChecksPanel(QWidget *parent = nullptr);

    void show(const core::Chat &chat, const QList<core::Account> &accounts, core::Instant now);
    bool hasProblem() const;

Q_SIGNALS:
    /// The button beside a note was pressed: mend it, or go to where it is mended.
    void mendWanted(const core::PlanNote &note);

private:
    static QString mendText(const core::PlanNote &note, const core::Chat &chat, core::Instant now);
    QWidget *rowFor(const core::PlanNote &note, const core::Chat &chat, core::Instant now);

    QVBoxLayout *m_rows;
    QList<core::PlanNote> m_notes;
    core::Chat m_chat;
};

}  // namespace ui
