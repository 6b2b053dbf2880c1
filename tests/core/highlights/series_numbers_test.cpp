// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/series_numbers.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Evenings of one series that end one after the other in the same data folder.
class SeriesNumbersTest : public testing::Test {
protected:
    Chat chatOn(int day, const QString &tag = u"#OurChat"_s) const
    {
        Chat chat = tests::aChat();
        chat.id = ChatId(tag + QString::number(day));
        chat.hashtag = *Hashtag::fromText(tag);
        chat.start.date = chat.start.date.addDays(day);
        return chat;
    }
    void hold(const Chat &chat, int people)
    {
        storage->save(chat);
        const auto live = tests::openLiveChat(chat, clock, *storage, client);
        for (int i = 0; i < people; ++i)
            client.receive(tests::aPost(u"%1-%2"_s.arg(chat.id.text()).arg(i), u"Hello"_s,
                                        u"person%1"_s.arg(i), chat.startInstant()));
        live->end();
        tests::settle();
    }
    SeriesNumbers seenFrom(const Chat &chat)
    {
        const auto live = tests::openLiveChat(chat, clock, *storage, client);
        const Future<SeriesNumbers> series = live->seriesNumbers();
        tests::settle();
        return series.result().value();
    }

    tests::FakeClock clock;
    tests::FakeClient client{tests::anAccount(u"mastodon"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
};

}  // namespace

TEST_F(SeriesNumbersTest, AnEveningStandsBesideTheFormerOnesOfItsTag)
{
    hold(chatOn(0), 3);
    hold(chatOn(14), 9);
    hold(chatOn(28), 4);
    hold(chatOn(7, u"#Other"_s), 50);
    hold(chatOn(56), 80);
    const SeriesNumbers series = seenFrom(chatOn(42));
    ASSERT_EQ(series.former.size(), 3) << "neither other tags nor later evenings";
    EXPECT_EQ(series.former.first().chat, chatOn(28).id) << "newest first";
    EXPECT_EQ(series.usual(&EveningNumbers::people), 4);
    EXPECT_EQ(series.people, 80) << "all whom the tag has met, each once";
}

TEST_F(SeriesNumbersTest, OfTwoEveningsTheUsualFigureLiesBetweenThem)
{
    hold(chatOn(0), 3);
    hold(chatOn(14), 9);
    EXPECT_EQ(seenFrom(chatOn(42)).usual(&EveningNumbers::people), 6);
}

TEST_F(SeriesNumbersTest, ARemovedEveningDoesNotCount)
{
    hold(chatOn(0), 3);
    hold(chatOn(14), 9);
    storage->remove(chatOn(14).id);
    EXPECT_EQ(seenFrom(chatOn(42)).former.size(), 1);
}

TEST_F(SeriesNumbersTest, TheFirstEveningHasNothingToCompareWith)
{
    const SeriesNumbers series = seenFrom(chatOn(0));
    EXPECT_TRUE(series.former.isEmpty());
    EXPECT_EQ(series.usual(&EveningNumbers::posts), std::nullopt);
    EXPECT_EQ(series.usualTimeToAnswer(), std::nullopt);
}

TEST(EveningNumbers, AreReadBackAsTheyWereKept)
{
    const EveningNumbers numbers{.chat = ChatId(u"1"_s),
                                 .title = u"Title \"quoted\""_s,
                                 .start = instantFromMs(1'800'000'000'000),
                                 .posts = 1,
                                 .people = 2,
                                 .newcomers = 3,
                                 .answers = 4,
                                 .highlights = 5,
                                 .fromTheRoom = 6,
                                 .medianTimeToAnswer = Seconds(7)};
    EXPECT_EQ(EveningNumbers::fromText(numbers.toText()), numbers);
    EXPECT_EQ(EveningNumbers::fromText(u"no json"_s), std::nullopt);
}
