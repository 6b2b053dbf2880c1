// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/x/x_client.h"
#include "tests/core/networks/small_x.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A client that is signed in at a SmallX.
class XClientTest : public testing::Test {
protected:
    XClientTest() { world.signIn(); }
    ~XClientTest() override { expectNoSecretLeftHome(); }

    /// Whatever a test does: secrets go to X alone, and never within an address.
    void expectNoSecretLeftHome() const
    {
        for (const core::Request &request : world.transport.sent) {
            EXPECT_FALSE(request.url.toString().contains(u"canary"));
            EXPECT_EQ(request.url.host(), u"api.x.com");
        }
    }
    core::Delivery aDelivery(const QString &text = u"Q1: Which book? #CozyChat"_s)
    {
        return {.id = core::DeliveryId::fresh(),
                .account = server.account().id,
                .text = text,
                .created = world.clock.now() - 1min};
    }
    core::Delivery frozen(const core::Delivery &delivery)
    {
        return client->freeze(delivery).result().value();
    }
    core::Delivery frozen() { return frozen(aDelivery()); }
    QJsonObject requestOf(const core::Delivery &delivery) const
    {
        return QJsonDocument::fromJson(delivery.body).object()[u"request"].toObject();
    }
    /// Another run of the program: what only the client remembered is gone.
    void restart()
    {
        client = std::make_unique<core::x::XClient>(server.account(), world.services());
    }
    template <typename T>
    core::Error errorOf(const core::Future<T> &future)
    {
        EXPECT_TRUE(future.isFinished());
        if (!future.isFinished() || future.result())
            return {.code = core::Error::Code::Cancelled};
        EXPECT_FALSE(future.result().error().detail.contains(u"canary"));
        return future.result().error();
    }
    core::Error found(const core::Delivery &delivery)
    {
        return errorOf(client->findPublished(delivery));
    }
    /// After how many seconds it can be told; -1 where that is not said.
    int expectUnconfirmed(const core::Delivery &delivery)
    {
        const core::Error error = found(delivery);
        EXPECT_EQ(error.code, core::Error::Code::Unconfirmed);
        return error.retryAfter ? int(error.retryAfter->count()) : -1;
    }
    core::Error whenPostSays(const core::Result<core::Reply> &reply)
    {
        server.instead[posting] = {reply};
        return errorOf(client->publish(frozen()));
    }
    /// It is sent, and the line breaks before X has it.
    void sendIntoTheVoid(const core::Delivery &delivery)
    {
        server.instead[posting] = {core::failure(core::Error::Code::Unconfirmed)};
        EXPECT_EQ(errorOf(client->publish(delivery)).code, core::Error::Code::Unconfirmed);
    }
    /// It is out, and the line breaks before we hear of it.
    void sendAndHearNothing(const core::Delivery &delivery)
    {
        server.loses = {posting};
        EXPECT_EQ(errorOf(client->publish(delivery)).code, core::Error::Code::Unconfirmed);
    }
    /// Looks as often as it is asked to; what it is told last.
    core::Error lookUntilToldNoMore(const core::Delivery &delivery)
    {
        for (int looks = 0; looks < 10; ++looks) {
            const core::Error error = found(delivery);
            if (error.code != core::Error::Code::Unconfirmed || !error.retryAfter)
                return error;
            world.clock.advance(*error.retryAfter);
        }
        return {.code = core::Error::Code::Cancelled};
    }
    static core::PostId postOf(const QJsonObject &post)
    {
        return core::PostId(u"x:"_s + post[u"id"].toString());
    }

    const QString posting = u"POST tweets"_s;
    const QString listing = u"GET users/:id/tweets"_s;
    QTemporaryDir folder;
    XWorld world;
    SmallX &server = world.server;
    std::unique_ptr<core::x::XClient> client =
        std::make_unique<core::x::XClient>(server.account(), world.services());
};

}  // namespace tests
