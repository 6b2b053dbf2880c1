// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/endpoints.h"
#include "core/networks/qt_transport.h"
#include "tests/support/byte_server.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::ByteServer;
using End = ByteServer::Answer::End;

/// A reply as a server would send it to a post that is out.
QByteArray accepted()
{
    return ByteServer::reply(200, "{\"uri\":\"at://did:plc:host/post/1\"}", "X-Extra: yes\r\n");
}

class QtTransportTest : public testing::Test {
protected:
    std::unique_ptr<QtTransport> transport(QtTransport::Rules rules = {})
    {
        rules.testOrigins = {originOf(server.url())};
        return std::make_unique<QtTransport>(rules);
    }

    Result<Reply> wait(const Future<Reply> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
            return failure(Error::Code::Cancelled, u"the test waited too long"_s);
        return future.result();
    }

    Request post() const
    {
        return {.method = "POST",
                .url = server.url(u"/xrpc/putRecord"_s),
                .headers = {{"Content-Type", "application/json"}},
                .body = "{\"text\":\"Q1\"}",
                .bearer = Secret("canary"),
                .patience = 400ms};
    }

    ByteServer server;
};

TEST_F(QtTransportTest, AReplyThatCameWholeIsHandedOnWithItsStatusHeadersAndBody)
{
    server.answers = {{accepted()}};
    const auto door = transport();
    const Result<Reply> reply = wait(door->send(post()));
    ASSERT_TRUE(reply) << reply.error().detail.toStdString();
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->header("x-extra"), "yes");
    EXPECT_TRUE(reply->body.contains("at://"));
    ASSERT_EQ(server.requests().size(), 1);
    const QByteArray arrived = server.requests().first().toLower();  // names have no case
    EXPECT_TRUE(arrived.contains("authorization: bearer canary"));
    EXPECT_TRUE(arrived.contains("user-agent: moderato/"));
    EXPECT_TRUE(server.requests().first().endsWith("{\"text\":\"Q1\"}"));
}

TEST_F(QtTransportTest, EveryStatusOfACompleteReplyIsAReplyAndNoError)
{
    const auto door = transport();
    for (const int status :
         {200, 201, 302, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 599}) {
        server.answers = {{ByteServer::reply(status, "{}", "Location: http://192.0.2.1/\r\n")}};
        const Result<Reply> reply = wait(door->send(post()));
        ASSERT_TRUE(reply) << status << ": " << reply.error().detail.toStdString();
        EXPECT_EQ(reply->status, status);
    }
}

/// Cut after every byte of the reply, ended in every way: never a second POST on the wire.
TEST_F(QtTransportTest, APostIsOnTheWireOnceWhateverBecomesOfTheReply)
{
    const QByteArray whole = accepted();
    for (const End end : {End::Close, End::Reset}) {
        for (qsizetype length = 0; length < whole.size(); length += 7) {
            server.answers = {{whole.left(length), end}};
            const qsizetype before = server.requests().size();
            const auto door = transport();
            const Result<Reply> reply = wait(door->send(post()));
            ASSERT_FALSE(reply) << length;
            EXPECT_EQ(reply.error().code, Error::Code::Unconfirmed) << length;
            EXPECT_EQ(server.requests().size() - before, 1) << length;
        }
    }
}

TEST_F(QtTransportTest, APostOnAConnectionThatWasKeptIsOnTheWireOnceToo)
{
    const auto door = transport();
    server.answers = {{accepted()}};
    ASSERT_TRUE(wait(door->send(post())));
    server.answers = {{accepted()}, {QByteArray(), End::Close}};
    const Result<Reply> reply = wait(door->send(post()));
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, Error::Code::Unconfirmed);
    EXPECT_EQ(server.requests().size(), 2);
}

TEST_F(QtTransportTest, APostWithoutABodyIsOnTheWireOnceToo)
{
    server.answers = {{"HTTP/1.1 20", End::Close}};
    Request request = post();
    request.body.clear();
    const auto door = transport();
    EXPECT_EQ(wait(door->send(request)).error().code, Error::Code::Unconfirmed);
    EXPECT_EQ(server.requests().size(), 1);
}

