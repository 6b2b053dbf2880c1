// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"
#include "ui/recap/highlight_delegate.h"
#include "ui/recap/highlight_list.h"
#include "ui/recap/highlight_order_panel.h"
#include "ui/recap/recap_page.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QTest>
#include <QUndoStack>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

PostId named(int number)
{
    return PostId(u"mastodon:%1"_s.arg(number));
}

QList<PostId> ids(const QList<int> &numbers)
{
    QList<PostId> ids;
    for (const int number : numbers)
        ids.append(named(number));
    return ids;
}

}  // namespace

TEST(ReorderedTest, ThoseThatAreShownChangePlacesAmongThemselves)
{
    EXPECT_EQ(reordered(ids({1, 2, 3, 4}), ids({4, 2})), ids({1, 4, 3, 2}));
    EXPECT_EQ(reordered(ids({1, 2, 3}), ids({3, 1, 2})), ids({3, 1, 2}));
    EXPECT_EQ(reordered(ids({1, 2}), {}), ids({1, 2}));
    EXPECT_EQ(reordered(ids({1, 2}), ids({9, 2})), ids({1, 2})) << "one that has left meanwhile";
}

TEST(RecapPageOrderTest, WhatIsMovedOrTakenOffOnTheRecapPageCanBeUndone)
{
    FakeClock clock;
    FakeClient client{anAccount(u"mastodon"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    const auto live = openLiveChat(aChat(), clock, *storage, client);
    for (int post = 1; post <= 3; ++post) {
        client.receive(aPost(QString::number(post), u"A1: yes %1"_s.arg(post), u"ann"_s,
                             clock.now() + Seconds(post)));
        clock.advance(100ms);
        live->star(named(post), true);
    }
    Theme theme{Theme::Choice::Light};
    QUndoStack undo;
    RecapPage page(*live, clock, theme, undo);
    page.resize(1200, 800);
    page.show();
    page.activateWindow();
    settle();
    const auto lists = page.findChildren<HighlightList *>();
    HighlightList *list = nullptr;
    for (HighlightList *one : lists)
        list = one->count() == 3 ? one : list;
    ASSERT_TRUE(list);
    list->setFocus();
    list->select(named(1));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    clock.advance(300ms);
    EXPECT_EQ(list->order(), ids({2, 1, 3}));
    EXPECT_EQ(list->current(), named(1));
    std::optional<PostId> wanted;
    QObject::connect(&page, &RecapPage::postWanted, &page,
                     [&](const PostId &post) { wanted = post; });
    QTest::keyClick(list, Qt::Key_Return);
    EXPECT_EQ(wanted, named(1));
    QTest::keyClick(list, Qt::Key_Delete);
    clock.advance(300ms);
    EXPECT_EQ(list->order(), ids({2, 3}));
    EXPECT_EQ(list->current(), named(3)) << "the next one";
    undo.undo();
    undo.undo();
    clock.advance(300ms);
    EXPECT_EQ(list->order(), ids({1, 2, 3}));
    page.setParent(nullptr);
}

}  // namespace tests
