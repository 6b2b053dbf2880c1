// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/networks/mastodon_sign_in_fixture.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace tests {

namespace {

const QString byHand = u"urn:ietf:wg:oauth:2.0:oob"_s;

}  // namespace

TEST_F(MastodonSignInTest, TheBrowserGivesTheAccountAndWhatSignsItIn)
{
    const Result<SignedIn> result = throughTheBrowser();
    ASSERT_TRUE(result) << qPrintable(result.error().detail);
    EXPECT_EQ(result->account,
              (Account{.id = AccountId(u"mastodon:https://social.example/users/ann"_s),
                       .network = NetworkId(u"mastodon"_s),
                       .nativeId = u"https://social.example/users/ann"_s,
                       .handle = u"ann@example"_s,
                       .name = u"Ann Lee"_s,
                       .server = u"https://social.example"_s,
                       .textRules = TextRules::mastodon(700)}));
    EXPECT_EQ(kept(*result), (QJsonObject{{u"token"_s, u"canary-token"_s},
                                          {u"accountId"_s, u"42"_s},
                                          {u"clientId"_s, u"app&1"_s},
                                          {u"clientSecret"_s, u"canary-app"_s},
                                          {u"scopes"_s, u"read write"_s}}));
}

TEST_F(MastodonSignInTest, ThePageTheAppAndTheTokenAgree)
{
    ASSERT_TRUE(throughTheBrowser());
    EXPECT_EQ(browser.page.adjusted(QUrl::RemoveQuery),
              QUrl(u"https://social.example/oauth/authorize"_s));
    EXPECT_EQ(browser.item(u"client_id"_s), u"app&1");
    const QString redirect = browser.item(u"redirect_uri"_s);
    EXPECT_TRUE(redirect.startsWith(u"http://127.0.0.1:")) << qPrintable(redirect);
    EXPECT_EQ(field(apps, u"redirect_uris"_s), redirect);
    EXPECT_EQ(field(token, u"redirect_uri"_s), redirect);
    EXPECT_EQ(field(apps, u"client_name"_s), u"Moderato");
    EXPECT_EQ(field(apps, u"scopes"_s), browser.item(u"scope"_s));
    EXPECT_EQ(field(token, u"grant_type"_s), u"authorization_code");
    EXPECT_EQ(field(token, u"code"_s), u"c/1");
    EXPECT_EQ(field(token, u"client_id"_s), u"app&1");
    EXPECT_EQ(field(token, u"client_secret"_s), u"canary-app");
    EXPECT_EQ(browser.item(u"code_challenge"_s).toLatin1(),
              QCryptographicHash::hash(field(token, u"code_verifier"_s).toLatin1(),
                                       QCryptographicHash::Sha256)
                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    for (const QString &path : {apps, token, who})
        EXPECT_EQ(requestsTo(path).size(), 1) << qPrintable(path);
}

TEST_F(MastodonSignInTest, NoSecretStandsInAnAddressOrGoesToAnotherServer)
{
    ASSERT_TRUE(throughTheBrowser());
    for (const Request &request : transport.sent) {
        EXPECT_EQ(request.url.host(), u"social.example");
        EXPECT_FALSE(request.url.toString().contains(u"canary"));
    }
    EXPECT_FALSE(browser.page.toString().contains(u"canary"));
}

TEST_F(MastodonSignInTest, OnlyWhatIsNeededIsAskedForWhereTheServerKnowsThat)
{
    ASSERT_TRUE(throughTheBrowser());
    const QStringList fine = field(apps, u"scopes"_s).split(u' ');
    EXPECT_EQ(fine.size(), 13);
    EXPECT_TRUE(fine.contains(u"write:statuses"_s) && fine.contains(u"read:filters"_s));
    EXPECT_FALSE(fine.contains(u"write"_s) || fine.contains(u"read"_s));

    const QString discovery = u"/.well-known/oauth-authorization-server"_s;
    version = "3.5.3";
    QJsonArray known;
    for (const QString &scope : fine)
        known.append(scope);
    const auto listing = [](const QJsonArray &scopes) {
        return FakeTransport::json(
            200, QJsonDocument(QJsonObject{{u"scopes_supported"_s, scopes}}).toJson());
    };
    QJsonArray some = known;
    some.removeLast();
    instead[discovery] = {listing(known), listing(some), FakeTransport::json(200, "[]"),
                          failure(Code::Offline)};
    for (const QString &scopes :
         {fine.join(u' '), u"read write"_s, u"read write"_s, u"read write"_s}) {
        makeSignIn();
        browser.opened = 0;
        ASSERT_TRUE(throughTheBrowser());
        EXPECT_EQ(field(apps, u"scopes"_s), scopes);
    }
}

TEST_F(MastodonSignInTest, WhereNoRedirectIsTakenTheCodeIsCopied)
{
    instead[apps] = {FakeTransport::json(422, R"({"error":"Redirect URI must be an HTTPS URI"})")};
    const Future<SignedIn> signingIn = signIn->signIn(u"social.example"_s, {});
    EXPECT_TRUE(browser.givesCode);
    EXPECT_EQ(browser.item(u"redirect_uri"_s), byHand);
    EXPECT_EQ(field(apps, u"redirect_uris"_s), byHand);
    signIn->enterCode(u" \n"_s);
    EXPECT_FALSE(signingIn.isFinished());
    signIn->enterCode(u" 12-ab \n"_s);
    ASSERT_TRUE(signingIn.isFinished());
    ASSERT_TRUE(signingIn.result());
    EXPECT_EQ(field(token, u"code"_s), u"12-ab");
    EXPECT_EQ(field(token, u"redirect_uri"_s), byHand);
}

TEST_F(MastodonSignInTest, AServerThatForgotTheAppIsToldOfItOnceMore)
{
    const Reply forgotten = FakeTransport::json(401, R"({"error":"invalid_client"})");
    instead[token] = {forgotten};
    const Future<SignedIn> signingIn = signIn->signIn(u"social.example"_s, {});
    browser.comeBack(u"code=first"_s);
    EXPECT_EQ(browser.opened, 2);
    EXPECT_FALSE(signingIn.isFinished());
    browser.comeBack(u"code=second"_s);
    ASSERT_TRUE(signingIn.isFinished() && signingIn.result());
    EXPECT_EQ(requestsTo(apps).size(), 2);
    EXPECT_EQ(field(token, u"code"_s), u"second");

    makeSignIn();
    instead[token] = {forgotten, forgotten};
    const Future<SignedIn> again = signIn->signIn(u"social.example"_s, {});
    browser.comeBack(u"code=1"_s);
    browser.comeBack(u"code=2"_s);
    ASSERT_TRUE(again.isFinished());
    EXPECT_EQ(again.result().error().code, Code::Refused);
    EXPECT_EQ(requestsTo(apps).size(), 4);
}

TEST_F(MastodonSignInTest, ATokenOfTheHostNeedsNoBrowser)
{
    const Result<SignedIn> result =
        signIn->signIn(u"@Ann@social.example"_s, Secret("canary-token")).result();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->account.handle, u"ann@example");
    EXPECT_EQ(kept(*result),
              (QJsonObject{{u"token"_s, u"canary-token"_s}, {u"accountId"_s, u"42"_s}}));
    EXPECT_EQ(browser.opened, 0);
    EXPECT_TRUE(requestsTo(apps).isEmpty());
    makeSignIn();
    EXPECT_EQ(signIn->signIn(u"social.example"_s, Secret("wrong")).result().error().code,
              Code::SignedOut);
}

