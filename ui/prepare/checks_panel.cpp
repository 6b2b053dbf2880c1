// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/checks_panel.h"

#include "ui/prepare/note_sign.h"
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

ChecksPanel::ChecksPanel(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout)
{
    QFrame *box = card();
    m_rows->setContentsMargins(14, 12, 14, 12);
    m_rows->setSpacing(8);
    box->setLayout(m_rows);
    auto *whole = new QVBoxLayout(this);
    tighten(whole, 12);
    whole->addWidget(sectionLabel(tr("CHECKS")));
    whole->addWidget(box);
}

bool ChecksPanel::hasProblem() const
{
    return std::any_of(m_notes.begin(), m_notes.end(), [](const PlanNote &note) {
        return note.severity == PlanNote::Severity::Problem;
    });
}

void ChecksPanel::show(const Chat &chat, const QList<Account> &accounts, Instant now)
{
    const QList<PlanNote> notes = checkPlan(chat, accounts, now, localZone());
    if (notes == m_notes && chat == m_chat)
        return;
    m_notes = notes;
    m_chat = chat;
    clearLayout(m_rows);
    for (const PlanNote &note : notes)
        m_rows->addWidget(rowFor(note, chat));
}

QWidget *ChecksPanel::rowFor(const PlanNote &note, const Chat &chat)
{
    auto *row = new QWidget;
    auto *columns = new QHBoxLayout(row);
    tighten(columns, 8);
    columns->addWidget(noteSign(note.severity), 0, Qt::AlignTop);
    columns->addWidget(wrappedLabel(noteText(note, chat)), 1);
    if (!note.cue.isEmpty()) {
        QPushButton *show = button(tr("Show"), u"link"_s);
        show->setAccessibleName(tr("Show: %1").arg(noteText(note, chat)));
        const CueId cue = note.cue;
        connect(show, &QPushButton::clicked, this, [this, cue] { Q_EMIT cueChosen(cue); });
        columns->addWidget(show, 0, Qt::AlignTop);
    }
    return row;
}

}  // namespace ui
