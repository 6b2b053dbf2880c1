// SPDX-License-Identifier: GPL-3.0-or-later
// The board: cards, the pile of doubts, the lull, the letters, and going through the unanswered.
#include "tests/ui/live/board_page.h"
#include "ui/live/letters_line.h"
#include "ui/live/lull_bar.h"
#include "ui/live/question_card.h"
#include "ui/live/to_check_pile.h"

namespace tests {

class BoardTest : public BoardPage {
protected:
    ToCheckPile &pile() { return *find<ToCheckPile>(); }
    LullBar &lull() { return *find<LullBar>(); }
    /// Three posts whose number the plan lacks or that are ahead of the live question.
    QList<PostId> receiveDoubts()
    {
        return {receive(u"1"_s, u"A2: too early"_s, u"ann"_s),
                receive(u"2"_s, u"A2: also early"_s, u"bob"_s),
                receive(u"3"_s, u"A9: no such question"_s, u"cem"_s)};
    }
    void answerSixTimes()
    {
        for (int post = 1; post <= 6; ++post)
            receive(QString::number(post), u"A1: yes"_s, u"by%1"_s.arg(post));
    }
};

TEST_F(BoardTest, ACardSaysHowManyAnswersPeopleAndStarsAndHowQuicklyTheyCome)
{
    live->star(receive(u"1"_s, u"A1: yes"_s, u"ann"_s), true);
    receive(u"2"_s, u"A1: and more"_s, u"ann"_s);
    receive(u"3"_s, u"A1: me too"_s, u"bob"_s);
    wait();
    const QString spoken = find<QuestionCard>()->accessibleName();
    EXPECT_TRUE(spoken.startsWith(u"Q1: 3 answers, 2 people, 1 starred. 2 answers a minute"_s))
        << spoken.toStdString();
    wait(3min + 10s);
    EXPECT_TRUE(says(u"no answer for 3 min"_s));
}

TEST_F(BoardTest, LateAnswersAreCountedOnTheCardAndMarkedInTheStream)
{
    wait(8min);  // Q2 is out
    receive(u"1"_s, u"A1: sorry, late"_s);
    wait();
    EXPECT_TRUE(says(u"1 late"_s));
    EXPECT_EQ(feed().rows().itemAt(0)->chip.text, u"A1 late"_s);
}

TEST_F(BoardTest, TheKeyCGoesToThePileAndEachKeyDecidesOneAndTheLastGoesBackToTheStream)
{
    const QList<PostId> doubts = receiveDoubts();
    ASSERT_EQ(live->count({.show = PostFilter::Show::ToCheck}), 3);
    showTab(2);
    feed().setFocus();
    press(Qt::Key_C);
    EXPECT_EQ(QApplication::focusWidget(), &pile());
    press(Qt::Key_Return);  // as it seems
    EXPECT_EQ(marked(doubts[0]).question, 2);
    EXPECT_EQ(QApplication::focusWidget(), &pile());
    press(Qt::Key_1);
    EXPECT_EQ(marked(doubts[1]).question, 1);
    press(Qt::Key_Return);
    EXPECT_EQ(marked(doubts[2]).question, -1) << "there is no question 9";
    EXPECT_TRUE(pile().isHidden());
    EXPECT_EQ(QApplication::focusWidget(), &feed());
    press(Qt::Key_C);
    EXPECT_EQ(QApplication::focusWidget(), &feed()) << "nothing to check";
}

TEST_F(BoardTest, TheArrowsGoThroughThePileAndUndoBringsBackWhatWasDecided)
{
    const QList<PostId> doubts = receiveDoubts();
    feed().setFocus();
    press(Qt::Key_C);
    press(Qt::Key_Down);
    EXPECT_TRUE(pile().accessibleName().contains(u"also early"_s));
    press(Qt::Key_Up);
    EXPECT_TRUE(pile().accessibleName().contains(u"too early"_s));
    press(Qt::Key_S);
    EXPECT_TRUE(marked(doubts[0]).hidden);
    EXPECT_TRUE(pile().accessibleName().contains(u"also early"_s));
    undo.undo();
    wait();
    EXPECT_FALSE(marked(doubts[0]).hidden);
    EXPECT_TRUE(pile().accessibleName().contains(u"too early"_s)) << "to decide it anew";
    press(Qt::Key_N);
    EXPECT_EQ(marked(doubts[0]).question, -1);
    undo.undo();
    wait();
    press(Qt::Key_Space);
    EXPECT_EQ(feed().selected(), doubts[0]);
}

TEST_F(BoardTest, ThePileIsDecidedByMouseAsWell)
{
    const QList<PostId> doubts = receiveDoubts();
    click(u"A2, as it seems"_s, &pile());
    EXPECT_EQ(marked(doubts[0]).question, 2);
    click(u"Next"_s, &pile());
    click(u"Spam"_s, &pile());
    EXPECT_TRUE(marked(doubts[2]).hidden);
    click(u"None"_s, &pile());
    EXPECT_EQ(marked(doubts[1]).question, -1);
    EXPECT_TRUE(pile().isHidden());
}

TEST_F(BoardTest, WhoIsWritingIsLeftInPeaceWhenThePileIsEmptied)
{
    const QList<PostId> doubts = receiveDoubts();
    click(u"None"_s, &pile());
    click(u"None"_s, &pile());
    auto *field = page->composer().findChild<QPlainTextEdit *>();
    field->setFocus();
    live->setQuestion(doubts[2], -1);  // said at another desk
    wait();
    EXPECT_TRUE(pile().isHidden());
    EXPECT_EQ(QApplication::focusWidget(), field);
}

TEST_F(BoardTest, ALullIsAskedAboutOnceAndTheKeyBringsTheNextQuestionForwardWithUndo)
{
    answerSixTimes();
    EXPECT_TRUE(lull().isHidden());
    wait(3min);
    ASSERT_TRUE(lull().isVisible());
    EXPECT_TRUE(says(u"Answers to Q1 are drying up: bring Q2 forward?"_s));
    const Instant due = live->schedule().next()->due;
    press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    const Instant sooner = live->schedule().next()->due;
    EXPECT_LT(sooner, due);
    EXPECT_GE(sooner - clock.now(), 30s);
    EXPECT_LT(sooner - clock.now(), 90s);
    EXPECT_TRUE(lull().isHidden());
    click(u"Undo"_s);
    EXPECT_EQ(live->schedule().next()->due, due);
    wait(5s);
    EXPECT_TRUE(lull().isHidden()) << "never twice for one question";
}

TEST_F(BoardTest, ALullThatIsWavedAwayOrOverDoesNotComeBackForThatQuestion)
{
    answerSixTimes();
    wait(3min);
    click(u"Not now"_s, &lull());
    wait(10s);
    EXPECT_TRUE(lull().isHidden());
    EXPECT_FALSE(actions[ActionId::BringForward]->isEnabled());

    page.reset();
    page = std::make_unique<LivePage>(*live, clock, theme, actions, undo);
    page->show();
    wait(2s);
    EXPECT_TRUE(lull().isHidden()) << "also after the window was made anew";
}

TEST_F(BoardTest, WhereTheBoardIsOutOfSightTheLullStandsAboveTheStream)
{
    page->resize(1024, 700);
    answerSixTimes();
    wait(3min);
    EXPECT_TRUE(lull().isVisible());
    page->resize(1440, 900);
    settle();
    EXPECT_TRUE(lull().isVisible());
}

TEST_F(BoardTest, OtherLettersInTheQuestionsAreSaidAndOneButtonUsesThemWithUndo)
{
    Post question = aPost(u"q"_s, u"F1: Was lest ihr?"_s, u"host"_s, clock.now());
    question.id = *live->outbox().ofCue(CueId(u"q1"_s)).value(0).post;
    question.author.handle = client.account().handle;
    client.receive(question);
    wait();
    ASSERT_TRUE(says(u"Your questions say F1, answers A1; the chat is set to Q/A."_s));
    click(u"Use F/A"_s);
    EXPECT_EQ(live->chat().settings.questionLetter, u"F"_s);
    EXPECT_TRUE(find<LettersLine>()->isHidden());
    undo.undo();
    EXPECT_EQ(live->chat().settings.questionLetter, u"Q"_s);
    EXPECT_TRUE(find<LettersLine>()->isVisible());
    click(u"Keep Q/A"_s);
    EXPECT_TRUE(find<LettersLine>()->isHidden());
    live->setChat(live->chat());
    EXPECT_TRUE(find<LettersLine>()->isHidden()) << "what was kept is kept";
}

TEST_F(BoardTest, TheKeyUGoesToTheOldestUnansweredPostAndAfterAReactionToTheNext)
{
    const PostId first = receive(u"1"_s, u"A1: yes"_s, u"ann"_s);
    const PostId second = receive(u"2"_s, u"A1: no"_s, u"bob"_s);
    const PostId third = receive(u"3"_s, u"A1: well"_s, u"cem"_s);
    const PostId fourth = receive(u"4"_s, u"A1: hm"_s, u"dan"_s);
    feed().setFocus();
    press(Qt::Key_U);
    EXPECT_EQ(feed().selected(), first);
    press(Qt::Key_S);
    EXPECT_EQ(feed().selected(), second);
    press(Qt::Key_L);
    EXPECT_EQ(feed().selected(), third) << "though the like waits three seconds";
    press(Qt::Key_R);
    QTest::keyClicks(QApplication::focusWidget(), u"Thank you"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(feed().selected(), fourth);
    press(Qt::Key_H);
    wait(4s);
    press(Qt::Key_U);
    EXPECT_EQ(live->count({.show = PostFilter::Show::NotAnswered}), 0);
}

TEST_F(BoardTest, WhoReadsOnElsewhereIsNotCarriedAway)
{
    const PostId first = receive(u"1"_s, u"A1: yes"_s, u"ann"_s);
    const PostId second = receive(u"2"_s, u"A1: no"_s, u"bob"_s);
    receive(u"3"_s, u"A1: well"_s, u"cem"_s);
    feed().setFocus();
    press(Qt::Key_U);
    EXPECT_EQ(feed().selected(), first);
    press(Qt::Key_K);
    EXPECT_EQ(feed().selected(), second);
    press(Qt::Key_S);
    EXPECT_EQ(feed().selected(), second);
}

}  // namespace tests
