// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/checks_panel.h"

#include "core/schedule/series.h"
#include "ui/shell/error_text.h"
#include "ui/shell/note_sign.h"
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
        m_rows->addWidget(rowFor(note, chat, now));
}

QWidget *ChecksPanel::rowFor(const PlanNote &note, const Chat &chat, Instant now)
{
    auto *row = new QWidget;
    auto *columns = new QHBoxLayout(row);
    tighten(columns, 8);
    auto *words = new QVBoxLayout;
    tighten(words, 2);
    words->addWidget(wrappedLabel(noteText(note, chat)));
    columns->addWidget(noteSign(note.severity), 0, Qt::AlignTop);
    columns->addLayout(words, 1);
    const QString help = mendText(note, chat, now);
    if (!help.isEmpty()) {
        QPushButton *mend = button(help, u"link"_s);
        mend->setAccessibleName(u"%1: %2"_s.arg(help, noteText(note, chat)));
        connect(mend, &QPushButton::clicked, this, [this, note] { Q_EMIT mendWanted(note); });
        words->addWidget(mend, 0, Qt::AlignLeft);
    }
    return row;
}

/// What the button beside a note says; nothing where all is well.
QString ChecksPanel::mendText(const PlanNote &note, const Chat &chat, Instant now)
{
    using Code = PlanNote::Code;
    switch (note.code) {
    case Code::EveryPostFits:
    case Code::QuestionsFit:
    case Code::AccountsReady:
        return {};
    case Code::TooLittleTime:
        return tr("Make it longer");
    case Code::NumbersOutOfOrder:
        return tr("Number anew");
    case Code::NoQuestions:
        return tr("Add one");
    case Code::NoTitle:
    case Code::NoHashtag:
        return tr("Write it");
    case Code::HashtagHardToRead:
        return readableHashtag(chat).text() == chat.hashtag.text()
                   ? tr("Write it")
                   : tr("Use %1").arg(readableHashtag(chat).withSign());
    case Code::NoAccounts:
    case Code::SignedOut:
        return tr("Choose accounts");
    case Code::StartInThePast:
        if (const auto next = nextStartAfter(chat, now))
            return tr("Move it to %1").arg(dateAndTime(*next, now));
        return tr("Choose a time");
    case Code::TimeSkipped:
        return tr("Start at %1").arg(clockTime(chat.startInstant(), chat.start.zone));
    case Code::TimeTwice:
        return chat.start.second ? tr("Start at the first") : tr("Start at the second");
    case Code::NoStart:
        return tr("Choose a time");
    case Code::AsksTwoThings:
        return tr("Split it");
    case Code::OtherDayHere:
    case Code::NightElsewhere:
    case Code::SeasonChange:
        return tr("Show dates");
    case Code::PictureWithoutDescription:
        return tr("Describe it");
    case Code::PictureRefused:
        return tr("Show it");
    default:
        return tr("Edit");
    }
}

}  // namespace ui
