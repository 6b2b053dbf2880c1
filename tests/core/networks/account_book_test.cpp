// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/account_book.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_network.h"
#include "tests/support/fake_transport.h"
#include "tests/support/settle.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that takes its time, and may refuse.
class SlowSecrets : public MemorySecretStore {
public:
    bool refuses = false;
    std::vector<std::function<void()>> removals;

    Future<Done> write(const QString &account, const Secret &secret) override
    {
        return refuses ? arrived<Done>(failure(Error::Code::CannotSave))
                       : MemorySecretStore::write(account, secret);
    }
    Future<Done> remove(const QString &account) override
    {
        auto promise = std::make_shared<QPromise<Result<Done>>>();
        promise->start();
        MemorySecretStore::remove(account);
        removals.push_back([promise] {
            promise->addResult(Done{});
            promise->finish();
        });
        return promise->future();
    }
};

class AccountBookTest : public testing::Test {
protected:
    Result<Account> add(const QString &handle, const char *password = "first",
                        const QString &network = u"bluesky"_s)
    {
        return book.add(NetworkId(network), handle, Secret(password)).result();
    }
    Result<Secret> secretOf(const Account &account)
    {
        return secrets.read(account.id.text()).result();
    }

    tests::FakeClock clock;
    tests::FakeTransport transport;
    SlowSecrets secrets;
    Endpoints endpoints;
    tests::FakeNetwork bluesky{u"bluesky"_s};
    tests::FakeNetwork mastodon{u"mastodon"_s};
    AccountBook book{{bluesky.network(), mastodon.network()},
                     {clock, transport, secrets, endpoints}};
};

}  // namespace

TEST_F(AccountBookTest, WhoSignsInIsKeptAndTheSecretGoesToTheStoreAlone)
{
    QSignalSpy added(&book, &AccountBook::added);
    const Result<Account> account = add(u"ada.example"_s);
    ASSERT_TRUE(account);
    EXPECT_EQ(book.accounts(), QList<Account>{*account});
    EXPECT_EQ(added.size(), 1);
    EXPECT_EQ(secretOf(*account), Secret("first"));
    EXPECT_EQ(book.lastCheck(account->id)->result, Done{});
}

TEST_F(AccountBookTest, AWrongPasswordKeepsNothing)
{
    bluesky.signIns = {failure(Error::Code::SignedOut)};
    EXPECT_EQ(add(u"ada.example"_s).error().code, Error::Code::SignedOut);
    EXPECT_TRUE(book.accounts().isEmpty());
    EXPECT_FALSE(secretOf(bluesky.account(u"ada.example"_s)));
}

TEST_F(AccountBookTest, AKeychainThatRefusesKeepsNoAccount)
{
    secrets.refuses = true;
    EXPECT_EQ(add(u"ada.example"_s).error().code, Error::Code::CannotSave);
    EXPECT_TRUE(book.accounts().isEmpty());
}

TEST_F(AccountBookTest, ANetworkThatIsNotThereIsNotFound)
{
    EXPECT_EQ(add(u"ada"_s, "first", u"nowhere"_s).error().code, Error::Code::NotFound);
}

TEST_F(AccountBookTest, SigningInAnewKeepsPlaceAndClientOfTheAccount)
{
    const Account ada = *add(u"ada.example"_s);
    add(u"ben.example"_s);
    NetworkClient *client = book.client(ada.id);
    ASSERT_TRUE(add(u"ada.example"_s, "second"));
    EXPECT_EQ(book.accounts().value(0), ada);
    EXPECT_EQ(book.accounts().size(), 2);
    EXPECT_EQ(book.client(ada.id), client) << "a running chat holds it";
    EXPECT_EQ(bluesky.clients.value(0)->signedInAgain, 1);
    EXPECT_EQ(secretOf(ada), Secret("second"));
}

TEST_F(AccountBookTest, TwoSignInsAtOnceBothCome)
{
    bluesky.neverReplies = mastodon.neverReplies = true;
    const Future<Account> ada = book.add(NetworkId(u"bluesky"_s), u"ada.example"_s, Secret("a"));
    const Future<Account> ben = book.add(NetworkId(u"mastodon"_s), u"ben@example"_s, Secret("b"));
    bluesky.reply();
    mastodon.reply();
    tests::settle();
    ASSERT_TRUE(ada.isFinished() && ben.isFinished());
    EXPECT_EQ(book.accounts().size(), 2);
}

