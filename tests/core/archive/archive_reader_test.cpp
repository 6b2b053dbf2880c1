// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_reader.h"

#include "core/base/limits.h"

#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

constexpr char status[] =
    R"({"id":"7","created_at":"2026-11-24T01:40:00.000Z","content":"<p>A1: soup</p>",)"
    R"("account":{"id":"1","acct":"ann","display_name":"Ann"}})";

class ArchiveReaderTest : public testing::Test {
protected:
    /// Everything that a file with this content says.
    Parsed readAll(const QByteArray &content)
    {
        QFile file(folder.filePath(u"archive.jsonl"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        reader = std::make_unique<ArchiveReader>();
        EXPECT_TRUE(reader->open(file.fileName()));
        Parsed all;
        while (!reader->atEnd())
            all.append(reader->next());
        return all;
    }
    QStringList textsOf(const QByteArray &content)
    {
        QStringList texts;
        for (const Post &post : readAll(content).posts)
            texts.append(post.text);
        return texts;
    }

    QTemporaryDir folder;
    std::unique_ptr<ArchiveReader> reader;
};

TEST_F(ArchiveReaderTest, EveryNetworkSpeaksInOneFile)
{
    const QByteArray bluesky =
        R"({"uri":"at://did:plc:b/app.bsky.feed.post/k","author":{"did":"did:plc:b","handle":"ben.example"},)"
        R"("record":{"text":"A2: bread","createdAt":"2026-11-24T01:41:00Z"}})";
    const QByteArray jetstream =
        R"({"did":"did:plc:c","time_us":1795484520000000,"kind":"commit","commit":{"operation":"create",)"
        R"("collection":"app.bsky.feed.post","rkey":"j","record":{"text":"A3: tea"}}})";
    const QByteArray x =
        R"({"data":[{"id":"9","text":"A4: jam &amp; more","author_id":"5"}],"includes":{"users":[{"id":"5","username":"cat"}]}})";
    const QByteArray event = QByteArray(R"({"event":"update","payload":)") + status + "}";

    const QStringList texts = textsOf(QByteArray(status) + '\n' + bluesky + '\n' + jetstream +
                                      '\n' + x + '\n' + event + '\n');

    EXPECT_EQ(texts, (QStringList{u"A1: soup"_s, u"A2: bread"_s, u"A3: tea"_s, u"A4: jam & more"_s,
                                  u"A1: soup"_s}));
    EXPECT_EQ(reader->count().unreadable, 0);
}

TEST_F(ArchiveReaderTest, ALineMayBeAListOrAPage)
{
    const QByteArray list = QByteArray("[") + status + "," + status + "]\n";
    const QByteArray context = QByteArray(R"({"ancestors":[],"descendants":[)") + status + "]}\n";
    EXPECT_EQ(textsOf(list + context).size(), 3);
}

TEST_F(ArchiveReaderTest, WhatBringsNoPostIsCountedAndNoFailure)
{
    readAll(
        "\n"
        R"({"event":"filters_changed"})"
        "\n"
        R"({"did":"did:plc:a","kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.like","rkey":"l"}})"
        "\n"
        R"({"meta":{"result_count":0}})"
        "\n");
    EXPECT_EQ(reader->count().empty, 1);
    EXPECT_EQ(reader->count().withoutPost, 3);
    EXPECT_EQ(reader->count().unreadable, 0);
}

TEST_F(ArchiveReaderTest, AnUnreadableLineIsCountedAndNamedAndTheRestIsRead)
{
    const QStringList texts = textsOf(QByteArray(status) +
                                      "\nnot JSON\n"
                                      R"({"hello":1})"
                                      "\n" +
                                      QByteArray(status) + '\n');
    EXPECT_EQ(texts.size(), 2);
    ASSERT_EQ(reader->count().unreadable, 2);
    EXPECT_EQ(reader->unreadable()[0].line, 2);
    EXPECT_EQ(reader->unreadable()[1].line, 3);
    EXPECT_FALSE(reader->count().truncated);
}

TEST_F(ArchiveReaderTest, WhatIsBrokenInAListLeavesTheRestOfItReadable)
{
    const QByteArray list =
        QByteArray("[") + status + R"(,{"account":{"acct":"x"}},)" + status + "]\n";
    EXPECT_EQ(textsOf(list).size(), 2);
    EXPECT_EQ(reader->count().unreadable, 1);
}

TEST_F(ArchiveReaderTest, AFileThatEndsWithinALineGivesWhatItHasAndSaysSo)
{
    const QByteArray half = QByteArray(status).left(40);
    EXPECT_EQ(textsOf(QByteArray(status) + '\n' + half).size(), 1);
    EXPECT_TRUE(reader->count().truncated);
    EXPECT_EQ(reader->unreadable().first().line, 2);
}

TEST_F(ArchiveReaderTest, ALastLineWithoutItsEndIsALineAllTheSame)
{
    EXPECT_EQ(textsOf(status).size(), 1);
    EXPECT_FALSE(reader->count().truncated);
}

TEST_F(ArchiveReaderTest, ALineThatIsTooLongIsPassedOverAndTheNextIsRead)
{
    const QByteArray longLine(int(limits::archiveLineBytes) * 2 + 10, 'x');
    EXPECT_EQ(textsOf(longLine + '\n' + status + '\n').size(), 1);
    EXPECT_EQ(reader->count().unreadable, 1);
    EXPECT_EQ(reader->count().lines, 2);
}

TEST_F(ArchiveReaderTest, HostileLinesAreOnlyUnreadable)
{
    const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']') + '\n';
    readAll(deep + QByteArray("{\"event\":\"update\",\"payload\":\"{\"}\n") +
            QByteArray("\0\xff\xfe\n", 4) + "{\"data\":{\"id\":[],\"text\":{}}}\n" +
            R"({"uri":"at://x","record":7})"
            "\n"
            R"({"account":[],"id":{}})"
            "\n");
    EXPECT_EQ(reader->count().lines, 6);
    EXPECT_EQ(reader->count().unreadable + reader->count().withoutPost, 6);
    EXPECT_GE(reader->count().unreadable, 4);
}

TEST_F(ArchiveReaderTest, WrongTypesAreUnreadableAndNeverEmptyPosts)
{
    const Parsed parsed = readAll(
        R"({"id":"1","created_at":"2026-11-24T01:40:00Z","content":7,"account":{"acct":"a","id":"1"}})"
        "\n"
        R"({"id":"1","created_at":"2026-11-24T01:40:00Z","content":"x","account":{"acct":"","id":"1"}})"
        "\n"
        R"({"id":1.5,"created_at":"2026-11-24T01:40:00Z","content":"x","account":{"acct":"a","id":"1"}})"
        "\n"
        R"({"uri":"at://d/app.bsky.feed.post/1","record":{"text":7,"createdAt":"2026-11-24T01:40:00Z"}})"
        "\n"
        R"({"did":"d","kind":"commit","commit":5})"
        "\n"
        R"({"data":5})"
        "\n");
    EXPECT_TRUE(parsed.posts.isEmpty());
    EXPECT_EQ(reader->count().unreadable, 6);
}

TEST_F(ArchiveReaderTest, NoMoreThanTheFirstUnreadableLinesAreKept)
{
    readAll(QByteArray("x\n").repeated(1000));
    EXPECT_EQ(reader->count().unreadable, 1000);
    EXPECT_EQ(reader->unreadable().size(), ArchiveReader::mostNamed);
}

TEST_F(ArchiveReaderTest, AFileThatIsNotThereIsUnreadable)
{
    const Result<Done> opened = ArchiveReader().open(folder.filePath(u"none"_s));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Error::Code::Unreadable);
}

