// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/live/running_live_chat.h"

using namespace core;
using namespace Qt::StringLiterals;
using tests::aPost;
using Show = PostFilter::Show;

namespace {

/// A chat with Q1 out, in which people of two networks speak.
class LiveChatPeopleTest : public tests::RunningLiveChat {
protected:
    Post said(const QString &id, const QString &text, const QString &by,
              const QString &network = u"mastodon"_s)
    {
        Post post = aPost(id, text, by, clock.now());
        post.network = NetworkId(network);
        post.id = postId(post.network, id);
        return post;
    }
    PersonId personOf(const PostId &post) const { return *live->people().authorOf(post); }
    bool waits(const PostId &post) const
    {
        return live->matches({.show = Show::NotAnswered}, post);
    }
    /// The same chat in two weeks.
    void openNextChat()
    {
        live->end();
        chat.id = ChatId(u"next"_s);
        clock.advance(14 * 24h);
        chat.start = ZonedTime::at(clock.now(), "America/New_York");
        chat.stage = ChatStage::Draft;
        open();
        live->goLive();
    }
};

}  // namespace

TEST_F(LiveChatPeopleTest, TheFirstAnswerOfAPersonIsKnownAtOnceAndAfterARestart)
{
    const PostId post = receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    EXPECT_EQ(live->people().find(personOf(post))->answered, QList<int>{1});
    Q_EMIT client.removed(post);
    EXPECT_EQ(live->people().count(), 0);
    const PostId first = receive(said(u"2"_s, u"A1: yes"_s, u"ann"_s));
    const PostId second = receive(said(u"3"_s, u"Good evening"_s, u"ann"_s));
    Q_EMIT client.removed(first);
    EXPECT_TRUE(live->people().find(personOf(second))->answered.isEmpty());
}

TEST_F(LiveChatPeopleTest, WhoSpokeInAFormerChatIsNoNewcomerInTheNext)
{
    receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    EXPECT_EQ(live->people().newcomers(), 1);
    openNextChat();
    receive(said(u"2"_s, u"Hello again"_s, u"ann"_s));
    receive(said(u"3"_s, u"Hello"_s, u"bob"_s));
    EXPECT_EQ(live->people().count(), 2);
    EXPECT_EQ(live->people().newcomers(), 1);
}

TEST_F(LiveChatPeopleTest, WhoeverComesToAPracticeEveningIsNotRemembered)
{
    auto stream = StreamStorage::open(storage->thread(), u":memory:"_s);
    chat.id = ChatId(u"practice"_s);
    live = std::make_unique<LiveChat>(chat, LiveChat::Parts{.clock = clock,
                                                            .storage = *storage,
                                                            .stream = std::move(*stream),
                                                            .clients = {&client},
                                                            .desk = u"Ada"_s,
                                                            .practice = true});
    live->open();
    receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    EXPECT_EQ(live->people().count(), 1);
    const auto remembered = storage->loadPeople(chat.hashtag.normalized());
    EXPECT_TRUE(remembered.result()->isEmpty());
}

TEST_F(LiveChatPeopleTest, AHostsReplyBoostOrQuoteFromAnywhereCountsAsSeen)
{
    const PostId first = receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    const PostId second = receive(said(u"2"_s, u"A1: no"_s, u"bob"_s));
    const PostId third = receive(said(u"3"_s, u"A1: perhaps"_s, u"cem"_s));
    Post reply = said(u"11"_s, u"Thank you!"_s, u"host"_s);
    reply.author.handle = client.account().handle;
    Post boost = reply;
    Post quote = reply;
    reply.replyTo = first;
    boost.id = PostId(u"mastodon:12"_s);
    boost.boosts = second;
    quote.id = PostId(u"mastodon:13"_s);
    quote.quotes = third;
    for (const Post &post : {reply, boost, quote})
        receive(post);
    for (const PostId &post : {first, second, third})
        EXPECT_FALSE(waits(post)) << post.text().toStdString();
    EXPECT_EQ(live->people().find(personOf(second))->seen, 1);
    Q_EMIT client.removed(reply.id);
    EXPECT_TRUE(waits(first)) << "the reply is gone";
    EXPECT_FALSE(waits(second));
}

TEST_F(LiveChatPeopleTest, AReactionThatComesBeforeItsPostCountsAsWell)
{
    Post reply = said(u"11"_s, u"Thank you!"_s, u"host"_s);
    reply.author.handle = client.account().handle;
    reply.replyTo = PostId(u"mastodon:1"_s);
    receive(reply);
    EXPECT_FALSE(waits(receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s))));
}

