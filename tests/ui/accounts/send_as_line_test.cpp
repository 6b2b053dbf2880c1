// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"
#include "ui/accounts/send_as_line.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

TEST(SendAsLine, ItSaysEveryAccountAloudHoweverLittleRoomThereIs)
{
    Theme theme{Theme::Choice::Light};
    SendAsLine line(theme);
    line.show({anAccount(u"x"_s), anAccount(u"bluesky"_s)});
    line.resize(line.minimumSizeHint());
    EXPECT_TRUE(line.isCompact());
    EXPECT_EQ(line.accessibleName(), u"Goes out as @host.x on X and @host.bluesky on Bluesky."_s);
    EXPECT_EQ(line.toolTip(), line.accessibleName());
    line.resize(line.sizeHint());
    EXPECT_FALSE(line.isCompact());
}

TEST(SendAsLine, ALongHandleAsksForNoMoreRoomThanAShortOne)
{
    Theme theme{Theme::Choice::Light};
    SendAsLine line(theme);
    Account account = anAccount(u"bluesky"_s);
    account.handle = QString(u"long"_s).repeated(40);
    line.show({account, anAccount(u"x"_s)});
    EXPECT_LT(line.minimumSizeHint().width(), 200);
    EXPECT_GT(line.sizeHint().width(), 400);
}

TEST(SendAsLine, NobodyToSendAsIsSaidToo)
{
    Theme theme{Theme::Choice::Light};
    SendAsLine line(theme);
    line.show({});
    EXPECT_EQ(line.accessibleName(), u"Goes out nowhere: no account is chosen."_s);
}

}  // namespace tests
