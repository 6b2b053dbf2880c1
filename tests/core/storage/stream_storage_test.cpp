// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/json.h"
#include "core/storage/storage.h"
#include "core/storage/stream_storage.h"
#include "tests/support/builders.h"
#include "tests/support/wait_for.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

using namespace core;
using namespace Qt::StringLiterals;
using tests::aPost;

namespace {

class StreamStorageTest : public testing::Test {
protected:
    void SetUp() override { reopen(); }
    void reopen()
    {
        stream.reset();
        auto opened = StreamStorage::open(storage->thread(), folder.filePath(u"stream.db"_s));
        ASSERT_TRUE(opened) << opened.error().detail.toStdString();
        stream = std::move(*opened);
    }
    void save(const QList<Post> &posts) { stream->save(posts).waitForFinished(); }
    QStringList find(const QString &words)
    {
        auto future = stream->search(words);
        future.waitForFinished();
        EXPECT_TRUE(future.result()) << words.toStdString();
        QStringList ids;
        for (const PostId &id : future.result().value_or(QList<PostId>()))
            ids.append(id.text().section(u':', 1));
        return ids;
    }
    QList<Post> all()
    {
        auto future = stream->load();
        future.waitForFinished();
        return future.result()->posts;
    }

    QTemporaryDir folder;
    std::unique_ptr<Storage> storage = *Storage::open(folder.filePath(u"data"_s));
    std::unique_ptr<StreamStorage> stream;
};

}  // namespace

TEST_F(StreamStorageTest, UpToWhenAnAccountHasHeardEverythingIsThereAgain)
{
    const AccountId ours(u"bluesky:did:plc:host"_s);
    const AccountId theirs(u"mastodon:1@town.example"_s);
    const Instant heard = instantFromMs(1'790'000'000'123);
    EXPECT_TRUE(tests::waitFor(stream->loadHeard())->isEmpty());
    stream->saveHeard({{ours, heard}, {theirs, heard}});
    stream->saveHeard({{ours, heard + std::chrono::seconds(2)}});
    tests::waitFor(stream->written());
    reopen();
    EXPECT_EQ(tests::waitFor(stream->loadHeard()).value(),
              (Heard{{ours, heard + std::chrono::seconds(2)}, {theirs, heard}}));
}

TEST_F(StreamStorageTest, APostComesBackWithEverythingItHad)
{
    Post post = aPost(u"1"_s, u"<b>A1</b> \u202E 👩‍🏫 ' \" %"_s);
    post.ranges = {{.kind = TextRange::Kind::Link,
                    .start = 1,
                    .length = 3,
                    .target = QUrl(u"https://a.example/?q=ü"_s)}};
    post.replyTo = PostId(u"mastodon:0"_s);
    post.quotes = PostId(u"mastodon:q"_s);
    post.media = {{QUrl(u"https://a.example/p.png"_s), u"a picture"_s}};
    post.author.asksNotToBeKept = true;
    post.sensitive = true;
    post.language = u"ar"_s;
    post.edited = post.created + 5s;
    save({post});
    reopen();
    ASSERT_EQ(all().size(), 1);
    EXPECT_EQ(all().first(), post);
    EXPECT_EQ(stream->read(postKey(post.id)), post);
}

TEST_F(StreamStorageTest, AWishNotToBeKeptIsReadFromFormerPostsToo)
{
    const auto asks = [](const QString &author) {
        return postFromJson(u"{\"id\":\"mastodon:1\",\"author\":{%1}}"_s.arg(author))
            .author.asksNotToBeKept;
    };
    EXPECT_TRUE(asks(u"\"bio\":\"Teacher #nobot\",\"indexable\":true"_s));
    EXPECT_TRUE(asks(u"\"bio\":\"\",\"indexable\":false"_s));
    EXPECT_FALSE(asks(u"\"bio\":\"Teacher\",\"indexable\":true"_s));
}

TEST_F(StreamStorageTest, ASearchFindsEveryWordByItsStart)
{
    const Post first = aPost(u"1"_s, u"Libraries are quiet"_s);
    save({first, aPost(u"2"_s, u"A quiet evening"_s, u"ann"_s, first.created + 1min)});
    EXPECT_EQ(find(u"quiet"_s), (QStringList{u"2"_s, u"1"_s}));
    EXPECT_EQ(find(u"librar qui"_s), QStringList{u"1"_s});
    EXPECT_TRUE(find(u"loud"_s).isEmpty());
}

TEST_F(StreamStorageTest, ASearchSeesEditsAndForgetsWhatWasDeleted)
{
    Post post = aPost(u"1"_s, u"before"_s);
    save({post});
    post.text = u"afterwards"_s;
    post.edited = post.created + 1s;
    save({post});
    EXPECT_TRUE(find(u"before"_s).isEmpty());
    EXPECT_EQ(find(u"afterwards"_s), QStringList{u"1"_s});
    stream->remove(post.id).waitForFinished();
    EXPECT_TRUE(find(u"afterwards"_s).isEmpty());
    EXPECT_EQ(stream->read(postKey(post.id)), std::nullopt);
    save({post});
    EXPECT_TRUE(find(u"afterwards"_s).isEmpty()) << "it does not come back";
}

TEST_F(StreamStorageTest, WhatIsTypedIntoTheSearchIsNeverALanguage)
{
    save({aPost(u"1"_s, u"NEAR the \"end\" of text"_s)});
    for (const QString &typed : {u"\""_s, u"*"_s, u"NEAR("_s, u"a AND"_s, u"text:"_s, u"(((("_s,
                                 u"' OR 1=1 --"_s, u"-"_s, u"\u0000"_s, QString(5000, u'x')})
        find(typed);  // no error
    EXPECT_EQ(find(u"\"end\""_s), QStringList{u"1"_s});
}

TEST_F(StreamStorageTest, AThousandPostsComeBackInOrderOfTime)
{
    QList<Post> posts;
    for (int i = 0; i < 1000; ++i)
        posts.prepend(aPost(QString::number(i), u"words"_s, u"ann"_s,
                            instantFromMs(1'800'000'000'000) + Seconds(i)));
    save(posts);
    reopen();
    const QList<Post> loaded = all();
    ASSERT_EQ(loaded.size(), 1000);
    EXPECT_TRUE(std::is_sorted(loaded.begin(), loaded.end(),
                               [](const Post &a, const Post &b) { return a.created < b.created; }));
}
