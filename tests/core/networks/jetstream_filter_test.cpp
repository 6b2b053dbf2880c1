// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/jetstream_filter.h"
#include "tests/support/seed.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using namespace core;
using namespace core::bluesky;
using namespace Qt::StringLiterals;
using Kind = JetstreamEvent::Kind;

constexpr char own[] = "at://did:plc:ourownaccount234567abcde/app.bsky.feed.post/3q1";

QByteArray commit(const QByteArray &collection, const QByteArray &record,
                  const QByteArray &operation = "create")
{
    const QByteArray content = record.isEmpty() ? QByteArray() : R"(,"record":)" + record;
    return R"({"did":"did:plc:annann22222222222222annan","time_us":1795484520000000,)"
           R"("kind":"commit","commit":{"rev":"3rev","operation":")" +
           operation + R"(","collection":")" + collection + R"(","rkey":"3k")" + content +
           R"(,"cid":"bafy"}})";
}

QByteArray aPost(const QByteArray &record)
{
    return commit("app.bsky.feed.post", record);
}

QByteArray aText(const QByteArray &text)
{
    return aPost(R"({"$type":"app.bsky.feed.post","text":")" + text + R"(","langs":["en"]})");
}

/// A filter of one tag with one post of ours.
class JetstreamFilterTest : public testing::Test {
protected:
    JetstreamFilterTest() { follow(u"SafeSpaceConvos"_s); }
    void follow(const QString &tag)
    {
        m_filter = std::make_unique<JetstreamFilter>(*Hashtag::fromText(tag));
        m_filter->addOwn(QLatin1String(own));
    }
    /// What the frame is found to be, by both looks.
    Kind kindOf(const QByteArray &frame)
    {
        const Kind kind = m_filter->read(frame).kind;
        const bool passed = m_filter->glance(frame).concerns;
        EXPECT_TRUE(passed || kind == Kind::Unrelated) << "the first look missed " << frame.data();
        return passed ? kind : Kind::Unrelated;
    }
    std::unique_ptr<JetstreamFilter> m_filter;
};