TEST_F(MastodonSignInTest, WhoSaysNoOrGivesUpIsNotSignedIn)
{
    EXPECT_EQ(throughTheBrowser(u"error=access_denied"_s).error().code, Code::SignedOut);
    makeSignIn();
    const Future<SignedIn> given = signIn->signIn(u"social.example"_s, {});
    signIn->cancel();
    ASSERT_TRUE(given.isFinished());
    EXPECT_EQ(given.result().error().code, Code::Cancelled);
    signIn->enterCode(u"late"_s);
    EXPECT_TRUE(requestsTo(token).isEmpty());

    makeSignIn();
    const Future<SignedIn> never = signIn->signIn(u"social.example"_s, {});
    clock.advance(OAuthFlow::patience);
    ASSERT_TRUE(never.isFinished());
    EXPECT_EQ(never.result().error().code, Code::SignedOut);
}

TEST_F(MastodonSignInTest, GivingUpWhileTheServerIsAskedEndsAtOnce)
{
    transport.neverReplies = true;
    const Future<SignedIn> given = signIn->signIn(u"social.example"_s, {});
    signIn->cancel();
    ASSERT_TRUE(given.isFinished());
    EXPECT_EQ(given.result().error().code, Code::Cancelled);
    transport.neverReplies = false;
    transport.reply(0, usual({.url = QUrl(u"https://social.example/api/v2/instance"_s)}));
    EXPECT_TRUE(requestsTo(apps).isEmpty());
    EXPECT_EQ(browser.opened, 0);
}

