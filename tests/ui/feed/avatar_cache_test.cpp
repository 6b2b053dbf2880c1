// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_transport.h"
#include "tests/ui/feed/feed_chat.h"
#include "ui/feed/avatar_cache.h"
#include "ui/feed/feed_model.h"
#include "ui/feed/feed_view.h"
#include "ui/shell/theme.h"

#include <QBuffer>
#include <QSignalSpy>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray png(const QSize &size, Qt::GlobalColor color = Qt::red)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

Reply reply(const QByteArray &body, int status = 200)
{
    return {.status = status, .body = body};
}

class AvatarCacheTest : public testing::Test {
protected:
    static QUrl urlOf(int person) { return QUrl(u"https://cdn.example/%1.png"_s.arg(person)); }

    tests::FakeTransport transport;
    AvatarCache cache{transport};
};

}  // namespace

TEST_F(AvatarCacheTest, APictureIsAskedForOnceAndThenHere)
{
    transport.neverReplies = true;
    QSignalSpy arrived(&cache, &AvatarCache::arrived);
    EXPECT_TRUE(cache.picture(urlOf(1)).isNull());
    EXPECT_TRUE(cache.picture(urlOf(1)).isNull());
    ASSERT_EQ(transport.sent.size(), 1);
    EXPECT_EQ(transport.sent.first().mostBytes, limits::avatarBytes);
    EXPECT_TRUE(transport.sent.first().bearer.isEmpty());
    transport.reply(0, reply(png({300, 100})));
    EXPECT_EQ(arrived.size(), 1);
    EXPECT_EQ(cache.picture(urlOf(1)).size(), QSize(AvatarCache::side, AvatarCache::side));
    EXPECT_EQ(transport.sent.size(), 1);
}

TEST_F(AvatarCacheTest, WhatIsNoPictureWithinTheLimitsIsNotAskedForAgain)
{
    const QList<Result<Reply>> replies{reply("<svg onload='x'/>"),
                                       reply({}),
                                       reply(png({50, 50}).chopped(30)),
                                       reply(png({2'000, 2'000})),
                                       reply(png({1, 90'000})),
                                       reply(png({50, 50}), 404),
                                       tl::unexpected(Error{Error::Code::Offline})};
    for (int i = 0; i < replies.size(); ++i) {
        transport.replies = {replies[i]};
        EXPECT_TRUE(cache.picture(urlOf(i)).isNull());
        EXPECT_TRUE(cache.picture(urlOf(i)).isNull()) << i;
        EXPECT_EQ(transport.sent.size(), i + 1);
    }
}

TEST_F(AvatarCacheTest, WhatCouldNotBeReachedIsAskedForAgainOnceAnotherHasCome)
{
    transport.replies = {tl::unexpected(Error{Error::Code::Offline}), reply(png({50, 50}))};
    cache.picture(urlOf(1));
    cache.picture(urlOf(1));
    ASSERT_EQ(transport.sent.size(), 1);
    cache.picture(urlOf(2));
    EXPECT_FALSE(cache.picture(urlOf(2)).isNull());
    transport.replies = {reply(png({50, 50}))};
    cache.picture(urlOf(1));
    EXPECT_FALSE(cache.picture(urlOf(1)).isNull());
}

TEST_F(AvatarCacheTest, FewAreUnderWayAtOnceAndTheNewestComeFirst)
{
    transport.neverReplies = true;
    for (int person = 0; person < 300; ++person)
        cache.picture(urlOf(person));
    ASSERT_EQ(transport.sent.size(), 4);
    transport.reply(0, reply(png({10, 10})));
    ASSERT_EQ(transport.sent.size(), 5);
    EXPECT_EQ(transport.sent.last().url, urlOf(299));
}

TEST_F(AvatarCacheTest, ARowShowsThePictureOfItsAuthorUnlessItIsMarkedAsSensitive)
{
    transport.neverReplies = true;
    tests::FeedChat chat;
    Theme theme{Theme::Choice::Light};
    Actions actions{theme};
    FeedModel model{*chat.live};
    FeedView view{model, theme, actions};
    view.setAvatars(&cache);
    view.resize(640, 480);
    view.show();
    Post post = tests::aPost(u"1"_s, u"A1: yes"_s);
    post.author.avatar = urlOf(1);
    chat.receive(post);
    chat.handOn();
    const auto redPixels = [&view] {
        const QImage shown = view.grab().toImage();
        int red = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x)
                red += shown.pixelColor(x, y) == QColor(Qt::red);
        }
        return red;
    };
    EXPECT_EQ(redPixels(), 0);
    transport.reply(0, reply(png({50, 50})));
    EXPECT_GT(redPixels(), 500);

    post.sensitive = true;
    post.edited = post.created + Seconds(1);
    chat.receive(post);
    chat.handOn();
    EXPECT_EQ(redPixels(), 0);
}
