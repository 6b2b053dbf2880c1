// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/series.h"
#include "tests/ui/prepare/prepared_page.h"
#include "ui/prepare/paste_plan_dialog.h"
#include "ui/prepare/pictures_box.h"
#include "ui/prepare/preview_panel.h"
#include "ui/prepare/series_dialog.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryFile>
#include <QTest>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QUndoStack>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

using PreparePageTest = tests::PreparedPage;

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

TEST_F(PreparePageTest, TheLettersOfQuestionsAndAnswersAreAFieldThatCanBeUndone)
{
    QLineEdit *letters = nullptr;
    for (QLineEdit *field : page->findChildren<QLineEdit *>()) {
        if (field->text() == u"Q/A"_s)
            letters = field;
    }
    ASSERT_NE(letters, nullptr);
    letters->setFocus();
    letters->selectAll();
    QTest::keyClicks(letters, u"f"_s);
    EXPECT_EQ(letters->property("state").toString(), u"bad"_s);
    EXPECT_EQ(shown().settings.questionLetter, u"Q"_s) << "one letter alone changes nothing";
    QTest::keyClicks(letters, u" / r"_s);
    EXPECT_EQ(letters->property("state").toString(), QString());
    EXPECT_EQ(shown().settings.questionLetter, u"F"_s);
    EXPECT_EQ(shown().settings.answerLetter, u"R"_s);
    page->setFocus();
    undo.undo();
    EXPECT_EQ(shown().settings.questionLetter, u"Q"_s);
    EXPECT_EQ(letters->text(), u"Q/A"_s);
}

