// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notifier.h"

#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// A chat that is live, and everything that was told about it. Hi leaves at once, Intro 3 minutes
/// later, Q1 another 5 minutes later.
class NotifierTest : public testing::Test {
protected:
    void goLive(CueMode introMode = CueMode::Automatic)
    {
        Chat chat = aChat();
        chat.start = ZonedTime::at(clock.now(), "America/New_York");
        Cue intro = chat.runSheet.cues().at(1);
        intro.mode = introMode;
        chat.runSheet.change(intro);
        live = tests::openLiveChat(chat, clock, *storage, client);
        live->goLive();
        notifier = std::make_unique<app::Notifier>(*live);
        QObject::connect(notifier.get(), &app::Notifier::told, notifier.get(),
                         [this](const QString &title) { told.append(title); });
        play(1s);
    }
    void play(Seconds time)
    {
        for (Seconds played{0}; played < time; played += 1s) {
            clock.advance(1s);
            settle();
        }
    }
    bool heard(const QString &title) const { return told.contains(title); }

    FakeClock clock;
    FakeClient client{anAccount(u"mastodon"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    std::unique_ptr<LiveChat> live;
    std::unique_ptr<app::Notifier> notifier;
    QStringList told;
};

}  // namespace

TEST_F(NotifierTest, APostIsAnnouncedAMinuteBeforeOnce)
{
    goLive();
    play(115s);
    EXPECT_FALSE(heard(u"Intro posts in one minute"_s));
    play(10s);
    EXPECT_EQ(told, QStringList(u"Intro posts in one minute"_s));
    live->shift(Minutes{1});
    play(30s);
    EXPECT_EQ(told.count(u"Intro posts in one minute"_s), 1);
}

TEST_F(NotifierTest, NothingIsAnnouncedWhileTheChatIsHeld)
{
    goLive();
    live->hold();
    play(300s);
    EXPECT_TRUE(told.isEmpty()) << told.join(u'|').toStdString();
}

TEST_F(NotifierTest, AnArmedPostIsSaidToBeReadySoonAndThenAsked)
{
    goLive(CueMode::Armed);
    play(125s);
    EXPECT_TRUE(heard(u"Intro is ready in one minute"_s));
    play(60s);
    EXPECT_TRUE(heard(u"Intro is ready. Post it?"_s));
}

TEST_F(NotifierTest, APostByHandIsNotAnnounced)
{
    goLive(CueMode::Manual);
    play(300s);
    EXPECT_FALSE(heard(u"Intro posts in one minute"_s));
}

TEST_F(NotifierTest, WhatIsLateIsSaid)
{
    goLive();
    clock.jump(10min);
    play(2s);
    EXPECT_FALSE(told.filter(u"Intro was due"_s).isEmpty()) << told.join(u'|').toStdString();
}

TEST_F(NotifierTest, APostThatNobodyKnowsToBeOutIsSaidOnce)
{
    client.publishResults.push_back(
        tl::unexpected(Error{Error::Code::Unconfirmed, u"no answer"_s}));
    for (int look = 0; look < 3; ++look)
        client.findResults.push_back(
            tl::unexpected(Error{Error::Code::Unconfirmed, u"no answer"_s}));
    goLive();
    play(5s);
    EXPECT_EQ(told.filter(u"did not answer"_s).size(), 1) << told.join(u'|').toStdString();
}

}  // namespace tests
