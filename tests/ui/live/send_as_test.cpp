// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"
#include "tests/ui/shown_button.h"
#include "ui/accounts/send_as_line.h"
#include "ui/live/composer.h"
#include "ui/live/conductor.h"
#include "ui/live/live_page.h"
#include "ui/live/toast.h"
#include "ui/shell/actions.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QPlainTextEdit>
#include <QTest>
#include <QUndoStack>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

Account numbered(const QString &network, int number)
{
    Account account = anAccount(network);
    account.id = AccountId(u"%1:%2"_s.arg(network).arg(number));
    account.handle = u"host%1.%2.example"_s.arg(number).arg(network);
    return account;
}

/// The Live page of a chat that three accounts post, two of them on one network.
class SendAs : public testing::Test {
protected:
    SendAs()
    {
        Chat chat = aChat();
        chat.start = ZonedTime::at(clock.now() + 5min, "America/New_York");
        for (const FakeClient *client : {&first, &second, &other})
            chat.accounts.append(client->account().id);
        auto stream = StreamStorage::open(storage->thread(), u":memory:"_s);
        live =
            std::make_unique<LiveChat>(chat, LiveChat::Parts{.clock = clock,
                                                             .storage = *storage,
                                                             .stream = std::move(*stream),
                                                             .clients = {&first, &second, &other},
                                                             .desk = u"Ada"_s});
        live->open();
        settle();
        live->goLive();
        page = std::make_unique<LivePage>(*live, clock, theme, actions, undo);
        actions.addWindowActions(page.get());
        page->resize(1440, 900);
        page->show();
        page->activateWindow();
        settle();
    }
    SendAsLine &lineIn(QWidget &place) { return *place.findChild<SendAsLine *>(); }
    QStringList namesIn(QWidget &place)
    {
        QStringList names;
        for (const Account &account : lineIn(place).accounts())
            names.append(account.id.text());
        return names;
    }
    PostId receive()
    {
        Post post = aPost(u"p1"_s, u"A question"_s, u"ann"_s, clock.now());
        post.network = NetworkId(u"bluesky"_s);
        post.id = postId(post.network, u"p1"_s);
        first.receive(post);
        clock.advance(600ms);
        settle();
        return post.id;
    }
    void send(const QString &text)
    {
        auto *field = page->composer().findChild<QPlainTextEdit *>();
        field->setFocus();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        settle();
        clock.advance(1s);
        settle();
    }

    FakeClock clock;
    FakeClient first{numbered(u"bluesky"_s, 1)};
    FakeClient second{numbered(u"bluesky"_s, 2)};
    FakeClient other{numbered(u"x"_s, 3)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    Theme theme{Theme::Choice::Light};
    Actions actions{theme};
    QUndoStack undo;
    std::unique_ptr<LiveChat> live;
    std::unique_ptr<LivePage> page;
};

}  // namespace

TEST_F(SendAs, BesideSendStandWhoeverIsTickedAndNobodyElse)
{
    Composer &composer = page->composer();
    EXPECT_EQ(namesIn(composer), (QStringList{u"bluesky:1"_s, u"bluesky:2"_s, u"x:3"_s}));
    QPushButton *chip = shownButton(composer, u"X"_s);
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    EXPECT_EQ(namesIn(composer), (QStringList{u"bluesky:1"_s, u"bluesky:2"_s}));
    EXPECT_FALSE(lineIn(composer).accessibleName().contains(u" on X"_s));
}

TEST_F(SendAs, AReplyGoesOutAsOneAccountAndTheNextPostAsBefore)
{
    Composer &composer = page->composer();
    QTest::mouseClick(shownButton(composer, u"X"_s), Qt::LeftButton);
    composer.replyTo(receive());
    settle();
    EXPECT_EQ(namesIn(composer), QStringList{u"bluesky:1"_s});
    send(u"Welcome!"_s);
    EXPECT_EQ(first.published.size(), 1);
    EXPECT_TRUE(second.published.isEmpty());
    EXPECT_EQ(namesIn(composer), (QStringList{u"bluesky:1"_s, u"bluesky:2"_s}));
    send(u"To all of you"_s);
    EXPECT_EQ(first.published.size(), 2);
    EXPECT_EQ(second.published.size(), 1);
    EXPECT_TRUE(other.published.isEmpty());
}

TEST_F(SendAs, AReplyMayGoOutAsTheOtherAccountOfItsNetwork)
{
    Composer &composer = page->composer();
    composer.replyTo(receive());
    settle();
    QList<QPushButton *> chips = composer.findChildren<QPushButton *>();
    chips.removeIf([](QPushButton *one) { return !one->isVisible() || !one->isCheckable(); });
    ASSERT_EQ(chips.size(), 2);
    for (QPushButton *chip : chips)
        QTest::mouseClick(chip, Qt::LeftButton);
    EXPECT_EQ(namesIn(composer), QStringList{u"bluesky:2"_s});
    send(u"Welcome!"_s);
    EXPECT_TRUE(first.published.isEmpty());
    EXPECT_EQ(second.published.size(), 1);
}

TEST_F(SendAs, PostNowSaysAsWhomBelowTheButtonAndWhileItCanBeUndone)
{
    auto *conductor = page->findChild<Conductor *>();
    EXPECT_EQ(namesIn(*conductor).size(), 3);
    QPushButton *post = shownButton(*conductor, u"Post Hi now"_s);
    ASSERT_TRUE(post);
    EXPECT_TRUE(post->accessibleDescription().contains(u"@host1.bluesky.example on Bluesky"_s));
    QTest::keyClick(post, Qt::Key_Space);
    EXPECT_EQ(page->findChild<Toast *>()->text(),
              u"Hi is posted in 3 seconds as @host1.bluesky.example and 2 more."_s);
}

TEST_F(SendAs, NoHandleMakesTheWindowWiderThanItMayBe)
{
    page->resize(1024, 700);
    settle();
    EXPECT_LE(page->minimumSizeHint().width(), 1024);
    EXPECT_TRUE(lineIn(*page->findChild<Conductor *>()).isCompact());
}

}  // namespace tests