TEST_F(AccountBookTest, WhatACheckGaveIsRememberedAlsoWhereSomebodyWaitsForIt)
{
    const Account ada = *add(u"ada.example"_s);
    book.client(ada.id);
    bluesky.check = failure(Error::Code::SignedOut);
    transport.neverReplies = true;  // so that it takes a while
    Account withServer = ada;
    withServer.server = u"https://pds.example"_s;
    book.restore({withServer});
    std::optional<Result<Done>> heard;
    whenArrived(book.check(ada.id), &book, [&](const Result<Done> &result) { heard = result; });
    EXPECT_FALSE(heard);
    clock.advance(1min);
    transport.reply(0, failure(Error::Code::Offline));
    tests::settle();
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->error().code, Error::Code::SignedOut);
    EXPECT_EQ(book.lastCheck(ada.id)->result, *heard);
    EXPECT_EQ(book.lastCheck(ada.id)->at, clock.now());
}

TEST_F(AccountBookTest, ACheckTellsHowFarOurClockIsAhead)
{
    Account ada = *add(u"ada.example"_s);
    ada.server = u"https://pds.example"_s;
    book.restore({ada});
    transport.replies = {
        Reply{.status = 200, .headers = {{"Date", "Fri, 15 Jan 2027 07:00:00 GMT"}}}};
    book.check(ada.id);
    ASSERT_TRUE(book.lastCheck(ada.id)->clockAhead);
    EXPECT_EQ(*book.lastCheck(ada.id)->clockAhead, 1h) << qPrintable(isoTime(clock.now()));
    EXPECT_EQ(transport.sent.value(0).method, "HEAD");
    EXPECT_TRUE(transport.sent.value(0).bearer.isEmpty());
}

TEST_F(AccountBookTest, RemovingWaitsForTheKeychainAndSignsOut)
{
    const Account ada = *add(u"ada.example"_s);
    QSignalSpy removed(&book, &AccountBook::removed);
    const Future<Done> removing = book.remove(ada.id);
    EXPECT_TRUE(book.accounts().isEmpty());
    EXPECT_EQ(removed.size(), 1);
    EXPECT_EQ(bluesky.clients.value(0)->signedOut, 1);
    EXPECT_FALSE(removing.isFinished()) << "the program may end as soon as this has arrived";
    secrets.removals.at(0)();
    tests::settle();
    ASSERT_TRUE(removing.isFinished());
    EXPECT_FALSE(secretOf(ada));
}

TEST_F(AccountBookTest, WhatCannotBeSignedOutIsGoneHereAllTheSame)
{
    const Account ada = *add(u"ada.example"_s);
    book.client(ada.id);
    bluesky.signOut = failure(Error::Code::Offline);
    const Future<Done> removing = book.remove(ada.id);
    secrets.removals.at(0)();
    tests::settle();
    EXPECT_EQ(removing.result().error().code, Error::Code::Offline);
    EXPECT_TRUE(book.accounts().isEmpty());
    EXPECT_FALSE(secretOf(ada));
}

TEST_F(AccountBookTest, TheClientOfARemovedAccountStaysForTheChatThatHoldsIt)
{
    const Account ada = *add(u"ada.example"_s);
    const QPointer<NetworkClient> client = book.client(ada.id);
    book.remove(ada.id);
    tests::settle();
    EXPECT_TRUE(client);
    EXPECT_EQ(book.client(ada.id), nullptr);
}

TEST_F(AccountBookTest, AnAccountIsNamedByIdHandleOrNetworkAndHandle)
{
    const Account ada = *add(u"ada.example"_s);
    const Account other = *add(u"ada.example"_s, "first", u"mastodon"_s);
    const Account ben = *add(u"ben.example"_s);
    EXPECT_EQ(*book.named(ada.id.text()), ada);
    EXPECT_EQ(*book.named(u"@Ben.Example"_s), ben);
    EXPECT_EQ(*book.named(u"mastodon:ada.example"_s), other);
    EXPECT_EQ(*book.named(u"bluesky:@ada.example"_s), ada);
    EXPECT_EQ(book.named(u"ada.example"_s), nullptr) << "there are two of them";
    EXPECT_EQ(book.named({}), nullptr);
    EXPECT_EQ(book.named(u"cid.example"_s), nullptr);
}

