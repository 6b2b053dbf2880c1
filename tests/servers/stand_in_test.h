// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/servers/server_test.h"
#include "tests/support/shared_data.h"

#include <QUrlQuery>

#include <memory>

namespace tests {

using namespace Qt::StringLiterals;

/// One server for all tests of a suite, which says {"url", "accounts": [{"token"}]}, and our own
/// door to it.
class StandInTest : public ServerTest {
protected:
    static void start(const QString &script, const QStringList &arguments)
    {
        s_server = std::make_unique<ServerProcess>(script, arguments);
        s_server->start();
    }
    static void TearDownTestSuite() { s_server.reset(); }

    QString whyNot() const override { return whyNoStandIns(); }

    void SetUp() override
    {
        ServerTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        ASSERT_FALSE(s_server->said().isEmpty()) << s_server->errors().toStdString();
        openDoor();
    }
    void openDoor()
    {
        door = std::make_unique<core::QtTransport>(rulesFor({origin(), streaming()}));
    }
    /// Called before each request.
    virtual void freshenLine() {}

    /// Nothing that a client of the documented API would not send, or its server not answer.
    static void expectNoViolations() { EXPECT_EQ(violations().join(u'\n').toStdString(), ""); }
    static QStringList violations()
    {
        QStringList all;
        for (const QJsonValue &one : s_server->control(u"/violations"_s)[u"violations"_s].toArray())
            all.append(one.toString());
        return all;
    }

    static QString origin() { return s_server->address(u"url"_s); }
    static QString streaming() { return u"ws"_s + origin().sliced(qsizetype(strlen("http"))); }
    static QJsonObject account(int place = 0)
    {
        return s_server->said().value(u"accounts"_s).toArray().at(place).toObject();
    }
    static QString token(int place = 0) { return account(place)[u"token"_s].toString(); }

    static QUrl url(const QString &path, const QUrlQuery &query = {})
    {
        QUrl url(origin() + path);
        url.setQuery(query);
        return url;
    }

    core::Result<core::Reply> get(const QString &path, const QUrlQuery &query = {},
                                  const QString &bearer = token())
    {
        freshenLine();
        return waitFor(
            door->send({.url = url(path, query), .bearer = core::Secret(bearer.toUtf8())}));
    }
    core::Result<core::Reply> send(const QByteArray &method, const QString &path,
                                   const QByteArray &body, const QByteArray &type,
                                   const QList<core::Header> &headers = {},
                                   const QString &bearer = token())
    {
        freshenLine();
        return waitFor(door->send({.method = method,
                                   .url = url(path),
                                   .headers = QList<core::Header>{{"Content-Type", type}} + headers,
                                   .body = body,
                                   .bearer = core::Secret(bearer.toUtf8())}));
    }
    core::Result<core::Reply> post(const QString &path, const QJsonObject &body,
                                   const QList<core::Header> &headers = {},
                                   const QString &bearer = token())
    {
        return send("POST", path, toJson(body), "application/json", headers, bearer);
    }

    static QStringList idsOf(const QJsonArray &entities)
    {
        QStringList ids;
        for (const QJsonValue &one : entities)
            ids.append(one[u"id"_s].toString());
        return ids;
    }
    static int statusOf(const core::Result<core::Reply> &reply)
    {
        return reply ? reply->status : 0;
    }

    static inline std::unique_ptr<ServerProcess> s_server;
    std::unique_ptr<core::QtTransport> door;
};

}  // namespace tests
