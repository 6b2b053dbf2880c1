// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostile_recap.h"

#include "core/highlights/plain_words.h"
#include "tests/support/builders.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QStringList &pieces()
{
    static const QStringList all{
        u"<script>alert(1)</script>"_s,
        u"\"><img src=x onerror=alert(1)>"_s,
        u"' onmouseover='alert(1)"_s,
        u"`onfocus=alert(1) autofocus"_s,
        u"javascript:alert(1)"_s,
        u"</blockquote></article></style></title><iframe src=//evil.example>"_s,
        u"<!-- --> --!> ]]> <![CDATA["_s,
        u"<!-- wp:html --><b>x</b><!-- /wp:html -->"_s,
        u"[gallery ids=\"1\"] [embed]https://evil.example[/embed]"_s,
        u"{{title}} {{{policy}}} {{#questions}}{{/questions}} {{>file}} {{=<% %>=}}"_s,
        u"{tag} {next} %1 %2 %n"_s,
        u"&lt;b&gt; &amp;amp; &#x3c;i&#62; &nbsp;"_s,
        u"# Heading"_s,
        u"- item\n+ item\n* item"_s,
        u"1. one\n2) two"_s,
        u"> quote"_s,
        u"```\ncode\n```"_s,
        u"    four spaces"_s,
        u"![picture](https://evil.example/p.png)"_s,
        u"[text](javascript:alert(1)) [ref]: https://evil.example [^1]"_s,
        u"<https://evil.example> https://evil.example/x www.evil.example a@evil.example"_s,
        u"**bold** _it_ ~~gone~~ ||hidden|| ==mark== $x^2$ :smile:"_s,
        u"a | b\n--|--\nc | d"_s,
        u"Title\n===\nOther\n---"_s,
        u"\\ \\\\ \\*"_s,
        u"=cmd|' /C calc'!A0"_s,
        u"@everyone @ann@social.example #tag"_s,
        u"\u202Eevil\u202C \u2066iso\u2069 \u200Fmark"_s,
        u"line\r\nline\u2028line\u2029end"_s,
        u"tab\there \u0007bell \u001B[31m \u0085"_s,
        u"日本語 العربية עברית 👩🏽‍🏫🏳️‍🌈 e\u0301\u0323"_s,
        QString(QChar(0xD83D)) + u" half \uFFFE"_s,
    };
    return all;
}

QString lettersOnly(const QString &text)
{
    QString letters;
    for (const QChar c : plainWords(text).trimmed())
        letters += c == u'\n' ? c : c.isSpace() ? QChar(u' ') : QChar(u'x');
    return letters;
}

Recap::Quote quoteOf(int number, const std::function<QString()> &words)
{
    Post post = aPost(words() + QString::number(number), words());
    post.url = QUrl(u"https://social.example/"_s + words());
    post.author.name = words();
    post.author.handle = words();
    post.media = {{.url = QUrl(u"https://social.example/p.png"_s), .description = words()}};
    post.language = words();
    return {.post = post, .starredBy = {words()}, .note = words()};
}

}  // namespace

QString hostileWords(QRandomGenerator &random)
{
    static const QStringList between{u""_s, u" "_s, u"\n"_s, u"\n\n"_s, u" A1: "_s};
    QString text;
    const int count = 1 + random.bounded(5);
    for (int at = 0; at < count; ++at)
        text += between[random.bounded(int(between.size()))] +
                pieces()[random.bounded(int(pieces().size()))];
    return text;
}

Recap recapOf(int quotes, const std::function<QString()> &words)
{
    const Chat chat = aChat();
    Recap recap{.title = words(),
                .hosts = {words(), words()},
                .hashtag = chat.hashtag,
                .date = chat.start,
                .standingParagraph = words(),
                .introduction = words(),
                .next = chat.start,
                .questionLetter = u"Q"_s};
    recap.questions = {{.number = 1, .text = words(), .answers = quotes},
                       {.number = 2, .text = words()}};
    for (int at = 0; at < quotes; ++at)
        (at % 3 == 2 ? recap.others : recap.questions[at % 3].highlights)
            .append(quoteOf(at, words));
    recap.stats.highlights = quotes;
    recap.stats.people = 3;
    return recap;
}

Recap harmless(Recap recap)
{
    recap.title = lettersOnly(recap.title);
    for (QString &host : recap.hosts)
        host = lettersOnly(host);
    recap.standingParagraph = lettersOnly(recap.standingParagraph);
    recap.introduction = lettersOnly(recap.introduction);
    const auto calm = [](QList<Recap::Quote> &quotes) {
        for (Recap::Quote &quote : quotes) {
            Post &post = quote.post;
            post.text = lettersOnly(post.text);
            post.author.name = lettersOnly(post.author.name);
            post.author.handle = lettersOnly(post.author.handle);
            post.media.first().description = lettersOnly(post.media.first().description);
            quote.note = lettersOnly(quote.note);
        }
    };
    for (Recap::Question &question : recap.questions) {
        question.text = lettersOnly(question.text);
        calm(question.highlights);
    }
    calm(recap.others);
    return recap;
}

}  // namespace tests
