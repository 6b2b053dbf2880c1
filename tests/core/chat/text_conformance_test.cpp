// SPDX-License-Identifier: GPL-3.0-or-later
// Counting and linking by the networks' own cases, which stand beside the project, not in it.
#include "core/chat/text_entities.h"
#include "core/chat/text_rules.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonObject>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class TextConformance : public testing::Test {
protected:
    void SetUp() override
    {
        if (!tests::hasSharedData())
            GTEST_SKIP() << "skipped: the networks' own cases are not beside the project";
    }
    static QJsonArray cases(const QString &file, const QString &group)
    {
        return tests::sharedJson(u"x/twitter-text/json/"_s + file)[u"tests"_s][group].toArray();
    }
    /// Calls `check` with text and what is expected, and counts the cases.
    template <typename Check>
    static void eachCase(const QString &file, const QString &group, int atLeast, Check check)
    {
        const QJsonArray all = cases(file, group);
        EXPECT_GE(all.size(), atLeast) << group.toStdString();
        for (const QJsonValue &one : all) {
            SCOPED_TRACE(group.toStdString() + ": " +
                         one[u"description"_s].toString().toStdString());
            check(one[u"text"_s].toString(), one[u"expected"_s]);
        }
    }
    static QStringList texts(const QList<TextEntity> &entities)
    {
        QStringList texts;
        for (const TextEntity &one : entities)
            texts.append(one.text);
        return texts;
    }
    static QStringList strings(const QJsonValue &array)
    {
        QStringList texts;
        for (const QJsonValue &one : array.toArray())
            texts.append(one.toString());
        return texts;
    }
    /// Offsets in the cases count code points.
    static int points(const QString &text, int end) { return int(text.left(end).toUcs4().size()); }
    static void expectPlaces(const QString &text, const QList<TextEntity> &found,
                             const QJsonValue &expected)
    {
        const QJsonArray places = expected.toArray();
        ASSERT_EQ(found.size(), places.size());
        for (qsizetype i = 0; i < places.size(); ++i) {
            const QJsonArray indices = places[i][u"indices"_s].toArray();
            EXPECT_EQ(points(text, found[i].start), indices[0].toInt());
            EXPECT_EQ(points(text, found[i].end), indices[1].toInt());
        }
    }
};

bool isWholeLink(const QString &text)
{
    const QList<TextEntity> links = linksIn(text);
    return links.size() == 1 && links.first().text == text;
}

}  // namespace

TEST_F(TextConformance, LinksAreFoundAsXFindsThem)
{
    for (const QString &group : {u"urls"_s, u"tco_urls_with_params"_s})
        eachCase(u"extract.json"_s, group, 4, [](const QString &text, const QJsonValue &expected) {
            EXPECT_EQ(texts(linksIn(text)), strings(expected)) << text.toStdString();
        });
    for (const QString &group : {u"urls_with_indices"_s, u"urls_with_directional_markers"_s})
        eachCase(u"extract.json"_s, group, 2, [](const QString &text, const QJsonValue &expected) {
            expectPlaces(text, linksIn(text), expected);
        });
}

TEST_F(TextConformance, EveryTopLevelDomainIsKnown)
{
    for (const QString &group : {u"country"_s, u"generic"_s})
        eachCase(u"tlds.json"_s, group, 200, [](const QString &text, const QJsonValue &expected) {
            EXPECT_EQ(texts(linksIn(text)), strings(expected)) << text.toStdString();
        });
}

TEST_F(TextConformance, HashtagsAreFoundAsXFindsThem)
{
    for (const QString &group : {u"hashtags"_s, u"hashtags_from_astral"_s})
        eachCase(u"extract.json"_s, group, 3, [](const QString &text, const QJsonValue &expected) {
            EXPECT_EQ(texts(hashtagsIn(text)), strings(expected)) << text.toStdString();
        });
    eachCase(u"extract.json"_s, u"hashtags_with_indices"_s, 6,
             [](const QString &text, const QJsonValue &expected) {
                 expectPlaces(text, hashtagsIn(text), expected);
             });
}

TEST_F(TextConformance, NamesListsAndSymbolsAreFoundAsXFindsThem)
{
    eachCase(u"extract.json"_s, u"mentions"_s, 18,
             [](const QString &text, const QJsonValue &expected) {
                 EXPECT_EQ(texts(mentionsIn(text)), strings(expected)) << text.toStdString();
             });
    eachCase(u"extract.json"_s, u"mentions_with_indices"_s, 3,
             [](const QString &text, const QJsonValue &expected) {
                 expectPlaces(text, mentionsIn(text), expected);
             });
    eachCase(u"extract.json"_s, u"mentions_or_lists_with_indices"_s, 4,
             [](const QString &text, const QJsonValue &expected) {
                 const QList<TextEntity> found = mentionsIn(text, true);
                 expectPlaces(text, found, expected);
                 for (qsizetype i = 0; i < found.size(); ++i)
                     EXPECT_EQ(found[i].text, expected[int(i)][u"screen_name"_s].toString() +
                                                  expected[int(i)][u"list_slug"_s].toString());
             });
    eachCase(u"extract.json"_s, u"replies"_s, 10,
             [](const QString &text, const QJsonValue &expected) {
                 const QList<TextEntity> found = mentionsIn(text);
                 const bool first =
                     !found.isEmpty() && text.left(found.first().start).trimmed().isEmpty();
                 EXPECT_EQ(first ? found.first().text : QString(), expected.toString());
             });
    eachCase(u"extract.json"_s, u"cashtags"_s, 6,
             [](const QString &text, const QJsonValue &expected) {
                 EXPECT_EQ(texts(cashtagsIn(text)), strings(expected)) << text.toStdString();
             });
    eachCase(u"extract.json"_s, u"cashtags_with_indices"_s, 2,
             [](const QString &text, const QJsonValue &expected) {
                 expectPlaces(text, cashtagsIn(text), expected);
             });
}