TEST_F(JetstreamFilterTest, ATagIsFoundAsFacetAsTagAndInPlainText)
{
    EXPECT_EQ(kindOf(aText("A1 yes #safespaceconvos")), Kind::Post);
    EXPECT_EQ(kindOf(aPost(R"({"text":"A1","tags":["SAFESPACECONVOS"]})")), Kind::Post);
    EXPECT_EQ(
        kindOf(aPost(R"({"text":"A1","facets":[{"index":{},"features":[)"
                     R"({"$type":"app.bsky.richtext.facet#tag","tag":"SafeSpaceConvos"}]}]})")),
        Kind::Post);
}

TEST_F(JetstreamFilterTest, OtherTagsAndMereWordsAreUnrelated)
{
    EXPECT_EQ(kindOf(aText("safespaceconvos is a word here")), Kind::Unrelated);
    EXPECT_EQ(kindOf(aText("#safespaceconvosandmore")), Kind::Unrelated);
    EXPECT_EQ(kindOf(aText("#safespace #convos")), Kind::Unrelated);
    EXPECT_EQ(kindOf(aPost(R"({"text":"x","embed":{"images":[{"alt":"#safespaceconvos"}]}})")),
              Kind::Unrelated);
}

TEST_F(JetstreamFilterTest, AFrameWithoutTheTagDoesNotPassTheFirstLook)
{
    EXPECT_FALSE(m_filter->glance(aText("Good morning #coffee \\\"friends\\\" ＃朝 été")).concerns);
    EXPECT_FALSE(m_filter
                     ->glance(commit("app.bsky.feed.like",
                                     R"({"subject":{"uri":"at://did:plc:x/a/b","cid":"c"}})"))
                     .concerns);
    EXPECT_EQ(m_filter->glance(aText("x")).timeUs, 1795484520000000);
}

TEST_F(JetstreamFilterTest, TheTagIsFoundInEverySpellingThatNetworksTakeForTheSame)
{
    follow(u"CaféÜber"_s);
    for (const char *text :
         {"#CaféÜber", "#cafeuber", "#CAFÉÜBER", "#cafe\u0301u\u0308ber", "＃ｃａｆｅｕｂｅｒ",
          R"(\u0023caf\u00e9\u00dcber)", R"(#\u0063afe\u0301uber)", R"(\uff03CAFEUBER)",
          R"(x\n#cafe\u0301U\u0308ber.)"})
        EXPECT_EQ(kindOf(aText(text)), Kind::Post) << text;
    EXPECT_EQ(kindOf(aPost(R"({"text":"x","tags":["caf\u00E9\u00fcber"]})")), Kind::Post);
    EXPECT_EQ(kindOf(aText("#cafébar")), Kind::Unrelated);
}

TEST_F(JetstreamFilterTest, TagsOfOtherScriptsAreFoundToo)
{
    for (const auto &[tag, text] : std::initializer_list<std::pair<QString, QByteArray>>{
             {u"先生チャット"_s, "こんばんは #先生ﾁｬｯﾄ です"},
             {u"先生チャット"_s, R"(\uff03\u5148\u751f\u30c1\u30e3\u30c3\u30c8)"},
             {u"한글"_s, "#\u1112\u1161\u11ab\u1100\u1173\u11af"},
             {u"हिन्दी"_s, "#हिन्दी"},
             {u"ÖĞRETMEN"_s, "#öğretmen"},
             {u"Ответы"_s, "#ОТВЕТЫ"},
             {u"𝒜bc"_s, R"(#\ud835\udc9cBC)"}}) {
        follow(tag);
        EXPECT_EQ(kindOf(aText(text)), Kind::Post) << qPrintable(tag);
        EXPECT_EQ(kindOf(aText("#elsewhere")), Kind::Unrelated) << qPrintable(tag);
    }
}

TEST_F(JetstreamFilterTest, WhateverIsTaggedPassesTheFirstLookHoweverItIsSpelt)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const QString tag = u"Grün_Łódź9ÑandúÅst"_s;
    follow(tag);
    const auto chance = [&random](unsigned in) { return random() % in == 0; };
    for (int round = 0; round < 3000; ++round) {
        QString spelt = chance(2) ? tag : chance(2) ? tag.toUpper() : tag.toLower();
        if (chance(2))
            spelt = spelt.normalized(QString::NormalizationForm_D);
        QByteArray text = chance(4) ? "＃" : chance(4) ? "\\u0023" : "#";
        for (const QChar c : std::as_const(spelt))
            text += chance(3) ? QByteArray("\\u") +
                                    QByteArray::number(c.unicode(), 16).rightJustified(4, '0')
                              : QString(c).toUtf8();
        ASSERT_EQ(kindOf(aText(QByteArray(int(random() % 40), 'x') + ' ' + text)), Kind::Post)
            << text.data();
    }
}

TEST_F(JetstreamFilterTest, RepliesAndQuotesOfOurPostsConcernUsWithoutTheTag)
{
    const QByteArray ref = QByteArray(R"({"uri":")") + own + R"(","cid":"c"})";
    const QByteArray other = R"({"uri":"at://did:plc:x/app.bsky.feed.post/1","cid":"c"})";
    EXPECT_EQ(
        kindOf(aPost(R"({"text":"x","reply":{"parent":)" + ref + R"(,"root":)" + other + "}}")),
        Kind::Post);
    EXPECT_EQ(
        kindOf(aPost(R"({"text":"x","reply":{"parent":)" + other + R"(,"root":)" + ref + "}}")),
        Kind::Post);
    EXPECT_EQ(kindOf(aPost(R"({"text":"x","embed":{"record":)" + ref + "}}")), Kind::Post);
    EXPECT_EQ(kindOf(aPost(R"({"text":"x","embed":{"media":{},"record":{"record":)" + ref + "}}}")),
              Kind::Post);
    EXPECT_EQ(kindOf(aPost(R"({"text":"x","embed":{"record":)" + other + "}}")), Kind::Unrelated);
}

TEST_F(JetstreamFilterTest, LikesAreOfOurPostsAndRepostsAlsoOfTakenOnes)
{
    const QByteArray taken = "at://did:plc:benbenben/app.bsky.feed.post/5";
    m_filter->addTaken(QString::fromLatin1(taken));
    const auto subject = [](const QByteArray &uri) {
        return R"({"subject":{"uri":")" + uri + R"("}})";
    };
    EXPECT_EQ(kindOf(commit("app.bsky.feed.like", subject(own))), Kind::Like);
    EXPECT_EQ(kindOf(commit("app.bsky.feed.repost", subject(own))), Kind::Repost);
    EXPECT_EQ(kindOf(commit("app.bsky.feed.like", subject(taken))), Kind::Unrelated);
    EXPECT_EQ(kindOf(commit("app.bsky.feed.repost", subject(taken))), Kind::Repost);
    m_filter->removeTaken(QString::fromLatin1(taken));
    EXPECT_EQ(kindOf(commit("app.bsky.feed.repost", subject(taken))), Kind::Unrelated);
}

TEST_F(JetstreamFilterTest, EveryDeletionPassesAndTellsWhatIsGone)
{
    const QByteArray frame = commit("app.bsky.feed.post", {}, "delete");
    EXPECT_EQ(kindOf(frame), Kind::Removal);
    EXPECT_EQ(m_filter->read(frame).uri,
              u"at://did:plc:annann22222222222222annan/app.bsky.feed.post/3k");
    EXPECT_EQ(kindOf(commit("app.bsky.graph.follow", {}, "delete")), Kind::Unrelated);
}

TEST_F(JetstreamFilterTest, EventsAboutAccountsAreToldApart)
{
    const QByteArray head = R"({"did":"did:plc:x","time_us":5,)";
    EXPECT_EQ(kindOf(head + R"("kind":"identity","identity":{"did":"d","handle":"a.b"}})"),
              Kind::Handle);
    EXPECT_EQ(kindOf(head + R"("kind":"identity","identity":{"did":"d"}})"), Kind::Unrelated);
    EXPECT_EQ(kindOf(head + R"("kind":"account","account":{"active":true}})"), Kind::Unrelated);
    EXPECT_EQ(kindOf(head + R"("kind":"account","account":{"active":false,"status":"deleted"}})"),
              Kind::Gone);
    EXPECT_EQ(kindOf(head + R"("kind":"account","account":{"status":"deactivated"}})"),
              Kind::Unrelated);
    EXPECT_EQ(kindOf(head + R"("kind":"news","news":{"x":["#safespaceconvos"]}})"),
              Kind::Unrelated);
}

TEST_F(JetstreamFilterTest, BrokenFramesAreToldAndMembersOfOddTypesPassedOver)
{
    const QByteArray whole = aText("#safespaceconvos");
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const Kind kind = m_filter->read(whole.first(length)).kind;
        ASSERT_EQ(kind, Kind::Broken) << length;
    }
    EXPECT_EQ(m_filter->read(whole + "}").kind, Kind::Broken);
    EXPECT_EQ(m_filter->read("[1,2]").kind, Kind::Broken);
    EXPECT_TRUE(m_filter->glance("no event").concerns) << "it is to be counted";
    EXPECT_EQ(kindOf(aPost(R"({"text":7,"facets":"no","tags":[1,{},"safespaceconvos"],"reply":[],)"
                           R"("embed":null,"subject":"did:plc:x"})")),
              Kind::Post);
}

TEST_F(JetstreamFilterTest, TheOrderOfMembersDoesNotMatter)
{
    EXPECT_EQ(kindOf(R"({"commit":{"record":{"tags":["safespaceconvos"],"text":""},"rkey":"3k",)"
                     R"("collection":"app.bsky.feed.post","operation":"create"},)"
                     R"( "kind" : "commit" , "time_us" : 7 , "did" : "did:plc:x" })"),
              Kind::Post);
}

TEST_F(JetstreamFilterTest, EveryRecordedFrameIsReadOrCounted)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "the recorded frames are not beside this checkout";
    int frames = 0;
    for (const QString &name : {u"expected_v1.jsonl"_s, u"golden_v1.jsonl"_s}) {
        for (const QByteArray &frame :
             tests::sharedFile(u"bluesky/jetstream/"_s + name).trimmed().split('\n')) {
            ++frames;
            EXPECT_NE(m_filter->read(frame).kind, Kind::Broken) << frame.data();
            EXPECT_EQ(m_filter->glance(frame).timeUs > 0 || m_filter->glance(frame).concerns, true);
            EXPECT_EQ(m_filter->read(frame.chopped(1)).kind, Kind::Broken);
        }
    }
    EXPECT_GT(frames, 100);
}

}  // namespace
