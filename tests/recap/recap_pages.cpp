// SPDX-License-Identifier: GPL-3.0-or-later
// Writes recaps as web pages for read_pages.mjs, each with a list of the quotes that must stand on
// it: a whole rehearsal, hostile words, one with pictures. One page is bad on purpose, so that it
// is known that the reader sees what is bad.
#include "core/highlights/plain_words.h"
#include "tests/rehearsal/evening.h"
#include "tests/support/hostile_recap.h"
#include "tests/support/seed.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

bool save(const QString &file, const QByteArray &bytes)
{
    QFile target(file);
    return target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size();
}

QJsonArray quotesOf(const Recap &recap)
{
    QJsonArray texts;
    const auto gather = [&texts](const QList<Recap::Quote> &quotes) {
        for (const Recap::Quote &quote : quotes)
            texts.append(plainWords(quote.post.text).trimmed());
    };
    for (const Recap::Question &question : recap.questions)
        gather(question.highlights);
    gather(recap.others);
    return texts;
}

bool savePage(const QString &folder, const QString &name, const Recap &recap)
{
    return save(folder + u'/' + name + u".html"_s, recapHtml(recap).toUtf8()) &&
           save(folder + u'/' + name + u".json"_s, QJsonDocument(quotesOf(recap)).toJson());
}

Recap rehearsed()
{
    tests::Evening evening;
    evening.start();
    evening.playToTheEnd();
    return evening.live().recap(u"It was a good hour.\nCome again!"_s);
}

Recap withPictures()
{
    Recap recap = tests::recapOf(4, [] { return u"Learning together"_s; });
    const RecapPicture picture{.type = u"image/png"_s,
                               .bytes = QByteArray::fromBase64(
                                   "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR42mM"
                                   "QUHBgYGAAAAKTANv1N4V1AAAAAElFTkSuQmCC"),
                               .size = {2, 1},
                               .description = u"Two dots \" onerror=\"alert(1)"_s};
    recap.pictures = {picture};
    recap.questions[0].highlights[0].pictures = {picture};
    return recap;
}

const QByteArray badPage = R"page(<html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
<body onload="alert(1)"><img src="https://evil.example/p.png"><blockquote>other</blockquote>
<script>console.error("ran")</script></body></html>
)page";

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString folder = application.arguments().value(1);
    const quint32 seed = tests::seed();
    printf("seed %u\n", seed);
    QRandomGenerator random(seed);
    const Recap hostile = tests::recapOf(60, [&random] { return tests::hostileWords(random); });
    const bool saved = QDir().mkpath(folder) && savePage(folder, u"rehearsal"_s, rehearsed()) &&
                       savePage(folder, u"hostile"_s, hostile) &&
                       savePage(folder, u"pictures"_s, withPictures()) &&
                       save(folder + u"/bad.html"_s, badPage) &&
                       save(folder + u"/bad.json"_s, "[]");
    return saved ? 0 : 1;
}
