// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/archive_import.h"

#include "core/live/archived_chat.h"
#include "tests/core/answers/answer_cases.h"
#include "tests/core/answers/evening.h"
#include "tests/support/archive_lines.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seed.h"
#include "tests/support/wait_for.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

class ArchiveImportTest : public testing::Test {
protected:
    QString write(const QByteArray &content, const QString &name = u"posts.jsonl"_s)
    {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    Result<Chat> import(const Chat &plan, const QStringList &files, const QStringList &hosts = {})
    {
        storage = std::move(*Storage::open(folder.filePath(u"data"_s)));
        chatFolder = folder.filePath(u"data/chats/one"_s);
        ArchiveImport import(*storage,
                             {.plan = plan, .files = files, .hosts = hosts, .folder = chatFolder});
        const Result<Chat> chat = tests::waitFor(import.run());
        reports = import.reports();
        return chat;
    }
    /// The chat that was made, opened like any other.
    LiveChat &open(const Chat &chat)
    {
        live = std::move(*archivedChat(chat, {clock, *storage, chatFolder, u"Host"_s}));
        EXPECT_TRUE(tests::waitFor(live->open()));
        return *live;
    }
    static QByteArray status(const QString &id, const QString &by, int minute, const QString &text,
                             const QString &more = {})
    {
        return u"{\"id\":\"%1\",\"created_at\":\"2026-11-24T01:%2:00.000Z\",\"content\":\"%3\","
               "\"account\":{\"id\":\"%4\",\"acct\":\"%4\"}%5}\n"_s.arg(id)
                   .arg(minute, 2, 10, QChar(u'0'))
                   .arg(text, by, more)
                   .toUtf8();
    }

    QTemporaryDir folder;
    QString chatFolder;
    tests::FakeClock clock;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<LiveChat> live;
    QList<ArchiveImport::Report> reports;
};

Chat planOf(const QStringList &questions)
{
    Chat chat = tests::aChat();
    chat.hosts = {u"@gwen"_s};
    QList<Cue> cues = {tests::aCue(CueKind::Introduction, 2, u"Please introduce yourself."_s)};
    for (int i = 0; i < questions.size(); ++i)
        cues.append(tests::aQuestion(i + 1, 8 + 9 * i, questions[i]));
    chat.runSheet = RunSheet(cues);
    return chat;
}

const QStringList twoQuestions = {u"What does a calm room sound like?"_s,
                                  u"Which routine saved your year?"_s};

TEST_F(ArchiveImportTest, AnArchiveBecomesAFinishedChat)
{
    const QString file =
        write(status(u"1"_s, u"gwen"_s, 38, u"Q1: What does a calm room sound like?"_s) +
              status(u"2"_s, u"ann"_s, 39, u"rain"_s, u",\"in_reply_to_id\":\"1\""_s) +
              status(u"3"_s, u"ben"_s, 40, u"A1: a kettle"_s));
    const Result<Chat> chat = import(planOf(twoQuestions), {file});
    ASSERT_TRUE(chat);
    EXPECT_EQ(chat->stage, ChatStage::Ended);
    EXPECT_TRUE(chat->archived);
    EXPECT_EQ(chat->start, tests::mondayEvening()) << "the plan's hour, on the posts' evening";

    LiveChat &evening = open(*chat);
    EXPECT_EQ(evening.answers().tally(1).answers, 2);
    EXPECT_EQ(evening.people().count(), 2);
    EXPECT_TRUE(evening.people().find(PersonId(u"mastodon:gwen"_s))->host);
    EXPECT_EQ(evening.outbox().ofCue(chat->runSheet.question(1)->id).size(), 1);
}

TEST_F(ArchiveImportTest, EditsAndDeletionsAreFollowed)
{
    const QString file =
        write(status(u"1"_s, u"gwen"_s, 38, u"Q1: What does a calm room sound like?"_s) +
              status(u"2"_s, u"ann"_s, 39, u"A2: oops"_s) +
              status(u"2"_s, u"ann"_s, 39, u"A1: mended"_s,
                     u",\"edited_at\":\"2026-11-24T01:41:00Z\""_s) +
              status(u"3"_s, u"ben"_s, 40, u"A1: regretted"_s) +
              "{\"event\":\"delete\",\"payload\":\"3\"}\n");
    LiveChat &evening = open(*import(planOf(twoQuestions), {file}));
    EXPECT_EQ(evening.answers().answersTo(1), QList{PostId(u"mastodon:2"_s)});
    EXPECT_FALSE(evening.posts().contains(PostId(u"mastodon:3"_s)));
}

TEST_F(ArchiveImportTest, TheSamePostFromTwoServersIsOne)
{
    const QString first =
        write(status(u"1"_s, u"ann"_s, 39, u"A1: rain"_s, u",\"uri\":\"https://a.example/1\""_s),
              u"first.jsonl"_s);
    const QString second =
        write(status(u"900"_s, u"ann"_s, 39, u"A1: rain"_s, u",\"uri\":\"https://a.example/1\""_s) +
                  status(u"901"_s, u"ben"_s, 40, u"same!"_s, u",\"in_reply_to_id\":\"900\""_s),
              u"second.jsonl"_s);
    LiveChat &evening = open(*import(planOf(twoQuestions), {first, second}));
    EXPECT_EQ(evening.posts().liveCount(), 2);
    EXPECT_EQ(evening.posts().find(PostId(u"mastodon:901"_s))->replyTo, PostId(u"mastodon:1"_s));
}

TEST_F(ArchiveImportTest, WhatMerelyCameAlongIsTakenOnlyWithTheTag)
{
    const auto boost = [](const QString &id, const QString &text) {
        return u",\"reblog\":{\"id\":\"%1\",\"created_at\":\"2026-11-24T01:30:00Z\","
               "\"content\":\"%2\",\"account\":{\"id\":\"z\",\"acct\":\"z\"}}"_s.arg(id, text);
    };
    const QString tag = planOf({}).hashtag.withSign();
    const QString file =
        write(status(u"1"_s, u"ann"_s, 39, u""_s, boost(u"50"_s, u"A1: rain "_s + tag)) +
              status(u"2"_s, u"ann"_s, 39, u""_s, boost(u"51"_s, u"Buy a kettle"_s)));
    LiveChat &evening = open(*import(planOf(twoQuestions), {file}));
    EXPECT_TRUE(evening.posts().contains(PostId(u"mastodon:50"_s)));
    EXPECT_FALSE(evening.posts().contains(PostId(u"mastodon:51"_s)));
    EXPECT_EQ(evening.answers().match(PostId(u"mastodon:2"_s)).kind, PostKind::Boost);
}

TEST_F(ArchiveImportTest, WhatAHostBoostedIsStarred)
{
    const auto boost = [](const QString &id) {
        return u",\"reblog\":{\"id\":\"%1\",\"created_at\":\"2026-11-24T01:39:00Z\","
               "\"content\":\"\",\"account\":{\"id\":\"z\",\"acct\":\"z\"}}"_s.arg(id);
    };
    const QString file = write(
        status(u"1"_s, u"gwen"_s, 38, u"Q1: What does a calm room sound like?"_s) +
        status(u"2"_s, u"ann"_s, 39, u"A1: rain"_s) + status(u"3"_s, u"ben"_s, 40, u"A1: snow"_s) +
        status(u"4"_s, u"gwen"_s, 41, u""_s, boost(u"2"_s)) +
        status(u"7"_s, u"co"_s, 44, u""_s, boost(u"2"_s)) +
        status(u"5"_s, u"ann"_s, 42, u""_s, boost(u"3"_s)) +
        status(u"6"_s, u"gwen"_s, 43, u""_s, boost(u"1"_s)));
    LiveChat &evening = open(*import(planOf(twoQuestions), {file}, {u"@co"_s}));
    EXPECT_EQ(evening.marks().starred(), QList{PostId(u"mastodon:2"_s)});
    EXPECT_EQ(evening.marks().of(PostId(u"mastodon:2"_s)).starredBy.size(), 2)
        << "a co-host who only boosts is one as well";
    EXPECT_EQ(evening.recap().questions.first().highlights.size(), 1);
}

TEST_F(ArchiveImportTest, ThousandsOfDeletionsAreTakenInStride)
{
    QByteArray archive = status(u"1"_s, u"ann"_s, 39, u"A1: rain"_s);
    for (int i = 0; i < 3'000; ++i)
        archive += "{\"event\":\"delete\",\"payload\":\"" + QByteArray::number(1000 + i) + "\"}\n";
    LiveChat &evening = open(*import(planOf(twoQuestions), {write(archive)}));
    EXPECT_EQ(evening.posts().liveCount(), 1);
}

TEST_F(ArchiveImportTest, AHostsHandleIsSomebodyElsesOnAnotherNetwork)
{
    const QByteArray other =
        R"({"data":{"id":"77","text":"A1: snow","author_id":"5","created_at":"2026-11-24T01:41:00Z"},)"
        R"("includes":{"users":[{"id":"5","username":"gwen","name":"Gwen the cat"}]}})"
        "\n";
    Chat plan = planOf(twoQuestions);
    plan.hosts = {u"Gwen Host"_s};
    QByteArray asked = status(u"1"_s, u"gwen"_s, 38, u"Q1: What does a calm room sound like?"_s);
    asked.replace("\"acct\":\"gwen\"", "\"acct\":\"gwen\",\"display_name\":\"Gwen Host\"");
    LiveChat &evening = open(*import(plan, {write(asked + other)}));
    EXPECT_TRUE(evening.people().find(PersonId(u"mastodon:gwen"_s))->host);
    EXPECT_FALSE(evening.people().find(PersonId(u"x:5"_s))->host);
    EXPECT_EQ(evening.answers().tally(1).answers, 1);
}

TEST_F(ArchiveImportTest, WhatDoesNotSayWhenItWasWrittenStandsBehindWhatCameBeforeIt)
{
    const QByteArray timeless = R"({"data":{"id":"12","text":"A1: snow","author_id":"5"}})"
                                "\n";
    LiveChat &evening = open(*import(
        planOf(twoQuestions), {write(status(u"1"_s, u"ann"_s, 39, u"A1: rain"_s) + timeless)}));
    EXPECT_EQ(evening.posts().find(PostId(u"x:12"_s))->created,
              evening.posts().find(PostId(u"mastodon:1"_s))->created);
}

TEST_F(ArchiveImportTest, TheLastOfTwoUpdatesWithoutATimeCounts)
{
    const auto update = [](const QString &text) {
        return QByteArray(R"({"event":"status.update","payload":)") +
               status(u"2"_s, u"ann"_s, 39, text).trimmed() + "}\n";
    };
    const QString file = write(status(u"2"_s, u"ann"_s, 39, u"A1: one"_s) + update(u"A2: two"_s) +
                               update(u"A1: three"_s));
    LiveChat &evening = open(*import(planOf(twoQuestions), {file}));
    EXPECT_EQ(evening.answers().tally(1).answers, 1);
}

TEST_F(ArchiveImportTest, ANameThatIsToldLaterIsGivenToEarlierPosts)
{
    const QByteArray nameless =
        R"({"did":"did:plc:c","time_us":1795484520000000,"kind":"commit","commit":{"operation":"create",)"
        R"("collection":"app.bsky.feed.post","rkey":"j","record":{"text":"A1: tea"}}})";
    const QByteArray identity =
        R"({"did":"did:plc:c","kind":"identity","identity":{"did":"did:plc:c","handle":"cat.example"}})";
    LiveChat &evening =
        open(*import(planOf(twoQuestions), {write(nameless + '\n' + identity + '\n')}));
    const PostId id(u"bluesky:at://did:plc:c/app.bsky.feed.post/j"_s);
    EXPECT_EQ(evening.posts().find(id)->author.handle.toStdString(), "cat.example");
}

TEST_F(ArchiveImportTest, WhatCouldNotBeReadIsReportedForEachFile)
{
    const QString good = write(status(u"1"_s, u"ann"_s, 39, u"A1: rain"_s), u"good.jsonl"_s);
    const QString bad = write("nonsense\n", u"bad.jsonl"_s);
    ASSERT_TRUE(import(planOf(twoQuestions), {good, bad}));
    ASSERT_EQ(reports.size(), 2);
    EXPECT_EQ(reports[0].count.unreadable, 0);
    EXPECT_EQ(reports[1].count.unreadable, 1);
}

TEST_F(ArchiveImportTest, AnArchiveWithoutAPostAndAFileThatIsNotThereAreSaid)
{
    EXPECT_EQ(import(planOf(twoQuestions), {write("{\"meta\":{}}\n")}).error().code,
              Error::Code::NotFound);
    storage.reset();
    const Result<Chat> missing = import(planOf(twoQuestions), {folder.filePath(u"none"_s)});
    EXPECT_EQ(missing.error().code, Error::Code::Unreadable);
}

TEST_F(ArchiveImportTest, WhatIsGivenUpLeavesNothingBehind)
{
    storage = std::move(*Storage::open(folder.filePath(u"data"_s)));
    chatFolder = folder.filePath(u"data/chats/one"_s);
    {
        ArchiveImport import(*storage,
                             {.plan = planOf(twoQuestions),
                              .files = {write(status(u"1"_s, u"ann"_s, 39, u"A1: rain"_s))},
                              .hosts = {},
                              .folder = chatFolder});
        const Future<Chat> begun = import.run();
        EXPECT_TRUE(QDir(chatFolder).exists());
    }
    // The storage thread may have been fast enough to finish it: then the chat is there as well.
    const Result<QList<Chat>> chats = tests::waitFor(storage->loadChats());
    EXPECT_EQ(QDir(chatFolder).exists(), !chats->isEmpty());
}

/// Reads the evenings of tests/data/answers from archives of three networks.
class ArchivedEveningTest : public ArchiveImportTest,
                            public testing::WithParamInterface<std::string> {
protected:
    static Chat planOf(const tests::Evening &evening)
    {
        const QJsonObject plan = evening.plan();
        Chat chat = tests::aChat();
        chat.hosts.clear();
        for (const QJsonValue &host : plan[u"hosts"].toArray())
            chat.hosts.append(u'@' + host.toString());
        QList<Cue> cues = {tests::aCue(CueKind::Introduction, 1, u"Please introduce yourself."_s)};
        const QJsonObject questions = plan[u"plan"].toObject();
        for (auto it = questions.begin(); it != questions.end(); ++it)
            cues.append(tests::aQuestion(it.key().toInt(), 6 + int(cues.size()), it->toString()));
        chat.runSheet = RunSheet(cues);
        chat.settings.questionLetter = plan[u"letters"].toString().left(1);
        chat.settings.answerLetter = plan[u"letters"].toString().mid(1);
        return chat;
    }
    static std::string described(const QString &kind, QList<int> numbers, const QString &confidence)
    {
        QStringList texts;
        std::ranges::sort(numbers);
        for (const int number : numbers)
            texts.append(QString::number(number));
        return u"%1 [%2] %3"_s.arg(kind, texts.join(u' '), confidence).toStdString();
    }
    static std::string expectedOf(const QJsonObject &line, const AnswerMatch &match)
    {
        QList<int> numbers;
        for (const QJsonValue &number : line[u"q"].toArray())
            numbers.append(number.toInt());
        const QString kind = line[u"kind"].toString();
        return described(kind == u"any" ? core::wordFor(match.kind) : kind, numbers,
                         line[u"conf"].toString());
    }
};

TEST_P(ArchivedEveningTest, IsJudgedAsItWasLive)
{
    const quint32 seed = tests::seed();
    const tests::Evening source(
        QStringLiteral(MODERATO_SOURCE_DIR "/tests/data/answers/evenings/%1.jsonl")
            .arg(QString::fromStdString(GetParam())));
    tests::ArchiveLines lines(seed);
    QByteArray archive;
    QList<QJsonObject> words;
    for (const QJsonObject &line : source.lines()) {
        if (const auto post = source.postIn(line))
            lines.announce(*post);
    }
    for (const QJsonObject &line : source.lines()) {
        if (line.contains(u"remove"))
            archive += lines.removalOf(PostId(line[u"remove"].toString()));
        else if (const auto post = source.postIn(line))
            archive += lines.lineOf(*post);
        else
            words.append(line);
    }
    const Result<Chat> chat = import(planOf(source), {write(archive)});
    ASSERT_TRUE(chat);
    LiveChat &evening = open(*chat);
    for (const QJsonObject &line : words)
        evening.setQuestion(lines.idOf(PostId(line[u"id"].toString())),
                            line[u"host"].isNull() ? std::nullopt
                                                   : std::optional(line[u"host"].toInt()));
    for (auto it = source.expected().begin(); it != source.expected().end(); ++it) {
        const AnswerMatch match = evening.answers().match(lines.idOf(it.key()));
        EXPECT_EQ(
            described(core::wordFor(match.kind), match.questions, core::wordFor(match.confidence)),
            expectedOf(*it, match))
            << (*it)[u"text"].toString().toStdString() << "  seed " << seed;
    }
}

std::vector<std::string> evenings()
{
    std::vector<std::string> names;
    const QDir folder(QStringLiteral(MODERATO_SOURCE_DIR "/tests/data/answers/evenings"));
    for (const QString &file : folder.entryList({u"*.jsonl"_s}))
        names.push_back(file.section(u'.', 0, 0).toStdString());
    return names;
}

INSTANTIATE_TEST_SUITE_P(All, ArchivedEveningTest, testing::ValuesIn(evenings()),
                         [](const auto &one) { return one.param; });

}  // namespace
