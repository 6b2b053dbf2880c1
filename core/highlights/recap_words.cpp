// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_words.h"

#include "core/highlights/plain_words.h"

#include <QLocale>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

QString safeUrl(const QUrl &url)
{
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    if (!web || url.host().isEmpty())
        return {};
    QString address = QString::fromUtf8(url.toEncoded(QUrl::RemoveUserInfo));
    const qsizetype path = address.indexOf(u'/', address.indexOf(u"://"_s) + 3);
    if (path < 0)
        return address;
    // Square brackets belong to the host alone; in a path they could be taken for a shortcode.
    QString rest = address.mid(path);
    rest.replace(u'[', u"%5B"_s).replace(u']', u"%5D"_s);
    return address.left(path) + rest;
}

QString recapTitle(const Recap &recap)
{
    if (!recap.title.trimmed().isEmpty())
        return recap.title;
    return recap.hashtag.isEmpty() ? u"Recap"_s : recap.hashtag.withSign();
}

QString timeInRecap(Instant created, const Recap &recap)
{
    const ZonedTime at = ZonedTime::at(created, recap.date.zone);
    const QString clock = at.time.toString(u"HH:mm"_s);
    if (at.date == recap.date.date || !recap.date.date.isValid())
        return clock;
    return QLocale::c().toString(at.date, u"d MMMM, "_s) + clock;
}

QString longDate(const ZonedTime &time)
{
    return QLocale::c().toString(time.date, u"dddd, d MMMM yyyy"_s);
}

QString hourAndZone(const ZonedTime &time)
{
    return time.time.toString(u"HH:mm"_s) + u' ' + shortZoneName(time.zone);
}

QString knownLanguage(const QString &language)
{
    const QString primary = language.section(u'-', 0, 0).toLower();
    const bool plain = std::all_of(language.begin(), language.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-');
    });
    if (!plain || language.size() > 35 || primary.size() < 2 || primary.size() > 3)
        return {};
    // "zxx" and "und" say that there is no language; others are made up.
    return QLocale::codeToLanguage(primary) == QLocale::AnyLanguage ? QString() : primary;
}

QStringList paragraphsOf(const QString &text)
{
    QStringList paragraphs;
    for (const QString &paragraph : plainWords(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (const QString words = paragraph.trimmed(); !words.isEmpty())
            paragraphs.append(words);
    }
    return paragraphs;
}

}  // namespace core
