// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on of what one server says.
#include "tests/core/networks/mastodon_stream_fixture.h"

namespace tests {
namespace {

QJsonObject aFilter(const QString &title, const QString &action, const QString &keyword, bool whole)
{
    return {{u"title"_s, title},
            {u"context"_s, QJsonArray{u"public"_s}},
            {u"filter_action"_s, action},
            {u"keywords"_s,
             QJsonArray{QJsonObject{{u"keyword"_s, keyword}, {u"whole_word"_s, whole}}}}};
}

TEST_F(MastodonStreamTest, WhatStreamAndTimelineBothBringComesOnce)
{
    home.timeline = {status(u"7"_s, u"tea"_s)};
    follow();
    home.open();
    home.update(status(u"7"_s, u"tea"_s));
    home.update(status(u"8"_s, u"cake"_s));
    home.timeline = {status(u"8"_s, u"cake"_s), status(u"7"_s, u"tea"_s)};
    clock.advance(3min);
    EXPECT_EQ(ids(), QList<PostId>({statusId(u"tea"_s), statusId(u"cake"_s)}));
    EXPECT_EQ(received[1].received, clock.now() - 3min);
    EXPECT_EQ(stream->localId(statusId(u"cake"_s)), u"8");
}

TEST_F(MastodonStreamTest, AHandleWithoutADomainGetsThatOfItsServer)
{
    follow();
    home.open();
    QJsonObject local = status(u"7"_s, u"tea"_s);
    QJsonObject ann = local[u"account"].toObject();
    ann[u"acct"] = u"ann"_s;
    local[u"account"] = ann;
    home.update(local);
    EXPECT_EQ(received.value(0).author.handle, u"ann@social.example");
}

TEST_F(MastodonStreamTest, WhatIsDeletedGoesAndNeverComesBack)
{
    follow();
    home.open();
    home.update(status(u"7"_s, u"tea"_s));
    home.erase(u"7"_s);
    EXPECT_EQ(removed, QList<PostId>{statusId(u"tea"_s)});
    received.clear();
    home.update(status(u"7"_s, u"tea"_s));
    home.timeline = {status(u"7"_s, u"tea"_s)};
    home.cut();
    clock.advance(3min);
    EXPECT_TRUE(received.isEmpty());
}

TEST_F(MastodonStreamTest, ADeletionMayArriveBeforeThePost)
{
    follow();
    home.open();
    home.erase(u"7"_s);
    home.update(status(u"7"_s, u"tea"_s));
    home.timeline = {status(u"7"_s, u"tea"_s)};
    clock.advance(2min);
    EXPECT_TRUE(received.isEmpty());
    EXPECT_TRUE(removed.isEmpty()) << "nobody has seen it";
}

TEST_F(MastodonStreamTest, AnEditComesAgainAndAnOlderCopyDoesNot)
{
    follow();
    home.open();
    home.update(status(u"7"_s, u"tea"_s));
    clock.advance(5s);
    QJsonObject edited = status(u"7"_s, u"tea"_s);
    edited[u"content"] = u"<p>A1: coffee</p>"_s;
    edited[u"edited_at"] = isoTime(clock.now());
    home.say(u"status.update"_s, textOf(edited));
    home.say(u"status.update"_s, textOf(edited));
    home.update(status(u"7"_s, u"tea"_s));
    ASSERT_EQ(received.size(), 2);
    EXPECT_EQ(received[1].text, u"A1: coffee");
    EXPECT_EQ(received[1].edited, clock.now());
}

TEST_F(MastodonStreamTest, AnEditThatWasMissedComesWithTheTimeline)
{
    follow();
    home.open();
    home.update(status(u"7"_s, u"tea"_s));
    home.cut();
    QJsonObject edited = status(u"7"_s, u"tea"_s);
    edited[u"edited_at"] = isoTime(clock.now() + 1s);
    home.timeline = {edited};
    clock.advance(1min);
    EXPECT_EQ(received.size(), 2);
}

TEST_F(MastodonStreamTest, WhatAFormerRunHasIsNotBroughtAgainButItsDeletionIs)
{
    home.timeline = {status(u"7"_s, u"tea"_s)};
    follow({}, {}, {statusId(u"tea"_s), PostId(u"bluesky:at://x"_s)});
    home.open();
    EXPECT_TRUE(received.isEmpty());
    home.erase(u"7"_s);
    EXPECT_EQ(removed, QList<PostId>{statusId(u"tea"_s)}) << "the timeline told what it is called";
}

TEST_F(MastodonStreamTest, AReplyWaitsUntilItsParentHasAName)
{
    home.set(u"/api/v1/statuses/3"_s, status(u"3"_s, u"question"_s, u"far.example"_s));
    follow();
    home.open();
    QJsonObject reply = status(u"7"_s, u"tea"_s);
    reply[u"in_reply_to_id"] = u"3"_s;
    home.update(reply);
    ASSERT_EQ(ids(), QList<PostId>{statusId(u"tea"_s)}) << "the parent itself need not be shown";
    EXPECT_EQ(received[0].replyTo, statusId(u"question"_s, u"far.example"_s));
}

TEST_F(MastodonStreamTest, AReplyWhoseParentIsGoneComesAllTheSameAndIsAskedForOnce)
{
    follow();
    home.open();
    for (const QString &id : {u"7"_s, u"8"_s}) {
        QJsonObject reply = status(id, u"p"_s + id);
        reply[u"in_reply_to_id"] = u"3"_s;
        home.update(reply);
    }
    EXPECT_EQ(received.size(), 2);
    EXPECT_EQ(home.api.callsOf(u"/api/v1/statuses/3"_s).size(), 1);
}

TEST_F(MastodonStreamTest, AReplyWaitsFiveSecondsAtMostAndItsDeletionDoesNotWait)
{
    home.api.late = {u"/api/v1/statuses/3"_s};
    follow();
    home.open();
    clock.advance(1min);
    for (const QString &id : {u"7"_s, u"8"_s}) {
        QJsonObject reply = status(id, u"p"_s + id);
        reply[u"in_reply_to_id"] = u"3"_s;
        home.update(reply);
    }
    home.erase(u"8"_s);
    const Instant said = clock.now();
    clock.advance(4s);
    EXPECT_TRUE(received.isEmpty());
    EXPECT_LE(stream->heardUntil(), said) << "a restart must bring it again";
    clock.advance(1s);
    EXPECT_EQ(ids(), QList<PostId>{statusId(u"p7"_s)});
    home.api.reply(u"/api/v1/statuses/3"_s, replyWith(status(u"3"_s, u"question"_s)));
    EXPECT_EQ(received.size(), 1);
    QJsonObject reply = status(u"9"_s, u"p9"_s);
    reply[u"in_reply_to_id"] = u"3"_s;
    home.update(reply);
    EXPECT_EQ(received.value(1).replyTo, statusId(u"question"_s)) << "it came late, but it came";
}

TEST_F(MastodonStreamTest, PostsWaitForTheFiltersThreeSecondsAtMost)
{
    home.api.late = {u"/api/v2/filters"_s};
    home.timeline = {status(u"7"_s, u"tea"_s)};
    follow();
    clock.advance(2s);
    EXPECT_TRUE(received.isEmpty());
    clock.advance(1s);
    EXPECT_EQ(received.size(), 1);
    home.open();
    home.api.reply(u"/api/v2/filters"_s,
                   replyWith(QJsonArray{aFilter(u"No"_s, u"hide"_s, u"cake"_s, false)}));
    home.update(status(u"8"_s, u"cake"_s));
    EXPECT_EQ(received.size(), 1);
}

TEST_F(MastodonStreamTest, WhatIsForFollowersAloneIsMarked)
{
    follow();
    home.open();
    QJsonObject quiet = status(u"7"_s, u"tea"_s);
    quiet[u"visibility"] = u"private"_s;
    home.update(quiet);
    EXPECT_TRUE(received.value(0).confidential);
}

TEST_F(MastodonStreamTest, RepliesToAndQuotesOfOurQuestionsComeWithoutTheTag)
{
    home.api.serverFacts->apiVersion = 7;
    const QJsonObject question = status(u"3"_s, u"question"_s);
    QJsonObject reply = status(u"7"_s, u"tea"_s);
    reply[u"in_reply_to_id"] = u"3"_s;
    QJsonObject asked = question;
    asked[u"favourites_count"] = 4;
    asked[u"reblogs_count"] = 2;
    home.set(u"/api/v1/statuses/3/context"_s, QJsonObject{{u"descendants"_s, QJsonArray{reply}}});
    home.set(u"/api/v1/statuses/3/quotes"_s, QJsonArray{status(u"9"_s, u"quote"_s)});
    home.set(u"/api/v1/statuses/3"_s, asked);
    int told = 0;
    QObject::connect(stream.get(), &Stream::countsChanged, stream.get(), [&told] { ++told; });
    stream->took(question);
    follow({}, {statusId(u"question"_s)});
    clock.advance(60s);
    EXPECT_EQ(ids(), QList<PostId>({statusId(u"tea"_s), statusId(u"quote"_s)}));
    EXPECT_EQ(received[0].replyTo, statusId(u"question"_s));
    EXPECT_EQ(stream->counts(statusId(u"question"_s)), (Counts{.likes = 4, .boosts = 2}));
    EXPECT_EQ(told, 1) << "as often as they change";
    EXPECT_LE(home.api.calls.size(), 30) << "a tenth of what five minutes allow";
}

TEST_F(MastodonStreamTest, OlderServersAreNotAskedForQuotes)
{
    home.api.serverFacts->apiVersion = 6;
    stream->took(status(u"3"_s, u"question"_s));
    follow({}, {statusId(u"question"_s)});
    clock.advance(2min);
    EXPECT_FALSE(home.api.callsOf(u"/api/v1/statuses/3/context"_s).isEmpty());
    EXPECT_TRUE(home.api.callsOf(u"/api/v1/statuses/3/quotes"_s).isEmpty());
}

TEST_F(MastodonStreamTest, AQuestionOfAFormerRunIsLookedUp)
{
    home.set(u"/api/v2/search"_s,
             QJsonObject{{u"statuses"_s, QJsonArray{status(u"3"_s, u"question"_s)}}});
    follow({}, {statusId(u"question"_s)});
    clock.advance(4s);
    EXPECT_EQ(home.api.calls.last().item("q"), u"https://social.example/posts/question");
    EXPECT_EQ(stream->localId(statusId(u"question"_s)), u"3");
    clock.advance(4s);
    EXPECT_EQ(home.api.calls.last().path, u"/api/v1/statuses/3/context");
}

TEST_F(MastodonStreamTest, TheFiltersOfTheAccountHold)
{
    QJsonObject over = aFilter(u"Old"_s, u"hide"_s, u"biscuit"_s, false);
    over[u"expires_at"] = isoTime(clock.now() - 1s);
    QJsonObject elsewhere = aFilter(u"Elsewhere"_s, u"hide"_s, u"biscuit"_s, false);
    elsewhere[u"context"] = QJsonArray{u"notifications"_s};
    home.set(u"/api/v2/filters"_s,
             QJsonArray{aFilter(u"No tea"_s, u"hide"_s, u"TEA"_s, true),
                        aFilter(u"Sweets"_s, u"warn"_s, u"cake"_s, false), over, elsewhere});
    follow();
    home.open();
    home.update(status(u"7"_s, u"tea"_s));
    home.update(status(u"8"_s, u"teapot"_s));
    home.update(status(u"9"_s, u"cheesecakes"_s));
    home.update(status(u"10"_s, u"biscuit"_s));
    ASSERT_EQ(received.size(), 3);
    EXPECT_EQ(received[0].id, statusId(u"teapot"_s));
    EXPECT_EQ(received[0].warning, QString());
    EXPECT_EQ(received[1].warning, u"Sweets");
    EXPECT_EQ(received[2].id, statusId(u"biscuit"_s));
}

TEST_F(MastodonStreamTest, WhatTheServerSaysBesideAStatusHoldsToo)
{
    QJsonObject hidden = status(u"7"_s, u"tea"_s);
    hidden[u"filtered"] =
        QJsonArray{QJsonObject{{u"filter"_s, aFilter(u"No"_s, u"hide"_s, u"-"_s, false)}}};
    QJsonObject warned = status(u"8"_s, u"cake"_s);
    warned[u"filtered"] =
        QJsonArray{QJsonObject{{u"filter"_s, aFilter(u"Sweets"_s, u"warn"_s, u"-"_s, false)}}};
    home.timeline = {warned, hidden};
    follow();
    ASSERT_EQ(ids(), QList<PostId>{statusId(u"cake"_s)});
    EXPECT_EQ(received[0].warning, u"Sweets");
}

TEST_F(MastodonStreamTest, WhoIsMutedOrBlockedIsNotHeardUntilTheHostSaysOtherwise)
{
    const auto person = [](const QString &at) {
        return QJsonObject{{u"id"_s, u"1"_s}, {u"uri"_s, u"https://%1/users/ann"_s.arg(at)}};
    };
    Reply first = replyWith(QJsonArray{person(u"loud.example"_s)});
    first.headers.append(
        Header("Link", "<https://social.example/api/v1/mutes?limit=80&max_id=9>; rel=\"next\", "
                       "<https://social.example/api/v1/mutes?since_id=12>; rel=\"prev\""));
    serve(home);
    const auto usual = home.api.answer;
    home.api.answer = [=](const FakeMastodonApi::Call &call) -> Result<Reply> {
        if (call.path != u"/api/v1/mutes")
            return usual(call);
        return call.item("max_id") == u"9" ? replyWith(QJsonArray{person(u"late.example"_s)})
                                           : first;
    };
    home.set(u"/api/v1/blocks"_s, QJsonArray{person(u"rude.example"_s)});
    follow();
    home.open();
    int id = 1;
    for (const QString &at : {u"loud.example"_s, u"late.example"_s, u"rude.example"_s,
                              u"kind.example"_s, u"new.example"_s}) {
        if (at == u"new.example")
            stream->setAway(u"https://new.example/users/ann"_s, true);
        home.update(status(QString::number(id++), u"tea"_s, at));
    }
    EXPECT_EQ(ids(), QList<PostId>{statusId(u"tea"_s, u"kind.example"_s)});
    stream->setAway(u"https://loud.example/users/ann"_s, false);
    home.update(status(u"20"_s, u"cake"_s, u"loud.example"_s));
    EXPECT_EQ(received.size(), 2);
}

TEST_F(MastodonStreamTest, UnfollowedItIsSilent)
{
    follow();
    home.open();
    stream->unfollow();
    home.api.calls.clear();
    clock.advance(1h);
    EXPECT_TRUE(home.api.calls.isEmpty());
    EXPECT_EQ(stream->connection().state, State::Off);
    EXPECT_EQ(stream->sources().size(), 1);
}

}  // namespace
}  // namespace tests
