// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/html_text.h"

#include "core/base/html_references.h"
#include "core/base/limits.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

std::string text(const QString &html)
{
    return htmlToText(html).text.toStdString();
}

TEST(HtmlTextTest, TheWordsAloneAreTheTextWithoutItsLinks)
{
    EXPECT_EQ(htmlToWords(u"<p>I teach. <a href=\"https://evil.example\">bank.example</a></p>"
                          "<p>#nobot</p>"_s),
              u"I teach. bank.example\n\n#nobot"_s);
}

TEST(HtmlTextTest, ParagraphsAndBreaksBecomeLines)
{
    EXPECT_EQ(text(u"<p>A1: one</p><p>two<br>three<br/>four</p>"_s), "A1: one\n\ntwo\nthree\nfour");
    EXPECT_EQ(text(u"<p>first:</p><ul><li>one</li><li>two</li></ul><p>last</p>"_s),
              "first:\n\n• one\n• two\n\nlast");
    EXPECT_EQ(text(u"a  \n\t b"_s), "a b");
    EXPECT_EQ(text(u"<pre><code>if x:\n    y</code></pre>"_s), "if x:\n    y");
}

TEST(HtmlTextTest, LinksKeepTheirHiddenPartsAndTheirTarget)
{
    const HtmlText out = htmlToText(
        u"<p>see <a href=\"https://example.org/a?b=1&amp;c=2\"><span class=\"invisible\">https://"
        "</span><span class=\"ellipsis\">example.org/a?b=1</span><span class=\"invisible\">&amp;c=2"
        "</span></a> <a href='https://s.example/tags/Chat' class='mention hashtag'>#<span>Chat"
        "</span></a></p>"_s);
    EXPECT_EQ(out.text.toStdString(), "see https://example.org/a?b=1&c=2 #Chat");
    ASSERT_EQ(out.links.size(), 2);
    EXPECT_EQ(out.text.mid(out.links[0].start, out.links[0].length).toStdString(),
              "https://example.org/a?b=1&c=2");
    EXPECT_EQ(out.links[0].target, QUrl(u"https://example.org/a?b=1&c=2"_s));
    EXPECT_EQ(out.text.mid(out.links[1].start, out.links[1].length).toStdString(), "#Chat");
    EXPECT_EQ(out.links[1].cssClasses.toStdString(), "mention hashtag");
}

TEST(HtmlTextTest, OnlyWebAddressesAreLinks)
{
    const HtmlText out = htmlToText(u"<a href=\"javascript:alert(1)\">click</a> "
                                    "<a href=\"data:text/html,x\">here</a>"_s);
    EXPECT_EQ(out.text.toStdString(), "click here");
    EXPECT_TRUE(out.links.isEmpty());
}

TEST(HtmlTextTest, NothingActsAndNobodysTextIsLeftOut)
{
    EXPECT_EQ(text(u"a<script>alert('x')</script>b<style>p{}</style>c<!-- no -->d"_s), "abcd");
    EXPECT_EQ(text(u"<p class=\"quote-inline\">RE: <a href=\"https://q.example\">q</a></p>"
                   "<p>A2: mine</p>"_s),
              "A2: mine");
}

TEST(HtmlTextTest, ReferencesAreReadOnceAndUnknownOnesStay)
{
    EXPECT_EQ(text(u"&lt;b&gt; &amp;lt; &#39;x&#39; &#x1F600; &nbsp;&unknown; AT&T"_s),
              "<b> &lt; 'x' 😀  &unknown; AT&T");
    EXPECT_EQ(withoutHtmlReferences(u"a &amp; b &#0; &#xD800;"_s).toStdString(),
              "a & b &#0; &#xD800;");
}

TEST(HtmlTextTest, SignsThatBeginNoTagStand)
{
    EXPECT_EQ(text(u"3 < 4 and 5 <6 <"_s), "3 < 4 and 5 <6 <");
    EXPECT_EQ(text(u"before <a href=\"never ends"_s), "before");
}

TEST(HtmlTextTest, MoreThanAPostMayHaveIsCutWithAMark)
{
    const HtmlText out = htmlToText(QString(limits::postHtml + 10, u'x'));
    EXPECT_TRUE(out.cut);
    EXPECT_TRUE(out.text.endsWith(u"x …"));
    EXPECT_LE(out.text.size(), limits::postHtml + 2);
}