TEST_F(TextConformance, WeightsAreThoseOfX)
{
    TextWeights old;  // config/v1.json: every code point is one
    old.heavy = 1;
    old.emojiAsOne = false;
    eachCase(u"validate.json"_s, u"tweets"_s, 6,
             [&old](const QString &text, const QJsonValue &expected) {
                 const int length = weightedLength(text, old);
                 EXPECT_EQ(length > 0 && length <= 140 && mayBePosted(text), expected.toBool());
             });
    TextWeights middle = TextWeights::current();  // config/v2.json
    middle.emojiAsOne = false;
    const QList<std::pair<QString, TextWeights>> groups{
        {u"WeightedTweetsCounterTest"_s, middle},
        {u"WeightedTweetsWithDiscountedEmojiCounterTest"_s, TextWeights::current()},
        {u"UnicodeDirectionalMarkerCounterTest"_s, TextWeights::current()}};
    for (const auto &[group, weights] : groups)
        eachCase(u"validate.json"_s, group, 2,
                 [weights = weights](const QString &text, const QJsonValue &expected) {
                     const int length = weightedLength(text, weights);
                     EXPECT_EQ(length, expected[u"weightedLength"_s].toInt());
                     EXPECT_EQ(length > 0 && length <= 280 && mayBePosted(text),
                               expected[u"valid"_s].toBool());
                 });
}

TEST_F(TextConformance, WholeNamesTagsAndLinksAreToldFromOthers)
{
    const auto isWhole = [](const QList<TextEntity> &found, const QString &text) {
        return found.size() == 1 && found.first().start == 0 && found.first().end == text.size();
    };
    eachCase(u"validate.json"_s, u"usernames"_s, 3,
             [&](const QString &text, const QJsonValue &expected) {
                 EXPECT_EQ(isWhole(mentionsIn(text), text), expected.toBool());
             });
    eachCase(u"validate.json"_s, u"lists"_s, 4,
             [&](const QString &text, const QJsonValue &expected) {
                 EXPECT_EQ(isWhole(mentionsIn(text, true), text) && text.contains(u'/'),
                           expected.toBool());
             });
    eachCase(u"validate.json"_s, u"hashtags"_s, 6,
             [&](const QString &text, const QJsonValue &expected) {
                 EXPECT_EQ(isWhole(hashtagsIn(text), text), expected.toBool());
             });
    eachCase(u"validate.json"_s, u"urls"_s, 18,
             [](const QString &text, const QJsonValue &expected) {
                 EXPECT_EQ(isWebAddress(text), expected.toBool()) << text.toStdString();
             });
    eachCase(u"validate.json"_s, u"urls_without_protocol"_s, 4,
             [](const QString &text, const QJsonValue &expected) {
                 EXPECT_EQ(isWholeLink(text), expected.toBool()) << text.toStdString();
             });
}

TEST_F(TextConformance, MastodonCountsAsItsOwnComposer)
{
    const QJsonArray all =
        tests::sharedJson(u"mastodon/status-length-cases.json"_s)[u"cases"_s].toArray();
    EXPECT_GE(all.size(), 20);
    for (const QJsonValue &one : all) {
        const QString text = one[u"text"_s].toString();
        EXPECT_EQ(TextRules::mastodon().count(text), one[u"length"_s].toInt())
            << text.toStdString();
    }
}

TEST_F(TextConformance, ClustersAreThoseOfUnicode)
{
    int seen = 0;
    for (const QByteArray &line :
         tests::sharedFile(u"unicode/GraphemeBreakTest-15.0.0.txt"_s).split('\n')) {
        const QByteArray rule = line.left(line.indexOf('#')).trimmed();
        if (rule.isEmpty())
            continue;
        QString text;
        int clusters = 0;
        for (const QByteArray &part : rule.split(' ')) {
            if (part == "÷")
                ++clusters;
            else if (part != "×")
                text += QString::fromUcs4(
                    std::initializer_list<char32_t>{char32_t(part.toUInt(nullptr, 16))}.begin(), 1);
        }
        EXPECT_EQ(TextRules::bluesky().count(text), clusters - 1) << rule.toStdString();
        ++seen;
    }
    EXPECT_EQ(seen, 602);
}
