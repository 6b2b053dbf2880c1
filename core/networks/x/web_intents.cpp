// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/web_intents.h"

#include <QUrlQuery>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

QUrl page(const QString &name, const QList<std::pair<QString, QString>> &items)
{
    QUrlQuery query;
    for (const auto &[key, value] : items) {
        if (!value.isEmpty())
            query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    QUrl url(u"https://x.com/intent/"_s + name);
    url.setQuery(query);
    return url;
}

}  // namespace

QUrl webIntent(Intent intent, const QString &target, const QString &text)
{
    switch (intent) {
    case Intent::Like:
        return page(u"like"_s, {{u"tweet_id"_s, target}});
    case Intent::Repost:
        return page(u"retweet"_s, {{u"tweet_id"_s, target}});
    case Intent::Reply:
        return page(u"tweet"_s, {{u"in_reply_to"_s, target}, {u"text"_s, text}});
    case Intent::Quote:
        return page(u"tweet"_s,
                    {{u"url"_s, u"https://x.com/i/status/"_s + target}, {u"text"_s, text}});
    case Intent::User:
        return page(u"user"_s, {{u"screen_name"_s, target}});
    }
    return {};
}

}  // namespace core::x
