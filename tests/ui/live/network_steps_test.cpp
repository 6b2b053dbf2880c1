// SPDX-License-Identifier: GPL-3.0-or-later
// What a host does at the network itself: bookmark, mute, block, report, and the way back.
#include "tests/ui/live/board_page.h"
#include "ui/live/report_panel.h"
#include "ui/live/toast.h"

#include <QCheckBox>
#include <QListWidget>

namespace tests {

namespace {

class NetworkStepsTest : public BoardPage {
protected:
    NetworkStepsTest()
    {
        client.able = {Ability::Bookmark, Ability::Mute, Ability::Block, Ability::Report};
        post = receive(u"a1"_s, u"A1 all of it"_s);
        feed().select(post);
        settle();
    }
    void run(ActionId id)
    {
        ASSERT_TRUE(actions[id]->isEnabled());
        actions[id]->trigger();
        settle();
    }
    void key(Qt::Key key)
    {
        feed().setFocus();
        QTest::keyClick(&feed(), key);
        settle();
    }
    QString text(ActionId id) { return actions[id]->text(); }
    Toast &toast() { return *find<Toast>(); }
    ReportPanel &report() { return *find<ReportPanel>(); }
    QListWidget &listed() { return *report().findChild<QListWidget *>(); }
    QPlainTextEdit &comment() { return *report().findChild<QPlainTextEdit *>(); }

