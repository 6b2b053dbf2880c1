// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/mastodon_client.h"
#include "tests/core/networks/small_mastodon.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QString posting = u"POST v1/statuses"_s;
inline const QString listing = u"GET v1/accounts/:id/statuses"_s;
inline const QString question = u"Q1: Which book? #CozyChat"_s;

inline QByteArray headerOf(const core::Request &request, const QByteArray &name)
{
    for (const core::Header &header : request.headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

/// A client that is signed in at a SmallMastodon.
class MastodonClientTest : public testing::Test {
protected:
    using Keys = SmallMastodon::Keys;

    MastodonClientTest() { world.signIn(); }
    ~MastodonClientTest() override { expectTheTokenStayedHome(); }

    /// Whatever a test does: the token goes to its own server, and never within an address.
    void expectTheTokenStayedHome() const
    {
        for (const core::Request &request : world.transport.sent) {
            EXPECT_FALSE(request.url.toString().contains(u"canary"));
            const bool isHome =
                request.url.toString(QUrl::RemovePath | QUrl::RemoveQuery) == server.origin;
            EXPECT_TRUE(isHome || request.bearer.isEmpty());
            EXPECT_TRUE(isHome || !request.body.contains("canary"));
        }
    }

    core::Delivery aDelivery(const QString &text = question)
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
    void becomes(const QString &software, Keys keys)
    {
        server.software = software;
        server.version = u"1.0.0"_s;
        server.keys = keys;
    }
    /// Another run of the program: what only the client remembered is gone.
    void restart()
    {
        client =
            std::make_unique<core::mastodon::MastodonClient>(server.account(), world.services());
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
    void saidByHand(int statuses)
    {
        for (int i = 0; i < statuses; ++i)
            server.say(server.username, u"Something else, %1"_s.arg(i));
    }
    void newestIsUnknown() { server.instead[listing] = {SmallMastodon::error(503, "busy")}; }
    core::Error whenPostSays(const core::Result<core::Reply> &reply)
    {
        server.instead[posting] = {reply};
        return errorOf(client->publish(frozen()));
    }
    /// It is sent, and the line breaks before the server has it.
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
    static core::PostId postOf(const QJsonObject &status)
    {
        return core::PostId(u"mastodon:"_s + status[u"uri"].toString());
    }

    QTemporaryDir folder;
    MastodonWorld world;
    SmallMastodon &server = world.server;
    std::unique_ptr<core::mastodon::MastodonClient> client =
        std::make_unique<core::mastodon::MastodonClient>(server.account(), world.services());
};

}  // namespace tests
