// SPDX-License-Identifier: GPL-3.0-or-later
// A host's evening by keyboard alone, on the real page with the practice people.
#include "tests/ui/live/live_evening.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>

namespace tests {

using LivePageTest = LiveEvening;

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

TEST_F(LivePageTest, AReplyOnMastodonMentionsWhomItIsFor)
{
    std::optional<Post> post;
    ASSERT_TRUE(playUntil([&] {
        for (const PostHandle handle : live().select({})) {
            const auto one = live().posts().at(handle);
            const NetworkClient *client = live().client(NetworkId(u"mastodon"_s));
            if (one->network == client->account().network &&
                one->author.id != client->account().nativeId)
                post = one;
        }
        return post.has_value();
    }));
    page->composer().replyTo(post->id);
    auto *text = page->composer().findChild<QPlainTextEdit *>();
    EXPECT_TRUE(text->placeholderText().contains(u'@' + post->author.handle));
    text->setPlainText(u"Thank you"_s);
    page->composer().send();
    EXPECT_EQ(live().outbox().all().last().text, u"@%1 Thank you"_s.arg(post->author.handle));
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

TEST_F(LivePageTest, UndoTakesBackWhatIsAboutToHappenFirst)
{
    ASSERT_TRUE(playUntil([this] { return live().posts().liveCount() > 5; }));
    feed().setFocus();
    press(Qt::Key_J);
    ASSERT_TRUE(feed().selected());
    EXPECT_FALSE(window.offersUndo());
    press(Qt::Key_L);
    ASSERT_TRUE(window.offersUndo());
    window.takeBack();
    EXPECT_FALSE(window.offersUndo());
    clock.advance(4s);
    const CueId next = live().schedule().next()->cue;
    live().hold();  // so that nothing else posts it
    window.actions()[ActionId::PostCueNow]->trigger();
    window.takeBack();
    clock.advance(4s);
    EXPECT_FALSE(live().schedule().find(next)->releasedAt) << "it was taken back";
}

TEST_F(LivePageTest, NothingIsCutInASmallWindow)
{
    window.resize(1024, 700);
    settle();
    EXPECT_LE(page->minimumSizeHint().width(), 1024);
    EXPECT_LE(window.minimumSizeHint().height(), 700);
}

TEST_F(LivePageTest, TheComposerSaysWhereTheLastOneIsOut)
{
    auto *text = page->composer().findChild<QPlainTextEdit *>();
    text->setPlainText(u"We begin in a minute."_s);
    page->composer().send();
    const auto says = [this](const QString &words) {
        const auto labels = page->composer().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
            return label->isVisible() && label->text() == words;
        });
    };
    EXPECT_TRUE(says(u"On its way to X, Mastodon, Bluesky."_s));
    ASSERT_TRUE(playUntil([this] { return live().outbox().isIdle(); }));
    EXPECT_TRUE(says(u"Posted on X, Mastodon, Bluesky."_s));
    text->setPlainText(u"The next one"_s);
    EXPECT_FALSE(says(u"Posted on X, Mastodon, Bluesky."_s));
}

TEST_F(LivePageTest, F6GoesRoundThePartsOfTheWindowBothWays)
{
    ASSERT_TRUE(playUntil([this] { return live().posts().liveCount() > 5; }));
    feed().setFocus();
    const QList<QWidget *> parts = page->parts();
    const auto here = [&parts] {
        for (qsizetype at = 0; at < parts.size(); ++at) {
            if (parts[at]->isAncestorOf(QApplication::focusWidget()))
                return at;
        }
        return qsizetype(-1);
    };
    const qsizetype start = here();
    ASSERT_GE(start, 0);
    QSet<qsizetype> seen;
    for (int presses = 0; presses < 5; ++presses) {  // the banner has nothing to say
        press(Qt::Key_F6);
        seen.insert(here());
    }
    EXPECT_EQ(seen.size(), 5);
    EXPECT_FALSE(seen.contains(-1));
    EXPECT_EQ(here(), start);
    press(Qt::Key_F6, Qt::ShiftModifier);
    EXPECT_NE(here(), start);
}

TEST_F(LivePageTest, AScreenReaderHearsTheRunSheetAndTheBoard)
{
    ASSERT_TRUE(playUntil([this] {
        const CueProgress *next = live().schedule().next();
        return next && next->state == CueProgress::State::Ready;
    }));
    live().postNow(live().schedule().next()->cue);
    play(4min);
    QStringList heard;
    const auto widgets = page->findChildren<QFrame *>();
    for (QFrame *widget : widgets) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
            heard.append(QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name));
    }
    const auto hears = [&heard](const QString &words) {
        return std::any_of(heard.begin(), heard.end(),
                           [&words](const QString &name) { return name.contains(words); });
    };
    EXPECT_TRUE(hears(u"Q1, "_s)) << heard.join(u'\n').toStdString();
    EXPECT_TRUE(hears(u"✓ X  ✓ Mastodon  ✓ Bluesky"_s));
    const int answers = live().answers().tally(1).answers;
    ASSERT_GT(answers, 1);
    EXPECT_TRUE(hears(u"Q1: %1 answers, "_s.arg(answers))) << heard.join(u'\n').toStdString();
    EXPECT_FALSE(heard.contains(QString())) << "something that takes the focus has no name";
}

}  // namespace tests
