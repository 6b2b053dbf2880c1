// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/servers/stand_in_test.h"

namespace tests {

/// A server of Mastodon's API for all tests of a suite: our stand-in, or the real snac.
class MastodonTest : public StandInTest {
protected:
    static QString openApi()
    {
        return sharedPath(u"mastodon/openapi/mastodon-openapi-4.7.0.json"_s);
    }
    /// With every request and every answer held against the API's description, where that is.
    static QStringList checked(QStringList arguments)
    {
        return hasSharedData() ? arguments << u"--openapi"_s << openApi() : arguments;
    }
    static void startServer(const QStringList &arguments = {})
    {
        if (whyNoStandIns().isEmpty())
            start(u"mastodon.mjs"_s, checked(arguments));
    }
    static void startSnac()
    {
        if (whyNoSnac().isEmpty())
            start(u"start_snac.sh"_s, {});
    }

    /// snac closes each connection without saying so: what is sent over it right then is lost.
    void freshenLine() override
    {
        if (!s_server->said().contains(u"control"_s))
            openDoor();
    }

    /// With a key, where one is given.
    core::Result<core::Reply> say(const QString &text, const QByteArray &key = {},
                                  const QString &bearer = token())
    {
        const QList<core::Header> headers =
            key.isEmpty() ? QList<core::Header>() : QList<core::Header>{{"Idempotency-Key", key}};
        return post(u"/api/v1/statuses"_s, {{u"status"_s, text}, {u"visibility"_s, u"public"_s}},
                    headers, bearer);
    }

    static QJsonArray listOf(const core::Result<core::Reply> &reply)
    {
        return reply ? QJsonDocument::fromJson(reply->body).array() : QJsonArray();
    }
    QStringList tagged(const QString &tag, const QUrlQuery &query = {})
    {
        return idsOf(listOf(get(u"/api/v1/timelines/tag/"_s + tag, query)));
    }
};

}  // namespace tests
