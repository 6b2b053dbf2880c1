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

/// Without what a server may write otherwise: blanks, and where somebody mentioned is at home.
QString comparable(const QString &text)
{
    static const QRegularExpression mention(
        u"(?<![\\w@/])@([\\w.-]*\\w)(?:@[\\w.-]*\\w(?::\\d+)?)?"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const QString composed = text.normalized(QString::NormalizationForm_C).simplified();
    QString result;
    qsizetype done = 0;
    for (auto found = mention.globalMatch(composed); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result +=
            composed.mid(done, match.capturedStart() - done) + u'@' + match.captured(1).toLower();
        done = match.capturedEnd();
    }
    return result + composed.mid(done);
}

}  // namespace

QJsonObject statusRequest(const Delivery &delivery, const StatusParts &parts)
{
    QJsonObject request{{u"status"_s, delivery.text},
                        {u"visibility"_s, delivery.quiet ? u"unlisted"_s : u"public"_s}};
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

bool isStatusOf(const QJsonObject &status, const QJsonObject &request)
{
    const QString text = htmlToText(status[u"content"].toString()).text;
    return status[u"content"].isString() && !status[u"reblog"].isObject() &&
           comparable(text) == comparable(request[u"status"].toString()) &&
           comparable(status[u"spoiler_text"].toString()) ==
               comparable(request[u"spoiler_text"].toString()) &&
           idIn(status[u"in_reply_to_id"]) == request[u"in_reply_to_id"].toString() &&
           status[u"media_attachments"].toArray().size() == request[u"media_ids"].toArray().size();
}

}  // namespace core::mastodon
