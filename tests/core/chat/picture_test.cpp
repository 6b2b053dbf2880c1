// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/picture.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;
using Trouble = PictureRules::Trouble;

namespace {

Picture aPicture(const QString &type, qint64 bytes, const QSize &size = {640, 480})
{
    return {
        .file = u"/p"_s, .type = type, .bytes = bytes, .size = size, .description = u"A shelf"_s};
}

Trouble on(const QString &network, const Picture &picture, qsizetype together = 1)
{
    return PictureRules::of(NetworkId(network)).troubleWith(picture, together);
}

}  // namespace

TEST(PictureRulesTest, XTakesALargerAnimationButOnlyByItself)
{
    EXPECT_EQ(on(u"x"_s, aPicture(u"image/png"_s, 6'000'000)), Trouble::Bytes);
    EXPECT_EQ(on(u"x"_s, aPicture(u"image/gif"_s, 6'000'000)), Trouble::None);
    EXPECT_EQ(on(u"x"_s, aPicture(u"image/gif"_s, 6'000'000), 2), Trouble::NotAlone);
    EXPECT_EQ(on(u"x"_s, aPicture(u"image/png"_s, 1'000), 4), Trouble::None);
    EXPECT_EQ(on(u"x"_s, aPicture(u"image/gif"_s, 16'000'000)), Trouble::Bytes);
}

TEST(PictureRulesTest, MastodonCountsPixels)
{
    EXPECT_EQ(on(u"mastodon"_s, aPicture(u"image/png"_s, 1'000, {7680, 4320})), Trouble::None);
    EXPECT_EQ(on(u"mastodon"_s, aPicture(u"image/png"_s, 1'000, {7680, 4321})), Trouble::Size);
}

TEST(PictureRulesTest, BlueskyTakesTwoMegabytesOfAnyKind)
{
    EXPECT_EQ(on(u"bluesky"_s, aPicture(u"image/gif"_s, 2'000'000), 2), Trouble::None);
    EXPECT_EQ(on(u"bluesky"_s, aPicture(u"image/jpeg"_s, 2'000'001)), Trouble::Bytes);
    EXPECT_EQ(on(u"bluesky"_s, aPicture(u"image/tiff"_s, 1'000)), Trouble::Type);
}

TEST(PictureRulesTest, NobodyIsShutOutByAMissingDescriptionAndNoneIsCut)
{
    Picture picture = aPicture(u"image/png"_s, 1'000);
    picture.description = u"  "_s;
    EXPECT_EQ(on(u"x"_s, picture), Trouble::NoDescription);
    picture.description = QString(1001, u'a');
    EXPECT_EQ(on(u"x"_s, picture), Trouble::LongDescription);
    EXPECT_EQ(on(u"mastodon"_s, picture), Trouble::None);
}
