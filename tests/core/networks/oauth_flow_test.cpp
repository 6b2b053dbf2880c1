// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/oauth_flow.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"
#include "tests/support/wait_for.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QTcpSocket>
#include <QTimer>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace tests;
using namespace Qt::StringLiterals;
using Code = Error::Code;

/// A browser that sends these bytes and waits for the other side to hang up.
class Visitor {
public:
    Visitor(quint16 port, const QByteArray &bytes)
    {
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket,
                         [this, bytes] { m_socket.write(bytes); });
        m_socket.connectToHost(QHostAddress::LocalHost, port);
    }
    /// Everything that came; false where the other side still holds the line.
    bool isDone()
    {
        QEventLoop loop;
        QObject::connect(&m_socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
        QObject::connect(&m_socket, &QTcpSocket::errorOccurred, &loop, &QEventLoop::quit);
        QTimer::singleShot(5000, &loop, &QEventLoop::quit);  // only a broken server needs it
        if (m_socket.state() != QTcpSocket::UnconnectedState)
            loop.exec();
        return m_socket.state() == QTcpSocket::UnconnectedState;
    }
    bool isConnected() const { return m_socket.state() == QTcpSocket::ConnectedState; }
    QByteArray answer() { return isDone() ? m_socket.readAll() : QByteArray("still open"); }
    QByteArray status() { return answer().split('\r').value(0); }
    void write(const QByteArray &bytes) { m_socket.write(bytes); }

private:
    QTcpSocket m_socket;
};

class OAuthFlowTest : public testing::Test {
protected:
    OAuthFlowTest()
    {
        const Result<QUrl> address = flow.listen();
        EXPECT_TRUE(address);
        redirect = address.value_or(QUrl());
        page = flow.page(QUrl(u"https://social.example/oauth/authorize"_s), u"client 1&2"_s,
                         redirect.toString(), u"read write"_s);
        state = item(u"state"_s).toLatin1();
        code = flow.code();
    }
    QString item(const QString &key) const
    {
        return QUrlQuery(page).queryItemValue(key, QUrl::FullyDecoded);
    }
    quint16 port() const { return quint16(redirect.port()); }
    QByteArray statusOf(const QByteArray &address)
    {
        return Visitor(port(), "GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n").status();
    }
    QByteArray answerTo(const QByteArray &address)
    {
        return Visitor(port(), "GET " + address + " HTTP/1.1\r\nHost: x\r\n\r\n").answer();
    }

    FakeClock clock;
    OAuthFlow flow{clock};
    QUrl redirect;
    QUrl page;
    QByteArray state;
    Future<QString> code;
};

TEST_F(OAuthFlowTest, ThePageIsToldTheChallengeAndNotTheVerifier)
{
    EXPECT_EQ(page.host(), u"social.example");
    EXPECT_EQ(page.path(), u"/oauth/authorize");
    EXPECT_EQ(item(u"response_type"_s), u"code");
    EXPECT_EQ(item(u"client_id"_s), u"client 1&2");
    EXPECT_EQ(item(u"redirect_uri"_s), u"http://127.0.0.1:%1/cb"_s.arg(port()));
    EXPECT_EQ(item(u"scope"_s), u"read write");
    EXPECT_EQ(item(u"code_challenge_method"_s), u"S256");
    const QByteArray verifier = flow.verifier().reveal();
    EXPECT_EQ(item(u"code_challenge"_s).toLatin1(),
              QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    EXPECT_EQ(verifier.size(), 43) << "32 bytes";
    EXPECT_EQ(state.size(), 43);
    EXPECT_FALSE(page.toString().contains(QString::fromLatin1(verifier)));
    OAuthFlow other(clock);
    EXPECT_NE(other.verifier(), flow.verifier());
    EXPECT_NE(verifier, state);
}

TEST_F(OAuthFlowTest, APageMayHaveAQueryOfItsOwn)
{
    const QUrl own = flow.page(QUrl(u"https://x.test/authorize?lang=en"_s), u"id"_s,
                               QLatin1String(OAuthFlow::byHand), u"read"_s);
    EXPECT_EQ(QUrlQuery(own).queryItemValue(u"lang"_s), u"en");
    EXPECT_EQ(QUrlQuery(own).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded),
              u"urn:ietf:wg:oauth:2.0:oob");
}

