// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"
#include "tests/ui/shown_button.h"
#include "ui/feed/feed_view.h"
#include "ui/live/composer.h"
#include "ui/live/feed_panel.h"
#include "ui/live/live_page.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QUndoStack>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

/// The real Live page, as a window with the focus, of a chat whose Q1 went out two minutes ago;
/// Q2 comes in seven.
class BoardPage : public testing::Test {
protected:
    BoardPage()
    {
        chat.start = ZonedTime::at(clock.now(), "America/New_York");
        live = openLiveChat(chat, clock, *storage, client);
        live->goLive();
        clock.advance(10min);
        settle();
        page = std::make_unique<LivePage>(*live, clock, theme, actions, undo);
        actions.addWindowActions(page.get());
        page->resize(1440, 900);
        page->show();
        page->activateWindow();
        page->firstFocus()->setFocus();
        settle();
    }

    PostId receive(const QString &id, const QString &text, const QString &by = u"ann"_s,
                   const QString &network = u"mastodon"_s)
    {
        Post post = aPost(id, text, by, clock.now());
        post.network = NetworkId(network);
        post.id = postId(post.network, id);
        client.receive(post);
        wait();
        return post.id;
    }
    /// Until what has come in is on the board.
    void wait(Milliseconds time = 600ms)
    {
        clock.advance(time);
        settle();
    }
    template <typename Widget>
    Widget *find()
    {
        return page->findChild<Widget *>();
    }
    void showTab(int tab)
    {
        find<QTabWidget>()->setCurrentIndex(tab);
        settle();
    }
    QPushButton *button(const QString &text, QWidget *in = nullptr)
    {
        return shownButton(in ? *in : *page, text);
    }
    void click(const QString &text, QWidget *in = nullptr)
    {
        QPushButton *found = button(text, in);
        ASSERT_TRUE(found) << "no button says " << text.toStdString();
        ASSERT_TRUE(found->isEnabled()) << text.toStdString();
        QTest::mouseClick(found, Qt::LeftButton);
        settle();
    }
    bool says(const QString &words)
    {
        const auto labels = page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel *one) {
            return one->isVisible() && one->text().contains(words);
        });
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ASSERT_TRUE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
        settle();
    }
    FeedView &feed() { return page->feed().view(); }
    const Marked &marked(const PostId &post) { return live->marks().of(post); }

    FakeClock clock;
    FakeClient client{anAccount(u"mastodon"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    Chat chat = aChat();
    std::unique_ptr<LiveChat> live;
    Theme theme{Theme::Choice::Light};
    Actions actions{theme};
    QUndoStack undo;
    std::unique_ptr<LivePage> page;
};

}  // namespace tests
