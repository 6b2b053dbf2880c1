// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat_to_run.h"
#include "app/outside.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "tests/support/builders.h"
#include "tests/support/fake_accounts.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

using namespace app;
using namespace core;
using namespace Qt::StringLiterals;

namespace {

class ChatToRunTest : public testing::Test {
protected:
    ChatToRunTest()
    {
        writePlan("Our evening #OurChat\nQ1 What helped you most?\nQ2 What would you change?\n");
        line.chat = planFile();
        ada = book.add(NetworkId(u"bluesky"_s), u"ada.example"_s, Secret("word")).result()->id;
    }
    QString planFile() const { return folder.filePath(u"plan.txt"_s); }
    void writePlan(const QByteArray &text)
    {
        QFile file(planFile());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    OrProblem<Chat> choose(const QList<Chat> &saved = {})
    {
        return chatToRun(line, saved, book, clock.now());
    }
    QList<qint64> offsets(const Chat &chat)
    {
        QList<qint64> all;
        const auto timed = withTimes(chat, {}, line, clock.now());
        for (const Cue &cue : timed->runSheet.cues())
            all.append(cue.offset.count());
        return all;
    }

    QTemporaryDir folder;
    tests::FakeNetwork network{u"bluesky"_s};
    tests::FakeAccounts accounts{{network.network()}};
    tests::FakeClock &clock = accounts.clock;
    AccountBook &book = accounts.book;
    CommandLine line;
    AccountId ada;
};

}  // namespace

TEST_F(ChatToRunTest, TheSamePlanGoesOnWithItsChatUntilThatIsOver)
{
    Chat first = *choose();
    EXPECT_EQ(first.accounts, QList<AccountId>{ada});
    first.stage = ChatStage::Live;
    clock.advance(48h);  // the texts of another day name another next date
    EXPECT_EQ(choose({first})->id, first.id);
    EXPECT_EQ(choose({first})->runSheet, first.runSheet) << "with the cues that it has";
    first.stage = ChatStage::Ended;
    first.start = ZonedTime::at(clock.now() - 2h, "Europe/Berlin");
    EXPECT_EQ(choose({first})->id, first.id) << "cut off at the very end, or started once more";
    first.start = ZonedTime::at(clock.now() - 25h, "Europe/Berlin");
    const Chat second = *choose({first});
    EXPECT_NE(second.id, first.id);
    EXPECT_EQ(second.stage, ChatStage::Draft);
    EXPECT_EQ(choose({second, first})->id, second.id);
}

TEST_F(ChatToRunTest, AnotherPlanIsAnotherChat)
{
    const Chat first = *choose();
    writePlan("Our evening #OurChat\nQ1 What helped you most?\nQ2 What else would you change?\n");
    EXPECT_NE(choose({first})->id, first.id);
}

TEST_F(ChatToRunTest, ASavedChatIsNamedByIdOrAUniqueStartOfItsTitle)
{
    Chat one = tests::aChat();
    Chat other = tests::aChat();
    other.id = ChatId(u"other"_s);
    other.title = u"Learning apart"_s;
    line.chat = u"learning tog"_s;
    EXPECT_EQ(choose({one, other})->id, one.id);
    line.chat = u"other"_s;
    EXPECT_EQ(choose({one, other})->id, other.id);
    line.chat = u"learning"_s;
    EXPECT_EQ(choose({one, other}).error().status, 2);
    line.chat = u"nothing of the kind"_s;
    EXPECT_EQ(choose({one, other}).error().status, 1);
    one.stage = ChatStage::Ended;
    line.chat = one.id.text();
    EXPECT_EQ(choose({one, other}).error().status, 1);
}

TEST_F(ChatToRunTest, PracticeAccountsOfAChatGiveWayToTheOneThatIsSignedIn)
{
    Chat chat = tests::aChat();
    chat.accounts = {practiceAccounts().at(0).id, practiceAccounts().at(1).id};
    line.chat = chat.id.text();
    EXPECT_EQ(choose({chat})->accounts, QList<AccountId>{ada});
}

TEST_F(ChatToRunTest, WithSeveralAccountsAHostSaysWhichOnesPost)
{
    const AccountId ben = book.add(NetworkId(u"bluesky"_s), u"ben"_s, Secret("word")).result()->id;
    EXPECT_EQ(choose().error().status, 2);
    line.accounts = {u"@ben"_s, u"ada.example"_s, u"ben"_s};
    EXPECT_EQ(choose()->accounts, (QList<AccountId>{ben, ada}));
    line.accounts = {u"cid"_s};
    EXPECT_EQ(choose().error().status, 2);
}

TEST_F(ChatToRunTest, WithoutAnyAccountNothingCanBePosted)
{
    book.remove(ada);
    EXPECT_EQ(choose().error().status, 1);
    Chat chat = tests::aChat();
    chat.accounts = {ada};
    line.chat = chat.id.text();
    EXPECT_EQ(choose({chat}).error().status, 1) << "its account is not signed in any more";
}

TEST_F(ChatToRunTest, FirstAndEveryReplaceTheTimesOfTheCues)
{
    const Chat chat = tests::aChat();  // 0, 3, 8, 17, 26 minutes
    EXPECT_EQ(offsets(chat), (QList<qint64>{0, 180, 480, 1020, 1560}));
    line.every = 3s;
    EXPECT_EQ(offsets(chat), (QList<qint64>{0, 3, 6, 9, 12}));
    line.first = 2s;
    EXPECT_EQ(offsets(chat), (QList<qint64>{2, 5, 8, 11, 14}));
    line.every.reset();
    EXPECT_EQ(offsets(chat), (QList<qint64>{2, 182, 482, 1022, 1562}));
}

TEST_F(ChatToRunTest, TheStartIsNowOrTheNextSuchTimeOrADay)
{
    Chat chat = tests::aChat();  // in New York; now it is 03:00 there on 15 January 2027
    const auto start = [&](const QString &typed) -> std::optional<Instant> {
        line.start = typed;
        const auto timed = withTimes(chat, {}, line, clock.now());
        return timed ? std::optional(timed->startInstant()) : std::nullopt;
    };
    EXPECT_EQ(start(u"now"_s), clock.now());
    EXPECT_EQ(start(u"3:30"_s), clock.now() + 30min);
    EXPECT_EQ(start(u"02:30"_s), clock.now() - 30min) << "typed a moment too late";
    EXPECT_EQ(start(u"01:30"_s), clock.now() + 22h + 30min);
    EXPECT_EQ(start(u"2027-01-16T20:30"_s), clock.now() + 41h + 30min);
    EXPECT_EQ(start(u"2027-01-15T09:00:00Z"_s), clock.now() + 1h);
    EXPECT_EQ(start(u"soon"_s), std::nullopt);
    EXPECT_EQ(start({}), tests::aChat().startInstant());
    chat.start.date = {};
    EXPECT_EQ(start({}), std::nullopt) << "nobody has said when";
}

TEST_F(ChatToRunTest, AChatThatHasBegunKeepsItsTimesAndItsAccounts)
{
    Chat chat = tests::aChat();
    chat.accounts = {ada};
    line.start = u"now"_s;
    line.every = 3s;
    const SavedChat saved{.deliveries = {{.id = DeliveryId(u"1"_s), .account = ada}}};
    EXPECT_TRUE(hasBegun(saved));
    EXPECT_EQ(*withTimes(chat, saved, line, clock.now()), chat);
    chat.accounts = {AccountId(u"bluesky:another"_s)};
    EXPECT_EQ(withTimes(chat, saved, line, clock.now()).error().status, 2);
}

TEST(Durations, AreReadAsTheyAreSpoken)
{
    EXPECT_EQ(durationFrom(u"2s"_s), 2s);
    EXPECT_EQ(durationFrom(u"90s"_s), 90s);
    EXPECT_EQ(durationFrom(u"3m"_s), 3min);
    EXPECT_EQ(durationFrom(u"1m30s"_s), 90s);
    EXPECT_EQ(durationFrom(u"1h"_s), 1h);
    for (const QString &none : {u""_s, u"2"_s, u"s"_s, u"-2s"_s, u"2s3m"_s, u"25h"_s, u"2 s"_s})
        EXPECT_EQ(durationFrom(none), std::nullopt) << qPrintable(none);
}

TEST(Secrets, AreJsonLinesAndWhatIsWrongIsSaidWithoutThem)
{
    const auto read = secretsFrom({R"({"account":"ada","secret":"word"})",
                                   R"({"account":"ben","secret":{"accessJwt":"a"}})"});
    const auto &secrets = std::get<QList<GivenSecret>>(read);
    ASSERT_EQ(secrets.size(), 2);
    EXPECT_EQ(secrets.at(0).secret, Secret("word"));
    EXPECT_EQ(secrets.at(1).secret, Secret(R"({"accessJwt":"a"})"));
    for (const QByteArray &wrong : {QByteArray(R"({"account":"ada","secret":"canary)"),
                                    QByteArray(R"({"secret":"canary"})"), QByteArray("canary")}) {
        const auto refused = secretsFrom({wrong});
        const QString *sentence = std::get_if<QString>(&refused);
        ASSERT_TRUE(sentence) << wrong.constData();
        EXPECT_FALSE(sentence->contains(u"canary"_s));
    }
}
