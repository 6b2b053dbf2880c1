// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/json.h"
#include "core/storage/json_parts.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

QJsonObject authorObject(const Author &author)
{
    return json::sparse({{u"id"_s, author.id},
                         {u"handle"_s, author.handle},
                         {u"name"_s, author.name},
                         {u"avatar"_s, author.avatar.toString()},
                         {u"asksNotToBeKept"_s, author.asksNotToBeKept}});
}

/// Formerly the bio itself was kept, and the setting turned round.
bool askedFormerly(const QJsonObject &object)
{
    return !object[u"indexable"].toBool(true) || asksNotToBeKept(object[u"bio"].toString());
}

Author authorFrom(const QJsonObject &object)
{
    return {.id = object[u"id"].toString(),
            .handle = object[u"handle"].toString(),
            .name = object[u"name"].toString(),
            .avatar = QUrl(object[u"avatar"].toString()),
            .asksNotToBeKept = object[u"asksNotToBeKept"].toBool() || askedFormerly(object)};
}

QJsonArray rangesArray(const QList<TextRange> &ranges)
{
    QJsonArray array;
    for (const TextRange &range : ranges)
        array.append(QJsonObject{{u"kind"_s, int(range.kind)},
                                 {u"start"_s, range.start},
                                 {u"length"_s, range.length},
                                 {u"target"_s, range.target.toString()}});
    return array;
}

QList<TextRange> rangesFrom(const QJsonArray &array)
{
    QList<TextRange> ranges;
    for (const QJsonValue &range : array)
        ranges.append({.kind = json::enumFrom(range[u"kind"], TextRange::Kind::Mention),
                       .start = range[u"start"].toInt(),
                       .length = range[u"length"].toInt(),
                       .target = QUrl(range[u"target"].toString())});
    return ranges;
}

QJsonObject errorObject(const Error &error)
{
    QJsonObject object{{u"code"_s, int(error.code)}, {u"detail"_s, error.detail}};
    if (error.retryAfter)
        object.insert(u"retryAfter"_s, qint64(error.retryAfter->count()));
    return object;
}

std::optional<Error> errorFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    Error error{.code = json::enumFrom(value[u"code"], Error::Code::Cancelled),
                .detail = value[u"detail"].toString()};
    if (value[u"retryAfter"].isDouble())
        error.retryAfter = Seconds(value[u"retryAfter"].toInteger());
    return error;
}

}  // namespace

QString toJson(const Post &post)
{
    QJsonArray media;
    for (const Media &one : post.media)
        media.append(
            QJsonObject{{u"url"_s, one.url.toString()}, {u"description"_s, one.description}});
    return json::text(json::sparse({{u"id"_s, post.id.text()},
                                    {u"network"_s, post.network.text()},
                                    {u"url"_s, post.url.toString()},
                                    {u"author"_s, authorObject(post.author)},
                                    {u"created"_s, toMs(post.created)},
                                    {u"received"_s, toMs(post.received)},
                                    {u"text"_s, post.text},
                                    {u"ranges"_s, rangesArray(post.ranges)},
                                    {u"replyTo"_s, json::optionalId(post.replyTo)},
                                    {u"quotes"_s, json::optionalId(post.quotes)},
                                    {u"boosts"_s, json::optionalId(post.boosts)},
                                    {u"media"_s, media},
                                    {u"warning"_s, post.warning},
                                    {u"sensitive"_s, post.sensitive},
                                    {u"confidential"_s, post.confidential},
                                    {u"language"_s, post.language},
                                    {u"edited"_s, json::optionalTime(post.edited)}}));
}

Post postFromJson(const QString &text)
{
    const QJsonObject object = json::object(text);
    Post post{.id = PostId(object[u"id"].toString()),
              .network = NetworkId(object[u"network"].toString()),
              .url = QUrl(object[u"url"].toString()),
              .author = authorFrom(object[u"author"].toObject()),
              .created = instantFromMs(object[u"created"].toInteger()),
              .received = instantFromMs(object[u"received"].toInteger()),
              .text = object[u"text"].toString(),
              .ranges = rangesFrom(object[u"ranges"].toArray()),
              .replyTo = json::optionalId<PostId>(object[u"replyTo"]),
              .quotes = json::optionalId<PostId>(object[u"quotes"]),
              .boosts = json::optionalId<PostId>(object[u"boosts"]),
              .warning = object[u"warning"].toString(),
              .sensitive = object[u"sensitive"].toBool(),
              .confidential = object[u"confidential"].toBool(),
              .language = object[u"language"].toString(),
              .edited = json::optionalTime(object[u"edited"])};
    for (const QJsonValue &one : object[u"media"].toArray())
        post.media.append(
            {.url = QUrl(one[u"url"].toString()), .description = one[u"description"].toString()});
    return post;
}

QString toJson(const Delivery &delivery)
{
    return json::text(
        {{u"id"_s, delivery.id.text()},
         {u"account"_s, delivery.account.text()},
         {u"cue"_s, delivery.cue.text()},
         {u"text"_s, delivery.text},
         {u"pictures"_s, json::pictures(delivery.pictures)},
         {u"replyTo"_s, json::optionalId(delivery.replyTo)},
         {u"warning"_s, delivery.warning},
         {u"language"_s, delivery.language},
         {u"quiet"_s, delivery.quiet},
         {u"recordKey"_s, delivery.recordKey},
         {u"body"_s, QString::fromUtf8(delivery.body)},
         {u"state"_s, int(delivery.state)},
         {u"created"_s, toMs(delivery.created)},
         {u"notBefore"_s, json::optionalTime(delivery.notBefore)},
         {u"sentAt"_s, json::optionalTime(delivery.sentAt)},
         {u"post"_s, json::optionalId(delivery.post)},
         {u"url"_s, delivery.url.toString()},
         {u"error"_s, delivery.error ? QJsonValue(errorObject(*delivery.error)) : QJsonValue()},
         {u"skipped"_s, delivery.skipped}});
}

Delivery deliveryFromJson(const QString &text)
{
    const QJsonObject object = json::object(text);
    using State = Delivery::State;
    return {.id = DeliveryId(object[u"id"].toString()),
            .account = AccountId(object[u"account"].toString()),
            .cue = CueId(object[u"cue"].toString()),
            .text = object[u"text"].toString(),
            .pictures = json::picturesFrom(object[u"pictures"]),
            .replyTo = json::optionalId<PostId>(object[u"replyTo"]),
            .warning = object[u"warning"].toString(),
            .language = object[u"language"].toString(),
            .quiet = object[u"quiet"].toBool(),
            .recordKey = object[u"recordKey"].toString(),
            .body = object[u"body"].toString().toUtf8(),
            .state = json::enumFrom(object[u"state"], State::Parked, State::Parked),
            .created = instantFromMs(object[u"created"].toInteger()),
            .notBefore = json::optionalTime(object[u"notBefore"]),
            .sentAt = json::optionalTime(object[u"sentAt"]),
            .post = json::optionalId<PostId>(object[u"post"]),
            .url = QUrl(object[u"url"].toString()),
            .error = errorFrom(object[u"error"]),
            .skipped = object[u"skipped"].toBool()};
}

}  // namespace core
