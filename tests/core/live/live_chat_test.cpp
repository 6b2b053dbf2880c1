// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/posting/draft.h"
#include "tests/core/live/running_live_chat.h"
#include "tests/support/wait_for.h"

#include <QTemporaryDir>

using namespace core;
using namespace Qt::StringLiterals;
using tests::aPost;
using Show = PostFilter::Show;

namespace {

class LiveChatTest : public tests::RunningLiveChat {
protected:
    using RunningLiveChat::receive;
    PostId receive(const QString &id, const QString &text)
    {
        return receive(aPost(id, text, u"by"_s + id, clock.now()));
    }
    int count(Show show) const { return live->count({.show = show}); }
    PostId questionPost() const { return *live->outbox().ofCue(CueId(u"q1"_s)).value(0).post; }
};

}  // namespace

TEST_F(LiveChatTest, AReplyToOurQuestionIsAnAnswerWithoutTagOrLabel)
{
    Post reply = aPost(u"1"_s, u"At the kitchen table."_s, u"ann"_s, clock.now());
    reply.replyTo = questionPost();
    receive(reply);
    EXPECT_EQ(live->answers().tally(1).answers, 1);
    EXPECT_TRUE(live->matches({.show = Show::Question, .question = 1}, reply.id));
}

TEST_F(LiveChatTest, WhatAHostHasSeenLeavesTheListOfThoseNotSeen)
{
    const PostId first = receive(u"1"_s, u"A1: yes"_s);
    const PostId second = receive(u"2"_s, u"A1: no"_s);
    EXPECT_EQ(count(Show::NotAnswered), 2);
    live->star(first, true);
    EXPECT_EQ(count(Show::NotAnswered), 1);
    live->react(second, Reaction::Like, true);
    tests::settle();
    EXPECT_EQ(count(Show::NotAnswered), 0);
}

TEST_F(LiveChatTest, AWordCountsAlsoAfterTheClockWasSetBack)
{
    const PostId post = receive(u"1"_s, u"A1: yes"_s);
    live->setNote(post, u"for the recap"_s);
    clock.jump(-10min);
    live->setNote(post, u"not for the recap"_s);
    EXPECT_EQ(live->marks().of(post).note, u"not for the recap"_s);
}

TEST_F(LiveChatTest, AStarRemembersWhichWordsItWasFor)
{
    Post post = aPost(u"1"_s, u"A1: yes"_s, u"ann"_s, clock.now());
    receive(post);
    live->star(post.id, true);
    EXPECT_EQ(live->marks().of(post.id).starred, Remembered::of(post));

    const Remembered first = Remembered::of(post);
    post.text = u"A1: no"_s;
    post.edited = clock.now();
    receive(post);
    live->mark({.post = post.id, .kind = Mark::Kind::Star, .number = 3});
    EXPECT_EQ(live->marks().of(post.id).place, 3);
    EXPECT_EQ(live->marks().of(post.id).starred, first) << "another place is no new look at it";
    EXPECT_EQ(live->recap().leftOut.value(0).reasons, QList{ConsentReason::Edited});

    live->star(post.id, false);
    live->star(post.id, true);
    EXPECT_EQ(live->marks().of(post.id).starred, Remembered::of(post));
    EXPECT_TRUE(live->recap().leftOut.isEmpty());
}

TEST_F(LiveChatTest, AConsentIsKeptWithTheChat)
{
    Post post = aPost(u"1"_s, u"A1: yes"_s, u"ann"_s, clock.now());
    post.sensitive = true;
    receive(post);
    live->star(post.id, true);
    live->mark({.post = post.id, .kind = Mark::Kind::Consent, .number = int(Consent::ShortName)});
    EXPECT_TRUE(live->recap().leftOut.isEmpty());
    live.reset();
    open();
    EXPECT_EQ(live->marks().of(post.id).consent, Consent::ShortName);
}

TEST_F(LiveChatTest, AReplyOfOursCountsAsSeenOnceItIsOut)
{
    const PostId post = receive(u"1"_s, u"A1: yes"_s);
    live->say(u"Thank you!"_s, {client.account().id}, post);
    clock.advance(1s);
    tests::settle();
    EXPECT_EQ(count(Show::NotAnswered), 0);
}

TEST_F(LiveChatTest, AReplyThatIsTakenBackIsDeletedAndItsPostWaitsAgain)
{
    const PostId post = receive(u"1"_s, u"A1: yes"_s);
    const DeliveryId reply = live->say(u"Thank you!"_s, {client.account().id}, post).first();
    clock.advance(1s);
    tests::settle();
    const PostId out = live->outbox().find(reply)->post.value();
    EXPECT_TRUE(tests::waitFor(live->takeBack(reply)));
    EXPECT_EQ(client.deleted, QList{out});
    EXPECT_EQ(count(Show::NotAnswered), 1);
    client.receive(tests::aPost(nativeId(out), u"Thank you!"_s));
    clock.advance(1s);
    EXPECT_FALSE(live->posts().contains(out)) << "the stream brought it late";
}

