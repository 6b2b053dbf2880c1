// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/tag_filler.h"
#include "tests/core/networks/mastodon_statuses.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;

namespace tests {
namespace {

const QString timeline = u"/api/v1/timelines/tag/CozyChat"_s;

class MastodonTagFillerTest : public testing::Test {
protected:
    MastodonTagFillerTest()
    {
        api.answer = [this](const FakeMastodonApi::Call &call) { return page(call); };
        QObject::connect(&filler, &TagFiller::found, &filler, [this](const QJsonObject &status) {
            found.append(status[u"id"].toString());
        });
    }
    void start() { filler.start(*Hashtag::fromText(u"#CozyChat"_s), clock.now() - 1h); }
    void write(int id, Instant created)
    {
        const QString text = QString::number(id);
        statuses.insert({text, aStatus(text, u"p"_s + text, created)});
    }
    /// `count` posts, one after the other, the last one now.
    void writeMany(int first, int count, Seconds apart = 10s)
    {
        for (int i = 0; i < count; ++i)
            write(first + i, clock.now() - apart * (count - 1 - i));
    }
    Result<Reply> page(const FakeMastodonApi::Call &call)
    {
        if (problem)
            return tl::unexpected(*problem);
        const QString above = knowsMinId ? call.item("min_id") : QString();
        const QString below = call.item("max_id");
        QJsonArray some;
        auto from = below.isEmpty() ? statuses.end() : statuses.lower_bound(below);
        if (!above.isEmpty()) {
            from = statuses.upper_bound(above);
            for (int i = 0; i < 40 && from != statuses.end(); ++i)
                ++from;
        }
        while (from != statuses.begin() && some.size() < 40) {
            --from;
            if (!above.isEmpty() && !isEarlierId(above, from->first))
                break;
            some.append(from->second);
        }
        return replyWith(some);
    }
    QSet<QString> foundOnce() const { return {found.begin(), found.end()}; }
    struct Earlier {
        bool operator()(const QString &a, const QString &b) const { return isEarlierId(a, b); }
    };

    FakeClock clock;
    FakeMastodonApi api;
    TagFiller filler{clock, api};
    std::map<QString, QJsonObject, Earlier> statuses;
    std::optional<Error> problem;
    bool knowsMinId = true;
    QStringList found;
};

TEST_F(MastodonTagFillerTest, FirstItReadsBackToWhereNothingIsWanted)
{
    write(1, clock.now() - 3h);
    for (int id = 2; id < 90; ++id)
        write(id, clock.now() - 2h);
    writeMany(960, 100);  // across a longer id
    start();
    EXPECT_FALSE(filler.isBehind());
    EXPECT_TRUE(foundOnce().contains(u"960"_s));
    EXPECT_TRUE(foundOnce().contains(u"1059"_s));
    EXPECT_FALSE(foundOnce().contains(u"1"_s)) << "a page of old ones was enough";
    EXPECT_EQ(api.calls[0].item("limit"), u"40");
}

TEST_F(MastodonTagFillerTest, ThenItReadsForwardUntilNothingMoreComes)
{
    writeMany(100, 60);
    start();
    found.clear();
    api.calls.clear();
    clock.advance(40s);
    writeMany(1000, 100);
    clock.advance(20s);
    EXPECT_EQ(api.calls.size(), 5) << "120 with the overlap, and an empty page";
    EXPECT_FALSE(api.calls[0].item("min_id").isEmpty());
    for (int id = 1000; id < 1100; ++id)
        EXPECT_TRUE(foundOnce().contains(QString::number(id))) << id;
}

TEST_F(MastodonTagFillerTest, APostThatArrivesLateUnderAnEarlierIdIsFound)
{
    for (int id = 100; id < 200; ++id)
        write(2 * id, clock.now() - 10s * (200 - id));
    start();
    write(2 * 170 + 1, clock.now() - 300s);
    clock.advance(60s);
    EXPECT_TRUE(foundOnce().contains(u"341"_s)) << "by number";
    for (int id = 0; id < 100; ++id)
        write(1000 + 2 * id, clock.now() - 1s);
    clock.advance(60s);
    write(1005, clock.now() - 61s);
    clock.advance(60s);
    EXPECT_TRUE(foundOnce().contains(u"1005"_s)) << "by time, in a crowd";
}

TEST_F(MastodonTagFillerTest, TheFirstPostOfAllMayHaveOneBeforeIt)
{
    start();
    write(100, clock.now());
    clock.advance(60s);
    write(99, clock.now() - 70s);
    clock.advance(60s);
    EXPECT_TRUE(foundOnce().contains(u"99"_s));
}

TEST_F(MastodonTagFillerTest, AServerThatDoesNotReadForwardIsReadBack)
{
    knowsMinId = false;
    writeMany(100, 100);
    start();
    found.clear();
    clock.advance(20s);
    writeMany(1000, 90, 1s);
    clock.advance(40s);
    for (int id = 1000; id < 1090; ++id)
        EXPECT_TRUE(foundOnce().contains(QString::number(id))) << id;
}

TEST_F(MastodonTagFillerTest, CutOffItGoesOnWhereItWas)
{
    writeMany(100, 200);
    int pages = 0;
    api.answer = [&](const FakeMastodonApi::Call &call) {
        return ++pages == 3 ? Result<Reply>(failure(Error::Code::Offline)) : page(call);
    };
    start();
    EXPECT_TRUE(filler.isBehind());
    EXPECT_FALSE(filler.readUntil()) << "what it has not read it has not heard";
    writeMany(1000, 5);
    clock.advance(3s);
    EXPECT_FALSE(filler.isBehind());
    EXPECT_EQ(found.count(u"299"_s), 1) << "the first page was not read again";
    EXPECT_TRUE(foundOnce().contains(u"100"_s));
    clock.advance(60s);
    EXPECT_TRUE(foundOnce().contains(u"1004"_s));
}

TEST_F(MastodonTagFillerTest, APauseThatTheServerAsksForIsKept)
{
    problem = Error{Error::Code::RateLimited, {}, Seconds(100)};
    start();
    EXPECT_EQ(filler.triedAgainAt(), clock.now() + 100s);
    filler.lookAgain();
    clock.advance(99s);
    EXPECT_EQ(api.calls.size(), 1);
    problem.reset();
    clock.advance(1s);
    EXPECT_FALSE(filler.isBehind());
}

TEST_F(MastodonTagFillerTest, WhereNothingElseBringsPostsItLooksFourTimesAMinute)
{
    start();
    api.calls.clear();
    clock.advance(60s);
    EXPECT_EQ(api.calls.size(), 1);
    filler.setPolls(true);
    clock.advance(60s);
    EXPECT_EQ(api.calls.size(), 5);
}

TEST_F(MastodonTagFillerTest, TimesAreThoseOfTheServersClock)
{
    api.answer = [](const FakeMastodonApi::Call &) {
        Reply reply = replyWith(QJsonArray());
        reply.headers.append(Header("Date", "Fri, 15 Jan 2027 08:10:00 GMT"));
        return reply;
    };
    start();  // at 08:00:00 by ours
    EXPECT_EQ(filler.readUntil(), clock.now() + 10min);
    EXPECT_EQ(filler.serverNow(), clock.now() + 10min);
}

TEST_F(MastodonTagFillerTest, StoppedItTakesNoMoreAnswers)
{
    start();
    filler.stop();
    api.calls.clear();
    clock.advance(1h);
    EXPECT_TRUE(api.calls.isEmpty());
    EXPECT_FALSE(filler.readUntil());
}

}  // namespace
}  // namespace tests
