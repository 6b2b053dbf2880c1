// SPDX-License-Identifier: GPL-3.0-or-later
// What a host does in the rows of the run sheet.
#include "tests/ui/prepare/prepared_page.h"
#include "ui/prepare/pictures_box.h"
#include "ui/shell/status_line.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class RunSheetEditingTest : public tests::PreparedPage {
protected:
    RunSheetEditor &editor() { return *page->findChild<RunSheetEditor *>(); }
    RunSheetModel &model() { return *page->findChild<RunSheetModel *>(); }
    const Cue &cue(int row) { return shown().runSheet.cues().at(row); }
    QString status()
    {
        QString all;
        for (const StatusText &text : page->statusLeft())
            all += text.text + u'\n';
        return all;
    }
    /// What the menu of a row offers, in its words.
    QAction *offered(const QString &text)
    {
        QMenu *menu = editor().makeRowMenu(page.get());
        Q_EMIT menu->aboutToShow();
        QList<QAction *> all = menu->findChildren<QAction *>();
        const auto found = std::find_if(all.begin(), all.end(), [&](const QAction *one) {
            return one->text().startsWith(text);
        });
        return found == all.end() ? nullptr : *found;
    }
};

}  // namespace

TEST_F(RunSheetEditingTest, WhatIsTypedIsInTheBookBeforeTheFieldIsLeftAndIsOneStepToUndo)
{
    const QString before = cue(2).text;
    editor().edit(cue(2).id);
    auto *field = editor().findChild<QPlainTextEdit *>();
    ASSERT_TRUE(field);
    field->selectAll();
    QTest::keyClicks(field, u"Why now? "_s);
    EXPECT_EQ(cue(2).text, u"Why now?");
    EXPECT_EQ(field->toPlainText(), u"Why now? ") << "what is typed stays as it is typed";
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(undo.undoText(), u"Edit the text");
    undo.undo();
    EXPECT_EQ(cue(2).text, before);
    EXPECT_EQ(undo.index(), 0);
}

TEST_F(RunSheetEditingTest, UndoWhileAFieldIsOpenShowsInTheField)
{
    editor().edit(cue(2).id);
    auto *field = editor().findChild<QPlainTextEdit *>();
    ASSERT_TRUE(field);
    const QString before = field->toPlainText();
    QTest::keyClicks(field, u" And why?"_s);
    undo.undo();
    EXPECT_EQ(field->toPlainText(), before);
}

TEST_F(RunSheetEditingTest, EveryColumnThatSaysSomethingCanBeEdited)
{
    for (const int column :
         {RunSheetModel::Time, RunSheetModel::Label, RunSheetModel::Text, RunSheetModel::Mode})
        EXPECT_TRUE(table().index(2, column).flags() & Qt::ItemIsEditable) << column;
    edit(2, RunSheetModel::Label, u"Q0"_s);
    EXPECT_EQ(cue(2).number, 0);
    edit(2, RunSheetModel::Label, u"7"_s);
    EXPECT_EQ(cue(2).number, 7);
    edit(2, RunSheetModel::Label, u"Wrap"_s);
    EXPECT_EQ(cue(2).kind, CueKind::WrapUp);
    edit(2, RunSheetModel::Mode, int(CueMode::Armed));
    EXPECT_EQ(cue(2).mode, CueMode::Armed);
    EXPECT_EQ(undo.count(), 4);
}

TEST_F(RunSheetEditingTest, ALabelThatIsTakenOrIsNoneIsRefusedInOneSentence)
{
    const Chat before = shown();
    edit(2, RunSheetModel::Label, u"Q3"_s);
    EXPECT_TRUE(status().contains(u"There is a Q3 already."_s)) << status().toStdString();
    edit(2, RunSheetModel::Label, u"Pause"_s);
    EXPECT_TRUE(status().contains(u"A label is one of"_s)) << status().toStdString();
    EXPECT_EQ(shown(), before);
}