TEST_F(LiveChatTest, AReplyThatTheNetworkDoesNotDeleteStaysAsItIs)
{
    const PostId post = receive(u"1"_s, u"A1: yes"_s);
    const DeliveryId reply = live->say(u"Thank you!"_s, {client.account().id}, post).first();
    clock.advance(1s);
    tests::settle();
    client.answer = failure(Error::Code::Offline);
    EXPECT_FALSE(tests::waitFor(live->takeBack(reply)));
    EXPECT_EQ(count(Show::NotAnswered), 0);
}

TEST_F(LiveChatTest, AQuestionIsNotTakenBack)
{
    live->goLive();
    clock.advance(10min);
    tests::settle();
    ASSERT_FALSE(live->outbox().all().isEmpty());
    EXPECT_FALSE(tests::waitFor(live->takeBack(live->outbox().all().first().id)));
    EXPECT_TRUE(client.deleted.isEmpty());
}

TEST_F(LiveChatTest, AHiddenPostLeavesFeedAndBoardAndComesBackAsItWas)
{
    const PostId post = receive(u"1"_s, u"A1: yes"_s);
    live->setQuestion(post, 2);
    live->hide(post, true);
    EXPECT_EQ(count(Show::Hidden), 1);
    EXPECT_EQ(count(Show::All), 0);
    EXPECT_EQ(live->answers().tally(2).answers, 0);
    live->hide(post, false);
    EXPECT_EQ(count(Show::Hidden), 0);
    EXPECT_EQ(live->answers().tally(2).answers, 1) << "with the host's word on its question";
}

TEST_F(LiveChatTest, ADeletedPostLeavesEverythingEvenWhileItWaitsInTheIntake)
{
    const Post post = aPost(u"1"_s, u"A1: yes"_s, u"ann"_s, clock.now());
    client.receive(post);
    Q_EMIT client.removed(post.id);
    clock.advance(1s);
    EXPECT_EQ(count(Show::All), 0);
    EXPECT_EQ(live->answers().tally(1).answers, 0);
    EXPECT_EQ(live->people().count(), 0);
}

TEST_F(LiveChatTest, EveryFilterCountsWhatItShows)
{
    receive(u"1"_s, u"A1: yes"_s);
    receive(u"2"_s, u"Good evening everybody"_s);
    receive(u"3"_s, u"A9: there is no such question"_s);
    live->star(receive(u"4"_s, u"A1: starred"_s), true);
    live->hide(receive(u"5"_s, u"A1: hidden"_s), true);
    for (const Show show : {Show::All, Show::NotAnswered, Show::Starred, Show::NoQuestion,
                            Show::ToCheck, Show::Hidden})
        EXPECT_EQ(live->count({.show = show}), live->select({.show = show}).size()) << int(show);
    EXPECT_EQ(count(Show::Starred), 1);
    EXPECT_EQ(count(Show::ToCheck), 1);
}

TEST_F(LiveChatTest, WhatWasSaidIsThereAgainWhenTheChatIsOpenedAgain)
{
    const PostId post = receive(u"1"_s, u"A1: yes"_s);
    live->star(post, true);
    live->setQuestion(post, 2);
    live->setNote(post, u"quote this"_s);
    live->setNote(u"draft"_s, u"half a thought"_s);
    ASSERT_TRUE(live->isSaved());
    chat = live->chat();
    open();
    EXPECT_TRUE(live->marks().of(post).isStarred());
    EXPECT_EQ(live->marks().of(post).question, 2);
    EXPECT_EQ(live->marks().of(post).note, u"quote this");
    EXPECT_EQ(live->note(u"draft"_s), u"half a thought");
    EXPECT_EQ(live->outbox().ofCue(CueId(u"q1"_s)).value(0).state, Delivery::State::Sent);
    client.published.clear();
    live->goLive();
    clock.advance(1s);
    EXPECT_TRUE(client.published.isEmpty()) << "what is out is not posted again";
}

TEST_F(LiveChatTest, AfterARestartTheStreamGoesOnWhereEverythingWasHeardAndSaved)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"stream.db"_s);
    const auto openFile = [&] {
        live.reset();
        live = tests::openLiveChat(chat, clock, *storage, client, file);
        live->goLive();
    };
    openFile();
    EXPECT_EQ(client.followed.since, chat.startInstant()) << "nothing was heard so far";
    client.heard = clock.now();
    receive(u"1"_s, u"A1: yes"_s);
    const Instant heard = *client.heard;
    client.heard.reset();  // away: others may go further, this account does not
    clock.advance(5min);
    receive(u"2"_s, u"A1: from another network"_s);
    openFile();
    EXPECT_EQ(client.followed.since, heard);
    EXPECT_TRUE(client.followed.known.contains(PostId(u"mastodon:1"_s))) << "it may be deleted";
    client.heard = heard + 2min;
    clock.advance(1min);  // nobody says a word
    openFile();
    EXPECT_EQ(client.followed.since, heard + 2min);
}

