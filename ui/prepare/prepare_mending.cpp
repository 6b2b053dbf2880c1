// SPDX-License-Identifier: GPL-3.0-or-later
// What the button beside a check does, and the dates of the series.
#include "ui/prepare/prepare_page.h"

#include "core/schedule/plan_checks.h"
#include "core/schedule/series.h"
#include "ui/prepare/accounts_bar.h"
#include "ui/prepare/chat_form.h"
#include "ui/prepare/pictures_box.h"
#include "ui/prepare/posting_dialog.h"
#include "ui/prepare/preview_panel.h"
#include "ui/prepare/run_sheet_editor.h"
#include "ui/prepare/series_dialog.h"

#include <QLineEdit>
#include <QTabBar>

#include <algorithm>

namespace ui {

using namespace core;

namespace {

/// As long as it takes, rounded up to five minutes.
Minutes longEnough(const Chat &chat)
{
    const Seconds last = chat.runSheet.isEmpty() ? Seconds{0} : chat.runSheet.cues().last().offset;
    const auto minutes = std::chrono::ceil<Minutes>(last).count();
    return Minutes((minutes + 4) / 5 * 5);
}

/// What a question asks behind its first question mark becomes the next question, behind its
/// translations; it leaves in the same way and has no words of its own on a network.
Chat withSplitQuestion(const Chat &chat, const CueId &id)
{
    const Cue *asked = chat.runSheet.find(id);
    const qsizetype place = asked ? secondQuestion(asked->text) : -1;
    if (place < 0)
        return chat;
    Chat split = chat;
    Cue first = *asked;
    Cue second{.id = CueId::fresh(),
               .number = asked->number + 1,
               .text = asked->text.mid(place).trimmed(),
               .offset = asked->offset + chat.interval,
               .mode = asked->mode};
    first.text = asked->text.left(place).trimmed();
    first.variants.clear();
    split.runSheet.change(first);
    qsizetype row = split.runSheet.indexOf(id) + 1;
    while (row < split.runSheet.size() && !split.runSheet.cues().at(row).language.isEmpty())
        ++row;
    split.runSheet.insertQuestion(row, second, chat.interval);
    split.runSheet.renumber();
    return split;
}

}  // namespace

QWidget *PreparePage::fieldFor(PlanNote::Code code) const
{
    using Code = PlanNote::Code;
    switch (code) {
    case Code::NoHashtag:
        return m_form->hashtagField();
    case Code::NoTitle:
        return m_form->titleField();
    case Code::NoStart:
        return m_form->startField();
    case Code::NoAccounts:
    case Code::SignedOut:
        return m_accountsBar->firstField();
    default:
        return nullptr;
    }
}

void PreparePage::mend(const PlanNote &note)
{
    using Code = PlanNote::Code;
    const Chat *shown = chat();
    if (!shown)
        return;
    if (QWidget *field = fieldFor(note.code))
        return focusOn(field);
    Chat mended = *shown;
    switch (note.code) {
    case Code::TooLittleTime:
        mended.length = std::max(longEnough(mended), mended.length);
        return change(mended, tr("Make the chat longer"), {});
    case Code::NumbersOutOfOrder:
        mended.runSheet.renumber();
        return change(mended, tr("Number the questions anew"), {});
    case Code::NoQuestions:
        m_narrowTabs->setCurrentIndex(0);
        return m_sheet->addQuestion();
    case Code::HashtagHardToRead:
        mended.hashtag = readableHashtag(mended);
        if (mended.hashtag.text() == shown->hashtag.text())
            return focusOn(m_form->hashtagField());
        return change(mended, tr("Write the tag with capitals"), {});
    case Code::TimeSkipped:
        mended.start = ZonedTime::at(shown->startInstant(), shown->start.zone);
        return change(mended, tr("Move the start"), {});
    case Code::TimeTwice:
        mended.start.second = !shown->start.second;
        return change(mended, tr("Move the start"), {});
    case Code::StartInThePast:
        if (const auto next = nextStartAfter(mended, m_clock.now())) {
            mended.start = *next;
            return change(mended, tr("Move the start"), {});
        }
        return focusOn(m_form->startField());
    case Code::AsksTwoThings:
        return change(withSplitQuestion(mended, note.cue), tr("Split a question"), {});
    case Code::OtherDayHere:
    case Code::NightElsewhere:
    case Code::SeasonChange:
        return showDates();
    case Code::PictureWithoutDescription:
    case Code::PictureRefused:
        m_sheet->select(note.cue);
        m_preview->pictures().describe(note.number - 1);
        return;
    default:
        m_narrowTabs->setCurrentIndex(0);
        m_sheet->edit(note.cue);
    }
}

void PreparePage::focusOn(QWidget *field)
{
    m_narrowTabs->setCurrentIndex(0);
    if (field)
        field->setFocus(Qt::OtherFocusReason);
}

void PreparePage::showDates()
{
    const Chat *shown = chat();
    if (!shown)
        return;
    auto *dialog = new SeriesDialog(*shown, m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SeriesDialog::edited, this,
            [this](const Chat &after, const QString &what) { change(after, what, {}); });
    connect(dialog, &SeriesDialog::nextDraftWanted, this, [this] { prepareNextDate(m_current); });
    connect(&m_book, &ChatBook::chatChanged, dialog, [this, dialog](const ChatId &id) {
        if (const Chat *changed = m_book.find(id); changed && id == m_current)
            dialog->show(*changed);
    });
    dialog->open();
}

void PreparePage::showPosting()
{
    const Chat *shown = chat();
    if (!shown)
        return;
    auto *dialog = new PostingDialog(*shown, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PostingDialog::edited, this, &PreparePage::change);
    connect(&m_book, &ChatBook::chatChanged, dialog, [this, dialog](const ChatId &id) {
        if (const Chat *changed = m_book.find(id); changed && id == m_current)
            dialog->show(*changed);
    });
    dialog->open();
}

void PreparePage::prepareNextDate(const ChatId &id)
{
    const Chat *former = m_book.find(id);
    if (!former)
        return;
    addChat(nextDraft(*former), tr("Prepare the next date"));
    m_form->titleField()->setFocus();
}

}  // namespace ui
