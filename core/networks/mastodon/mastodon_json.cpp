// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_json.h"

#include "core/base/html_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestQuote = 2;  // a quoted status may quote in turn; further ones are links

const NetworkId &network()
{
    static const NetworkId id(u"mastodon"_s);
    return id;
}

std::optional<PostId> postIn(const QJsonValue &id)
{
    const QString text = idIn(id);
    return text.isEmpty() ? std::nullopt : std::optional(postId(network(), text));
}

/// The bio and the fields below it, where people write "#nobot" as well.
QString bioOf(const QJsonObject &account)
{
    QString bio = htmlToText(account[u"note"].toString()).text;
    for (const QJsonValue &field : account[u"fields"].toArray())
        bio += u'\n' + field[u"name"].toString() + u": "_s +
               htmlToText(field[u"value"].toString()).text;
    return bio;
}

Author authorFrom(const QJsonObject &account)
{
    // The same person seen from two servers has two ids and one address.
    QString id;
    for (const QString &key : {u"uri"_s, u"url"_s, u"id"_s}) {
        if (id.isEmpty())
            id = idIn(account[key]);
    }
    const QString name = account[u"display_name"].toString();
    const QString handle = account[u"acct"].toString(account[u"username"].toString());
    return {.id = id,
            .handle = handle,
            .name = name.isEmpty() ? account[u"username"].toString(handle) : name,
            .bio = bioOf(account),
            .avatar = webAddressIn(account[u"avatar_static"]),
            .indexable = account[u"indexable"].toBool(true) && !account[u"noindex"].toBool(false)};
}

void readContent(const QString &html, Post &post)
{
    const HtmlText content = htmlToText(html);
    post.text = content.text;
    for (const HtmlText::Link &link : content.links) {
        TextRange range{.kind = TextRange::Kind::Link,
                        .start = int(link.start),
                        .length = int(link.length),
                        .target = link.target};
        const QStringView shown = QStringView(content.text).mid(link.start, link.length);
        if (shown.startsWith(u'#'))
            range.kind = TextRange::Kind::Hashtag;
        else if (shown.startsWith(u'@'))
            range.kind = TextRange::Kind::Mention;
        post.ranges.append(range);
    }
}

QList<Media> mediaFrom(const QJsonArray &attachments)
{
    QList<Media> media;
    for (const QJsonValue &one : attachments)
        media.append(
            {.url = webAddressIn(one[u"url"]), .description = one[u"description"].toString()});
    return media;
}

/// The quoted status: Mastodon wraps it with its state, others send it as it is.
QJsonObject quotedIn(const QJsonObject &status)
{
    const QJsonObject quote = status[u"quote"].toObject();
    return quote.contains(u"quoted_status") ? quote[u"quoted_status"].toObject() : quote;
}

std::optional<PostId> quotedId(const QJsonObject &status)
{
    if (const auto whole = postIn(quotedIn(status)[u"id"]))
        return whole;
    if (const auto shallow = postIn(status[u"quote"][u"quoted_status_id"]))
        return shallow;
    return postIn(status[u"quote_id"]);
}

Result<Post> postFrom(const QJsonObject &status)
{
    const auto id = postIn(status[u"id"]);
    const auto created = instantIn(status[u"created_at"]);
    const QJsonObject account = status[u"account"].toObject();
    const QJsonValue boosted = status[u"reblog"];
    if (!id)
        return failure(Error::Code::BadInput, u"a status without an id"_s);
    const Author author = authorFrom(account);
    const QJsonValue content = boosted.isObject() ? boosted[u"content"] : status[u"content"];
    if (author.id.isEmpty() || author.handle.isEmpty())
        return failure(Error::Code::BadInput, u"a status without its author"_s);
    if (!content.isString() && !content.isNull() && !content.isUndefined())
        return failure(Error::Code::BadInput, u"a status without its text"_s);
    if (!created)
        return failure(Error::Code::BadInput, u"a status without its time"_s);
    const QString visibility = status[u"visibility"].toString();
    Post post{.id = *id,
              .network = network(),
              .url = webAddressIn(status[u"url"]),
              .author = author,
              .created = *created,
              .received = *created,
              .replyTo = postIn(status[u"in_reply_to_id"]),
              .quotes = quotedId(status),
              .boosts = postIn(boosted[u"id"]),
              .media = mediaFrom(status[u"media_attachments"].toArray()),
              .warning = status[u"spoiler_text"].toString(),
              .sensitive = status[u"sensitive"].toBool(),
              .confidential = visibility == u"private" || visibility == u"direct",
              .language = status[u"language"].toString(),
              .edited = instantIn(status[u"edited_at"])};
    if (post.url.isEmpty())
        post.url = webAddressIn(status[u"uri"]);
    readContent(content.toString(), post);
    return post;
}

Result<Parsed> statusAt(const QJsonObject &status, int depth)
{
    const Result<Post> post = postFrom(status);
    if (!post)
        return tl::unexpected(post.error());
    Parsed parsed;
    parsed.posts.append(*post);
    // A boost is nobody's copy: some servers give it the uri of what it boosts.
    if (const QString uri = status[u"uri"].toString(); !uri.isEmpty() && !post->boosts)
        parsed.uris.append({post->id, uri});
    for (const QJsonObject &other : {status[u"reblog"].toObject(), quotedIn(status)}) {
        if (depth >= deepestQuote || other.isEmpty())
            continue;
        if (const Result<Parsed> found = statusAt(other, depth + 1)) {
            parsed.alongside += found->posts + found->alongside;
            parsed.uris += found->uris;
        }
    }
    return parsed;
}

QJsonObject payloadOf(const QJsonObject &event)
{
    const QJsonValue payload = event[u"payload"];
    return payload.isString() ? QJsonDocument::fromJson(payload.toString().toUtf8()).object()
                              : payload.toObject();
}

}  // namespace

Result<Parsed> parseStatus(const QJsonObject &status)
{
    return statusAt(status, 0);
}

Result<Parsed> parseEvent(const QJsonObject &event)
{
    const QString name = event[u"event"].toString();
    if (name == u"delete") {
        const QJsonValue payload = event[u"payload"];
        const auto removed = postIn(payload.isObject() ? payload[u"id"] : payload);
        if (!removed)
            return failure(Error::Code::BadInput, u"a deletion without an id"_s);
        return Parsed{.removed = {*removed}};
    }
    if (name != u"update" && name != u"status.update")
        return Parsed();
    const QJsonObject status = payloadOf(event);
    if (status.isEmpty())
        return failure(Error::Code::BadInput, u"an event whose payload is no status"_s);
    Result<Parsed> parsed = parseStatus(status);
    if (parsed && name == u"status.update" && !parsed->posts.first().edited)
        parsed->posts.first().edited = parsed->posts.first().created;
    return parsed;
}

}  // namespace core::mastodon
