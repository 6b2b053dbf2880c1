// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/hashtag.h"
#include "core/networks/bluesky/facets.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::bluesky;
using namespace Qt::StringLiterals;

const QString cases = u"bluesky/facets/detect-cases.json"_s;

/// Everyone exists.
Dids everyoneIn(const QString &text)
{
    Dids dids;
    for (const QString &handle : handlesIn(text))
        dids.insert(handle, u"did:fake:"_s + handle);
    return dids;
}

QString cut(const QByteArray &utf8, const QJsonValue &facet)
{
    const auto start = facet[u"index"][u"byteStart"].toInteger();
    return QString::fromUtf8(utf8.mid(start, facet[u"index"][u"byteEnd"].toInteger() - start));
}

/// The words of each facet with what they lead to, "words>target".
QStringList linksIn(const QString &text, const Dids &dids)
{
    QStringList found;
    for (const QJsonValue &facet : facetsOf(text, dids)) {
        const QJsonValue feature = facet[u"features"][0];
        const QString target =
            feature[u"did"].toString() + feature[u"uri"].toString() + feature[u"tag"].toString();
        found.append(cut(text.toUtf8(), facet) + u'>' + target);
    }
    return found;
}

QStringList linksIn(const QString &text)
{
    return linksIn(text, everyoneIn(text));
}

TEST(BlueskyFacetsTest, MentionsAndLinksAreThoseOfTheListedCases)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: no shared test data";
    const QJsonArray all = tests::sharedJson(cases)[u"mentions_and_links"].toArray();
    ASSERT_FALSE(all.isEmpty());
    for (const QJsonValue &one : all) {
        QStringList expected;
        for (const QJsonValue &segment : one[u"segments"].toArray()) {
            if (segment.toObject().contains(u"target"))
                expected.append(segment[u"text"].toString() + u'>' + segment[u"target"].toString());
        }
        const QString text = one[u"text"].toString();
        EXPECT_EQ(linksIn(text), expected) << qPrintable(text) << "\n"
                                           << qPrintable(linksIn(text).join(u' '));
    }
}

TEST(BlueskyFacetsTest, TagsAndSymbolsAreThoseOfTheListedCasesByteForByte)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: no shared test data";
    const QJsonValue all = tests::sharedJson(cases);
    for (const QString &kind : {u"tags"_s, u"cashtags"_s}) {
        ASSERT_FALSE(all[kind].toArray().isEmpty());
        for (const QJsonValue &one : all[kind].toArray()) {
            QJsonArray tags;
            QJsonArray ranges;
            for (const QJsonValue &facet : facetsOf(one[u"text"].toString(), {})) {
                tags.append(facet[u"features"][0][u"tag"]);
                ranges.append(facet[u"index"]);
            }
            EXPECT_EQ(tags, one[u"tags"].toArray()) << qPrintable(one[u"text"].toString());
            EXPECT_EQ(ranges, one[u"byteRanges"].toArray()) << qPrintable(one[u"text"].toString());
        }
    }
}

TEST(BlueskyFacetsTest, AMentionOfNobodyStaysPlainText)
{
    const QString text = u"Hi @ann.test and @bob.test"_s;
    EXPECT_EQ(handlesIn(text), (QStringList{u"ann.test"_s, u"bob.test"_s}));
    EXPECT_EQ(linksIn(text, {{u"bob.test"_s, u"did:plc:b"_s}, {u"ann.test"_s, {}}}),
              QStringList{u"@bob.test>did:plc:b"_s});
}

TEST(BlueskyFacetsTest, AHandleIsTheSameInCapitals)
{
    EXPECT_EQ(linksIn(u"Thanks, @Ann.Test!"_s), QStringList{u"@Ann.Test>did:fake:ann.test"_s});
}

/// A host who sees the chat's tag in a text is not given another one: it must then be alive.
TEST(BlueskyFacetsTest, ATagThatOtherNetworksLinkIsLinkedHereToo)
{
    const Hashtag tag = *Hashtag::fromText(u"SafeSpaceConvos"_s);
    for (const QString &text : {u"Welcome (#SafeSpaceConvos)"_s, u"Welcome “#SafeSpaceConvos”"_s,
                                u"Welcome.#SafeSpaceConvos"_s, u"Welcome #SafeSpaceConvos…"_s}) {
        ASSERT_TRUE(tag.isIn(text)) << qPrintable(text);
        EXPECT_EQ(linksIn(text), QStringList{u"#SafeSpaceConvos>SafeSpaceConvos"_s})
            << qPrintable(text);
    }
}

TEST(BlueskyFacetsTest, FacetsComeInOrderAndNeverOverlap)
{
    const QString text = u"🦋 @ann.test (#tag) https://example.com/a#b, $AAPL #two-three"_s;
    qint64 behind = 0;
    const QJsonArray facets = facetsOf(text, everyoneIn(text));
    EXPECT_EQ(facets.size(), 5);
    for (const QJsonValue &facet : facets) {
        EXPECT_GE(facet[u"index"][u"byteStart"].toInteger(), behind);
        behind = facet[u"index"][u"byteEnd"].toInteger();
    }
    EXPECT_LE(behind, text.toUtf8().size());
}

TEST(BlueskyFacetsTest, WhatOnlyLooksLikeALinkStaysText)
{
    for (const QString &text : {u"ann@example.com"_s, u"https://"_s, u"1.50"_s, u"and/or.Then"_s,
                                u"ftp://example.com"_s, u"@ann"_s, u"@.test"_s, u""_s})
        EXPECT_EQ(linksIn(text), QStringList()) << qPrintable(text);
}

TEST(BlueskyFacetsTest, TheListedHandlesAreToldFromThoseThatAreNone)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: no shared test data";
    for (const bool good : {true, false}) {
        const QString name =
            u"bluesky/interop/syntax/handle_syntax_%1.txt"_s.arg(good ? u"valid"_s : u"invalid"_s);
        for (const QString &line : QString::fromUtf8(tests::sharedFile(name)).split(u'\n')) {
            const bool isCase = !line.isEmpty() && !line.startsWith(u'#');
            EXPECT_TRUE(!isCase || isHandle(line) == good) << qPrintable(line);
        }
    }
}

}  // namespace
