// SPDX-License-Identifier: GPL-3.0-or-later
// Texts behind a content warning, and what a network offers for a post.
#include "tests/ui/feed/feed_chat.h"
#include "ui/feed/feed_model.h"
#include "ui/feed/feed_view.h"
#include "ui/feed/post_fonts.h"
#include "ui/feed/post_layout.h"
#include "ui/shell/theme.h"

#include <QTest>

#include <algorithm>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class CoveredText : public testing::Test {
protected:
    CoveredText()
    {
        view.resize(640, 480);
        view.show();
    }
    PostId receiveCovered()
    {
        Post post = tests::aPost(u"a"_s, u"the whole ending"_s, u"ann"_s);
        post.warning = u"Spoilers"_s;
        post.media = {{.url = QUrl(u"https://social.example/p"_s), .description = u"A cat"_s}};
        chat.receive(post);
        chat.handOn();
        return post.id;
    }
    PostLayout layout(const PostLayout::Options &options)
    {
        return PostLayout(*model.itemAt(0), theme, fonts, options);
    }

    tests::FeedChat chat;
    Theme theme{Theme::Choice::Light};
    PostFonts fonts{theme};
    Actions actions{theme};
    FeedModel model{*chat.live};
    FeedView view{model, theme, actions};
};

}  // namespace

TEST_F(CoveredText, IsThereWithItsPicturesWhenAskedFor)
{
    receiveCovered();
    const PostLayout covered = layout({.width = 600});
    EXPECT_EQ(covered.text().lineCount(), 0);
    EXPECT_TRUE(covered.media.isEmpty());
    EXPECT_EQ(covered.partAt(covered.cover.center()).kind, PostPart::Kind::Cover);
    const PostLayout shown = layout({.width = 600, .uncovered = true});
    EXPECT_EQ(shown.text().lineCount(), 1);
    EXPECT_EQ(shown.media.size(), 1);
    EXPECT_TRUE(shown.cover.isEmpty());
    EXPECT_FALSE(shown.subject.isEmpty());
}

TEST_F(CoveredText, IsAskedForByMouseAndByKey)
{
    const PostId post = receiveCovered();
    const QPoint cover = layout({.width = view.viewport()->width()}).cover.center();
    EXPECT_FALSE(view.isUncovered(post));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rowRect(0).topLeft() + cover);
    EXPECT_TRUE(view.isUncovered(post));

    FeedView other(model, theme, actions);
    other.resize(640, 480);
    other.show();
    other.select(post);
    QTest::keyClick(&other, Qt::Key_Return);
    EXPECT_TRUE(other.isUncovered(post));
}

TEST_F(CoveredText, IsNotReadOutBeforeItsWarning)
{
    receiveCovered();
    const FeedItem item = *model.itemAt(0);
    EXPECT_FALSE(spokenText(item, false).contains(u"the whole ending"));
    EXPECT_TRUE(spokenText(item, false).contains(u"Content warning: Spoilers, Enter shows"));
    EXPECT_TRUE(spokenText(item, true).contains(u"Content warning: Spoilers, the whole ending"));
}

TEST_F(CoveredText, ANetworkThatKeepsBookmarksHasAButtonForThem)
{
    chat.receive(1);
    const auto offers = [this] {
        const PostLayout post = layout({.width = 600, .selected = true});
        return std::any_of(post.buttons.begin(), post.buttons.end(),
                           [](const PostLayout::Button &one) {
                               return one.action == ActionId::Bookmark && one.key == u"M";
                           });
    };
    EXPECT_FALSE(offers());
    chat.client.able = {Ability::Bookmark};
    EXPECT_TRUE(offers());
}