TEST(HtmlTextTest, LinksOfHostileMarkupStayWithinTheText)
{
    const QStringList parts = {u"<a href=https://e.example>"_s,
                               u"</a>"_s,
                               u"<p>"_s,
                               u"<br>"_s,
                               u" "_s,
                               u"x"_s,
                               u"&amp;"_s,
                               u"<li>"_s,
                               u"<"_s,
                               u"</p>"_s,
                               u"<blockquote>"_s,
                               u"</li>"_s,
                               u"<pre>"_s,
                               u"<td>"_s,
                               u"</td>"_s,
                               u"<rp>"_s,
                               u"a.example"_s,
                               u"<a href=\""_s,
                               u"\n"_s};
    for (quint32 seed = 0; seed < 2000; ++seed) {
        QString html;
        quint32 state = seed;
        for (int i = 0; i < 12; ++i) {
            state = state * 1'664'525 + 1'013'904'223;
            html += parts[qsizetype(state >> 16) % parts.size()];
        }
        const HtmlText out = htmlToText(html);
        for (const HtmlText::Link &link : out.links) {
            EXPECT_GE(link.start, 0) << html.toStdString();
            EXPECT_GT(link.length, 0) << html.toStdString();
            EXPECT_LE(link.start + link.length, out.text.size()) << html.toStdString();
        }
    }
}

TEST(HtmlTextTest, ListsHaveSignsNumbersAndSteps)
{
    EXPECT_EQ(text(u"<p>do:</p><ol start=\"3\"><li><p>wash</p></li><li>dry</li></ol>end"_s),
              "do:\n\n3. wash\n4. dry\n\nend");
    EXPECT_EQ(text(u"<ul><li>one<ul><li>inner</li><li>more</li></ul></li><li>two</li></ul>"_s),
              "• one\n  • inner\n  • more\n• two");
    EXPECT_EQ(text(u"<li>no list<li>at all"_s), "• no list\n• at all");
    EXPECT_EQ(text(u"<ol start=\"-9\"><li></li><li>b</li></ol>"_s), "2. b");
}

TEST(HtmlTextTest, QuotedLinesBeginWithASign)
{
    EXPECT_EQ(text(u"<blockquote><p>said<br>before</p><p>by you</p></blockquote><p>A1: yes</p>"_s),
              "> said\n> before\n\n> by you\n\nA1: yes");
    EXPECT_EQ(text(u"a<blockquote>b<blockquote>c</blockquote></blockquote>d</blockquote>e"_s),
              "a\n\n> b\n\n> > c\n\nd\n\ne");
}

TEST(HtmlTextTest, CodeDeletedTextAndRulesLookAsTheyAreTyped)
{
    EXPECT_EQ(text(u"use <code>x &lt; 3</code>, <del>not</del> <s>never</s> </code></del>y"_s),
              "use `x < 3`, ~~not~~ ~~never~~ y");
    EXPECT_EQ(text(u"a<hr>b"_s), "a\n\n———\n\nb");
    EXPECT_EQ(text(u"<p>so:</p><pre>\n  if\n\n\tx\n</pre>  then  go"_s),
              "so:\n\n  if\n\n\tx\n\nthen go");
}

TEST(HtmlTextTest, RowsAreLinesAndCellsStandApart)
{
    EXPECT_EQ(text(u"<table><thead><tr><th>day</th><th>time</th></tr></thead><tbody><tr><td><p>Mon"
                   "</p></td><td> </td><td><p>9</p></td></tr>\n<tr><td></td><td>x</td></tr></tbody>"
                   "</table>after"_s),
              "day · time\nMon · 9\nx\n\nafter");
}

TEST(HtmlTextTest, PicturesAreTheirWords)
{
    EXPECT_EQ(text(u"hi <img class=\"emoji\" alt=\":blob:\" src=\"https://e.example/b.png\">!"_s),
              "hi :blob:!");
    EXPECT_EQ(text(u"nice<img alt=\"😀\" class=wp-smiley> <img alt='a pot  of soup'><img src=x>"_s),
              "nice😀 [a pot of soup]");
}

TEST(HtmlTextTest, ReadingsStandInBracketsOnce)
{
    EXPECT_EQ(text(u"<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</rt>"_s), "漢(kan)字");
}

