// SPDX-License-Identifier: GPL-3.0-or-later
// Every byte of a request and of its reply as the one at which the connection breaks: whatever our
// door to the internet says about a post must be true on the server, and it is sent once.
#include "core/networks/http_errors.h"
#include "tests/servers/campaign.h"
#include "tests/servers/certificate.h"
#include "tests/servers/counting_server.h"
#include "tests/servers/server_test.h"
#include "tests/support/seed.h"

#include <map>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::CountingServer;
using tests::FaultProxy;
using Behaviour = CountingServer::Behaviour;
using Cut = FaultProxy::Cut;
using Direction = FaultProxy::Direction;
using Fault = FaultProxy::Fault;

constexpr Fault everyFault[] = {Fault::Fin, Fault::Reset, Fault::Garbage, Fault::Stall};
constexpr Behaviour everyBehaviour[] = {Behaviour::Accept, Behaviour::Refuse, Behaviour::FailAfter};

struct Strike {
    Cut cut;
    Behaviour behaviour = Behaviour::Accept;

    std::string text() const
    {
        return tests::toText(cut) + ", behaviour " + std::to_string(int(behaviour));
    }
};

class FaultAtEveryByte : public testing::Test {
protected:
    /// A server behind a proxy, and how many bytes pass when nothing breaks.
    struct Ground {
        explicit Ground(const std::optional<tests::Certificate> &certificate = {})
            : server(certificate ? std::optional(certificate->server) : std::nullopt)
            , proxy(server.port())
            , url(u"%1://127.0.0.1:%2/posts"_s.arg(certificate ? u"https"_s : u"http"_s)
                      .arg(proxy.port()))
            , rules(tests::rulesFor({url.toString()}))
        {
            if (certificate)
                rules.ssl = certificate->client;
        }

        CountingServer server;
        FaultProxy proxy;
        QUrl url;
        QtTransport::Rules rules;
    };

    struct Outcome {
        std::optional<Error::Code> error;  ///< none: a success
        int posted = 0;
        int onTheWire = 0;        ///< as the server counts
        int leftTheComputer = 0;  ///< as the proxy counts, which sees no text in TLS
        int faults = 0;
    };

    static Request request(const Ground &ground, Milliseconds patience)
    {
        return {.method = "POST",
                .url = ground.url,
                .headers = {{"Content-Type", "application/json"}},
                .body = "{\"text\":\"Q1: what did you learn this week? #ThisChat\"}",
                .bearer = Secret("canary"),
                .patience = patience};
    }
    static Milliseconds patience(const Strike &strike)
    {
        return strike.cut.fault == Fault::Stall ? 60ms : 2s;
    }

    static Result<Reply> post(QtTransport &door, const Request &request)
    {
        const Result<Reply> reply = tests::waitFor(door.send(request));
        if (reply && !reply->isSuccess())
            return tl::unexpected(toError(*reply, Instant()));
        return reply;
    }
    /// Over a connection of its own, which has gone, with its door, before anybody counts.
    static Result<Reply> postOnce(const Ground &ground, Milliseconds patience)
    {
        QtTransport door(ground.rules);
        return post(door, request(ground, patience));
    }

    static void settle(Ground &ground, int connectionsBefore = 0)
    {
        ASSERT_TRUE(ground.proxy.waitUntilIdle());
        const int connections = connectionsBefore + ground.proxy.seen().connections;
        ASSERT_TRUE(ground.server.waitUntilIdle(connections));
    }

    static Outcome outcome(const Ground &ground, const Result<Reply> &reply)
    {
        const FaultProxy::Seen seen = ground.proxy.seen();
        return {.error = reply ? std::nullopt : std::optional(reply.error().code),
                .posted = int(ground.server.posted().size()),
                .onTheWire = ground.server.postsOnTheWire(),
                .leftTheComputer = seen.posts,
                .faults = seen.faults};
    }

    static Outcome strike(Ground &ground, const Strike &strike)
    {
        ground.server.setBehaviour(strike.behaviour);
        ground.server.forget();
        ground.proxy.arm(strike.cut);
        const Result<Reply> reply = postOnce(ground, patience(strike));
        settle(ground);
        return outcome(ground, reply);
    }