TEST_F(OAuthFlowTest, TheRedirectBringsTheCodeAndGetsAPageWithoutAnythingOfIt)
{
    const QByteArray answer = answerTo("/cb?code=c%2Fode-1&state=" + state);
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 200 OK\r\n")) << answer.constData();
    for (const char *header : {"Content-Security-Policy: default-src 'none'", "Connection: close",
                               "Cache-Control: no-store", "Referrer-Policy: no-referrer"})
        EXPECT_TRUE(answer.contains(header)) << header;
    for (const char *part : {"ode-1", "<script", state.constData()})
        EXPECT_FALSE(answer.contains(part)) << part;
    EXPECT_EQ(waitFor(code), u"c/ode-1"_s);
}

TEST_F(OAuthFlowTest, OnlyOneRedirectIsTaken)
{
    Visitor first(port(), "GET /cb?code=one&state=" + state + " HTTP/1.1\r\n\r\n");
    Visitor second(port(), "GET /cb?code=two&state=" + state + " HTTP/1.1\r\n\r\n");
    EXPECT_EQ(first.status(), "HTTP/1.1 200 OK");
    EXPECT_NE(second.status(), "HTTP/1.1 200 OK");
    EXPECT_EQ(waitFor(code), u"one"_s);
    Visitor late(port(), "GET /cb?code=three&state=" + state + " HTTP/1.1\r\n\r\n");
    EXPECT_EQ(late.answer(), "") << "nobody listens any more";
}

