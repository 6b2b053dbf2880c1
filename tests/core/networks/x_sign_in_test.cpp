// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_sign_in.h"

#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"
#include "tests/support/settle.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::x;
using namespace tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = Error::Code;

/// Signing in at X, with a host at the browser who does what a test says.
class XSignInTest : public testing::Test {
protected:
    XSignInTest()
    {
        transport.answer = [this](const Request &request) -> Result<Reply> {
            if (auto &once = instead[request.url.path()]; !once.isEmpty())
                return once.takeFirst();
            if (request.url.path() == tokenPath)
                return FakeTransport::json(200, R"({"token_type":"bearer","expires_in":7200,
                    "access_token":"canary-a","refresh_token":"canary-r","scope":"tweet.read"})");
            if (request.bearer != Secret("canary-a"))
                return FakeTransport::json(401, R"({"title":"Unauthorized","status":401})");
            return FakeTransport::json(
                200, R"({"data":{"id":"42","username":"chathost","name":"The Host"}})");
        };
        QObject::connect(&signIn, &SignIn::browserNeeded, &signIn,
                         [this](const QUrl &opened, bool givesCode) {
                             page = opened;
                             EXPECT_FALSE(givesCode);
                         });
    }
    QString item(const QString &key) const
    {
        return QUrlQuery(page).queryItemValue(key, QUrl::FullyDecoded);
    }
    /// The browser follows X's redirect.
    void comeBack(const QString &answer) const
    {
        const QUrl redirect(item(u"redirect_uri"_s));
        QTcpSocket socket;
        QEventLoop loop;
        QObject::connect(&socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
        QObject::connect(&socket, &QTcpSocket::errorOccurred, &loop, &QEventLoop::quit);
        QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] {
            socket.write("GET " + redirect.path().toLatin1() + '?' + answer.toLatin1() +
                         "&state=" + item(u"state"_s).toLatin1() + " HTTP/1.1\r\n\r\n");
        });
        QTimer::singleShot(5000, &loop, &QEventLoop::quit);  // only a broken server needs it
        socket.connectToHost(redirect.host(), quint16(redirect.port()));
        loop.exec();
        settle();
    }
    Result<SignedIn> throughTheBrowser(const QString &answer = u"code=c1"_s,
                                       const Secret &bearer = {})
    {
        const Future<SignedIn> signingIn = signIn.signIn(u" my-client_Id=1 "_s, bearer);
        if (page.isEmpty())
            return signingIn.isFinished() ? signingIn.result() : failure(Code::InUse);
        comeBack(answer);
        return signingIn.isFinished() ? signingIn.result() : failure(Code::InUse);
    }
    QString field(const QString &name) const
    {
        const QUrlQuery form(QString::fromUtf8(transport.sent.value(0).body));
        return form.queryItemValue(name, QUrl::FullyDecoded);
    }

    const QString tokenPath = u"/2/oauth2/token"_s;
    FakeClock clock;
    FakeTransport transport;
    MemorySecretStore secrets;
    Endpoints endpoints;
    QHash<QString, QList<Result<Reply>>> instead;  ///< by path, one after the other
    QUrl page;
    XSignIn signIn{Services{clock, transport, secrets, endpoints}};
};

TEST_F(XSignInTest, TheBrowserGivesTheAccountAndWhatSignsItIn)
{
    const Result<SignedIn> result = throughTheBrowser(u"code=c1"_s, Secret(" canary-bearer\n"));
    ASSERT_TRUE(result) << qPrintable(result.error().detail);
    EXPECT_EQ(result->account, (Account{.id = AccountId(u"x:42"_s),
                                        .network = NetworkId(u"x"_s),
                                        .nativeId = u"42"_s,
                                        .handle = u"chathost"_s,
                                        .name = u"The Host"_s,
                                        .textRules = TextRules::x()}));
    EXPECT_EQ(tokensIn(result->secret), (Tokens{.access = Secret("canary-a"),
                                                .refresh = Secret("canary-r"),
                                                .expires = clock.now() + 2h,
                                                .clientId = u"my-client_Id=1"_s,
                                                .bearer = Secret("canary-bearer")}));
}