TEST_F(QtTransportTest, GarbageInsteadOfAReplyMeansThatThePostMayBeOut)
{
    server.answers = {{"\x16\x03\x01 not HTTP at all\r\n\r\n", End::Close}};
    const auto door = transport();
    EXPECT_EQ(wait(door->send(post())).error().code, Error::Code::Unconfirmed);
    EXPECT_EQ(server.requests().size(), 1);
}

TEST_F(QtTransportTest, AServerThatNeverAnswersLeavesThePostUnconfirmedAtTheDeadline)
{
    server.answers = {{QByteArray(), End::Stall}};
    const auto door = transport();
    EXPECT_EQ(wait(door->send(post())).error().code, Error::Code::Unconfirmed);
}

TEST_F(QtTransportTest, NothingHasLeftWhereNobodyListens)
{
    const QUrl nobody = ByteServer().url();  // its port is closed again
    QtTransport door({.testOrigins = {originOf(nobody)}});
    Request request = post();
    request.url = nobody;
    EXPECT_EQ(wait(door.send(request)).error().code, Error::Code::Offline);
}

TEST_F(QtTransportTest, NothingHasLeftWhereTheSecureConnectionNeverCameAbout)
{
    QUrl secure = server.url();
    secure.setScheme(u"https"_s);  // the server waits for a request, the client for a handshake
    server.neverReads = true;
    QtTransport door({.testOrigins = {originOf(secure)}, .connectTime = 200ms});
    Request request = post();
    request.url = secure;
    request.patience = 2s;
    EXPECT_EQ(wait(door.send(request)).error().code, Error::Code::Offline);
}

TEST_F(QtTransportTest, ARedirectIsHandedBackAndNeverFollowedWithTheToken)
{
    ByteServer elsewhere;
    elsewhere.answers = {{accepted()}};
    for (const int status : {301, 302, 303, 307, 308}) {
        server.answers = {
            {ByteServer::reply(status, "", "Location: " + elsewhere.url().toEncoded() + "\r\n")}};
        const auto door = transport();
        const Result<Reply> reply = wait(door->send(post()));
        if (reply)
            EXPECT_EQ(reply->status, status);
        else  // Qt would send the body again, finds that it cannot, and gives up
            EXPECT_EQ(reply.error().code, Error::Code::Unconfirmed);
        Request question = post();
        question.method = "GET";
        question.body.clear();
        EXPECT_EQ(wait(door->send(question))->status, status);
    }
    EXPECT_EQ(elsewhere.connections(), 0);
}