TEST_F(RunSheetEditingTest, ATimeThatCannotBeUsedIsRefusedInOneSentence)
{
    const Chat before = shown();
    edit(3, RunSheetModel::Time, u"soon"_s);
    EXPECT_TRUE(status().contains(u"A time looks like"_s)) << status().toStdString();
    const QTime early = before.start.time.addSecs(-30 * 60);
    edit(3, RunSheetModel::Time, early.toString(u"HH:mm"_s));
    EXPECT_TRUE(status().contains(u"before the chat starts"_s)) << status().toStdString();
    EXPECT_EQ(shown(), before);
    edit(3, RunSheetModel::Time, u"+20"_s);
    EXPECT_FALSE(status().contains(u"before"_s)) << "the next change takes the sentence away";
}

TEST_F(RunSheetEditingTest, AChatAcrossMidnightTakesTimesOfBothDays)
{
    changeChat([](Chat &changed) { changed.start.time = QTime(23, 50); });
    edit(3, RunSheetModel::Time, u"0:10"_s);
    EXPECT_EQ(cue(3).offset, Minutes{20});
    edit(2, RunSheetModel::Time, u"23:59"_s);
    EXPECT_EQ(cue(2).offset, Minutes{9});
}

TEST_F(RunSheetEditingTest, ASlowChatKeepsItsDayAndItsWallTimeWhenClocksChange)
{
    changeChat([](Chat &changed) {
        changed.start = {QDate(2026, 3, 27), QTime(9, 0), "Europe/Berlin"};  // change: 29 March
        changed.length = Minutes{7 * 24 * 60};
    });
    edit(4, RunSheetModel::Time, u"+3d 9:00"_s);
    EXPECT_EQ(cue(4).offset, 71h) << "a day of 23 hours lies in between";
    EXPECT_EQ(table().index(4, RunSheetModel::Time).data().toString(), u"09:00 Mon 30");
    edit(4, RunSheetModel::Time, u"18:30"_s);
    EXPECT_EQ(table().index(4, RunSheetModel::Time).data().toString(), u"18:30 Mon 30");
    edit(4, RunSheetModel::Time, table().index(4, RunSheetModel::Time).data());
    EXPECT_EQ(table().index(4, RunSheetModel::Time).data().toString(), u"18:30 Mon 30");
}

TEST_F(RunSheetEditingTest, ALateQuestionMovesTheRestSoThatNoTwoLeaveAtOnce)
{
    select(3);  // Q2
    const Seconds next = cue(4).offset;
    editor().addLateQuestion();
    EXPECT_EQ(cue(4).offset, next);
    EXPECT_EQ(cue(5).offset, next + shown().interval);
    undo.undo();
    model().toggleLock(4);
    select(3);
    editor().addLateQuestion();
    EXPECT_EQ(cue(5).offset, next) << "a locked time stays";
    EXPECT_EQ(cue(4).offset, (cue(3).offset + next) / 2);
}

TEST_F(RunSheetEditingTest, AQuestionAndItsTranslationStayTogether)
{
    select(3);  // Q2
    editor().addTranslation(u"es"_s);
    select(3);
    editor().addLateQuestion();
    EXPECT_EQ(cue(4).language, u"es");
    EXPECT_TRUE(cue(5).language.isEmpty());
    select(3);
    QTest::keyClick(&editor(), Qt::Key_Delete);
    for (const Cue &one : shown().runSheet.cues())
        EXPECT_TRUE(one.language.isEmpty()) << "a translation alone would belong to another";
    EXPECT_EQ(undo.undoText(), u"Remove Q2");
}

TEST_F(RunSheetEditingTest, TheMenuOfARowDoesWhatTheKeysDo)
{
    select(2);
    const CueId first = cue(2).id;
    ASSERT_TRUE(offered(u"Move down"_s));
    offered(u"Move down"_s)->trigger();
    EXPECT_EQ(cue(3).id, first);
    offered(u"Move up"_s)->trigger();
    EXPECT_EQ(cue(2).id, first);
    offered(u"Lock the time"_s)->trigger();
    EXPECT_TRUE(cue(2).locked);
    offered(u"Armed"_s)->trigger();
    EXPECT_EQ(cue(2).mode, CueMode::Armed);
    const qsizetype size = shown().runSheet.size();
    offered(u"Remove Q1"_s)->trigger();
    EXPECT_EQ(shown().runSheet.size(), size - 1);
    EXPECT_FALSE(offered(u"Move up"_s) && editor().currentIndex().row() == 0);
}

