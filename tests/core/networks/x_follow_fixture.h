// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/networks/x_client_fixture.h"

#include <QUrlQuery>

#include <algorithm>

namespace tests {

inline const QString searching = u"GET tweets/search/recent"_s;

/// A client that follows #CozyChat at a SmallX, and what it says.
class XFollowTest : public XClientTest {
protected:
    XFollowTest() { listen(); }

    void listen()
    {
        QObject::connect(client.get(), &core::NetworkClient::received, client.get(),
                         [this](const core::Post &post) { received.append(post); });
        QObject::connect(client.get(), &core::NetworkClient::removed, client.get(),
                         [this](const core::PostId &post) { removed.append(post); });
        QObject::connect(client.get(), &core::NetworkClient::counted, client.get(),
                         [this](const core::PostId &post, const core::Counts &counts) {
                             counted.insert(post, counts);
                         });
        QObject::connect(client.get(), &core::NetworkClient::connectionChanged, client.get(),
                         [this](const core::Connection &now) { states.append(now.state); });
    }
    void follow(const QList<core::PostId> &own = {})
    {
        client->follow({.hashtag = *core::Hashtag::fromText(u"#CozyChat"_s),
                        .since = world.clock.now(),
                        .own = own});
    }
    bool heard(const QString &words) const
    {
        return std::any_of(received.begin(), received.end(),
                           [&](const core::Post &post) { return post.text.contains(words); });
    }
    int times(const QString &words) const
    {
        return int(std::count_if(received.begin(), received.end(), [&](const core::Post &post) {
            return post.text.contains(words);
        }));
    }
    core::Connection::State state() const { return client->connection().state; }
    QString lastAsked(const QString &name) const
    {
        return QUrlQuery(server.requests(searching).last().url)
            .queryItemValue(name, QUrl::FullyDecoded);
    }

    QList<core::Post> received;
    QList<core::PostId> removed;
    QHash<core::PostId, core::Counts> counted;
    QList<core::Connection::State> states;
};

}  // namespace tests
