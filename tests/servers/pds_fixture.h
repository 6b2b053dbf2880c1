// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/servers/server_test.h"

#include <QUrlQuery>

#include <memory>

namespace tests {

using namespace Qt::StringLiterals;

/// One PDS for all tests of a suite, each of which uses record keys of its own.
class PdsTest : public ServerTest {
protected:
    static inline const QString collection = u"app.bsky.feed.post"_s;

    static void startPds(const QStringList &arguments, const QString &script = u"start_pds.mjs"_s)
    {
        if (!whyNoServers().isEmpty())
            return;
        s_pds = std::make_unique<ServerProcess>(script, arguments);
        s_pds->start();
    }
    static void TearDownTestSuite() { s_pds.reset(); }

    void SetUp() override
    {
        ServerTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        ASSERT_FALSE(s_pds->said().isEmpty()) << s_pds->errors().toStdString();
        door = std::make_unique<core::QtTransport>(
            rulesFor({s_pds->address(u"pds"_s), s_pds->address(u"plc"_s)}));
    }

    static QJsonObject account(int place = 0)
    {
        return s_pds->said().value(u"accounts"_s).toArray().at(place).toObject();
    }

    QUrl method(const QString &nsid, const QUrlQuery &query = {}) const
    {
        QUrl url(s_pds->address(u"pds"_s) + u"/xrpc/"_s + nsid);
        url.setQuery(query);
        return url;
    }

    core::Result<core::Reply> get(const QUrl &url, const QString &token = {})
    {
        return waitFor(door->send({.url = url, .bearer = core::Secret(token.toUtf8())}));
    }

    core::Result<core::Reply> post(const QString &nsid, const QJsonObject &body,
                                   const QString &token = {})
    {
        return waitFor(door->send({.method = "POST",
                                   .url = method(nsid),
                                   .headers = {{"Content-Type", "application/json"}},
                                   .body = toJson(body),
                                   .bearer = core::Secret(token.toUtf8())}));
    }

    core::Result<core::Reply> signIn(const QString &identifier, const QString &password)
    {
        return post(u"com.atproto.server.createSession"_s,
                    {{u"identifier"_s, identifier}, {u"password"_s, password}});
    }

    /// The token with which the first account posts.
    QString token()
    {
        const auto reply =
            signIn(account()[u"handle"_s].toString(), account()[u"appPassword"_s].toString());
        return bodyOf(reply).value(u"accessJwt"_s).toString();
    }

    static QJsonObject record(const QString &text)
    {
        return {{u"$type"_s, collection},
                {u"text"_s, text},
                {u"createdAt"_s, u"2026-01-02T03:04:05.000Z"_s}};
    }

    static QJsonObject place(const QString &key, const QJsonObject &record)
    {
        return {{u"repo"_s, account()[u"did"_s]},
                {u"collection"_s, collection},
                {u"rkey"_s, key},
                {u"record"_s, record},
                {u"validate"_s, true},
                {u"swapRecord"_s, QJsonValue::Null}};
    }

    core::Result<core::Reply> put(const QString &token, const QJsonObject &body)
    {
        return post(u"com.atproto.repo.putRecord"_s, body, token);
    }

    QUrl recordUrl(const QString &key) const
    {
        return method(u"com.atproto.repo.getRecord"_s,
                      QUrlQuery{{u"repo"_s, account()[u"did"_s].toString()},
                                {u"collection"_s, collection},
                                {u"rkey"_s, key}});
    }

    static inline std::unique_ptr<ServerProcess> s_pds;
    std::unique_ptr<core::QtTransport> door;
};

}  // namespace tests
