// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"
#include "ui/live/cue_sign.h"
#include "ui/live/run_sheet_panel.h"
#include "ui/live/run_sheet_row.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// The run sheet of a chat that is live. Hi leaves at once, Intro 3 and Q1 8 minutes later.
class RunSheetTest : public testing::Test {
protected:
    void goLive()
    {
        Chat chat = aChat();
        chat.start = ZonedTime::at(clock.now(), "America/New_York");
        live = tests::openLiveChat(chat, clock, *storage, client);
        live->goLive();
        panel = std::make_unique<RunSheetPanel>(*live, clock, theme);
        panel->setCompact(false);
        panel->show();
        play(2s);
    }
    void play(Seconds time)
    {
        for (Seconds played{0}; played < time; played += 1s) {
            clock.advance(1s);
            settle();
        }
    }
    void refuseNext()
    {
        client.publishResults.push_back(tl::unexpected(Error{Error::Code::Refused, u"422 no"_s}));
    }
    RunSheetRow &row(int at) { return *panel->findChildren<RunSheetRow *>().at(at); }
    CueSign::Look sign(int at) { return row(at).findChild<CueSign *>()->look(); }
    QPushButton *button(int at, const QString &text)
    {
        for (QPushButton *one : row(at).findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }
    QLabel *label(int at, const QString &text)
    {
        for (QLabel *one : row(at).findChildren<QLabel *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }

    FakeClock clock;
    FakeClient client{anAccount(u"mastodon"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    Theme theme{Theme::Choice::Light};
    std::unique_ptr<LiveChat> live;
    std::unique_ptr<RunSheetPanel> panel;
};

}  // namespace

TEST_F(RunSheetTest, AScreenReaderHasAListWithOneItemACue)
{
    goLive();
    QAccessibleInterface *list =
        QAccessible::queryAccessibleInterface(panel->findChild<RunSheetRows *>());
    ASSERT_TRUE(list);
    EXPECT_EQ(list->role(), QAccessible::List);
    EXPECT_EQ(list->text(QAccessible::Name), u"Run sheet"_s);
    ASSERT_GE(list->childCount(), 5);
    QAccessibleInterface *first = list->child(0);
    EXPECT_EQ(first->role(), QAccessible::ListItem);
    EXPECT_TRUE(first->text(QAccessible::Name).contains(u"Hi, Some words, ✓ Mastodon"_s))
        << first->text(QAccessible::Name).toStdString();
    const QString next = list->child(1)->text(QAccessible::Name);
    EXPECT_TRUE(next.contains(u"Intro, Some words, posts by itself in 02:5"_s))
        << next.toStdString();
}

TEST_F(RunSheetTest, TheSignsSayWhatIsOutWhatIsNextAndWhatWaits)
{
    goLive();
    EXPECT_EQ(sign(0), CueSign::Look::Out);
    EXPECT_EQ(sign(1), CueSign::Look::Next);
    EXPECT_EQ(sign(2), CueSign::Look::Waiting);
    live->postNow(live->chat().runSheet.question(1)->id);
    play(1s);
    EXPECT_EQ(sign(2), CueSign::Look::Asked) << "people answer it now";
    live->hold();
    play(1s);
    EXPECT_EQ(sign(1), CueSign::Look::Warn);
}

TEST_F(RunSheetTest, ARefusedPostSaysWhoRefusedItAboveItsOwnSteps)
{
    refuseNext();
    goLive();
    EXPECT_EQ(sign(0), CueSign::Look::Bad);
    QLabel *why = label(0, u"Mastodon refused Hi."_s);
    ASSERT_TRUE(why);
    QPushButton *skip = button(0, u"Skip there"_s);
    ASSERT_TRUE(skip && button(0, u"Edit and post"_s));
    EXPECT_LT(why->geometry().top(), skip->geometry().top());
    EXPECT_EQ(skip->accessibleDescription(), why->text());
    QTest::mouseClick(skip, Qt::LeftButton);
    play(1s);
    EXPECT_FALSE(button(0, u"Edit and post"_s));
}

TEST_F(RunSheetTest, ASmallRunSheetMakesRoomForWhatOnlyItCanSay)
{
    goLive();
    panel->setCompact(true);
    const int small = panel->width();
    refuseNext();
    live->postNow(live->chat().runSheet.cues().at(1).id);
    play(2s);
    EXPECT_GT(panel->width(), small);
    ASSERT_TRUE(button(1, u"Skip there"_s));
    QTest::mouseClick(button(1, u"Skip there"_s), Qt::LeftButton);
    play(1s);
    EXPECT_EQ(panel->width(), small);
}

TEST_F(RunSheetTest, ASkipCanBeUndoneUntilTheNextPostIsOut)
{
    goLive();
    const CueId intro = live->chat().runSheet.cues().at(1).id;
    live->skip(intro);
    play(30s);
    EXPECT_EQ(sign(1), CueSign::Look::Skipped);
    ASSERT_TRUE(button(1, u"Undo skip"_s));
    QTest::mouseClick(button(1, u"Undo skip"_s), Qt::LeftButton);
    EXPECT_EQ(live->schedule().find(intro)->state, CueProgress::State::Waiting);

    live->skip(intro);
    play(1s);
    ASSERT_TRUE(button(1, u"Undo skip"_s));
    live->postNow(live->chat().runSheet.question(1)->id);
    play(1s);
    EXPECT_FALSE(button(1, u"Undo skip"_s));
}

TEST_F(RunSheetTest, LongButtonsGoOnALineOfTheirOwn)
{
    refuseNext();
    goLive();
    for (QPushButton *one : row(0).findChildren<QPushButton *>())
        one->setText(one->text().repeated(2));
    settle();
    EXPECT_LE(row(0).minimumSizeHint().width(), panel->width());
}

}  // namespace tests