TEST_F(LiveChatPeopleTest, AnotherPersonsReplyIsNoHostsReaction)
{
    const PostId post = receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    Post reply = said(u"2"_s, u"So true"_s, u"bob"_s);
    reply.replyTo = post;
    receive(reply);
    EXPECT_TRUE(waits(post));
}

TEST_F(LiveChatPeopleTest, TheNextNotAnsweredIsTheOldestThenTheNextLater)
{
    const PostId first = receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    const PostId second = receive(said(u"2"_s, u"A1: no"_s, u"bob"_s));
    EXPECT_EQ(live->nextNotAnswered(), first);
    EXPECT_EQ(live->nextNotAnswered(first), second);
    live->star(first, true);
    EXPECT_EQ(live->nextNotAnswered(first), second);
    live->hide(second, true);
    EXPECT_EQ(live->nextNotAnswered(first), std::nullopt);
}

TEST_F(LiveChatPeopleTest, JoinedAccountsCountOnceEverywhereAndInTheNextChat)
{
    const PostId here = receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    const PostId there = receive(said(u"2"_s, u"A1: and again yes"_s, u"ann"_s, u"x"_s));
    EXPECT_EQ(live->tally(1).people, 2);
    live->setJoined(live->people().joining(personOf(there), personOf(here)));
    live->setPersonNote(personOf(there), u"From Ohio"_s);
    EXPECT_EQ(live->tally(1).people, 1);
    EXPECT_EQ(live->tally(1).answers, 2);
    EXPECT_EQ(live->stats().people, 1);
    EXPECT_EQ(live->stats().newcomers, 1);
    EXPECT_EQ(live->count({.show = Show::Person, .person = personOf(here)}), 2);
    openNextChat();
    receive(said(u"3"_s, u"Hello"_s, u"ann"_s, u"x"_s));
    receive(said(u"4"_s, u"Hello"_s, u"ann"_s));
    EXPECT_EQ(live->people().count(), 1);
    EXPECT_EQ(live->people().persons().first().note, u"From Ohio"_s);
}

TEST_F(LiveChatPeopleTest, StarsLateAnswersAndDoubtsStandOnTheBoardAsTheyCome)
{
    const PostId post = receive(said(u"1"_s, u"A1: yes"_s, u"ann"_s));
    live->star(post, true);
    EXPECT_EQ(live->board().stars(1), 1);
    live->setQuestion(post, 2);
    EXPECT_EQ(live->board().stars(1), 0);
    EXPECT_EQ(live->board().stars(2), 1);
    EXPECT_EQ(live->nextToCheck(), std::nullopt);
    const PostId doubt = receive(said(u"2"_s, u"A9: no such question"_s, u"bob"_s));
    EXPECT_EQ(live->nextToCheck(), doubt);
    live->hide(doubt, true);
    EXPECT_EQ(live->nextToCheck(), std::nullopt);

    clock.advance(8min);  // Q2 is out
    tests::settle();
    EXPECT_EQ(live->board().late(1), 0);
    receive(said(u"3"_s, u"A1: sorry, late"_s, u"cem"_s));
    EXPECT_EQ(live->board().late(1), 1);
    EXPECT_EQ(live->board().answersSince(1, clock.now() - 1min), 1);
}

TEST_F(LiveChatPeopleTest, ALullIsSeenOnlyWhereTheNextQuestionComesByItself)
{
    for (int post = 1; post <= 6; ++post)
        receive(said(QString::number(post), u"A1: yes"_s, u"by%1"_s.arg(post)));
    EXPECT_FALSE(live->lull());
    clock.advance(3min);
    ASSERT_TRUE(live->lull());
    EXPECT_EQ(live->lull()->question, 1);
    EXPECT_EQ(live->lull()->next, CueId(u"q2"_s));
    EXPECT_EQ(live->lull()->sooner, Minutes{3});
    live->hold();
    EXPECT_FALSE(live->lull()) << "on hold nothing comes by itself";
    live->resume();
    EXPECT_TRUE(live->lull());
    for (const bool locked : {false, true}) {
        Chat changed = live->chat();
        Cue next = *changed.runSheet.question(2);
        next.mode = locked ? CueMode::Automatic : CueMode::Manual;
        next.locked = locked;
        changed.runSheet.change(next);
        live->setChat(changed);
        EXPECT_FALSE(live->lull()) << (locked ? "a locked time stays" : "the host posts by hand");
    }
}