TEST_F(AccountBookTest, AccountsOfNetworksThatAreNotThereAreLeftOut)
{
    book.restore({bluesky.account(u"ada"_s), tests::FakeNetwork(u"x"_s).account(u"ada"_s)});
    EXPECT_EQ(book.accounts().size(), 1);
    EXPECT_TRUE(bluesky.clients.isEmpty()) << "a client is made when it is asked for";
}

TEST_F(AccountBookTest, AnAccountOfManyServersIsFoundByItsUserAndItsServerWhereOnlyOneFits)
{
    const auto signedIn = [this](const QString &handle, const QString &server) {
        Account account = mastodon.account(handle);
        account.server = server;
        mastodon.signIns.push_back(account);
        return *add(handle, "first", u"mastodon"_s);
    };
    const Account ada = signedIn(u"Ada@social.example"_s, u"https://social.example"_s);
    const Account ben = signedIn(u"ben@example"_s, u"https://club.example:8443"_s);
    const Account bare = *add(u"ben"_s);
    for (const QString &words :
         {u"@ada@social.example"_s, u"mastodon:@ada@social.example"_s, u"ada"_s, u"@ADA"_s,
          u"mastodon:ada"_s, u"social.example"_s, u"mastodon:social.example"_s}) {
        ASSERT_TRUE(book.named(words)) << qPrintable(words);
        EXPECT_EQ(*book.named(words), ada) << qPrintable(words);
    }
    EXPECT_EQ(*book.named(u"mastodon:club.example"_s), ben);
    EXPECT_EQ(*book.named(u"ben"_s), bare) << "what fits whole goes first";
    EXPECT_EQ(*book.named(u"mastodon:ben"_s), ben);
    EXPECT_EQ(book.named(u"bluesky:ada"_s), nullptr);
    EXPECT_EQ(book.named(u"adasocial.example"_s), nullptr);
    EXPECT_EQ(book.named(u"@"_s), nullptr);
    signedIn(u"ada@club.example"_s, u"https://club.example"_s);
    EXPECT_EQ(book.named(u"ada"_s), nullptr) << "there are two of them now";
    EXPECT_EQ(book.named(u"mastodon:club.example"_s), nullptr);
}

TEST_F(AccountBookTest, ASignInThroughTheBrowserIsHandedOnAndEndsWithTheCode)
{
    mastodon.page = QUrl(u"https://social.example/oauth/authorize"_s);
    mastodon.givesCode = true;
    const QSignalSpy opened(&book, &AccountBook::browserNeeded);
    const Future<Account> adding = book.add(NetworkId(u"mastodon"_s), u"social.example"_s, {});
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toUrl(), mastodon.page);
    EXPECT_TRUE(opened[0][1].toBool());
    EXPECT_FALSE(adding.isFinished());
    book.enterCode(u"12"_s);
    ASSERT_TRUE(adding.isFinished());
    EXPECT_TRUE(adding.result());
    EXPECT_EQ(mastodon.codes, QStringList{u"12"_s});
    tests::settle();
    book.enterCode(u"13"_s);
    EXPECT_EQ(mastodon.codes.size(), 1) << "no sign-in is under way";
}

TEST_F(AccountBookTest, ASignInThatIsGivenUpKeepsNothing)
{
    mastodon.page = QUrl(u"https://social.example/oauth/authorize"_s);
    const Future<Account> adding = book.add(NetworkId(u"mastodon"_s), u"social.example"_s, {});
    book.cancelSignIn();
    ASSERT_TRUE(adding.isFinished());
    EXPECT_EQ(adding.result().error().code, Error::Code::Cancelled);
    EXPECT_TRUE(book.accounts().isEmpty());
    book.cancelSignIn();
}
