// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_name.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;
using Code = Error::Code;

TEST(MastodonServerNameTest, AServerIsUnderstoodAsPeopleTypeIt)
{
    const QUrl social(u"https://mastodon.social"_s);
    for (const QString &typed :
         {u"mastodon.social"_s, u"  Mastodon.Social/ "_s, u"https://mastodon.social"_s,
          u"http://mastodon.social/about?x=1#y"_s, u"\u202amastodon.social\u202c"_s,
          u"mastodon.social/explore"_s, u"https://mastodon.social/@ann@other.example"_s})
        EXPECT_EQ(serverIn(typed, {}), (ServerName{social, {}})) << qPrintable(typed);
    for (const QString &typed :
         {u"@ann@mastodon.social"_s, u"ann@mastodon.social"_s, u"@ ANN@mastodon.social"_s,
          u"＠ann＠mastodon.social"_s, u"acct:ann@mastodon.social"_s,
          u"https://mastodon.social/@ann"_s, u"mastodon.social/@ann/123?x"_s,
          u"https://mastodon.social/users/ann"_s, u"\u200bann@mastodon.social"_s})
        EXPECT_EQ(serverIn(typed, {}), (ServerName{social, u"ann"_s})) << qPrintable(typed);
    EXPECT_EQ(serverIn(u"social.example:8443"_s, {})->origin,
              QUrl(u"https://social.example:8443"_s));
    EXPECT_EQ(serverIn(u"Bücher.example"_s, {})->origin.host(QUrl::FullyEncoded),
              u"xn--bcher-kva.example");
}

TEST(MastodonServerNameTest, WhatLeadsNowhereIsBadInput)
{
    for (const QString &typed :
         {u""_s, u"  "_s, u"@"_s, u"ann"_s, u"@ann"_s, u"@ann@"_s, u"a@b@c.example"_s,
          u"ftp://social.example"_s, u"javascript:alert(1)"_s, u"localhost"_s, u"127.0.0.1"_s,
          u"http://127.0.0.1:3000"_s, u"[::1]"_s, u"social.example:port"_s, u"social..example"_s,
          u"https://ann:secret@social.example"_s, u"social.example."_s, u"https://"_s,
          QString(600, u'a') + u".example"_s}) {
        const Result<ServerName> result = serverIn(typed, {});
        ASSERT_FALSE(result) << qPrintable(typed);
        EXPECT_EQ(result.error().code, Code::BadInput);
    }
}

TEST(MastodonServerNameTest, OnlyATestServerIsOnThisComputerAndWithoutHttps)
{
    const QStringList tests{u"http://127.0.0.1:3000"_s, u"https://localhost:3443"_s};
    for (const QString &typed :
         {u"127.0.0.1:3000"_s, u"http://127.0.0.1:3000/"_s, u"@ann@127.0.0.1:3000"_s})
        EXPECT_EQ(serverIn(typed, tests)->origin, QUrl(u"http://127.0.0.1:3000"_s))
            << qPrintable(typed);
    EXPECT_EQ(serverIn(u"localhost:3443"_s, tests)->origin, QUrl(u"https://localhost:3443"_s));
    EXPECT_FALSE(serverIn(u"127.0.0.1:3001"_s, tests));
    EXPECT_FALSE(serverIn(u"https://127.0.0.1:3000"_s, tests));
}

}  // namespace