TEST_F(RunSheetEditingTest, AModeIsChosenByOneClickAndOneChoice)
{
    const QRect place = editor().visualRect(table().index(2, RunSheetModel::Mode));
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, {}, place.center());
    auto *modes = editor().findChild<QComboBox *>();
    ASSERT_TRUE(modes);
    const int manual = modes->findData(int(CueMode::Manual));
    modes->setCurrentIndex(manual);
    Q_EMIT modes->activated(manual);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(cue(2).mode, CueMode::Manual);
    EXPECT_FALSE(editor().findChild<QComboBox *>()) << "whoever has chosen is done";
}

TEST_F(RunSheetEditingTest, APictureFromTheClipboardGoesToThePostThatIsChosen)
{
    auto *copied = new QMimeData;
    copied->setImageData(QImage(4, 3, QImage::Format_RGB32));
    QGuiApplication::clipboard()->setMimeData(copied);
    select(2);
    QTest::keyClick(&editor(), Qt::Key_V, Qt::ControlModifier);
    ASSERT_EQ(cue(2).pictures.size(), 1);
    EXPECT_EQ(cue(2).pictures.first().type, u"image/png");
    undo.undo();
    click(u"Paste picture"_s);
    EXPECT_EQ(cue(2).pictures.size(), 1);
    QGuiApplication::clipboard()->clear();
}

TEST_F(RunSheetEditingTest, AQuestionThatAsksTwoThingsIsSplitByItsButton)
{
    changeChat([](Chat &changed) {
        Cue asked = *changed.runSheet.question(2);
        asked.text = u"What helps you? What stops you?"_s;
        changed.runSheet.change(asked);
    });
    click(u"Split it"_s);
    EXPECT_EQ(shown().runSheet.question(2)->text, u"What helps you?");
    EXPECT_EQ(shown().runSheet.question(3)->text, u"What stops you?");
    EXPECT_EQ(shown().runSheet.questions().size(), 6);
    EXPECT_EQ(shown().runSheet.question(3)->offset - shown().runSheet.question(2)->offset,
              shown().interval);
}

TEST_F(RunSheetEditingTest, AStartThatDoesNotExistIsMovedByItsButtonToOneThatDoes)
{
    changeChat([](Chat &changed) {
        changed.start = {QDate(2027, 3, 28), QTime(2, 30), "Europe/Berlin"};
        changed.recurrence.clear();
    });
    ASSERT_EQ(shown().start.kind(), ZonedTime::Kind::Skipped);
    click(u"Start at 03:00"_s);
    EXPECT_EQ(shown().start.kind(), ZonedTime::Kind::Once);
    EXPECT_EQ(shown().start.time, QTime(3, 0));
}

TEST_F(RunSheetEditingTest, AStartThatExistsTwiceIsAskedAndTheSecondIsAnHourLater)
{
    changeChat([](Chat &changed) {
        changed.start = {QDate(2027, 10, 31), QTime(2, 30), "Europe/Berlin"};
        changed.recurrence.clear();
    });
    const Instant first = shown().startInstant();
    click(u"Start at the second"_s);
    EXPECT_EQ(shown().startInstant(), first + 1h);
    click(u"Start at the first"_s);
    EXPECT_EQ(shown().startInstant(), first);
}

TEST_F(RunSheetEditingTest, OtherWordsBeginWithTheTextAsItIsNowAndUndoTakesThemOutOfTheField)
{
    select(2);
    edit(2, RunSheetModel::Text, u"A corrected question?"_s);
    click(u"Other words here"_s);
    const NetworkId x(u"x"_s);
    ASSERT_EQ(cue(2).variants.value(x), u"A corrected question?");
    QPlainTextEdit *field = nullptr;
    for (QPlainTextEdit *one : page->findChildren<QPlainTextEdit *>()) {
        if (one->accessibleName().startsWith(u"Words for"))
            field = one;
    }
    ASSERT_TRUE(field);
    QTest::keyClicks(field, u"Short. "_s);
    ASSERT_NE(cue(2).variants.value(x), u"A corrected question?");
    undo.undo();
    EXPECT_EQ(field->toPlainText(), u"A corrected question?");
}

