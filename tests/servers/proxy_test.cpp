// SPDX-License-Identifier: GPL-3.0-or-later
// What the tools of the other tests do themselves: a tool that breaks nothing proves nothing.
#include "tests/servers/certificate.h"
#include "tests/servers/counting_server.h"
#include "tests/servers/fault_proxy.h"
#include "tests/servers/server_test.h"

#include <QTcpSocket>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::CountingServer;
using tests::FaultProxy;
using Direction = FaultProxy::Direction;
using Fault = FaultProxy::Fault;

const QByteArray question = "POST /posts HTTP/1.1\r\nContent-Length: 13\r\n\r\n{\"text\":\"Q1\"}";

/// What a client that speaks no HTTP of its own gets to see.
struct Seen {
    QByteArray bytes;
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
};

Seen sendThrough(const FaultProxy &proxy, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, proxy.port());
    socket.waitForConnected();
    socket.write(bytes);
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(500)) {
    }
    return {socket.readAll(), socket.error()};
}

TEST(FaultProxyTest, HandsEveryByteOnInBothDirections)
{
    CountingServer server;
    server.setBehaviour(CountingServer::Behaviour::AcceptAndEnd);
    FaultProxy proxy(server.port());
    const Seen seen = sendThrough(proxy, question);
    EXPECT_TRUE(seen.bytes.startsWith("HTTP/1.1 200 OK"));
    EXPECT_TRUE(seen.bytes.endsWith("{\"id\":\"000001\",\"text\":\"Q1\"}"));
    EXPECT_EQ(proxy.seen().requestBytes, question.size());
    EXPECT_EQ(proxy.seen().replyBytes, seen.bytes.size());
    EXPECT_EQ(proxy.seen().posts, 1);
    ASSERT_EQ(server.posted().size(), 1);
    EXPECT_EQ(server.posted().first().request, question);
}

TEST(FaultProxyTest, CutsARequestAfterJustTheByteAskedFor)
{
    CountingServer server;
    FaultProxy proxy(server.port());
    for (const Fault fault : {Fault::Fin, Fault::Reset}) {
        proxy.arm({Direction::Request, question.size() - 1, fault});
        const Seen seen = sendThrough(proxy, question);
        EXPECT_EQ(seen.bytes, QByteArray());
        EXPECT_EQ(seen.error, QAbstractSocket::RemoteHostClosedError);
        EXPECT_EQ(proxy.seen().faults, 1);
    }
    ASSERT_TRUE(server.waitUntilIdle(2));
    EXPECT_EQ(server.posted().size(), 0);
    proxy.arm({Direction::Request, question.size(), Fault::Fin});
    EXPECT_EQ(sendThrough(proxy, question).bytes, QByteArray());
    ASSERT_TRUE(server.waitUntilIdle(3));
    EXPECT_EQ(server.posted().size(), 1);
    EXPECT_EQ(server.postsOnTheWire(), 3);
}

TEST(FaultProxyTest, CutsAReplyAfterJustTheByteAskedFor)
{
    CountingServer server;
    FaultProxy proxy(server.port());
    for (const qint64 byte : {0, 1, 17, 60}) {
        proxy.arm({Direction::Reply, byte, Fault::Fin});
        EXPECT_EQ(sendThrough(proxy, question).bytes.size(), byte);
        EXPECT_EQ(proxy.seen().faults, 1);
    }
    EXPECT_EQ(server.posted().size(), 4);
}

TEST(FaultProxyTest, AStallClosesNothingAndPassesNothing)
{
    CountingServer server;
    FaultProxy proxy(server.port());
    proxy.arm({Direction::Reply, 5, Fault::Stall});
    const Seen seen = sendThrough(proxy, question);
    EXPECT_EQ(seen.bytes, "HTTP/");
    EXPECT_EQ(seen.error, QAbstractSocket::SocketTimeoutError);
    EXPECT_TRUE(proxy.waitUntilIdle());
}

TEST(FaultProxyTest, GarbageTakesThePlaceOfWhatFollows)
{
    CountingServer server;
    FaultProxy proxy(server.port());
    proxy.arm({Direction::Reply, 5, Fault::Garbage});
    const QByteArray reply = sendThrough(proxy, question).bytes;
    EXPECT_TRUE(reply.startsWith("HTTP/\xff\xff\xff"));
    EXPECT_EQ(reply.size(), proxy.seen().replyBytes);
    EXPECT_EQ(server.posted().size(), 1);
    proxy.arm({Direction::Request, question.size() - 4, Fault::Garbage});
    EXPECT_TRUE(sendThrough(proxy, question).bytes.startsWith("HTTP/1.1 400"));
    EXPECT_EQ(server.posted().size(), 1);
}

TEST(FaultProxyTest, AFaultStrikesOnceSoThatWhatIsSentAgainArrives)
{
    CountingServer server;
    FaultProxy proxy(server.port());
    proxy.arm({Direction::Reply, 0, Fault::Reset});
    sendThrough(proxy, question);
    EXPECT_TRUE(sendThrough(proxy, question).bytes.startsWith("HTTP/1.1 200"));
    EXPECT_EQ(proxy.seen().posts, 2);
    EXPECT_EQ(server.postsOnTheWire(), 2);
    EXPECT_EQ(server.posted().size(), 2);
}

TEST(CountingServerTest, ListsWhatTookEffectWhateverItAnswered)
{
    CountingServer server;
    QtTransport door(tests::rulesFor({server.url().toString()}));
    const Request post{.method = "POST", .url = server.url(), .body = "{\"text\":\"Q1\"}"};
    const auto statusOf = [&](CountingServer::Behaviour behaviour) {
        server.setBehaviour(behaviour);
        const auto reply = tests::waitFor(door.send(post));
        return reply ? reply->status : 0;
    };
    EXPECT_EQ(statusOf(CountingServer::Behaviour::Accept), 200);
    EXPECT_EQ(statusOf(CountingServer::Behaviour::Refuse), 400);
    EXPECT_EQ(statusOf(CountingServer::Behaviour::FailBefore), 503);
    EXPECT_EQ(statusOf(CountingServer::Behaviour::FailAfter), 500);
    EXPECT_EQ(server.postsOnTheWire(), 4);
    EXPECT_EQ(server.posted().size(), 2);
    const auto listed = tests::waitFor(door.send({.url = server.url()}));
    const QJsonArray posts = tests::bodyOf(listed).value(u"posts"_s).toArray();
    ASSERT_EQ(posts.size(), 2);
    EXPECT_EQ(posts.at(1).toObject(), (QJsonObject{{u"id"_s, u"000002"_s}, {u"text"_s, u"Q1"_s}}));
}

TEST(CountingServerTest, SpeaksTlsWithACertificateOfItsOwn)
{
    const auto certificate = tests::Certificate::make();
    if (!certificate)
        GTEST_SKIP() << "skipped: openssl is not installed";
    CountingServer server(certificate->server);
    QtTransport::Rules rules = tests::rulesFor({server.url().toString()});
    QtTransport stranger(rules);
    EXPECT_EQ(tests::waitFor(stranger.send({.url = server.url()})).error().code,
              Error::Code::Offline);
    rules.ssl = certificate->client;
    QtTransport door(rules);
    EXPECT_TRUE(tests::waitFor(door.send({.url = server.url()})));
}

}  // namespace
