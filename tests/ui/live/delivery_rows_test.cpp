// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"
#include "tests/ui/shown_button.h"
#include "ui/accounts/send_as_line.h"
#include "ui/live/banner.h"
#include "ui/live/run_sheet_panel.h"
#include "ui/live/run_sheet_row.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

/// Takes what would be opened in a browser.
class Browser : public QObject {
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

namespace {

/// The run sheet and the banner of a chat whose first post, Hi, leaves at once.
class DeliveryRows : public testing::Test {
protected:
    void goLive()
    {
        Chat chat = aChat();
        chat.start = ZonedTime::at(clock.now(), "America/New_York");
        live = openLiveChat(chat, clock, *storage, client);
        live->goLive();
        panel = std::make_unique<RunSheetPanel>(*live, clock, theme);
        panel->setCompact(false);
        panel->show();
        panel->activateWindow();
        banner = std::make_unique<Banner>(*live, theme);
        settle();
    }
    void play(Seconds time)
    {
        for (Seconds played{0}; played < time; played += 1s) {
            clock.advance(1s);
            settle();
            banner->refreshTime();
        }
    }
    void answerWith(Error::Code code, std::optional<Seconds> wait = {})
    {
        client.publishResults.push_back(tl::unexpected(Error{code, u"for the log"_s, wait}));
    }
    void findNothingFor(int looks)
    {
        for (int look = 0; look < looks; ++look)
            client.findResults.push_back(tl::unexpected(Error{Error::Code::Unconfirmed}));
    }
    RunSheetRow &row() { return *panel->findChildren<RunSheetRow *>().first(); }
    QString said()
    {
        QStringList words;
        for (const QLabel *label : row().findChildren<QLabel *>()) {
            if (label->isVisible())
                words.append(label->text());
        }
        return words.join(u'\n');
    }
    bool says(const QString &part) { return said().contains(part); }

    FakeClock clock;
    FakeClient client{anAccount(u"bluesky"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    Theme theme{Theme::Choice::Light};
    std::unique_ptr<LiveChat> live;
    std::unique_ptr<RunSheetPanel> panel;
    std::unique_ptr<Banner> banner;
};

}  // namespace

TEST_F(DeliveryRows, LikesAndBoostsOfAPostStandBehindItsNetwork)
{
    goLive();
    play(1s);
    const PostId post = live->outbox().all().first().post.value();
    Q_EMIT client.counted(post, {.likes = 1, .boosts = 12});
    play(1s);
    EXPECT_TRUE(says(u"✓ Bluesky  1 like  12 boosts"_s)) << said().toStdString();
    Q_EMIT client.counted(post, {});
    play(1s);
    EXPECT_FALSE(says(u"like"_s)) << said().toStdString();
}

TEST_F(DeliveryRows, AfterThreeSecondsOfSendingARowSaysWhatItWaitsFor)
{
    client.neverReplies = true;
    goLive();
    play(2s);
    EXPECT_FALSE(says(u"Waiting for"_s)) << said().toStdString();
    play(3s);
    EXPECT_TRUE(says(u"Waiting for Bluesky's answer…"_s)) << said().toStdString();
    client.reply(0, FakeClient::at(u"out"_s));
    play(1s);
    EXPECT_FALSE(says(u"Waiting for"_s));
    EXPECT_TRUE(says(u"✓ Bluesky"_s));
}

TEST_F(DeliveryRows, AnUnconfirmedPostIsShownWithinFiveSecondsOfTheDeadline)
{
    client.neverReplies = true;
    findNothingFor(5);
    goLive();
    play(std::chrono::duration_cast<Seconds>(Outbox::sendingDeadline));
    play(5s);
    EXPECT_TRUE(says(u"Bluesky did not answer. We are looking whether Hi is out"_s))
        << said().toStdString();
    EXPECT_TRUE(banner->sentence().startsWith(u"Bluesky did not answer."_s));
}

TEST_F(DeliveryRows, TheNextLookIsCountedDownAndItsButtonKeepsTheFocus)
{
    answerWith(Error::Code::Unconfirmed);
    findNothingFor(5);
    goLive();
    play(4s);
    const auto secondsSaid = [this] {
        static const QRegularExpression words(u"Looking again in (\\d+) s\\."_s);
        return words.match(said()).captured(1).toInt();
    };
    const int before = secondsSaid();
    ASSERT_GT(before, 1) << said().toStdString();
    QPointer<QPushButton> look = shownButton(row(), u"Look now"_s);
    ASSERT_TRUE(look);
    look->setFocus();
    play(1s);
    EXPECT_EQ(secondsSaid(), before - 1);
    ASSERT_TRUE(look && look->isVisible());
    EXPECT_EQ(panel->focusWidget(), look.data());
    EXPECT_TRUE(banner->sentence().contains(u"Looking again in "_s));
    EXPECT_TRUE(row().accessibleName().contains(u"nothing is posted twice"_s));
}

TEST_F(DeliveryRows, OfflineSaysThatNothingHasLeftAndWhenItIsTriedAgain)
{
    for (int tries = 0; tries < 6; ++tries)
        answerWith(Error::Code::Offline);
    goLive();
    play(4s);
    EXPECT_TRUE(says(u"No connection to Bluesky: Hi has not left. Trying again in "_s))
        << said().toStdString();
    EXPECT_FALSE(says(u"asks us to wait"_s));
}

TEST_F(DeliveryRows, ARateLimitSaysUntilWhen)
{
    answerWith(Error::Code::RateLimited, Seconds{90});
    goLive();
    play(2s);
    EXPECT_TRUE(says(u"Bluesky asks us to wait until "_s)) << said().toStdString();
    EXPECT_TRUE(says(u"Trying again in 1 min"_s) || says(u"Trying again in 88 s"_s))
        << said().toStdString();
    play(95s);
    EXPECT_TRUE(says(u"✓ Bluesky"_s));
    EXPECT_FALSE(says(u"asks us to wait"_s));
}

TEST_F(DeliveryRows, AParkedPostAsksTheHostAndSaysAsWhomItWouldGoOutAgain)
{
    const Browser browser;
    answerWith(Error::Code::Unconfirmed);
    findNothingFor(12);
    goLive();
    play(180s);
    EXPECT_TRUE(says(u"We cannot tell whether Hi is out on Bluesky."_s)) << said().toStdString();
    auto *line = row().findChild<SendAsLine *>();
    ASSERT_TRUE(line);
    EXPECT_EQ(line->accessibleName(), u"Goes out as @host.bluesky on Bluesky."_s);
    for (const QString &step : {u"It is there"_s, u"Post it again"_s, u"Look now"_s})
        EXPECT_TRUE(shownButton(row(), step)) << step.toStdString();
    QTest::keyClick(shownButton(row(), u"Open profile"_s), Qt::Key_Space);
    EXPECT_EQ(browser.opened, QList<QUrl>{QUrl(u"https://bsky.app/profile/host.bluesky"_s)});
    QTest::keyClick(shownButton(row(), u"It is there"_s), Qt::Key_Space);
    play(1s);
    EXPECT_TRUE(says(u"✓ Bluesky"_s));
}

}  // namespace tests

#include "delivery_rows_test.moc"