/// What the networks really sent, as far as it lies beside the project.
TEST_F(ArchiveReaderTest, ReadsWhatTheNetworksSent)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: the shared test data is not here";
    readAll(tests::sharedFile(u"bluesky/jetstream/expected_v1.jsonl"_s));
    EXPECT_EQ(reader->count().unreadable, 0);
    EXPECT_GE(reader->count().lines, 100);

    const Parsed stream = readAll(tests::sharedFile(u"mastodon/transcripts/ws-hashtag.jsonl"_s));
    EXPECT_EQ(reader->count().unreadable, 1) << "the error frame is none of a post";
    EXPECT_EQ(stream.removed, QList{PostId(u"mastodon:117024248092393701"_s)});
    EXPECT_EQ(stream.posts.value(0).text.toStdString(), "A1: begin with the timeline #lcsm");

    const Parsed filtered = readAll(tests::sharedFile(u"x/transcripts/filtered-stream-body.txt"_s));
    EXPECT_EQ(reader->count().unreadable, 0);
    ASSERT_GE(filtered.posts.size(), 5);
    EXPECT_EQ(filtered.posts[1].text.toStdString(),
              "A1 👋🏽 café & co https://example.org/paper?id=1&x=2 #lcsm");
    EXPECT_EQ(filtered.posts[4].replyTo, PostId(u"x:1"_s));
}

}  // namespace