TEST_F(QtTransportTest, AReplyLongerThanAllowedIsGivenUp)
{
    Request question{.url = server.url(), .mostBytes = 1000};
    const auto door = transport();
    server.answers = {{ByteServer::reply(200, QByteArray(1000, 'x'))}};
    EXPECT_TRUE(wait(door->send(question)));
    server.answers = {{ByteServer::reply(200, QByteArray(200'000, 'x'))}};
    EXPECT_FALSE(wait(door->send(question)));
    server.answers = {
        {"HTTP/1.1 200 OK\r\nX: " + QByteArray(limits::headerBytes, 'h') + "\r\n\r\n", End::Close}};
    EXPECT_FALSE(wait(door->send(question)));
}

TEST_F(QtTransportTest, TheDoorLeadsOnlyToSecureAddressesAndToTheTestServersNamed)
{
    const auto door = transport();
    for (const QString &address :
         {u"http://example.org/"_s, u"ftp://example.org/"_s, u"file:///etc/passwd"_s,
          u"https://127.0.0.1/"_s, u"https://localhost/"_s, u"https://a@example.org/"_s,
          u"http://127.0.0.1:9/"_s, QString()}) {
        const Result<Reply> reply = wait(door->send({.url = QUrl(address)}));
        ASSERT_FALSE(reply) << address.toStdString();
        EXPECT_EQ(reply.error().code, Error::Code::Refused) << address.toStdString();
    }
}

TEST_F(QtTransportTest, WhoAsksForTheHeadAloneDoesNotWaitForTheBody)
{
    server.answers = {{"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\nDate: now\r\n\r\n"}};
    const auto door = transport();
    const Result<Reply> reply = wait(door->send({.method = "HEAD", .url = server.url()}));
    ASSERT_TRUE(reply) << reply.error().detail.toStdString();
    EXPECT_EQ(reply->header("Date"), "now");
    EXPECT_TRUE(reply->body.isEmpty());
}

TEST_F(QtTransportTest, AConnectionWarmedUpIsTheOneThatThePostTakes)
{
    server.answers = {{accepted()}};
    const auto door = transport();
    ASSERT_TRUE(wait(door->send(post())));
    ASSERT_TRUE(wait(door->warmUp(server.url())));  // not the one that was kept: it may be stale
    EXPECT_EQ(server.connections(), 2);
    ASSERT_TRUE(wait(door->send(post())));
    EXPECT_EQ(server.connections(), 2);
}

TEST_F(QtTransportTest, APostThatWantsItsOwnConnectionTakesNoKeptOne)
{
    server.answers = {{accepted()}};
    const auto door = transport();
    ASSERT_TRUE(wait(door->send({.url = server.url()})));
    ASSERT_TRUE(wait(door->send({.url = server.url()})));
    EXPECT_EQ(server.connections(), 1) << "otherwise the test shows nothing";
    ASSERT_TRUE(wait(
        door->send({.method = "POST", .url = server.url(), .body = "{}", .ownConnection = true})));
    EXPECT_EQ(server.connections(), 2);
}

TEST_F(QtTransportTest, WarmingUpLosesNoReplyThatIsUnderWay)
{
    server.answers = {{accepted()}};
    const auto door = transport();
    for (int round = 1; round < 40; round += 2) {
        const Future<Reply> underWay = door->send({.url = server.url()});
        ASSERT_TRUE(QTest::qWaitFor([&] { return server.requests().size() == round; }, 5'000));
        const Future<Reply> warm = door->warmUp(server.url());
        ASSERT_TRUE(wait(underWay)) << "in round " << round;
        ASSERT_TRUE(wait(warm));
    }
}

// Streams.

struct StreamWatch {
    explicit StreamWatch(std::unique_ptr<MessageStream> opened) : stream(std::move(opened))
    {
        QObject::connect(stream.get(), &MessageStream::message, stream.get(),
                         [this](const QByteArray &message) { messages.append(message); });
        QObject::connect(stream.get(), &MessageStream::ended, stream.get(),
                         [this](const Error &error) { errors.append(error); });
    }
    bool waitForEnd() const
    {
        return QTest::qWaitFor([this] { return !errors.isEmpty(); });
    }

    std::unique_ptr<MessageStream> stream;
    QList<QByteArray> messages;
    QList<Error> errors;
};

TEST_F(QtTransportTest, AStreamOfLinesBringsEachLineOnceHoweverItIsCut)
{
    server.answers = {
        {"HTTP/1.1 200 OK\r\n\r\nevent: update\r\ndata: {}\n\n: thump\nhalf", End::Close}};
    const auto door = transport();
    const StreamWatch watch(door->open({.url = server.url()}));
    ASSERT_TRUE(watch.waitForEnd());
    EXPECT_EQ(watch.messages, (QList<QByteArray>{"event: update", "data: {}", "", ": thump"}));
    EXPECT_EQ(watch.errors.first().code, Error::Code::Unconfirmed);
}

TEST_F(QtTransportTest, AStreamThatIsTurnedDownSaysWhy)
{
    server.answers = {{ByteServer::reply(429, "{}", "Retry-After: 7\r\n")}};
    const auto door = transport();
    const StreamWatch watch(door->open({.url = server.url()}));
    ASSERT_TRUE(watch.waitForEnd());
    EXPECT_EQ(watch.errors.first().code, Error::Code::RateLimited);
    EXPECT_EQ(watch.errors.first().retryAfter, 7s);
}

TEST_F(QtTransportTest, AStreamThatFallsSilentEnds)
{
    server.answers = {{"HTTP/1.1 200 OK\r\n\r\n:)\n"}};
    const auto door = transport({.silence = 100ms});
    const StreamWatch watch(door->open({.url = server.url()}));
    ASSERT_TRUE(watch.waitForEnd());
    EXPECT_EQ(watch.messages, (QList<QByteArray>{":)"}));
}

TEST_F(QtTransportTest, ALineWithoutAnEndIsCutOffAtItsLimit)
{
    server.answers = {{"HTTP/1.1 200 OK\r\n\r\n" + QByteArray(limits::messageBytes + 10, 'x')}};
    const auto door = transport();
    const StreamWatch watch(door->open({.url = server.url()}));
    ASSERT_TRUE(watch.waitForEnd());
    EXPECT_TRUE(watch.messages.isEmpty());
}

}  // namespace