TEST_F(PreparePageTest, TheNextDraftOfASeriesKeepsItsWallTimeThroughTheSeasons)
{
    Chat late = chat;
    late.start = {QDate(2026, 3, 2), QTime(20, 30), "America/New_York"};  // summer time: 8 March
    late.recurrence = u"FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"_s;
    book.save(late);
    const Chat next = nextDraft(late);
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

TEST_F(PreparePageTest, ANetworkMayHaveWordsOfItsOwnAndGiveThemUpAgain)
{
    select(2);
    click(u"Other words here…"_s);
    const CueId cue = shown().runSheet.cues().at(2).id;
    ASSERT_EQ(shown().runSheet.find(cue)->variants.size(), 1);
    const NetworkId network = shown().runSheet.find(cue)->variants.firstKey();
    auto *field = page->findChild<PreviewPanel *>()->findChild<QPlainTextEdit *>();
    ASSERT_TRUE(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, u"Short?"_s);
    EXPECT_EQ(shown().runSheet.find(cue)->variants.value(network), u"Short?");
    EXPECT_EQ(page->findChild<PreviewPanel *>()->findChild<QPlainTextEdit *>(), field)
        << "whoever types keeps the field";
    undo.undo();
    EXPECT_NE(shown().runSheet.find(cue)->variants.value(network), u"Short?");
    click(u"Use the common text"_s);
    EXPECT_TRUE(shown().runSheet.find(cue)->variants.isEmpty());
}

TEST_F(PreparePageTest, PicturesAreAddedDescribedAndTakenAwayUpToFour)
{
    for (int i = 0; i < 5; ++i)
        pictures.files.insert(u"/%1.png"_s.arg(i), Picture{.file = u"/%1.png"_s.arg(i),
                                                           .type = u"image/png"_s,
                                                           .bytes = 10,
                                                           .size = {4, 3}});
    select(2);
    PicturesBox &box = page->findChild<PreviewPanel *>()->pictures();
    box.add({u"/0.png"_s, u"/nothing.png"_s});
    const CueId cue = shown().runSheet.cues().at(2).id;
    ASSERT_EQ(shown().runSheet.find(cue)->pictures.size(), 1);
    auto *description = box.findChild<QLineEdit *>();
    description->setFocus();
    QTest::keyClicks(description, u"A shelf"_s);
    EXPECT_EQ(shown().runSheet.find(cue)->pictures.first().description, u"A shelf");
    box.add({u"/1.png"_s, u"/2.png"_s, u"/3.png"_s, u"/4.png"_s});
    tests::settle();
    EXPECT_EQ(shown().runSheet.find(cue)->pictures.size(), 4);
    click(u"Remove"_s, &box);
    EXPECT_EQ(shown().runSheet.find(cue)->pictures.size(), 3);
    undo.undo();
    undo.undo();
    EXPECT_EQ(shown().runSheet.find(cue)->pictures.size(), 1);
}

TEST_F(PreparePageTest, ALateQuestionLeavesTheNumbersOfTheOthersAlone)
{
    select(3);  // Q2
    page->findChild<RunSheetEditor *>()->addLateQuestion();
    EXPECT_EQ(shown().runSheet.cues().at(4).number, 6);
    EXPECT_EQ(shown().runSheet.cues().at(5).number, 3);
    undo.undo();
    select(3);
    page->findChild<RunSheetEditor *>()->addQuestion();
    EXPECT_EQ(shown().runSheet.cues().at(4).number, 3);
    EXPECT_EQ(shown().runSheet.cues().at(5).number, 4);
}

TEST_F(PreparePageTest, AQuestionInASecondLanguageSharesItsNumberAndTime)
{
    select(3);
    page->findChild<RunSheetEditor *>()->addTranslation(u"es"_s);
    const Cue &translation = shown().runSheet.cues().at(4);
    EXPECT_EQ(translation.number, 2);
    EXPECT_EQ(translation.offset, shown().runSheet.cues().at(3).offset);
    EXPECT_EQ(table().index(4, RunSheetModel::Label).data().toString(), u"Q2 es");
    EXPECT_EQ(shown().runSheet.questions().size(), 5);
    EXPECT_EQ(shown().runSheet.cues().at(5).number, 3);
}

TEST_F(PreparePageTest, ASlowChatShowsAndTakesDays)
{
    edit(2, RunSheetModel::Time, u"+1d 20:30"_s);
    EXPECT_EQ(shown().runSheet.cues().at(2).offset, 24h);
    const QString time = table().index(2, RunSheetModel::Time).data().toString();
    EXPECT_TRUE(time.startsWith(u"20:30 "_s)) << time.toStdString();
    edit(2, RunSheetModel::Time, u"nonsense"_s);
    EXPECT_EQ(shown().runSheet.cues().at(2).offset, 24h);
}

TEST_F(PreparePageTest, TheButtonBesideACheckMendsIt)
{
    changeChat([](Chat &changed) { changed.length = Minutes{20}; });
    click(u"Make it longer"_s);
    EXPECT_EQ(shown().length, Minutes{60});

    changeChat([](Chat &changed) {
        changed.hashtag = *Hashtag::fromText(u"learningtogether"_s);
        changed.title = u"Learning together"_s;
    });
    click(u"Use #LearningTogether"_s);
    EXPECT_EQ(shown().hashtag.text(), u"LearningTogether");

    changeChat([](Chat &changed) { changed.start.date = QDate(2020, 1, 1); });
    click(u"Move it to"_s);
    EXPECT_GT(shown().startInstant(), clock.now());
    changeChat([](Chat &changed) {
        changed.start.date = QDate(2020, 1, 1);
        changed.recurrence.clear();
    });
    click(u"Choose a time"_s);
    EXPECT_TRUE(qobject_cast<QDateEdit *>(QApplication::focusWidget()));
}

TEST_F(PreparePageTest, DatesAreSkippedZonesAndSittingsAddedAndAllOfItUndone)
{
    click(u"Dates…"_s);
    auto *dialog = page->findChild<SeriesDialog *>();
    ASSERT_TRUE(dialog);
    click(u"Skip"_s, dialog);
    ASSERT_EQ(shown().skippedDates.size(), 1);
    click(u"Hold it"_s, dialog);
    EXPECT_TRUE(shown().skippedDates.isEmpty());
    dialog->findChild<QComboBox *>()->setCurrentText(u"Asia/Tokyo"_s);
    click(u"Add zone"_s, dialog);
    EXPECT_EQ(shown().settings.otherZones, QList<QByteArray>{"Asia/Tokyo"});
    click(u"Add a sitting"_s, dialog);
    EXPECT_EQ(shown().sittings.size(), 1);
    click(u"JST ✕"_s, dialog);
    EXPECT_TRUE(shown().settings.otherZones.isEmpty());
    const QDate next = nextStart(shown())->date;
    click(u"Prepare the next date"_s, dialog);
    EXPECT_EQ(shown().start.date, next);
    EXPECT_TRUE(shown().title.isEmpty());
}

TEST_F(PreparePageTest, AnInvitationNamesTheZonesThatWereChosen)
{
    changeChat([](Chat &changed) { changed.settings.otherZones = {"Asia/Tokyo"}; });
    const QString text = invitationText(shown(), clock.now());
    EXPECT_TRUE(text.contains(u"#ModeratoPractice"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"JST)"_s)) << text.toStdString();
}

TEST_F(PreparePageTest, APastedPlanShowsWhatItChangesBeforeItIsTakenOver)
{
    PastePlanDialog dialog(shown(), clock.now());
    dialog.show();
    dialog.setText(u"Q1: Something quite different?\nQ2: And a second one?"_s);
    auto *into = dialog.findChild<QCheckBox *>();
    ASSERT_TRUE(into->isVisible());
    EXPECT_NE(dialog.chat().id, shown().id) << "a new chat unless the host wants otherwise";
    into->click();
    EXPECT_EQ(dialog.chat().id, shown().id);
    EXPECT_EQ(dialog.chat().start, shown().start);
    QString said;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        said += label->text() + u'\n';
    EXPECT_TRUE(said.contains(u"Q1 changes to: Something quite different?"_s))
        << said.toStdString();
    EXPECT_TRUE(said.contains(u"Q5 goes."_s));
}

TEST_F(PreparePageTest, APlanIsOpenedFromAFileAndAFileThatIsNoneIsSaidToBe)
{
    PastePlanDialog dialog(std::nullopt, clock.now());
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write("Q1: From a file?\n");
    file.close();
    dialog.openFile(file.fileName());
    EXPECT_EQ(dialog.chat().runSheet.question(1)->text, u"From a file?");
    dialog.openFile(u"/nowhere/at/all.txt"_s);
    EXPECT_EQ(dialog.chat().runSheet.question(1)->text, u"From a file?") << "nothing is lost";
}