TEST_F(XSignInTest, ThePageAndTheTokenAgree)
{
    ASSERT_TRUE(throughTheBrowser());
    EXPECT_EQ(page.adjusted(QUrl::RemoveQuery), QUrl(u"https://x.com/i/oauth2/authorize"_s));
    const QUrl redirect(item(u"redirect_uri"_s));
    EXPECT_EQ(redirect.host(), u"127.0.0.1");
    EXPECT_EQ(redirect.path(), u"/cb");
    EXPECT_TRUE(XSignIn::ports().contains(quint16(redirect.port())));
    EXPECT_EQ(item(u"response_type"_s), u"code");
    EXPECT_EQ(item(u"code_challenge_method"_s), u"S256");
    EXPECT_EQ(field(u"grant_type"_s), u"authorization_code");
    EXPECT_EQ(field(u"code"_s), u"c1");
    EXPECT_EQ(field(u"client_id"_s), item(u"client_id"_s));
    EXPECT_EQ(field(u"redirect_uri"_s), item(u"redirect_uri"_s));
    EXPECT_EQ(
        item(u"code_challenge"_s).toLatin1(),
        QCryptographicHash::hash(field(u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    EXPECT_EQ(transport.sent.size(), 2) << "the code once, then whose token it is";
}

TEST_F(XSignInTest, AsksForWhatIsNeededAndForATokenThatCanBeRenewed)
{
    ASSERT_TRUE(throughTheBrowser());
    const QStringList scopes = item(u"scope"_s).split(u' ');
    for (const QString &scope : {u"tweet.read"_s, u"tweet.write"_s, u"users.read"_s,
                                 u"media.write"_s, u"offline.access"_s})
        EXPECT_TRUE(scopes.contains(scope)) << qPrintable(scope);
    EXPECT_FALSE(item(u"scope"_s).contains(u"dm."));
}

TEST_F(XSignInTest, APortThatIsTakenIsNoTrouble)
{
    QTcpServer somebody;
    somebody.listen(QHostAddress::LocalHost, XSignIn::ports().first());
    ASSERT_TRUE(throughTheBrowser());
    EXPECT_NE(QUrl(item(u"redirect_uri"_s)).port(), XSignIn::ports().first());
}

TEST_F(XSignInTest, WhereAllPortsAreTakenItCannotBeNow)
{
    std::vector<std::unique_ptr<QTcpServer>> all;
    for (const quint16 port : XSignIn::ports()) {
        all.push_back(std::make_unique<QTcpServer>());
        all.back()->listen(QHostAddress::LocalHost, port);
    }
    const Result<SignedIn> result = throughTheBrowser();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::Offline);
    EXPECT_TRUE(page.isEmpty());
}

TEST_F(XSignInTest, WhatIsNoClientIdOpensNoPage)
{
    for (const QString &name : {u""_s, u"@chathost"_s, u"https://x.com"_s, u"two words"_s}) {
        const Result<SignedIn> result = signIn.signIn(name, {}).result();
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, Code::BadInput) << qPrintable(name);
    }
    EXPECT_TRUE(page.isEmpty());
}

TEST_F(XSignInTest, SaysWhyItCouldNot)
{
    const std::pair<Reply, Code> all[] = {
        {FakeTransport::json(400, R"({"error":"invalid_request","error_description":"code"})"),
         Code::SignedOut},
        {FakeTransport::json(401, R"({"error":"unauthorized_client"})"), Code::Refused},
        {FakeTransport::json(503, R"({"title":"Service Unavailable"})"), Code::Offline},
        {FakeTransport::json(200, R"({"token_type":"bearer"})"), Code::Offline}};
    for (const auto &[reply, code] : all) {
        instead[tokenPath] = {reply};
        XSignIn again(Services{clock, transport, secrets, endpoints});
        QObject::connect(&again, &SignIn::browserNeeded, &again,
                         [this](const QUrl &opened, bool) { page = opened; });
        const Future<SignedIn> signingIn = again.signIn(u"my-client-id"_s, {});
        comeBack(u"code=c1"_s);
        ASSERT_TRUE(signingIn.isFinished());
        ASSERT_FALSE(signingIn.result());
        EXPECT_EQ(signingIn.result().error().code, code) << reply.status;
    }
}

TEST_F(XSignInTest, AHostWhoSaysNoIsNotSignedIn)
{
    const Result<SignedIn> result = throughTheBrowser(u"error=access_denied"_s);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::SignedOut);
    EXPECT_TRUE(transport.sent.isEmpty());
}

TEST_F(XSignInTest, AHostWhoGivesUpIsLetGo)
{
    const Future<SignedIn> signingIn = signIn.signIn(u"my-client-id"_s, {});
    signIn.cancel();
    ASSERT_TRUE(signingIn.isFinished());
    EXPECT_EQ(signingIn.result().error().code, Code::Cancelled);
}

TEST_F(XSignInTest, ATestServerTakesThePlaceOfX)
{
    endpoints =
        Endpoints::fromJson(R"({"x":{"api":"http://127.0.0.1:9","web":"http://127.0.0.1:8"}})")
            .value();
    ASSERT_TRUE(throughTheBrowser());
    EXPECT_EQ(page.adjusted(QUrl::RemoveQuery), QUrl(u"http://127.0.0.1:8/i/oauth2/authorize"_s));
    EXPECT_EQ(transport.sent.first().url, QUrl(u"http://127.0.0.1:9/2/oauth2/token"_s));
}

}  // namespace
