// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/at_uri.h"
#include "core/networks/bluesky/bluesky_client.h"
#include "tests/core/networks/small_pds.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline QJsonObject bodyOf(const core::Delivery &delivery)
{
    return QJsonDocument::fromJson(delivery.body).object();
}

/// A client that is signed in at a SmallPds.
class BlueskyClientTest : public testing::Test {
protected:
    BlueskyClientTest() { world.signIn(); }

    core::Delivery aDelivery(const QString &text = u"Q1: Who are you? #SafeSpaceConvos"_s)
    {
        return {.id = core::DeliveryId::fresh(),
                .account = pds.account().id,
                .text = text,
                .created = world.clock.now() - 1min};
    }
    core::Delivery frozen(const core::Delivery &delivery)
    {
        return client.freeze(delivery).result().value();
    }
    core::Delivery frozen() { return frozen(aDelivery()); }
    QString uriOf(const core::Delivery &delivery) const
    {
        return core::bluesky::recordUri(pds.did, core::bluesky::postCollection, delivery.recordKey);
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
    core::Error::Code whenPutSays(const core::Result<core::Reply> &reply)
    {
        pds.instead[u"putRecord"_s] = {reply};
        return errorOf(client.publish(frozen())).code;
    }
    core::Picture aPicture(const QByteArray &bytes = "picture")
    {
        const QString path = folder.filePath(u"cat.png"_s);
        QFile file(path);
        EXPECT_TRUE(file.open(QFile::WriteOnly));
        file.write(bytes);
        return {.file = path,
                .type = u"image/png"_s,
                .bytes = bytes.size(),
                .size = {4, 3},
                .description = u"A cat"_s};
    }
    core::PostId foreign()
    {
        const QString uri = u"at://did:plc:other/app.bsky.feed.post/3kother"_s;
        pds.views.insert(
            uri,
            {{u"uri"_s, uri},
             {u"cid"_s, u"bafyother"_s},
             {u"record"_s,
              QJsonObject{{u"reply"_s,
                           QJsonObject{{u"root"_s, QJsonObject{{u"uri"_s, u"at://root"_s},
                                                               {u"cid"_s, u"bafyroot"_s}}}}}}}});
        return core::PostId(u"bluesky:"_s + uri);
    }

    QTemporaryDir folder;
    PdsWorld world;
    SmallPds &pds = world.pds;
    core::bluesky::BlueskyClient client{pds.account(), world.services()};
};

}  // namespace tests
