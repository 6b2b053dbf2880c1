// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_client.h"
#include "tests/support/builders.h"
#include "ui/accounts/account_words.h"
#include "ui/shell/account_text.h"

#include <gtest/gtest.h>

#include <QSet>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;
using Code = Error::Code;

namespace {

const Instant now = instantFromMs(1'800'000'000'000);

AccountState stateAfter(const Error &error, Milliseconds ago = 0ms)
{
    return accountState(anAccount(u"bluesky"_s),
                        AccountBook::Checked{tl::unexpected(error), now - ago}, now);
}

/// One plain sentence after the other, each ended.
void expectPlain(const QString &text)
{
    EXPECT_FALSE(text.isEmpty());
    EXPECT_TRUE(text.endsWith(u'.')) << text.toStdString();
    EXPECT_FALSE(text.contains(u'%')) << text.toStdString();
    EXPECT_FALSE(text.contains(u"secret detail"_s)) << text.toStdString();
}

}  // namespace

TEST(AccountWords, EveryErrorIsOnePlainSentenceThatIsNotTheErrorsOwn)
{
    for (int code = 0; code <= int(Code::Cancelled); ++code) {
        const Error error{Code(code), u"secret detail"_s};
        expectPlain(stateAfter(error).sentence);
        EXPECT_NE(stateAfter(error).look, u"ok"_s);
        for (const QString &network : {u"bluesky"_s, u"mastodon"_s})
            expectPlain(signInErrorText(error, NetworkId(network), u"ada.test"_s));
    }
    expectPlain(removedText(anAccount(u"bluesky"_s), Done{}));
    for (const QString &network : {u"bluesky"_s, u"mastodon"_s})
        expectPlain(removedText(anAccount(network), failure(Code::Offline)));
}

TEST(AccountWords, WhatHelpsDiffersBetweenWhatCanBeWrong)
{
    const QList<Code> codes{Code::SignedOut,  Code::NotFound,    Code::Refused,    Code::Offline,
                            Code::CannotSave, Code::RateLimited, Code::Unconfirmed};
    QSet<QString> states;
    QSet<QString> signIns;
    for (const Code code : codes) {
        states.insert(stateAfter(Error{code}).sentence);
        signIns.insert(signInErrorText(Error{code}, NetworkId(u"bluesky"_s), u"ada.test"_s));
    }
    QSet<QString> atServers;
    for (const Code code : {Code::SignedOut, Code::NotFound, Code::Refused, Code::Offline,
                            Code::BadInput, Code::CannotSave, Code::RateLimited})
        atServers.insert(serverSignInErrorText(Error{code}, u"social.example"_s));
    EXPECT_EQ(atServers.size(), 7);
    EXPECT_EQ(states.size(), codes.size());
    EXPECT_EQ(signIns.size(), codes.size());
    EXPECT_TRUE(stateAfter(Error{Code::SignedOut}).signedOut);
    EXPECT_FALSE(stateAfter(Error{Code::Offline}).signedOut);
}

TEST(AccountWords, AWaitIsCountedFromWhenItWasAskedFor)
{
    const Error wait{Code::RateLimited, {}, Seconds{120}};
    EXPECT_TRUE(stateAfter(wait).sentence.contains(u"wait for 2 min"_s));
    EXPECT_TRUE(stateAfter(wait, 90s).sentence.contains(u"wait for 30 s"_s))
        << stateAfter(wait, 90s).sentence.toStdString();
    EXPECT_TRUE(stateAfter(wait, 3min).sentence.contains(u"check it now"_s));
}

TEST(AccountWords, AServerIsNamedByItsHostAlone)
{
    Account account = anAccount(u"mastodon"_s);
    EXPECT_EQ(placeOf(account), u"Mastodon"_s);
    account.server = u"https://social.example:8443"_s;
    EXPECT_EQ(placeOf(account), u"Mastodon · social.example"_s);
    account.server = u"social.example"_s;
    EXPECT_EQ(placeOf(account), u"Mastodon · social.example"_s);
}

TEST(AccountWords, PracticeAccountsAreKnownFromRealOnes)
{
    for (const Account &account : practiceAccounts())
        EXPECT_TRUE(isPractice(account.id));
    EXPECT_FALSE(isPractice(anAccount(u"bluesky"_s).id));
}

}  // namespace tests
