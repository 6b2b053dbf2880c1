// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_values.h"

#include <QFile>
#include <QLocale>

// Resources of a static library are only there once somebody asks for them.
static void initRecapResources()
{
    Q_INIT_RESOURCE(recap_templates);
}

namespace core {

using namespace Qt::StringLiterals;
using kainjow::mustache::data;

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

/// Links lead only where a browser is safe to go.
QString safeUrl(const QUrl &url)
{
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    return web ? QString::fromUtf8(url.toEncoded(QUrl::RemoveUserInfo)) : QString();
}

QString longDate(const ZonedTime &time)
{
    return QLocale::c().toString(time.date, u"dddd, d MMMM yyyy"_s);
}

QString clock(const ZonedTime &time)
{
    return time.time.toString(u"HH:mm"_s) + u' ' + shortZoneName(time.zone);
}

data quoteValues(const Recap::Quote &quote, const Recap &recap, const Escapes &escapes)
{
    const Post &post = quote.post;
    const ZonedTime at = ZonedTime::at(post.created, recap.date.zone);
    data values;
    values.set("name", utf8(escapes.text(post.author.name)));
    values.set("handle", utf8(escapes.text(post.author.handle)));
    values.set("network", utf8(escapes.text(networkTitle(post.network))));
    values.set("text", utf8(escapes.text(post.text)));
    values.set("time", utf8(at.time.toString(u"HH:mm"_s)));
    values.set("instant", utf8(toDateTime(post.created).toString(Qt::ISODate)));
    if (const QString url = safeUrl(post.url); !url.isEmpty())
        values.set("url", utf8(escapes.url(url)));
    if (!quote.note.isEmpty())
        values.set("note", utf8(escapes.text(quote.note)));
    if (!post.language.isEmpty())
        values.set("language", utf8(escapes.text(post.language)));
    return values;
}

data questionValues(const Recap::Question &question, const Recap &recap, const Escapes &escapes)
{
    data values;
    values.set("label",
               utf8(escapes.text(recap.questionLetter + QString::number(question.number))));
    values.set("text", utf8(escapes.text(question.text)));
    data quotes{data::type::list};
    for (const Recap::Quote &quote : question.highlights)
        quotes << quoteValues(quote, recap, escapes);
    values.set("quotes", quotes);
    return values;
}

void setNumbers(data &values, const Recap &recap)
{
    values.set("people", std::to_string(recap.stats.people));
    values.set("posts", std::to_string(recap.stats.posts));
    values.set("answers", std::to_string(recap.stats.answers));
    values.set("hasNumbers", recap.stats.posts > 0);
}

}  // namespace

QString networkTitle(const NetworkId &network)
{
    const QString id = network.text();
    return id.isEmpty() ? id : id.at(0).toUpper() + id.mid(1);
}

data recapValues(const Recap &recap, const Escapes &escapes)
{
    data values;
    values.set("title", utf8(escapes.text(recap.title)));
    values.set("hosts", utf8(escapes.text(recap.hosts.join(u" & "_s))));
    values.set("hasHosts", !recap.hosts.isEmpty());
    values.set("tag", utf8(escapes.text(recap.hashtag.withSign())));
    values.set("paragraph", utf8(escapes.text(recap.standingParagraph)));
    values.set("hasParagraph", !recap.standingParagraph.isEmpty());
    values.set("introduction", utf8(escapes.text(recap.introduction)));
    values.set("hasIntroduction", !recap.introduction.isEmpty());
    values.set("practice", recap.practice);
    if (recap.date.date.isValid()) {
        values.set("date", utf8(escapes.text(longDate(recap.date))));
        values.set("isoDate", utf8(recap.date.date.toString(Qt::ISODate)));
    }
    setNumbers(values, recap);
    data questions{data::type::list};
    for (const Recap::Question &question : recap.questions)
        questions << questionValues(question, recap, escapes);
    values.set("questions", questions);
    data others{data::type::list};
    for (const Recap::Quote &quote : recap.others)
        others << quoteValues(quote, recap, escapes);
    values.set("others", others);
    values.set("hasOthers", !recap.others.isEmpty());
    if (recap.next) {
        values.set("nextDate", utf8(escapes.text(longDate(*recap.next))));
        values.set("nextTime", utf8(escapes.text(clock(*recap.next))));
        values.set("nextIso", utf8(toDateTime(recap.next->instant()).toString(Qt::ISODate)));
    }
    return values;
}

QString filledTemplate(const QString &name, const data &values)
{
    initRecapResources();
    QFile file(u":/recap/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    kainjow::mustache::mustache words(file.readAll().toStdString());
    words.set_custom_escape([](const std::string &text) { return text; });  // escaped already
    return QString::fromStdString(words.render(values));
}

}  // namespace core
