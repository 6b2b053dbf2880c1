// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/account_text.h"

#include "core/networks/sign_in.h"
#include "tests/support/builders.h"
#include "ui/shell/error_text.h"

#include <gtest/gtest.h>

#include <QSet>

using namespace core;
using namespace Qt::StringLiterals;
using Code = Error::Code;

namespace {

const NetworkId bluesky(u"bluesky"_s);

/// What happened, what was kept, what to do: one line, no detail of the log, nothing left to fill.
void expectPlain(const QString &text)
{
    EXPECT_TRUE(text.endsWith(u'.')) << qPrintable(text);
    EXPECT_FALSE(text.contains(u'\n')) << qPrintable(text);
    EXPECT_FALSE(text.contains(u'%')) << qPrintable(text);
    EXPECT_FALSE(text.contains(u"xrpc"_s)) << qPrintable(text);
    EXPECT_TRUE(text.contains(u"othing"_s) || text.contains(u"by themselves"_s))
        << "it does not say what was kept: " << qPrintable(text);
}

Error error(Code code, const QString &detail = u"HTTP 400 xrpc"_s)
{
    return {code, detail, std::nullopt};
}

QString accountText(const Error &error)
{
    return ui::accountErrorText(error, tests::anAccount(u"bluesky"_s));
}

}  // namespace

TEST(AccountText, EveryReasonHasASentenceOfItsOwn)
{
    QSet<QString> signIn;
    QSet<QString> check;
    const QList<Code> codes{Code::SignedOut, Code::RateLimited, Code::Offline, Code::CannotSave,
                            Code::Refused};
    for (const Code code : codes) {
        signIn.insert(ui::signInErrorText(error(code), bluesky, u"ada.example"_s));
        check.insert(accountText(error(code)));
    }
    signIn.insert(ui::signInErrorText(error(Code::NotFound), bluesky, u"ada.example"_s));
    EXPECT_EQ(signIn.size(), codes.size() + 1);
    EXPECT_EQ(check.size(), codes.size());
    for (const QString &text : signIn + check)
        expectPlain(text);
}

TEST(AccountText, AWrongPasswordLeadsToANewAppPassword)
{
    const QString text = ui::signInErrorText(error(Code::SignedOut), bluesky, u"ada.example"_s);
    EXPECT_TRUE(text.contains(u"@ada.example"_s)) << qPrintable(text);
    EXPECT_TRUE(text.contains(u"app password"_s)) << qPrintable(text);
}

TEST(AccountText, TheMainPasswordWithACodeByMailIsToldFromAWrongOne)
{
    const QString detail = QLatin1String(account_problem::wantsCode) + u": A sign in code …"_s;
    const QString text =
        ui::signInErrorText(error(Code::SignedOut, detail), bluesky, u"ada.example"_s);
    expectPlain(text);
    EXPECT_TRUE(text.contains(u"main password"_s)) << qPrintable(text);
}

TEST(AccountText, AnAccountThatWasTakenAwayIsToldFromASessionThatEnded)
{
    const QString suspended = QLatin1String(account_problem::takenDown) + u": taken down"_s;
    const QString deactivated = QLatin1String(account_problem::deactivated) + u": …"_s;
    QSet<QString> texts{accountText(error(Code::SignedOut)),
                        accountText(error(Code::Refused, suspended)),
                        accountText(error(Code::SignedOut, deactivated))};
    EXPECT_EQ(texts.size(), 3);
    for (const QString &text : texts)
        expectPlain(text);
    EXPECT_EQ(ui::errorText(error(Code::Refused, suspended)),
              accountText(error(Code::Refused, suspended)))
        << "a post that is refused for it says so too";
}

TEST(AccountText, AClockThatIsAnHourOffIsSaidAndOneThatIsNearlyRightIsNot)
{
    EXPECT_TRUE(ui::clockText(90s).isEmpty());
    EXPECT_TRUE(ui::clockText(-90s).isEmpty());
    expectPlain(ui::clockText(1h));
    EXPECT_TRUE(ui::clockText(1h).contains(u"1 h ahead"_s)) << qPrintable(ui::clockText(1h));
    EXPECT_TRUE(ui::clockText(-1h).contains(u"1 h behind"_s)) << qPrintable(ui::clockText(-1h));
}

TEST(AccountText, NamesAreJoinedAsTheyAreSpoken)
{
    const Account one = tests::anAccount(u"bluesky"_s);
    const Account other = tests::anAccount(u"x"_s);
    EXPECT_EQ(ui::accountNames({one}), u"@host.bluesky on Bluesky"_s);
    EXPECT_EQ(ui::accountNames({one, other}), u"@host.bluesky on Bluesky and @host.x on X"_s);
    EXPECT_EQ(ui::accountNames({}), QString());
}