    /// The same on a connection that is there already.
    static Outcome strikeKept(Ground &ground, const Strike &strike)
    {
        ground.server.setBehaviour(strike.behaviour);
        ground.server.forget();
        ground.proxy.forget();
        auto door = std::make_unique<QtTransport>(ground.rules);
        EXPECT_TRUE(tests::waitFor(door->warmUp(ground.url)));
        const int before = ground.proxy.seen().connections;
        ground.proxy.arm(strike.cut);
        const Result<Reply> reply = post(*door, request(ground, patience(strike)));
        door.reset();
        settle(ground, before);
        return outcome(ground, reply);
    }

    /// Lengths of request and reply, measured on an exchange that nothing breaks.
    static FaultProxy::Seen measure(Ground &ground, Behaviour behaviour)
    {
        ground.server.setBehaviour(behaviour);
        ground.server.forget();
        ground.proxy.forget();
        postOnce(ground, 10s);
        settle(ground);
        return ground.proxy.seen();
    }

    static std::vector<Strike> everyStrike(Ground &ground, qint64 step)
    {
        std::vector<Strike> strikes;
        for (const Behaviour behaviour : everyBehaviour) {
            const FaultProxy::Seen whole = measure(ground, behaviour);
            for (const Fault fault : everyFault) {
                for (qint64 byte = 0; byte <= whole.requestBytes; byte += step)
                    strikes.push_back({{Direction::Request, byte, fault}, behaviour});
                for (qint64 byte = 0; byte < whole.replyBytes; byte += step)
                    strikes.push_back({{Direction::Reply, byte, fault}, behaviour});
            }
        }
        return strikes;
    }

    static void expectTruth(const Strike &strike, const Outcome &outcome)
    {
        SCOPED_TRACE(strike.text());
        EXPECT_LE(outcome.onTheWire, 1);
        EXPECT_LE(outcome.leftTheComputer, 1);
        EXPECT_LE(outcome.posted, 1);
        const bool mayBeEither = outcome.error == Error::Code::Unconfirmed;
        if (!mayBeEither) {
            EXPECT_EQ(outcome.posted, outcome.error ? 0 : 1) << "and that is what was not said";
        }
    }

    /// Bytes that never come make no reply, whatever came before them.
    static void expectNoHalfReply(const Strike &strike, const Outcome &outcome)
    {
        if (strike.cut.direction == Direction::Request || strike.cut.fault == Fault::Garbage)
            return;
        SCOPED_TRACE(strike.text());
        EXPECT_EQ(outcome.faults, 1);
        EXPECT_EQ(outcome.error, Error::Code::Unconfirmed);
    }
};

TEST_F(FaultAtEveryByte, APostIsSentOnceAndWhatIsSaidOfItIsTrue)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    Ground ground;
    std::map<std::string, int> said;
    for (const Strike &one : tests::chosen(everyStrike(ground, 1), 1200, seed)) {
        const Outcome outcome = strike(ground, one);
        expectTruth(one, outcome);
        expectNoHalfReply(one, outcome);
        ++said[!outcome.error                               ? "posted"
               : *outcome.error == Error::Code::Unconfirmed ? "unconfirmed"
                                                            : "not posted"];
        if (HasFailure())
            return;
    }
    for (const auto &[what, times] : said)
        RecordProperty(what, times);
    EXPECT_GT(said["unconfirmed"], 0);
    EXPECT_GT(said["not posted"], 0);  // a garbled request is turned down
}

TEST_F(FaultAtEveryByte, APostOverTlsIsSentOnceAndWhatIsSaidOfItIsTrue)
{
    const auto certificate = tests::Certificate::make();
    if (!certificate)
        GTEST_SKIP() << "skipped: openssl is not installed";
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    Ground ground(certificate);
    // Lengths differ a little from one handshake to the next, so the last bytes may not be hit.
    for (const Strike &one : tests::chosen(everyStrike(ground, 16), 250, seed)) {
        expectTruth(one, strike(ground, one));
        if (HasFailure())
            return;
    }
}

TEST_F(FaultAtEveryByte, APostOnAKeptConnectionIsSentOnceAndWhatIsSaidOfItIsTrue)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    Ground ground;
    for (const Strike &one : tests::chosen(everyStrike(ground, 1), 400, seed)) {
        const Outcome outcome = strikeKept(ground, one);
        expectTruth(one, outcome);
        expectNoHalfReply(one, outcome);
        if (HasFailure())
            return;
    }
}

}  // namespace