    PostId post;
};

}  // namespace

TEST_F(NetworkStepsTest, ABookmarkIsSetAtOnceByItsKeyAndUndoTakesItAway)
{
    key(Qt::Key_M);
    ASSERT_EQ(client.reactions.size(), 1);
    EXPECT_EQ(client.reactions.last(), std::pair(post, Reaction::Bookmark));
    EXPECT_TRUE(client.lastOn);
    EXPECT_TRUE(toast().text().startsWith(u"Bookmarked as @host.mastodon"));
    EXPECT_EQ(text(ActionId::Bookmark), u"Remove the bookmark");
    page->takeBack();
    settle();
    ASSERT_EQ(client.reactions.size(), 2);
    EXPECT_FALSE(client.lastOn);
    EXPECT_EQ(text(ActionId::Bookmark), u"Bookmark");
}

TEST_F(NetworkStepsTest, AReplyThatIsOutCanBeTakenBackAndItsWordsAreThereAgain)
{
    key(Qt::Key_R);
    auto &written = *find<Composer>()->findChild<QPlainTextEdit *>();
    QTest::keyClicks(&written, u"Thank yuo"_s);
    find<Composer>()->send();
    wait(1s);
    ASSERT_EQ(client.published.last().replyTo, post);
    EXPECT_EQ(toast().text(), u"Posted on Mastodon");
    page->takeBack();
    settle();
    ASSERT_EQ(client.deleted.size(), 1);
    EXPECT_EQ(toast().text(), u"Deleted on Mastodon");
    EXPECT_TRUE(live->matches({.show = PostFilter::Show::NotAnswered}, post));
    EXPECT_TRUE(written.toPlainText().endsWith(u"Thank yuo"));
}

TEST_F(NetworkStepsTest, AReplyThatIsOutLetsNothingElseHappenEarly)
{
    key(Qt::Key_L);  // waits three seconds
    key(Qt::Key_R);
    QTest::keyClicks(find<Composer>()->findChild<QPlainTextEdit *>(), u"Thank you"_s);
    find<Composer>()->send();
    wait(1s);
    ASSERT_EQ(client.published.last().replyTo, post);
    EXPECT_TRUE(client.reactions.isEmpty());
    EXPECT_TRUE(toast().text().startsWith(u"Like as"));
    wait(3s);
    EXPECT_EQ(client.reactions.size(), 1);
    EXPECT_EQ(toast().text(), u"Posted on Mastodon");
}

TEST_F(NetworkStepsTest, AReplyThatIsNotDeletedSaysWhyAndWritesNothingAnew)
{
    key(Qt::Key_R);
    auto &written = *find<Composer>()->findChild<QPlainTextEdit *>();
    QTest::keyClicks(&written, u"Thank you"_s);
    find<Composer>()->send();
    wait(1s);
    client.answer = failure(Error::Code::Offline);
    page->takeBack();
    settle();
    EXPECT_TRUE(toast().text().startsWith(u"This computer is offline."));
    EXPECT_TRUE(written.toPlainText().isEmpty());
}

TEST_F(NetworkStepsTest, NobodyElseSeesABookmarkSoThePostStillWaitsForAHost)
{
    key(Qt::Key_M);
    ASSERT_EQ(client.reactions.size(), 1);
    EXPECT_TRUE(live->matches({.show = PostFilter::Show::NotAnswered}, post));
}

TEST_F(NetworkStepsTest, ALikeThatIsOutIsTakenBackByTheSameKey)
{
    key(Qt::Key_L);
    wait(3100ms);
    ASSERT_EQ(client.reactions.size(), 1);
    EXPECT_EQ(text(ActionId::Like), u"Unlike");
    key(Qt::Key_L);
    ASSERT_EQ(client.reactions.size(), 2);
    EXPECT_FALSE(client.lastOn);
    EXPECT_EQ(toast().text(), u"No longer liked by @host.mastodon");
    EXPECT_EQ(text(ActionId::Like), u"Like");
}

TEST_F(NetworkStepsTest, ABoostThatIsOutIsTakenBackByTheSameKey)
{
    key(Qt::Key_B);
    wait(3100ms);
    key(Qt::Key_B);
    ASSERT_EQ(client.reactions.size(), 2);
    EXPECT_EQ(client.reactions.last(), std::pair(post, Reaction::Boost));
    EXPECT_FALSE(client.lastOn);
}

TEST_F(NetworkStepsTest, WhatTheNetworkCannotDoIsNotOffered)
{
    client.able = {Ability::Mute};
    feed().select(std::nullopt);
    feed().select(post);
    settle();
    EXPECT_TRUE(actions[ActionId::MuteAuthor]->isEnabled());
    for (const ActionId id : {ActionId::Bookmark, ActionId::BlockAuthor, ActionId::ReportAuthor})
        EXPECT_FALSE(actions[id]->isEnabled()) << int(id);
    EXPECT_EQ(text(ActionId::BlockAuthor), u"Block the author on the network");
    key(Qt::Key_M);
    EXPECT_TRUE(client.reactions.isEmpty());
}

TEST_F(NetworkStepsTest, AHostCannotMuteOrReportTheirOwnAccount)
{
    const PostId own = receive(u"own"_s, u"A1 mine"_s, client.account().nativeId);
    feed().select(own);
    settle();
    EXPECT_TRUE(actions[ActionId::Bookmark]->isEnabled());
    for (const ActionId id : {ActionId::MuteAuthor, ActionId::BlockAuthor, ActionId::ReportAuthor})
        EXPECT_FALSE(actions[id]->isEnabled()) << int(id);
}

TEST_F(NetworkStepsTest, AMuteHoldsAtOnceAndUndoLiftsIt)
{
    EXPECT_EQ(text(ActionId::MuteAuthor), u"Mute @ann@social.example on Mastodon");
    run(ActionId::MuteAuthor);
    ASSERT_EQ(client.keptAway.size(), 1);
    EXPECT_EQ(client.keptAway.last().author.id, u"ann");
    EXPECT_EQ(client.keptAway.last().distance, Distance::Mute);
    EXPECT_TRUE(client.keptAway.last().on);
    EXPECT_EQ(toast().text(), u"@ann@social.example is muted on Mastodon");
    page->takeBack();
    settle();
    ASSERT_EQ(client.keptAway.size(), 2);
    EXPECT_FALSE(client.keptAway.last().on);
}

TEST_F(NetworkStepsTest, AMuteOfBeforeIsLiftedByTheMenu)
{
    run(ActionId::MuteAuthor);
    wait(7s);
    const PostId later = receive(u"a2"_s, u"A1 and more"_s);
    feed().select(later);
    settle();
    EXPECT_EQ(text(ActionId::MuteAuthor), u"Unmute @ann@social.example on Mastodon");
    run(ActionId::MuteAuthor);
    EXPECT_FALSE(client.keptAway.last().on);
    EXPECT_EQ(toast().text(), u"@ann@social.example is heard again");
}

TEST_F(NetworkStepsTest, ABlockTakenBackInTimeLeavesNoTrace)
{
    run(ActionId::BlockAuthor);
    EXPECT_EQ(toast().text(), u"@ann@social.example will be blocked on Mastodon");
    wait(5s);
    page->takeBack();
    wait(10s);
    EXPECT_TRUE(client.keptAway.isEmpty());
}

TEST_F(NetworkStepsTest, ABlockHoldsAfterSixSecondsAndTheMenuLiftsIt)
{
    run(ActionId::BlockAuthor);
    wait(6100ms);
    ASSERT_EQ(client.keptAway.size(), 1);
    EXPECT_EQ(client.keptAway.last().distance, Distance::Block);
    EXPECT_EQ(toast().text(), u"@ann@social.example is blocked on Mastodon");
    feed().select(std::nullopt);
    feed().select(post);
    settle();
    EXPECT_EQ(text(ActionId::BlockAuthor), u"Unblock @ann@social.example on Mastodon");
}

TEST_F(NetworkStepsTest, WhatTheNetworkRefusesIsSaidAndNotRemembered)
{
    client.answer = failure(Error::Code::Refused);
    run(ActionId::MuteAuthor);
    EXPECT_EQ(toast().text(), u"The network refused it. Nothing was changed.");
    EXPECT_EQ(text(ActionId::MuteAuthor), u"Mute @ann@social.example on Mastodon");
}

TEST_F(NetworkStepsTest, AReportNamesTheChosenPostsOfItsAuthorAndWhy)
{
    const PostId second = receive(u"a2"_s, u"A1 spam"_s);
    receive(u"b1"_s, u"A1 words"_s, u"ben"_s);
    feed().select(post);
    settle();
    run(ActionId::ReportAuthor);
    ASSERT_TRUE(report().isVisible());
    ASSERT_EQ(listed().count(), 2);
    EXPECT_EQ(listed().item(0)->checkState(), Qt::Unchecked);
    EXPECT_EQ(listed().item(1)->checkState(), Qt::Checked);
    QTest::keyClicks(&comment(), u"Sells things"_s);
    report().findChild<QCheckBox *>()->setChecked(false);
    click(u"Send report"_s);
    ASSERT_EQ(client.reports.size(), 1);
    EXPECT_EQ(client.reports.last().author.id, u"ann");
    EXPECT_EQ(client.reports.last().posts, QList<PostId>{post});
    EXPECT_EQ(client.reports.last().comment, u"Sells things");
    EXPECT_FALSE(client.reports.last().forward);
    EXPECT_TRUE(report().isHidden());
    EXPECT_EQ(toast().text(), u"The report about @ann@social.example is sent.");
    EXPECT_TRUE(feed().hasFocus());
    Q_UNUSED(second)
}

TEST_F(NetworkStepsTest, AReportIsWrittenWithTheKeysAlone)
{
    receive(u"a2"_s, u"A1 spam"_s);
    feed().select(post);
    settle();
    run(ActionId::ReportAuthor);
    ASSERT_TRUE(listed().hasFocus());
    press(Qt::Key_Up);
    press(Qt::Key_Space);
    press(Qt::Key_Tab);
    ASSERT_TRUE(comment().hasFocus());
    press(Qt::Key_Tab);  // also to their server
    press(Qt::Key_Tab);
    press(Qt::Key_Space);
    ASSERT_EQ(client.reports.size(), 1);
    EXPECT_EQ(client.reports.last().posts.size(), 2);
    EXPECT_TRUE(client.reports.last().forward);
}

TEST_F(NetworkStepsTest, AReportThatIsTooLongIsNotSent)
{
    run(ActionId::ReportAuthor);
    comment().setPlainText(QString(Report::longestComment + 1, u'x'));
    EXPECT_TRUE(says(u"1001 / 1000"_s));
    EXPECT_FALSE(button(u"Send report"_s)->isEnabled());
    comment().setPlainText(QString(Report::longestComment, u'x'));
    EXPECT_TRUE(button(u"Send report"_s)->isEnabled());
}

TEST_F(NetworkStepsTest, AReportThatWasRefusedStaysToBeSentAgain)
{
    client.answer = failure(Error::Code::Offline);
    run(ActionId::ReportAuthor);
    comment().setPlainText(u"Sells things"_s);
    click(u"Send report"_s);
    EXPECT_TRUE(report().isVisible());
    EXPECT_TRUE(says(u"This computer is offline. Nothing was changed"_s));
    EXPECT_EQ(comment().toPlainText(), u"Sells things");
    client.answer = Done{};
    click(u"Send report"_s);
    EXPECT_EQ(client.reports.size(), 2);
    EXPECT_TRUE(report().isHidden());
}

TEST_F(NetworkStepsTest, EscapeGivesAReportUp)
{
    run(ActionId::ReportAuthor);
    press(Qt::Key_Escape);
    EXPECT_TRUE(report().isHidden());
    EXPECT_TRUE(client.reports.isEmpty());
    EXPECT_TRUE(feed().hasFocus());
}

TEST_F(NetworkStepsTest, WhoIsOnOurOwnServerIsNotReportedToItTwice)
{
    run(ActionId::ReportAuthor);
    EXPECT_TRUE(report().findChild<QCheckBox *>()->isVisible());
    report().close();
    Account account = client.account();
    account.server = u"https://social.example"_s;
    client.signedInAnew(account);
    run(ActionId::ReportAuthor);
    EXPECT_FALSE(report().findChild<QCheckBox *>()->isVisible());
    EXPECT_TRUE(says(u"the moderators of social.example"_s));
}

}  // namespace tests
