// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/status_body.h"

#include "core/base/html_text.h"
#include "core/networks/parsed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

/// Mentions without where somebody is at home, which a server leaves out or adds.
QString withShortMentions(const QString &text)
{
    static const QRegularExpression mention(
        u"(?<![\\w@/])@([\\w.-]*\\w)(?:@[\\w.-]*\\w(?::\\d+)?)?"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QString result;
    qsizetype done = 0;
    for (auto found = mention.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += text.mid(done, match.capturedStart() - done) + u'@' + match.captured(1);
        done = match.capturedEnd();
    }
    return result + text.mid(done);
}

/// Without what a server may write otherwise: blanks, capitals, and the marks that some read as
/// Markdown. A text of such marks alone stays as it is.
QString comparable(const QString &text)
{
    static const QRegularExpression loose(u"[\\s*_~`>\u2022\u00b7#\\\\-]+"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QString whole =
        withShortMentions(text.normalized(QString::NormalizationForm_C).simplified())
            .toCaseFolded();
    const QString bare = QString(whole).remove(loose);
    return bare.isEmpty() ? whole : bare;
}

/// Addresses in one spelling.
QString withPlainAddresses(const QString &text)
{
    static const QRegularExpression address(u"https?://\\S+"_s);
    QString result;
    qsizetype done = 0;
    for (auto found = address.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += text.mid(done, match.capturedStart() - done) +
                  QUrl(match.captured()).toString(QUrl::FullyEncoded);
        done = match.capturedEnd();
    }
    return result + text.mid(done);
}

/// Where a server shows only the beginning of an address: the whole one.
QString withWholeAddresses(const HtmlText &shown)
{
    QString result;
    qsizetype done = 0;
    for (const HtmlText::Link &link : shown.links) {
        const QString text = shown.text.mid(link.start, link.length);
        if (!text.endsWith(u'\u2026') && !text.endsWith(u"..."))
            continue;
        result +=
            shown.text.mid(done, link.start - done) + link.target.toString(QUrl::FullyEncoded);
        done = link.start + link.length;
    }
    return result + shown.text.mid(done);
}

/// The source, where a server tells it, or one of the ways in which it may be shown.
bool isTextOf(const QJsonObject &status, const QString &text)
{
    const QString wanted = comparable(text);
    const QString html = status[u"content"].toString();
    const HtmlText shown = htmlToText(html);
    return comparable(shown.text) == wanted || comparable(htmlToWords(html)) == wanted ||
           comparable(withWholeAddresses(shown)) == comparable(withPlainAddresses(text)) ||
           (status[u"text"].isString() && comparable(status[u"text"].toString()) == wanted);
}

/// Some servers write it as HTML.
bool isWarningOf(const QJsonObject &status, const QString &warning)
{
    const QString shown = status[u"spoiler_text"].toString();
    return comparable(shown) == comparable(warning) ||
           comparable(htmlToWords(shown)) == comparable(warning);
}

}  // namespace

QJsonObject statusRequest(const Delivery &delivery, const StatusParts &parts)
{
    QJsonObject request{{u"status"_s, delivery.text},
                        {u"visibility"_s, delivery.quiet ? u"unlisted"_s : u"public"_s}};
    if (parts.asksForPlainText)
        request.insert(u"content_type"_s, u"text/plain"_s);
    if (!parts.media.isEmpty())
        request.insert(u"media_ids"_s, QJsonArray::fromStringList(parts.media));
    if (!parts.replyTo.isEmpty())
        request.insert(u"in_reply_to_id"_s, parts.replyTo);
    if (!delivery.language.isEmpty())
        request.insert(u"language"_s, delivery.language);
    if (!delivery.warning.isEmpty()) {
        request.insert(u"spoiler_text"_s, delivery.warning);
        request.insert(u"sensitive"_s, true);
    }
    return request;
}

QByteArray FrozenStatus::toBody() const
{
    const QJsonObject body{
        {u"request"_s, request}, {u"after"_s, after}, {u"at"_s, double(toMs(at))}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray FrozenStatus::requestBytes() const
{
    return QJsonDocument(request).toJson(QJsonDocument::Compact);
}

Result<FrozenStatus> frozenStatusIn(const QByteArray &body)
{
    const QJsonObject json = objectIn(body);
    const FrozenStatus frozen{.request = json[u"request"].toObject(),
                              .after = json[u"after"].toString(),
                              .at = instantFromMs(json[u"at"].toInteger())};
    if (!frozen.request[u"status"].isString())
        return failure(Error::Code::BadInput, u"no frozen status"_s);
    return frozen;
}

/// There may be more pictures than were sent: snac makes one of an address of a picture.
bool isStatusOf(const QJsonObject &status, const QJsonObject &request)
{
    return status[u"content"].isString() && !status[u"reblog"].isObject() &&
           isTextOf(status, request[u"status"].toString()) &&
           isWarningOf(status, request[u"spoiler_text"].toString()) &&
           idIn(status[u"in_reply_to_id"]) == request[u"in_reply_to_id"].toString() &&
           status[u"media_attachments"].toArray().size() >= request[u"media_ids"].toArray().size();
}

}  // namespace core::mastodon
