// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_template.h"
#include "tests/support/hostile_recap.h"
#include "tests/support/seed.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;
using Trouble = RecapTemplate::Trouble;

namespace {

class RecapTemplateTest : public testing::Test {
protected:
    void put(const QByteArray &text, const QString &format = u"html"_s)
    {
        QFile file(folder.filePath(templateFileName(format)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    RecapTemplate read(const QString &format = u"html"_s) const
    {
        return recapTemplate(folder.path(), format);
    }
    Recap recap() const
    {
        Recap made = tests::recapOf(3, [] { return u"Words"_s; });
        made.templateFolder = folder.path();
        return made;
    }

    QTemporaryDir folder;
};

}  // namespace

TEST_F(RecapTemplateTest, TheHostsOwnWordsAreUsed)
{
    put("<!doctype html><html lang=\"de\"><head><title>{{title}}</title></head>"
        "<body><h1>Unser Abend: {{title}}</h1></body></html>");
    EXPECT_EQ(read().trouble, Trouble::None);
    EXPECT_TRUE(recapHtml(recap()).contains(u"<h1>Unser Abend: Words</h1>"_s));
}

TEST_F(RecapTemplateTest, TheBuiltInOnesCanBeUsedAsTheHostsOwn)
{
    for (const QString &format : {u"html"_s, u"md"_s, u"wordpress"_s}) {
        const QString text = builtInTemplate(format);
        ASSERT_FALSE(text.isEmpty());
        put(text.toUtf8(), format);
        const RecapTemplate own = read(format);
        EXPECT_EQ(own.trouble, Trouble::None) << qPrintable(format) << own.line;
        EXPECT_EQ(own.text, text);
    }
    Recap builtIn = recap();
    builtIn.templateFolder.clear();
    EXPECT_EQ(recapHtml(recap()), recapHtml(builtIn));
}

TEST_F(RecapTemplateTest, WhatCannotBeUsedIsSaidAndTheBuiltInOneTakesItsPlace)
{
    EXPECT_EQ(read().trouble, Trouble::Missing);
    EXPECT_EQ(read().text, builtInTemplate(u"html"_s));
    put(QByteArray(300'000, 'x'));
    EXPECT_EQ(read().trouble, Trouble::TooLarge);
    put("caf\xE9");
    EXPECT_EQ(read().trouble, Trouble::NotText);
    put("<p>\n{{#questions}} never closed\n</p>");
    EXPECT_EQ(read().trouble, Trouble::Broken);
    EXPECT_EQ(read().line, 2);
    put("<p>fine</p>\n<script>\nlet name = '{{title}}'</script>");
    EXPECT_EQ(read().trouble, Trouble::Unsafe);
    EXPECT_EQ(read().line, 3);
    EXPECT_EQ(read().text, builtInTemplate(u"html"_s));
}

TEST_F(RecapTemplateTest, APolicyIsInEveryPageAlsoWhereTheTemplateLostIt)
{
    for (const QByteArray &page :
         {QByteArray("<!doctype html><html><head><title>x</title></head><body>{{title}}</body>"),
          QByteArray("<!doctype html><title>x</title>{{title}}"), QByteArray("{{title}}"),
          QByteArray("<HEAD></HEAD>{{title}}")}) {
        put(page);
        ASSERT_EQ(read().trouble, Trouble::None) << page.constData();
        const QString html = recapHtml(recap());
        const qsizetype policy =
            html.indexOf(u"content=\"default-src 'none'; style-src 'none'; "_s);
        EXPECT_GT(policy, 0) << qPrintable(html);
        EXPECT_LT(policy, html.indexOf(u"Words"_s));
    }
}

TEST_F(RecapTemplateTest, ItsOwnStyleSheetsAreAllowedByTheirHashes)
{
    put("<head><style>p { color: red }</style></head>\r\n<STYLE media=\"print\">b {}\r\n</STYLE>");
    const QString html = recapHtml(recap());
    for (const QByteArray &style : {QByteArray("p { color: red }"), QByteArray("b {}\n")}) {
        const QByteArray hash =
            QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
        EXPECT_TRUE(html.contains(u"'sha256-%1'"_s.arg(QString::fromLatin1(hash))));
    }
    EXPECT_FALSE(html.contains(u"img-src"_s));
}

TEST_F(RecapTemplateTest, ForeignWordsAreInertInWhateverTemplate)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    QRandomGenerator random(seed);
    put("<p title=\"{{title}}\">{{{title}}} {{&title}}</p>"
        "{{#questions}}{{#quotes}}<i lang='{{language}}' title='{{{text}}}'>{{text}}</i>"
        "{{/quotes}}{{/questions}}<!-- {{title}} --><title>{{title}}</title>");
    ASSERT_EQ(read().trouble, Trouble::None);
    for (int round = 0; round < 50; ++round) {
        Recap hostile = tests::recapOf(6, [&random] { return tests::hostileWords(random); });
        hostile.templateFolder = folder.path();
        const QString html = recapHtml(hostile);
        EXPECT_EQ(html.count(u'<'), recapHtml(tests::harmless(hostile)).count(u'<'));
        EXPECT_EQ(html.count(u'\''), recapHtml(tests::harmless(hostile)).count(u'\''));
        EXPECT_EQ(html.count(u'"'), recapHtml(tests::harmless(hostile)).count(u'"'));
    }
}

TEST(TemplateScan, FindsEveryPlaceWhereAValueCouldAct)
{
    const QStringList unsafe{
        u"<p title={{title}}>"_s,
        u"<p {{title}}>"_s,
        u"<p title{{title}}=\"x\">"_s,
        u"<{{title}}>"_s,
        u"<b{{title}}>"_s,
        u"</{{title}}>"_s,
        u"<scr{{!}}ipt>{{text}}</script>"_s,
        u"<scr{{#a}} {{/a}}ipt>{{text}}</script>"_s,
        u"<{{!}}script>{{text}}</script>"_s,
        u"<p on{{!x}}click=\"{{text}}\">"_s,
        u"<a hr{{!}}ef=\"{{text}}\">"_s,
        u"<p onclick=\"f('{{title}}')\">"_s,
        u"<p style=\"color: {{title}}\">"_s,
        u"<a href=\"{{title}}\">"_s,
        u"<a href = '{{text}}'>"_s,
        u"<img src=\"{{title}}\">"_s,
        u"<a xlink:href=\"{{title}}\">"_s,
        u"<form action=\"{{url}}\">"_s,
        u"<meta http-equiv=\"refresh\" content=\"0; url={{url}}\">"_s,
        u"<script>{{title}}</script>"_s,
        u"<SCRIPT type=\"x\">{{title}}</SCRIPT>"_s,
        u"<style>{{title}}</style>"_s,
        u"<style></styl>{{title}}</style>"_s,
        u"<title><!--</title><script>{{title}}</script>"_s,
        u"<!--> <script>{{title}}</script> -->"_s,
        u"<!-- --!> <script>{{title}}</script>"_s,
        u"<a onclick = \"x>{{title}}\">"_s,
        u"<p title=\"{{#a}}\"{{/a}} {{title}}>"_s,
        u"{{=<% %>=}}<p <%title%>>"_s,
        u"{{>file}}"_s,
        u"<p title=\"x\"{{#url}}{{url}}{{/url}}>"_s,
        u"<iframe srcdoc=\"{{title}}\">"_s,
        u"{{title"_s,
    };
    for (const QString &words : unsafe)
        EXPECT_EQ(unsafeLine(words), 1) << qPrintable(words);
}

TEST(TemplateScan, LeavesUsualTemplatesAlone)
{
    const QStringList safe{
        u"<p title=\"{{title}}\">{{title}}</p>"_s,
        u"<p title = '{{title}}' class=plain>{{title}}</p>"_s,
        u"<blockquote{{#url}} cite=\"{{url}}\"{{/url}}>{{text}}</blockquote>"_s,
        u"<a href=\"{{url}}\">a > b</a>{{title}}"_s,
        u"<script>let x = 1 < 2;</script>{{title}}"_s,
        u"a < b {{title}} <3 {{title}}"_s,
        u"{{! <p title={{x }}{{title}}"_s,
        u"<img src=\"{{source}}\" alt=\"{{description}}\"/>{{title}}"_s,
        u""_s,
    };
    for (const QString &words : safe)
        EXPECT_EQ(unsafeLine(words), 0) << qPrintable(words);
}