TEST_F(RunSheetEditingTest, TheSamePictureInTwoPostsKeepsTwoDescriptionsAndTwoStepsToUndo)
{
    changeChat([](Chat &changed) {
        for (const int number : {1, 2}) {
            Cue question = *changed.runSheet.question(number);
            question.pictures = {{.file = u"/logo.png"_s, .type = u"image/png"_s}};
            changed.runSheet.change(question);
        }
    });
    const auto description = [&](int number) {
        return shown().runSheet.question(number)->pictures.at(0).description;
    };
    const auto field = [&] { return page->findChild<PicturesBox *>()->findChild<QLineEdit *>(); };
    select(2);
    QTest::keyClicks(field(), u"One"_s);
    select(3);
    EXPECT_EQ(field()->text(), u"");
    QTest::keyClicks(field(), u"Two"_s);
    EXPECT_EQ(description(1), u"One");
    EXPECT_EQ(description(2), u"Two");
    undo.undo();
    EXPECT_EQ(description(1), u"One");
    EXPECT_EQ(description(2), u"");
    EXPECT_EQ(field()->text(), u"");
}

TEST_F(RunSheetEditingTest, TheSecondHalfOfAQuestionLeavesAsTheFirstDoesAndBehindItsTranslation)
{
    changeChat([](Chat &changed) {
        Cue asked = *changed.runSheet.question(2);
        asked.text = u"Is https://x.example/?p=1 good? What is better?"_s;
        asked.mode = CueMode::Manual;
        asked.variants = {{NetworkId(u"x"_s), u"Both? Really?"_s}};
        changed.runSheet.change(asked);
        Cue spanish = asked;
        spanish.id = CueId::fresh();
        spanish.language = u"es"_s;
        spanish.text = u"¿Qué?"_s;
        changed.runSheet.insert(changed.runSheet.indexOf(asked.id) + 1, spanish);
    });
    click(u"Split it"_s);
    EXPECT_EQ(shown().runSheet.question(2)->text, u"Is https://x.example/?p=1 good?");
    EXPECT_TRUE(shown().runSheet.question(2)->variants.isEmpty());
    EXPECT_EQ(shown().runSheet.question(3)->text, u"What is better?");
    EXPECT_EQ(shown().runSheet.question(3)->mode, CueMode::Manual);
    const qsizetype row = shown().runSheet.indexOf(shown().runSheet.question(2)->id);
    EXPECT_EQ(cue(int(row) + 1).language, u"es");
    EXPECT_EQ(cue(int(row) + 1).number, 2);
}

TEST_F(RunSheetEditingTest, ATranslationGoesWithTheLabelOfItsQuestion)
{
    changeChat([](Chat &changed) {
        const Cue asked = *changed.runSheet.question(3);
        Cue spanish = asked;
        spanish.id = CueId::fresh();
        spanish.language = u"es"_s;
        spanish.text = u"¿Qué?"_s;
        changed.runSheet.insert(changed.runSheet.indexOf(asked.id) + 1, spanish);
    });
    const qsizetype row = shown().runSheet.indexOf(shown().runSheet.question(3)->id);
    edit(int(row), RunSheetModel::Label, u"Q7"_s);
    EXPECT_EQ(cue(int(row)).number, 7);
    EXPECT_EQ(cue(int(row) + 1).number, 7);
}

TEST_F(RunSheetEditingTest, ANewChatHasAnEmptyTitleThoughOneWasBeingWritten)
{
    actions[ActionId::NewChat]->trigger();
    tests::settle();
    auto *title = qobject_cast<QLineEdit *>(page->focusWidget());
    ASSERT_TRUE(title);
    QTest::keyClicks(title, u"Books"_s);
    actions[ActionId::NewChat]->trigger();
    tests::settle();
    EXPECT_EQ(title->text(), u"");
    EXPECT_EQ(shown().title, u"");
}