TEST_F(OAuthFlowTest, WhateverElseKnocksChangesNothing)
{
    EXPECT_EQ(statusOf("/"), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(statusOf("/favicon.ico"), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(statusOf("/cb/?code=c&state=" + state), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(statusOf("/CB?code=c&state=" + state), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(statusOf("http://evil.test/cb?code=c&state=" + state), "HTTP/1.1 404 Not Found");
    for (const QByteArray &query :
         {QByteArray("code=c"), QByteArray("code=c&state="), QByteArray("code=c&state=wrong"),
          "code=c&state=" + state.chopped(1), "code=c&state=" + state + "x", "state=" + state,
          "code=&state=" + state, "code=a&code=b&state=" + state,
          "code=a&state=" + state + "&state=" + state, "code=a&error=b&state=" + state,
          QByteArray("error=access_denied"), QByteArray("error=access_denied&state=wrong")})
        EXPECT_EQ(statusOf("/cb?" + query), "HTTP/1.1 400 Bad Request") << query.constData();
    for (const QByteArray &request :
         {"POST /cb?code=c&state=" + state + " HTTP/1.1\r\n\r\n",
          "GET /cb?code=c&state=" + state + "\r\n\r\n", QByteArray("\r\n\r\n"),
          QByteArray("\x16\x03\x01\x02 TLS \r\n\r\n")})
        EXPECT_EQ(Visitor(port(), request).status(), "HTTP/1.1 404 Not Found");
    settle();
    EXPECT_FALSE(code.isFinished());
    EXPECT_EQ(statusOf("/cb?code=c&state=" + state), "HTTP/1.1 200 OK");
    EXPECT_EQ(waitFor(code), u"c"_s);
}

TEST_F(OAuthFlowTest, TheErrorPageRepeatsNothingEither)
{
    const QByteArray answer = answerTo("/cb?code=canary&state=%3Cb%3Ecanary%3C/b%3E");
    EXPECT_TRUE(answer.contains("default-src 'none'"));
    EXPECT_FALSE(answer.contains("canary"));
    EXPECT_FALSE(answerTo("/canary").contains("canary"));
}

TEST_F(OAuthFlowTest, ARequestMayComeInPiecesButNotForEver)
{
    Visitor slow(port(), "GET /cb?code=slow&sta");
    Visitor silent(port(), "");
    Visitor endless(port(), "GET /" + QByteArray(OAuthRedirect::mostHeadBytes, 'a'));
    EXPECT_EQ(endless.answer(), "");
    ASSERT_TRUE(slow.isConnected() && silent.isConnected());
    clock.advance(OAuthRedirect::patience - 1ms);
    settle();
    slow.write("te=" + state + " HTTP/1.1\r\n\r\n");
    EXPECT_EQ(slow.status(), "HTTP/1.1 200 OK");
    clock.advance(1ms);
    EXPECT_EQ(silent.answer(), "");
    EXPECT_EQ(waitFor(code), u"slow"_s);
}

TEST_F(OAuthFlowTest, ACrowdIsTurnedAway)
{
    std::vector<std::unique_ptr<Visitor>> crowd;
    for (int i = 0; i < OAuthRedirect::mostVisitors; ++i)
        crowd.push_back(std::make_unique<Visitor>(port(), "GET"));
    EXPECT_EQ(answerTo("/cb?code=c&state=" + state), "");
    clock.advance(OAuthRedirect::patience);
    for (const auto &one : crowd)
        EXPECT_TRUE(one->isDone());
    EXPECT_EQ(statusOf("/cb?code=c&state=" + state), "HTTP/1.1 200 OK");
}

TEST_F(OAuthFlowTest, WhoSaysNoIsToldSo)
{
    EXPECT_EQ(statusOf("/cb?error=access_denied&error_description=No&state=" + state),
              "HTTP/1.1 200 OK");
    EXPECT_EQ(waitFor(code).error(), (Error{Code::SignedOut, u"access_denied"_s, {}}));
}

TEST_F(OAuthFlowTest, OtherErrorsSayWhetherItIsWorthAnotherTry)
{
    answerTo("/cb?error=temporarily_unavailable&state=" + state);
    EXPECT_EQ(waitFor(code).error().code, Code::Offline);
    OAuthFlow other(clock);
    const Result<QUrl> address = other.listen();
    ASSERT_TRUE(address);
    const QUrlQuery query(other.page(QUrl(u"https://x.test/a"_s), u"i"_s, u"r"_s, u"s"_s));
    const Future<QString> result = other.code();
    Visitor(quint16(address->port()),
            "GET /cb?error=%1B%5B31mBad&state=" + query.queryItemValue(u"state"_s).toLatin1() +
                " HTTP/1.1\r\n\r\n")
        .isDone();
    EXPECT_EQ(waitFor(result).error(), (Error{Code::Refused, u"unknown error"_s, {}}))
        << "a log does not repeat what a stranger wrote";
}

TEST_F(OAuthFlowTest, ACodeMayBeEnteredByHand)
{
    flow.enter(u"  "_s);
    EXPECT_FALSE(code.isFinished());
    flow.enter(u" \tcode-2\n"_s);
    EXPECT_EQ(waitFor(code), u"code-2"_s);
    flow.enter(u"another"_s);
    flow.cancel();
    EXPECT_EQ(waitFor(code), u"code-2"_s);
}

TEST_F(OAuthFlowTest, ItEndsWhenItIsCancelledAndWhenNobodyDecides)
{
    flow.cancel();
    EXPECT_EQ(waitFor(code).error().code, Code::Cancelled);
    EXPECT_EQ(Visitor(port(), "GET /cb HTTP/1.1\r\n\r\n").answer(), "");
    OAuthFlow other(clock);
    const Future<QString> never = other.code();
    clock.advance(OAuthFlow::patience - 1ms);
    EXPECT_FALSE(never.isFinished());
    clock.advance(1ms);
    EXPECT_EQ(waitFor(never).error().code, Code::SignedOut);
}

TEST_F(OAuthFlowTest, TheFirstFreePortIsTaken)
{
    OAuthFlow other(clock);
    EXPECT_EQ(other.listen({port()}).error().code, Code::Offline);
    const Result<QUrl> address = other.listen({port(), 0});
    ASSERT_TRUE(address);
    EXPECT_NE(address->port(), port());
    EXPECT_EQ(address->host(), u"127.0.0.1");
}

}  // namespace
