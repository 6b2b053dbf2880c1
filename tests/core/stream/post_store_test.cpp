// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/storage.h"
#include "core/stream/post_store.h"
#include "tests/support/builders.h"
#include "tests/support/seed.h"

#include <gtest/gtest.h>

#include <random>

using namespace core;
using namespace Qt::StringLiterals;
using tests::aPost;

namespace {

class PostStoreTest : public testing::Test {
protected:
    static Post edited(Post post, const QString &text, int second)
    {
        post.text = text;
        post.edited = post.created + Seconds(second);
        return post;
    }
    SavedStream saved() { return *stream->load().result(); }

    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    std::unique_ptr<StreamStorage> stream = *StreamStorage::open(storage->thread(), u":memory:"_s);
    PostStore store{*stream};
    Post hello = aPost(u"1"_s, u"Hello"_s);
};

}  // namespace

TEST_F(PostStoreTest, EachPostIsKeptOnceWhoeverDeliversIt)
{
    EXPECT_EQ(store.add({hello, hello}).fresh.size(), 1);
    EXPECT_TRUE(store.add({hello}).fresh.isEmpty());
    EXPECT_EQ(store.liveCount(), 1);
    EXPECT_EQ(saved().posts.size(), 1);
}

TEST_F(PostStoreTest, ABatchIsAddedOldestFirst)
{
    const Post later = aPost(u"2"_s, u"Later"_s, u"ann"_s, hello.created + 1min);
    const PostStore::Change change = store.add({later, hello});
    ASSERT_EQ(change.fresh.size(), 2);
    EXPECT_EQ(change.fresh.first().id, hello.id);
}

TEST_F(PostStoreTest, AnEditReplacesTheTextAndAnOlderEditDoesNot)
{
    store.add({hello});
    EXPECT_EQ(store.add({edited(hello, u"Hello!"_s, 20)}).edited.size(), 1);
    EXPECT_TRUE(store.add({edited(hello, u"Helo"_s, 10)}).edited.isEmpty());
    EXPECT_TRUE(store.add({hello}).edited.isEmpty());
    EXPECT_EQ(store.find(hello.id)->text, u"Hello!");
    EXPECT_EQ(saved().posts.first().text, u"Hello!");
}

TEST_F(PostStoreTest, TheNameOfAnAuthorMayComeAfterThePost)
{
    Post nameless = hello;
    nameless.author.name = nameless.author.id;  // as a Jetstream has it
    store.add({nameless});
    EXPECT_TRUE(store.add({nameless}).edited.isEmpty());
    Post named = hello;
    named.author.name = u"Ann Lee"_s;
    EXPECT_EQ(store.add({named}).edited.size(), 1);
    EXPECT_EQ(store.find(hello.id)->author.name, u"Ann Lee"_s);
    EXPECT_FALSE(store.row(*store.handleOf(hello.id)).edited) << "its text is what it was";
    EXPECT_TRUE(store.add({named}).edited.isEmpty()) << "once is enough";
}

TEST_F(PostStoreTest, ADeletedPostLeavesAndDoesNotComeBack)
{
    store.add({hello});
    store.remove(hello.id);
    EXPECT_FALSE(store.contains(hello.id));
    EXPECT_TRUE(store.add({hello, edited(hello, u"Again"_s, 5)}).fresh.isEmpty());
    EXPECT_EQ(store.liveCount(), 0);
    EXPECT_TRUE(saved().posts.isEmpty());
}

TEST_F(PostStoreTest, ADeletionMayComeBeforeThePost)
{
    store.remove(hello.id);
    EXPECT_TRUE(store.add({hello}).fresh.isEmpty());
    EXPECT_EQ(store.liveCount(), 0);
}

TEST_F(PostStoreTest, ADeletionIsRememberedByTheNextRun)
{
    store.add({hello});
    store.remove(hello.id);
    PostStore next(*stream);
    next.restore(saved());
    EXPECT_TRUE(next.add({hello}).fresh.isEmpty());
}

TEST_F(PostStoreTest, AHandleStaysWithItsPostForTheWholeRun)
{
    store.add({hello});
    const PostHandle handle = *store.handleOf(hello.id);
    store.add({aPost(u"2"_s, u"Two"_s)});
    store.remove(postId(NetworkId(u"mastodon"_s), u"2"_s));
    store.add({aPost(u"3"_s, u"Three"_s)});
    EXPECT_EQ(store.at(handle)->id, hello.id);
    EXPECT_FALSE(store.at(handle + 1));
    EXPECT_EQ(store.at(handle + 2)->text, u"Three");
    EXPECT_FALSE(store.at(99));
}

/// Posts, edits and deletions in any order and any number of times: the same evening.
TEST_F(PostStoreTest, AnyOrderOfArrivalEndsInTheSameEvening)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(testing::Message() << "MODERATO_SEED=" << seed);
    std::mt19937 random(seed);
    QList<Post> events;
    QSet<PostId> deleted;
    for (int i = 0; i < 60; ++i) {
        const Post post =
            aPost(QString::number(i), u"first"_s, u"ann"_s, hello.created + Seconds(i));
        events.append(post);
        if (i % 3 == 0)
            events.append(edited(post, u"second"_s, 10));
        if (i % 7 == 0)
            deleted.insert(post.id);
    }
    events += events.mid(0, 40);  // delivered twice
    std::shuffle(events.begin(), events.end(), random);
    for (const Post &event : std::as_const(events)) {
        store.add({event});
        if (deleted.contains(event.id) && random() % 2)
            store.remove(event.id);
    }
    for (const PostId &id : std::as_const(deleted))
        store.remove(id);

    EXPECT_EQ(store.liveCount(), 60 - deleted.size());
    for (int i = 0; i < 60; ++i) {
        const PostId id = postId(NetworkId(u"mastodon"_s), QString::number(i));
        const std::optional<Post> found = store.find(id);
        EXPECT_EQ(found.has_value(), !deleted.contains(id));
        if (found) {
            EXPECT_EQ(found->text, i % 3 == 0 ? u"second"_s : u"first"_s) << i;
        }
    }
    EXPECT_EQ(saved().posts.size(), store.liveCount());
}
