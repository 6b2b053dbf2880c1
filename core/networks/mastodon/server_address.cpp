// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_address.h"

#include "core/networks/endpoints.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

bool isSafe(const QUrl &url, const QStringList &testOrigins)
{
    if (url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == u"wss" || url.scheme() == u"https" ||
           testOrigins.contains(originOf(url));
}

}  // namespace

QUrl addressAt(const QString &origin, const QString &path, const QUrlQuery &query)
{
    QUrl url(origin);
    url.setPath(path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

QUrl streamAddress(const ServerFacts &facts, const QStringList &testOrigins, const QString &path,
                   const QUrlQuery &query, bool asLines)
{
    const QUrl home(facts.origin);
    QUrl url = isSafe(facts.streaming, testOrigins) ? facts.streaming : home;
    const bool isSecure = url.scheme() == u"wss" || url.scheme() == u"https";
    if (asLines)
        url.setScheme(isSecure ? u"https"_s : u"http"_s);
    else
        url.setScheme(isSecure ? u"wss"_s : u"ws"_s);
    url.setPath(path, QUrl::TolerantMode);
    url.setQuery(query);
    return url;
}

}  // namespace core::mastodon
