// SPDX-License-Identifier: GPL-3.0-or-later
// A host's evening by mouse alone.
#include "tests/ui/live/live_evening.h"

#include <QMenu>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>

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
    /// Clicks along the lower edge of a selected post, where its buttons are, from the right: Hide
    /// comes first.
    bool clickPart(int row, const std::function<bool()> &done)
    {
        const QRect place = feed().rowRect(row);
        for (int left = 700; left > 80 && !done(); left -= 12)
            clickFeed(QPoint(left, place.bottom() - 24));
        return done();
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

TEST_F(LivePageMouse, ASelectedPostIsHiddenBroughtBackAndAnsweredByItsButtons)
{
    ASSERT_TRUE(playUntil([this] { return live().posts().liveCount() > 5; }));
    rehearsal->setSpeed(1);
    feed().verticalScrollBar()->setValue(0);
    const PostId post = rowAt(1);
    clickFeed(feed().rowRect(1).topLeft() + QPoint(300, 30));
    ASSERT_EQ(feed().selected(), post);
    ASSERT_TRUE(clickPart(1, [&] { return live().marks().of(post).hidden; }));
    clock.advance(400ms);  // the chips count a little later
    settle();
    click(u"Hidden"_s);
    ASSERT_EQ(feed().rows().count(), 1);
    clickFeed(feed().rowRect(0).topLeft() + QPoint(300, 30));
    ASSERT_TRUE(clickPart(0, [&] { return !live().marks().of(post).hidden; }));
    click(u"Show all posts"_s);

    feed().select(post);
    QMenu *saved = button(u"Saved replies"_s)->menu();
    Q_EMIT saved->aboutToShow();
    ASSERT_FALSE(saved->actions().isEmpty());
    const qsizetype before = live().outbox().all().size();
    saved->actions().first()->trigger();
    settle();
    click(u"Send"_s);
    ASSERT_EQ(live().outbox().all().size(), before + 1);
    EXPECT_EQ(live().outbox().all().last().replyTo, post);
}

TEST_F(LivePageMouse, TheBoardsTabsAreTurnedByClicks)
{
    ASSERT_TRUE(playUntil([this] { return live().posts().liveCount() > 5; }));
    auto *tabs = window.findChild<QTabWidget *>();
    for (const int tab : {1, 2, 0}) {
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                          tabs->tabBar()->tabRect(tab).center());
        settle();
        EXPECT_EQ(tabs->currentIndex(), tab);
    }
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
