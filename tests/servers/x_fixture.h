// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/servers/stand_in_test.h"

namespace tests {

/// The stand-in of X for all tests of a suite.
class XTest : public StandInTest {
protected:
    /// The description with the names that we ask for: `tweet.fields`.
    static QString openApi() { return sharedPath(u"x/openapi/x-api-v2-openapi-2.159.json"_s); }
    /// With every request and every answer held against the API's description, where that is.
    static QStringList checked(QStringList arguments)
    {
        return hasSharedData() ? arguments << u"--openapi"_s << openApi() : arguments;
    }
    static void startServer(const QStringList &arguments = {})
    {
        if (whyNoX().isEmpty())
            start(u"x.mjs"_s, checked(arguments));
    }

    QString whyNot() const override { return whyNoX(); }

    static QString accountId(int place = 0) { return account(place)[u"id"_s].toString(); }
    /// The app's own token.
    static QString appToken() { return s_server->said()[u"bearer"_s].toString(); }

    core::Result<core::Reply> say(const QString &text, QJsonObject more = {})
    {
        more[u"text"_s] = text;
        return post(u"/2/tweets"_s, more);
    }
    core::Result<core::Reply> reply(const QString &text, const QString &to)
    {
        return say(text, {{u"reply"_s, QJsonObject{{u"in_reply_to_tweet_id"_s, to}}}});
    }
    static QString idOf(const core::Result<core::Reply> &reply)
    {
        return bodyOf(reply)[u"data"_s][u"id"_s].toString();
    }
    /// "client-forbidden", of a problem's type.
    static QString problemOf(const core::Result<core::Reply> &reply)
    {
        return bodyOf(reply)[u"type"_s].toString().section(u'/', -1);
    }
    static QStringList listed(const core::Result<core::Reply> &reply)
    {
        return idsOf(bodyOf(reply)[u"data"_s].toArray());
    }
    QStringList ownPosts()
    {
        return listed(
            get(u"/2/users/%1/tweets"_s.arg(accountId()), {{u"max_results"_s, u"100"_s}}));
    }
    QStringList found(const QString &query, QUrlQuery more = {})
    {
        more.addQueryItem(u"query"_s, QString::fromLatin1(QUrl::toPercentEncoding(query)));
        return listed(get(u"/2/tweets/search/recent"_s, more));
    }

    // Steps of the control address.

    static void set(const QJsonObject &settings) { s_server->control(u"/set"_s, toJson(settings)); }
    static void orderNext(const QJsonObject &failure)
    {
        s_server->control(u"/next"_s, toJson(failure));
    }
    static QString append(const QJsonObject &post)
    {
        return s_server->control(u"/append"_s, toJson(post))[u"posts"_s][0][u"id"_s].toString();
    }
    /// How often the host's text stands there.
    static int timesThere(const QString &text)
    {
        const QString step = u"/posted?handle="_s + account()[u"handle"_s].toString();
        return s_server->control(step)[u"texts"_s][text].toInt();
    }
    /// What was charged for this kind, in thousandths of a dollar.
    static int charged(const QString &kind)
    {
        return s_server->control(u"/bill"_s)[u"kinds"_s][kind][u"amount"_s].toInt() / 1000;
    }
    static void forward(int seconds) { s_server->control(u"/clock?forward=%1"_s.arg(seconds)); }
};

}  // namespace tests