TEST_F(MastodonSignInTest, EachFailureSaysWhatHelps)
{
    const Reply busy{.status = 429,
                     .headers = {{"Retry-After", "90"}},
                     .body = R"({"error":"Too many requests"})"};
    struct Case {
        QString path;
        Result<Reply> reply;
        Code code;
    };
    for (const Case &one : {
             Case{apps, failure(Code::Unconfirmed), Code::Offline},
             Case{apps, Reply{.status = 503}, Code::Offline},
             Case{apps, FakeTransport::json(200, "<html>"), Code::Offline},
             Case{apps, busy, Code::RateLimited},
             Case{token, failure(Code::Unconfirmed), Code::Offline},
             Case{token, FakeTransport::json(400, R"({"error":"invalid_grant"})"), Code::SignedOut},
             Case{token, FakeTransport::json(200, "{}"), Code::Offline},
             Case{token, busy, Code::RateLimited},
             Case{who, FakeTransport::json(401, R"({"error":"revoked"})"), Code::SignedOut},
             Case{who, FakeTransport::json(403, R"({"error":"Your login is currently disabled"})"),
                  Code::Refused},
             Case{who, FakeTransport::json(200, R"({"id":"1"})"), Code::Offline},
         }) {
        makeSignIn();
        browser = {};
        instead = {{one.path, {one.reply}}};
        const Future<SignedIn> signingIn = signIn->signIn(u"social.example"_s, {});
        if (browser.opened == 1)
            browser.comeBack(u"code=1"_s);
        ASSERT_TRUE(signingIn.isFinished()) << qPrintable(one.path);
        ASSERT_FALSE(signingIn.result()) << qPrintable(one.path);
        EXPECT_EQ(signingIn.result().error().code, one.code) << qPrintable(one.path);
        EXPECT_FALSE(signingIn.result().error().detail.contains(u"canary"));
    }
}

TEST_F(MastodonSignInTest, AnAccountOfAnotherServerIsNotTaken)
{
    instead[who] = {FakeTransport::json(
        200, R"({"id":"1","username":"ann","acct":"ann","uri":"https://good.example/users/ann"})")};
    EXPECT_EQ(throughTheBrowser().error().code, Code::Refused);
}

TEST_F(MastodonSignInTest, AServerThatSpeaksAnotherLanguageIsNotFound)
{
    host = u"other.example"_s;
    EXPECT_EQ(signIn->signIn(u"social.example"_s, {}).result().error().code, Code::NotFound);
    makeSignIn();
    transport.answer = nullptr;
    EXPECT_EQ(signIn->signIn(u"social.example"_s, {}).result().error().code, Code::Offline);
    makeSignIn();
    transport.sent.clear();
    EXPECT_EQ(signIn->signIn(u"what is this"_s, {}).result().error().code, Code::BadInput);
    EXPECT_TRUE(transport.sent.isEmpty());
}

TEST_F(MastodonSignInTest, AHandleLeadsToAServerElsewhere)
{
    const QString finger = u"/.well-known/webfinger"_s;
    const Result<Reply> gone = Reply{.status = 404};
    const QList<Reply> answers{
        FakeTransport::json(200, R"({"links":[{"rel":"self","type":"application/activity+json",
                                             "href":"https://social.example/users/ann"}]})"),
        FakeTransport::json(200, R"({"links":[{"rel":"http://webfinger.net/rel/profile-page",
                                             "href":"https://social.example/@ann"}]})"),
        Reply{.status = 301,
              .headers = {{"Location", "https://social.example/.well-known/webfinger?x"}}}};
    for (const Reply &answer : answers) {
        makeSignIn();
        transport.sent.clear();
        instead[finger] = {answer};
        const Result<SignedIn> result =
            signIn->signIn(u"@ann@example.com"_s, Secret("canary-token")).result();
        ASSERT_TRUE(result) << answer.body.constData();
        EXPECT_EQ(result->account.server, u"https://social.example");
        const Request asked = requestsTo(finger).value(0);
        EXPECT_EQ(asked.url.host(), u"example.com");
        EXPECT_EQ(QUrlQuery(asked.url).queryItemValue(u"resource"_s, QUrl::FullyDecoded),
                  u"acct:ann@example.com");
        EXPECT_TRUE(asked.bearer.isEmpty());
    }
    makeSignIn();
    instead[finger] = {
        FakeTransport::json(200, R"({"links":[{"rel":"self","href":"http://127.0.0.1/users/ann"},
                          {"rel":"self","href":"https://example.com/users/ann"},
                          {"rel":"self","href":"social.example"}]})")};
    transport.sent.clear();
    EXPECT_EQ(signIn->signIn(u"ann@example.com"_s, Secret("canary-token")).result().error().code,
              Code::NotFound);
    EXPECT_EQ(requestsTo(finger).size(), 1);
    for (const Request &request : transport.sent)
        EXPECT_TRUE(request.bearer.isEmpty());
}

TEST_F(MastodonSignInTest, AClosedServerSaysWhatItIsToItsMembers)
{
    instead[u"/api/v2/instance"_s] = {Reply{.status = 401}};
    const Result<SignedIn> result = throughTheBrowser();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->account.textRules.limit, 700);
    EXPECT_EQ(result->account.handle, u"ann@example");
    EXPECT_EQ(requestsTo(u"/api/v2/instance"_s).last().bearer, Secret("canary-token"));
}

}  // namespace tests
