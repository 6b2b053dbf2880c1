// SPDX-License-Identifier: GPL-3.0-or-later
// A host's evening by keyboard alone, on the real page with the practice people.
#include "core/live/rehearsal.h"
#include "core/networks/rehearsal/rehearsal_script.h"
#include "core/schedule/plan_parser.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"
#include "ui/feed/feed_view.h"
#include "ui/live/composer.h"
#include "ui/live/feed_panel.h"
#include "ui/live/live_page.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class LivePageTest : public testing::Test {
protected:
    LivePageTest()
    {
        chat = chatFromPlan(parsePlan(bundledPlanText()), {}, clock.now(), "Europe/Berlin");
        Cue armed = *chat.runSheet.question(1);
        armed.mode = CueMode::Armed;
        chat.runSheet.change(armed);
        auto opened = Rehearsal::open(
            clock, {.folder = u":memory:"_s, .chat = chat, .speed = 60, .desk = u"Ada"_s});
        rehearsal = std::move(*opened);
        rehearsal->start();
        tests::settle();
        page = new LivePage(live(), clock, theme, window.actions(), undo);
        page->setRehearsal(rehearsal.get());
        window.setPage(Stage::Live, page);
        window.show();
        window.showStage(Stage::Live);
        window.activateWindow();
        tests::settle();
    }
    ~LivePageTest() override { window.setPage(Stage::Live, nullptr); }

    LiveChat &live() { return rehearsal->live(); }
    FeedView &feed() { return page->feed().view(); }

    void play(Milliseconds practiceTime)
    {
        for (qint64 left = practiceTime.count() / 60; left > 0; left -= 50) {
            clock.advance(50ms);
            tests::settle();
        }
    }
    bool playUntil(const std::function<bool()> &condition)
    {
        for (int minutes = 0; minutes < 120 && !condition(); ++minutes)
            play(1min);
        return condition();
    }
    bool isOut(int question) { return live().answers().tally(question).posted.has_value(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        tests::settle();
    }

    tests::FakeClock clock;
    Theme theme{Theme::Choice::Light};
    QUndoStack undo;
    Chat chat;
    std::unique_ptr<Rehearsal> rehearsal;
    MainWindow window{theme};
    LivePage *page = nullptr;
};

}  // namespace

TEST_F(LivePageTest, AWholeEveningIsHostedByKeyboardAlone)
{
    // Q1 is armed: it waits for a word, and the host finds its button by the tab key.
    ASSERT_TRUE(playUntil([this] {
        const CueProgress *next = live().schedule().next();
        return next && next->state == CueProgress::State::Ready;
    }));
    QWidget *focused = nullptr;
    for (int tabs = 0; tabs < 60; ++tabs) {
        press(Qt::Key_Tab);
        focused = QApplication::focusWidget();
        const auto *button = qobject_cast<QPushButton *>(focused);
        if (button && button->text().startsWith(u"Post Q1"_s))
            break;
    }
    press(Qt::Key_Space);
    play(4min);
    ASSERT_TRUE(isOut(1));

    feed().setFocus();
    for (int stars = 0; stars < 10; ++stars) {
        press(Qt::Key_J);
        const auto selected = feed().selected();
        ASSERT_TRUE(selected);
        if (!live().marks().of(*selected).isStarred())
            press(Qt::Key_S);
        EXPECT_TRUE(live().marks().of(*selected).isStarred());
    }

    press(Qt::Key_J);
    const PostId corrected = *feed().selected();
    press(Qt::Key_2);
    EXPECT_EQ(live().marks().of(corrected).question, 2);

    press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(live().schedule().isHeld());
    press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_FALSE(live().schedule().isHeld());

    press(Qt::Key_R);
    const qsizetype before = live().outbox().all().size();
    QTest::keyClicks(QApplication::focusWidget(), u"Thank you!"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(live().outbox().all().size(), before + 1);
    EXPECT_TRUE(live().outbox().all().last().replyTo.has_value());

    feed().setFocus();
    press(Qt::Key_J);
    if (!feed().selected())
        press(Qt::Key_J);
    const PostId hidden = *feed().selected();
    press(Qt::Key_H);
    EXPECT_TRUE(live().marks().of(hidden).hidden);
    undo.undo();
    EXPECT_FALSE(live().marks().of(hidden).hidden);

    EXPECT_TRUE(playUntil([this] { return live().chat().stage == ChatStage::Ended; }));
    EXPECT_TRUE(rehearsal->everyCueOnce());
    EXPECT_GE(live().stats().highlights, 10);
}

TEST_F(LivePageTest, WhatIsTypedIsThereAgainAfterAnotherReply)
{
    ASSERT_TRUE(playUntil([this] { return live().posts().liveCount() > 5; }));
    auto *text = page->composer().findChild<QPlainTextEdit *>();
    text->setPlainText(u"Half a thought"_s);
    press(Qt::Key_J);
    const QList<PostHandle> posts = live().select({});
    page->composer().replyTo(live().posts().at(posts.last())->id);
    EXPECT_EQ(text->toPlainText(), QString());
    page->composer().writeToEveryone();
    EXPECT_EQ(text->toPlainText(), u"Half a thought"_s);
    EXPECT_EQ(live().note(u"draft"_s), u"Half a thought"_s);
}

TEST_F(LivePageTest, ATextThatIsTooLongIsNotSentAndSaysWhy)
{
    auto *text = page->composer().findChild<QPlainTextEdit *>();
    text->setPlainText(QString(u'a').repeated(400));
    const qsizetype before = live().outbox().all().size();
    page->composer().send();
    EXPECT_EQ(live().outbox().all().size(), before);
    EXPECT_EQ(text->toPlainText().size(), 400);
}

TEST_F(LivePageTest, NothingIsCutInASmallWindow)
{
    window.resize(1024, 700);
    tests::settle();
    EXPECT_LE(page->minimumSizeHint().width(), 1024);
    EXPECT_LE(window.minimumSizeHint().height(), 700);
}