TEST(HtmlTextTest, ValuesOfAttributesAreNoMarkup)
{
    const HtmlText out = htmlToText(u"<a title=\"1 > 0 <b> 'x'\" href = 'https://a.example/?q=>' "
                                    "href=\"https://b.example\" CLASS=mention>go</a>>on"_s);
    EXPECT_EQ(out.text.toStdString(), "go>on");
    ASSERT_EQ(out.links.size(), 1);
    EXPECT_EQ(out.links[0].target.host(), u"a.example") << "the first of two counts";
    EXPECT_EQ(out.links[0].cssClasses, u"mention");
    EXPECT_EQ(text(u"a <b z=\"<p>\" / x=>b</b></> c <3 </3"_s), "a b</> c <3 </3");
}

TEST(HtmlTextTest, BlanksAndBreaksAreNeverTooMany)
{
    EXPECT_EQ(text(u"<div><p> a </p><p>&nbsp;</p> <p> b<br> c </p><br></div> \n "_s), "a\n\nb\nc");
    EXPECT_EQ(text(u"a<br><br><br>b"_s), "a\n\n\nb");
    const HtmlText out = htmlToText(u"<p>see<a href=\"https://e.example\"> this </a>now"_s);
    EXPECT_EQ(out.text.toStdString(), "see this now");
    EXPECT_EQ(out.text.mid(out.links[0].start, out.links[0].length), u"this");
}

TEST(HtmlTextTest, ALineThatStandsForAQuoteStaysOnlyWhereItIsWanted)
{
    const QString html =
        u"<p>A2: mine<span class=\"x quote-inline\"><br><br>RE: <a href=\"https://q.example/1\">"
        "<span class=\"invisible\">https://</span>q.example/1</a></span></p><p>more</p>"_s;
    EXPECT_EQ(text(html), "A2: mine\n\nmore");
    const HtmlText kept = htmlToText(html, QuoteLine::Kept);
    EXPECT_EQ(kept.text.toStdString(), "A2: mine\n\nRE: https://q.example/1\n\nmore");
    EXPECT_EQ(kept.links.size(), 1);
    EXPECT_EQ(text(u"<p class=quote-inline>RE: x<p>mine</p>"_s), "mine") << "a p ends a p";
}

std::string linked(const QString &shown, const QString &target)
{
    return text(u"<a href=\"%2\">%1</a>"_s.arg(shown, target));
}

TEST(HtmlTextTest, ALinkThatLiesIsFollowedByItsRealHost)
{
    const HtmlText out = htmlToText(u"<a href=\"https://evil.example/x\">mybank.example</a>, go"_s);
    EXPECT_EQ(out.text.toStdString(), "mybank.example (evil.example), go");
    ASSERT_EQ(out.links.size(), 1);
    EXPECT_EQ(out.links[0].length, 14) << "the host is no part of the link";

    const QString evil = u"https://evil.example/login"_s;
    for (const QString &lie :
         {u"https://mybank.example/in"_s, u"www.mybank.example"_s, u"MyBank.Example"_s,
          u"Log in at mybank.example, please"_s, u"(mybank.example)"_s, u"mybank.example's page"_s,
          u"https://mybank.example@evil.example"_s, u"my&shy;bank.example"_s,
          u"my&#x200B;bank&#xFF0E;example"_s, u"mybank.example\u2044evil.example"_s,
          u"http:\\\\mybank.example"_s, u"192.0.2.7"_s, u"<b>mybank</b>.example"_s,
          u"https://evil.example.mybank.example"_s})
        EXPECT_TRUE(QString::fromStdString(linked(lie, evil)).endsWith(u" (evil.example)"))
            << lie.toStdString();
    EXPECT_EQ(linked(u"mybank.example"_s, u"https://mybank.example@evil.example/"_s),
              "mybank.example (evil.example)");
}

TEST(HtmlTextTest, LettersThatPassForOthersAreNamedInPlainOnes)
{
    const QString cyrillic = u"m\u0443bank.example"_s;
    EXPECT_EQ(linked(u"mybank.example"_s, u"https://"_s + cyrillic),
              "mybank.example (xn--mbank-eze.example)");
    EXPECT_TRUE(QString::fromStdString(linked(cyrillic, u"https://"_s + cyrillic))
                    .endsWith(u" (xn--mbank-eze.example)"));
}