TEST_F(LiveChatTest, AnotherTagIsFollowedFromTheStartOfTheChat)
{
    client.heard = clock.now();
    clock.advance(1min);
    chat = live->chat();
    chat.title = u"Another title"_s;
    live->setChat(chat);
    EXPECT_TRUE(client.followed.hashtag.isSameAs(live->chat().hashtag));
    chat.hashtag = *Hashtag::fromText(u"OtherTag"_s);
    client.heard.reset();
    live->setChat(chat);
    EXPECT_EQ(client.followed.hashtag, chat.hashtag);
    EXPECT_EQ(client.followed.since, chat.startInstant());
}

TEST_F(LiveChatTest, WhatWasHeardIsNotCalledSoBeforeItsPostsAreSaved)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"stream.db"_s);
    live = tests::openLiveChat(chat, clock, *storage, client, file);
    live->goLive();
    client.heard = clock.now();
    for (int i = 0; i < 300; ++i)
        client.receive(aPost(QString::number(i), u"A1: yes"_s, u"ann"_s, clock.now()));
    clock.advance(Intake::frame);  // 256 of them
    const auto stream = StreamStorage::open(storage->thread(), file);
    const AccountId account = client.account().id;
    EXPECT_EQ(tests::waitFor((*stream)->loadHeard())->value(account), chat.startInstant());
    clock.advance(Intake::frame);  // the others
    EXPECT_EQ(tests::waitFor((*stream)->loadHeard())->value(account), client.heard);
}

TEST_F(LiveChatTest, ACueWhoseIntentsAreOnDiskHasLeftWhateverTheProgressSays)
{
    // The program died after the intents and before the progress was written.
    chat = live->chat();
    chat.id = ChatId::fresh();
    const Cue question = *chat.runSheet.question(1);
    storage->save(chat);
    storage->save(chat.id, Schedule(chat.runSheet, chat.startInstant()).progress());
    storage->add(chat.id, {draftFor(question, chat, client.account(), clock.now())});
    open();
    live->goLive();
    clock.advance(1s);
    tests::settle();
    EXPECT_EQ(live->schedule().find(question.id)->state, CueProgress::State::Released);
    EXPECT_EQ(live->schedule().find(CueId(u"cue-0-0"_s))->state, CueProgress::State::Late);
}

TEST_F(LiveChatTest, LinksOfAQuestionAreThoseOfItsPosts)
{
    EXPECT_EQ(live->links(CueId(u"q1"_s)).size(), 1);
    EXPECT_TRUE(live->links(CueId(u"q2"_s)).isEmpty());
}

TEST_F(LiveChatTest, AHostsAnswerToTheRoomIsNoAnswerWithoutALabel)
{
    Post own = aPost(u"1"_s, u"Remember to use the tag!"_s, u"x"_s, clock.now());
    own.author.handle = client.account().handle;
    receive(own);
    EXPECT_EQ(live->answers().tally(1).answers, 0);
    EXPECT_EQ(live->people().count(), 0);
}

TEST_F(LiveChatTest, AHiddenPostThatItsAuthorEditsStaysOutOfTheCounts)
{
    Post post = aPost(u"1"_s, u"A1: yes"_s, u"ann"_s, clock.now());
    receive(post);
    live->hide(post.id, true);
    post.text = u"A1: yes, and buy"_s;
    post.edited = clock.now();
    receive(post);
    EXPECT_EQ(live->answers().tally(1).answers, 0);
    EXPECT_EQ(count(Show::All), 0);
    EXPECT_EQ(count(Show::Hidden), 1);
}

TEST_F(LiveChatTest, WhoBecomesAHostWhileItIsLiveWaitsForNobodyAndHasSeenWhatSheAnswered)
{
    const PostId first = receive(aPost(u"1"_s, u"A1: yes"_s, u"ann"_s, clock.now()));
    Post reply = aPost(u"2"_s, u"So true!"_s, u"ada"_s, clock.now());
    reply.replyTo = first;
    receive(reply);
    EXPECT_EQ(count(Show::NotAnswered), 2);
    Chat changed = live->chat();
    changed.hosts.append(reply.author.handle);
    live->setChat(changed);
    EXPECT_EQ(count(Show::NotAnswered), 0);
    live->setChat(chat);
    EXPECT_EQ(count(Show::NotAnswered), 2);
}

TEST_F(LiveChatTest, TheAccountsThatItWasOpenedWithGoOnPostingIt)
{
    Chat changed = live->chat();
    changed.accounts = {AccountId(u"somebody-elses"_s)};
    changed.title = u"Another title"_s;
    live->setChat(changed);
    EXPECT_EQ(live->chat().title, u"Another title"_s);
    EXPECT_EQ(live->chat().accounts, chat.accounts);
}

TEST_F(LiveChatTest, WhatTheServersOfAnAccountGaveIsToldAsItChanges)
{
    const NetworkId mastodon(u"mastodon"_s);
    client.setSources({{.server = u"a.example"_s, .brought = 2, .first = 1}});
    EXPECT_EQ(live->completeness().reports().value(mastodon).sources.value(0).brought, 2);
    client.setConnection({.state = Connection::State::Away, .since = clock.now()});
    EXPECT_EQ(live->completeness().reports().value(mastodon).gaps, 1);
}
