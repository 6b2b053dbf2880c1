// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/chat_book.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/networks/rehearsal/rehearsal_script.h"
#include "core/schedule/plan_parser.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"
#include "ui/prepare/paste_plan_dialog.h"
#include "ui/prepare/prepare_page.h"
#include "ui/prepare/run_sheet_editor.h"
#include "ui/prepare/run_sheet_model.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QUndoStack>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class PreparePageTest : public testing::Test {
protected:
    PreparePageTest()
    {
        book.open();
        chat = chatFromPlan(parsePlan(bundledPlanText()), {}, clock.now(), "Europe/Berlin");
        for (const Account &account : practiceAccounts())
            chat.accounts.append(account.id);
        book.save(chat);
        page = std::make_unique<PreparePage>(book, practiceAccounts(), clock, theme, actions, undo);
        page->resize(1200, 800);
        page->show();
        tests::settle();
    }
    const Chat &shown() { return *book.find(page->currentChat()); }
    QAbstractItemModel &table() { return *page->findChild<RunSheetEditor *>()->model(); }
    void edit(int row, int column, const QVariant &value)
    {
        table().setData(table().index(row, column), value, Qt::EditRole);
    }

    tests::FakeClock clock;
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    ChatBook book{clock, *storage};
    Theme theme{Theme::Choice::Light};
    Actions actions{theme};
    QUndoStack undo;
    Chat chat;
    std::unique_ptr<PreparePage> page;
};

}  // namespace

TEST_F(PreparePageTest, TheRunSheetIsAModelThatKeepsItsPromises)
{
    const QAbstractItemModelTester tester(&table(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    edit(2, RunSheetModel::Text, u"Another question?"_s);
    actions[ActionId::NewChat]->trigger();
    EXPECT_EQ(table().rowCount(), int(shown().runSheet.size()));
}

TEST_F(PreparePageTest, EveryEditCanBeUndoneAndRedone)
{
    edit(2, RunSheetModel::Text, u"Another question?"_s);
    EXPECT_EQ(shown().runSheet.question(1)->text, u"Another question?"_s);
    undo.undo();
    EXPECT_EQ(shown(), chat);
    undo.redo();
    EXPECT_EQ(shown().runSheet.question(1)->text, u"Another question?"_s);
}

TEST_F(PreparePageTest, MovingOneQuestionMovesTheOnesAfterItUpToALockedOne)
{
    page->findChild<RunSheetModel *>()->toggleLock(4);
    const Seconds locked = shown().runSheet.cues()[4].offset;
    edit(2, RunSheetModel::Time, u"+10"_s);
    EXPECT_EQ(shown().runSheet.cues()[2].offset, Minutes{10});
    EXPECT_EQ(shown().runSheet.cues()[4].offset, locked);
}

TEST_F(PreparePageTest, ARowMovedByKeyboardChangesSeatsAndNotTimes)
{
    auto *editor = page->findChild<RunSheetEditor *>();
    editor->select(chat.runSheet.question(1)->id);
    const QString first = chat.runSheet.question(1)->text;
    QTest::keyClick(editor, Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(shown().runSheet.question(2)->text, first);
    EXPECT_EQ(shown().runSheet.cues()[2].offset, chat.runSheet.cues()[2].offset);
}

TEST_F(PreparePageTest, AChatThatWasDeletedComesBackByUndo)
{
    auto *list = page->findChild<QListWidget *>();
    QTest::keyClick(list, Qt::Key_Delete);
    EXPECT_EQ(book.find(chat.id), nullptr);
    undo.undo();
    ASSERT_NE(book.find(chat.id), nullptr);
    EXPECT_EQ(*book.find(chat.id), chat);
}

TEST_F(PreparePageTest, ATagThatNetworksWouldNotLinkStaysAsTypedAndChangesNothing)
{
    QLineEdit *tag = nullptr;
    for (QLineEdit *field : page->findChildren<QLineEdit *>()) {
        if (field->text() == chat.hashtag.withSign())
            tag = field;
    }
    ASSERT_NE(tag, nullptr);
    tag->setFocus();
    tag->selectAll();
    QTest::keyClicks(tag, u"#no way"_s);
    EXPECT_EQ(tag->text(), u"#no way"_s);
    EXPECT_EQ(tag->property("state").toString(), u"bad"_s);
}

TEST_F(PreparePageTest, TheNextDraftOfASeriesKeepsItsWallTimeThroughTheSeasons)
{
    Chat late = chat;
    late.start = {QDate(2026, 3, 2), QTime(20, 30), "America/New_York"};  // summer time: 8 March
    late.recurrence = u"FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"_s;
    book.save(late);
    const Chat next = book.duplicateForNextDate(late.id);
    EXPECT_EQ(next.start.date, QDate(2026, 3, 9));
    EXPECT_EQ(next.start.time, QTime(20, 30));
    EXPECT_EQ(next.runSheet.size(), late.runSheet.size());
    EXPECT_TRUE(next.runSheet.question(1)->text.isEmpty());
    EXPECT_NE(next.runSheet.question(1)->id, late.runSheet.question(1)->id);
}

TEST_F(PreparePageTest, APasteOfFiveQuestionsMakesNineCues)
{
    PastePlanDialog dialog(std::nullopt, clock.now());
    dialog.setText(bundledPlanText());
    EXPECT_EQ(dialog.chat().runSheet.size(), 9);
    EXPECT_EQ(dialog.chat().hashtag.withSign(), u"#ModeratoPractice"_s);
}

TEST_F(PreparePageTest, WhatAHostCorrectedStaysWhileTheTextChanges)
{
    PastePlanDialog dialog(std::nullopt, clock.now());
    dialog.setText(bundledPlanText());
    auto *title = dialog.findChildren<QLineEdit *>().first();
    title->selectAll();
    QTest::keyClicks(title, u"My own title"_s);
    dialog.setText(bundledPlanText() + u"\nQ6: One more?"_s);
    EXPECT_EQ(dialog.chat().title, u"My own title"_s);
    EXPECT_EQ(dialog.chat().runSheet.questions().size(), 6);
}
