// SPDX-License-Identifier: GPL-3.0-or-later
// A host's evening by mouse alone.
#include "tests/ui/live/live_evening.h"

#include <QMenu>
#include <QScrollBar>

namespace tests {

class LivePageMouse : public LiveEvening {
protected:
    QPushButton *button(const QString &text)
    {
        const auto buttons = window.findChildren<QPushButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [&](QPushButton *one) {
            return one->isVisible() && one->text().startsWith(text);
        });
        return found == buttons.end() ? nullptr : *found;
    }
    void click(const QString &text)
    {
        QPushButton *found = button(text);
        ASSERT_TRUE(found) << "no button says " << text.toStdString();
        ASSERT_TRUE(found->isEnabled()) << text.toStdString();
        QTest::mouseClick(found, Qt::LeftButton);
        settle();
    }
    void clickFeed(const QPoint &place)
    {
        QTest::mouseClick(feed().viewport(), Qt::LeftButton, {}, place);
        settle();
    }
    PostId rowAt(int row) { return feed().rows().itemAt(row)->id; }
    QPoint starOf(int row)
    {
        return {feed().rowRect(row).right() - 21, feed().rowRect(row).top() + 18};
    }
    /// From the star to the left there come the time and then the chip, which opens a menu.
    QMenu *openChip(int row)
    {
        for (int left = 20; left < 200 && !QApplication::activePopupWidget(); left += 8)
            clickFeed(starOf(row) - QPoint(left, 0));
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
};

TEST_F(LivePageMouse, TheEveningIsMovedByClicks)
{
    click(u"+1 min"_s);
    click(u"−1 min"_s);
    click(u"Hold"_s);
    EXPECT_TRUE(live().schedule().isHeld());
    click(u"Resume"_s);
    EXPECT_FALSE(live().schedule().isHeld());

    const CueId first = live().schedule().next()->cue;
    click(u"Skip"_s);
    EXPECT_EQ(live().schedule().find(first)->state, CueProgress::State::Skipped);
    click(u"Undo"_s);
    EXPECT_EQ(live().schedule().find(first)->state, CueProgress::State::Waiting);

    click(u"Hold"_s);  // so that nothing else posts it
    click(u"Post Hi now"_s);
    EXPECT_FALSE(live().schedule().find(first)->isOver()) << "it can be taken back for 3 s";
    click(u"Undo"_s);
    clock.advance(4s);
    EXPECT_FALSE(live().schedule().find(first)->isOver());
    click(u"Post Hi now"_s);
    clock.advance(4s);
    EXPECT_TRUE(live().schedule().find(first)->isOver());
}

TEST_F(LivePageMouse, APostIsStarredFiledHiddenAndAnsweredByClicks)
{
    ASSERT_TRUE(playUntil([this] {
        const CueProgress *next = live().schedule().next();
        return next && next->state == CueProgress::State::Ready;
    }));
    click(u"Post Q1 now"_s);
    play(5min);
    ASSERT_TRUE(isOut(1));

    feed().verticalScrollBar()->setValue(0);
    const PostId post = rowAt(1);
    const bool before = live().marks().of(post).isStarred();
    clickFeed(starOf(1));
    EXPECT_NE(live().marks().of(post).isStarred(), before);

    QMenu *menu = openChip(1);
    ASSERT_TRUE(menu);
    menu->actions().at(2)->trigger();
    menu->close();
    settle();
    EXPECT_EQ(live().marks().of(post).question, 3);

    clickFeed(feed().rowRect(1).topLeft() + QPoint(300, 30));
    EXPECT_EQ(feed().selected(), post);
    click(u"Q1"_s);  // the chip that filters
    click(u"All"_s);
    EXPECT_EQ(feed().rows().count(), live().count({}));
}

TEST_F(LivePageMouse, TheEndLeadsToTheRecap)
{
    bool asked = false;
    QObject::connect(page, &LivePage::recapWanted, page, [&asked] { asked = true; });
    ASSERT_TRUE(playUntil([this] {
        const CueProgress *next = live().schedule().next();
        return next && next->state == CueProgress::State::Ready;
    }));
    click(u"Post Q1 now"_s);
    ASSERT_TRUE(playUntil([this] { return live().chat().stage == ChatStage::Ended; }));
    click(u"Show the recap"_s);
    EXPECT_TRUE(asked);
}

}  // namespace tests
