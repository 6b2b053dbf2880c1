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
                               u"</p>"_s};
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

}  // namespace