TEST(HtmlTextTest, AnHonestLinkIsLeftAlone)
{
    const auto same = [](const QString &shown, const QString &target) {
        EXPECT_EQ(linked(shown, target), htmlToText(shown).text.toStdString());
    };
    same(u"Read more"_s, u"https://blog.example/2026/more"_s);
    same(u"example.org/a.html,b.txt?u=other.example"_s, u"https://www.example.org/a"_s);
    same(u"HTTPS://WWW.Example.org:443/"_s, u"https://example.org"_s);
    same(u"@ann@social.example"_s, u"https://elsewhere.example/@ann"_s);
    same(u"@ann.people.example"_s, u"https://bridge.example/ann"_s);
    same(u"#v2.final"_s, u"https://social.example/tags/v2final"_s);
    same(u"m\u00FCnchen.example"_s, u"https://m\u00FCnchen.example/rathaus"_s);
    same(u"at 9.30 a.m. in room 3.14, U.S."_s, u"https://example.org"_s);
    same(u"https://social.example/@ann@other.example/1"_s, u"https://social.example/@ann/1"_s);
    same(u"mybank.example"_s, u"javascript:alert(1)"_s);  // no link at all
}

TEST(HtmlTextTest, LittleMarkupMakesLittleText)
{
    const QString deep = u"<blockquote><ul><li>x"_s.repeated(2000);
    const QString out = htmlToText(deep).text;
    EXPECT_EQ(out.count(u'x'), 2000);
    EXPECT_LE(out.size(), deep.size() * 2);
    EXPECT_EQ(htmlToText(u"<a href=\"https://e.example/%1\">x</a>"_s.arg(
                             QString(limits::linkTarget, u'y')))
                  .links.size(),
              0);
}

TEST(HtmlTextTest, ACutHalvesNoCharacter)
{
    const HtmlText out = htmlToText(QString(limits::postHtml - 1, u'x') + u"😀"_s);
    EXPECT_TRUE(out.cut);
    EXPECT_TRUE(out.text.endsWith(u"x …"));
    EXPECT_TRUE(out.text.isValidUtf16());
}

TEST(HtmlTextTest, MarkupOfEveryProgramReadsAlike)
{
    const QString hashtag = u"#<span>Chat</span>"_s;
    const std::string expected = "@ann A1: soup #Chat";
    for (const QString &html :
         {// Mastodon, GoToSocial
          u"<p><span class=\"h-card\" translate=\"no\"><a href=\"https://a.example/@ann\" "
          "class=\"u-url mention\">@<span>ann</span></a></span> A1: soup <a "
          "href=\"https://b.example/tags/Chat\" class=\"mention hashtag\" rel=\"tag\">"_s +
              hashtag + u"</a></p>"_s,
          // Pleroma, Akkoma
          u"<span class=\"h-card\"><a class=\"u-url mention\" data-user=\"A9\" "
          "href=\"https://a.example/users/ann\" rel=\"ugc\">@<span>ann</span></a></span> A1: "
          "soup <a class=\"hashtag\" data-tag=\"chat\" href=\"https://b.example/tag/chat\" "
          "rel=\"tag ugc\">#Chat</a>"_s,
          // born of Misskey
          u"<p><a href=\"https://a.example/@ann\" class=\"u-url mention\">@ann</a><span> A1: "
          "soup </span><a href=\"https://b.example/tags/Chat\" rel=\"tag\">#Chat</a></p>"_s,
          // born of WordPress
          u"<!-- wp:paragraph -->\n<p class=\"has-text\"><a class=\"mention\" "
          "href=\"https://a.example/author/ann\">@ann</a> A1: soup\n<a rel=\"tag\" "
          "class=\"hashtag u-tag\" href=\"https://b.example/tag/chat/\">#Chat</a></p>\n<!-- "
          "/wp:paragraph -->"_s}) {
        const HtmlText out = htmlToText(html);
        EXPECT_EQ(out.text.toStdString(), expected);
        ASSERT_EQ(out.links.size(), 2);
        EXPECT_EQ(out.links[0].start, 0);
        EXPECT_EQ(out.links[0].length, 4);
        EXPECT_EQ(out.links[1].start, 14);
        EXPECT_EQ(out.links[1].length, 5);
        EXPECT_EQ(out.links[1].target.host(), u"b.example");
    }
}

}  // namespace
