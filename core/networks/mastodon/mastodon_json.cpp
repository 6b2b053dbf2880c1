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

/// As a hashtag's sign and its word may stand in elements of their own, only the text tells; few
/// bios are worth that look.
bool asksInHtml(const QString &html)
{
    const auto has = [&html](QStringView word) { return html.contains(word, Qt::CaseInsensitive); };
    return (has(u"nobot") || has(u"noarchive") || has(u"noindex")) &&
           asksNotToBeKept(htmlToWords(html));
}

/// By a setting, in the bio, or in the fields below it, where people write "#nobot" as well.
/// "noindex" is said by who does not want to be found; "indexable", for which people must ask
/// since Mastodon 4.2, is false with most and no wish.
/// https://docs.joinmastodon.org/entities/Account/#noindex
bool asksNotToBeKeptIn(const QJsonObject &account)
{
    if (account[u"noindex"].toBool() || asksInHtml(account[u"note"].toString()))
        return true;
    const QJsonArray fields = account[u"fields"].toArray();
    return std::any_of(fields.begin(), fields.end(), [](const QJsonValue &field) {
        return asksNotToBeKept(field[u"name"].toString()) || asksInHtml(field[u"value"].toString());
    });
}

}  // namespace

Author authorFrom(const QJsonObject &account)
{
    // The same person seen from two servers has two ids and one address.
    QString id;
    for (const QStringView key : {u"uri", u"url", u"id"}) {
        if (id.isEmpty())
            id = idIn(account[key]);
    }
    const QString name = account[u"display_name"].toString();
    const QString handle = account[u"acct"].toString();  // the username alone may be another's
    return {.id = id,
            .handle = handle,
            .name = name.isEmpty() ? account[u"username"].toString(handle) : name,
            .avatar = webAddressIn(account[u"avatar_static"]),
            .asksNotToBeKept = asksNotToBeKeptIn(account)};
}

namespace {

void readContent(const QString &html, QuoteLine quoteLine, Post &post)
{
    const HtmlText content = htmlToText(html, quoteLine);
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

/// A server that keeps no copy names the original, or at least a small picture of it.
QList<Media> mediaFrom(const QJsonArray &attachments)
{
    QList<Media> media;
    for (const QJsonValue &one : attachments) {
        if (!one.isObject())
            continue;
        QUrl url = webAddressIn(one[u"url"]);
        for (const QStringView key : {u"remote_url", u"preview_url"}) {
            if (url.isEmpty())
                url = webAddressIn(one[key]);
        }
        media.append({.url = url, .description = one[u"description"].toString()});
    }
    return media;
}

struct Quote {
    QJsonObject status;  ///< empty where only its id is told
    std::optional<PostId> id;
};

/// Mastodon wraps the quoted status with its state, Akkoma and those born of Misskey send it as it
/// is, Pleroma in a member of its own. https://docs.joinmastodon.org/entities/Quote/
Quote quoteIn(const QJsonObject &status)
{
    const QJsonValue quote = status[u"quote"];
    const QJsonValue pleroma = status[u"pleroma"];
    Quote found;
    for (const QJsonValue &one : {quote, pleroma[u"quote"]}) {
        const QJsonValue wrapped = one[u"quoted_status"];
        const QJsonValue whole = wrapped.isObject() ? wrapped : one;
        if (found.status.isEmpty() && whole[u"account"].isObject())
            found.status = whole.toObject();
    }
    for (const QJsonValue &id : {found.status.value(u"id"), quote[u"quoted_status_id"],
                                 status[u"quote_id"], pleroma[u"quote_id"]}) {
        if (!found.id)
            found.id = postIn(id);
    }
    return found;
}

/// Older programs write the line without a class: the last one, with the quoted status' address.
void leaveOutQuoteLine(const QJsonObject &quoted, Post &post)
{
    if (post.ranges.isEmpty() || quoted.isEmpty())
        return;
    const TextRange link = post.ranges.last();
    if (link.start + link.length != post.text.size() ||
        (link.target != webAddressIn(quoted[u"url"]) &&
         link.target != webAddressIn(quoted[u"uri"])))
        return;
    const qsizetype lineAt = post.text.lastIndexOf(u'\n', link.start) + 1;
    const QString before = post.text.mid(lineAt, link.start - lineAt).trimmed();
    if (before != u"RE:" && before != u"QT:" && before != u"QP:")
        return;
    post.text.truncate(lineAt);
    while (post.text.endsWith(u'\n'))
        post.text.chop(1);
    post.ranges.removeIf([&](const TextRange &range) { return range.start >= lineAt; });
}

/// A poll as lines of the text, with the votes where the server tells them.
/// https://docs.joinmastodon.org/entities/Poll/
void addPoll(const QJsonValue &poll, Post &post)
{
    constexpr int mostOptions = 50;
    constexpr qsizetype longestOption = 500;
    int number = 0;
    for (const QJsonValue &option : poll[u"options"].toArray()) {
        const QString title = option[u"title"].toString().left(longestOption).simplified();
        if (title.isEmpty() || number >= mostOptions)
            continue;
        if (number++ == 0 && !post.text.isEmpty())
            post.text += u'\n';
        post.text += (post.text.isEmpty() ? u"○ "_s : u"\n○ "_s) + title;
        if (const qint64 votes = option[u"votes_count"].toInteger(); votes > 0)
            post.text += u" (%1)"_s.arg(votes);
    }
}

Result<Post> postFrom(const QJsonObject &status, const Quote &quote)
{
    const auto id = postIn(status[u"id"]);
    const auto created = instantIn(status[u"created_at"]);
    const QJsonObject account = status[u"account"].toObject();
    const QJsonValue boosted = status[u"reblog"];
    const QJsonObject said = boosted.isObject() ? boosted.toObject() : status;
    if (!id)
        return failure(Error::Code::BadInput, u"a status without an id"_s);
    const Author author = authorFrom(account);
    const QJsonValue content = said[u"content"];
    if (author.id.isEmpty() || author.handle.isEmpty())
        return failure(Error::Code::BadInput, u"a status without its author"_s);
    if (!boosted.isObject() && !content.isString() && !content.isNull() && !content.isUndefined())
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
              .quotes = quote.id,
              .boosts = postIn(boosted[u"id"]),
              .media = mediaFrom(status[u"media_attachments"].toArray()),
              .warning = status[u"spoiler_text"].toString(),
              .sensitive = status[u"sensitive"].toBool(),
              .confidential = visibility == u"private" || visibility == u"direct",
              .language = status[u"language"].toString(),
              .edited = instantIn(status[u"edited_at"])};
    if (post.url.isEmpty())
        post.url = webAddressIn(status[u"uri"]);
    const Quote shown = boosted.isObject() ? quoteIn(said) : quote;
    readContent(content.toString(), shown.id ? QuoteLine::LeftOut : QuoteLine::Kept, post);
    leaveOutQuoteLine(shown.status, post);
    addPoll(said[u"poll"], post);
    return post;
}

Result<Parsed> statusAt(const QJsonObject &status, int depth)
{
    const Quote quote = quoteIn(status);
    Result<Post> post = postFrom(status, quote);
    if (!post)
        return tl::unexpected(post.error());
    Parsed parsed;
    parsed.posts.append(std::move(*post));
    // A boost is nobody's copy: some servers give it the uri of what it boosts.
    const Post &own = parsed.posts.first();
    if (const QString uri = status[u"uri"].toString(); !uri.isEmpty() && !own.boosts)
        parsed.uris.append({own.id, uri});
    for (const QJsonObject &other : {status[u"reblog"].toObject(), quote.status}) {
        if (depth >= deepestQuote || other.isEmpty())
            continue;
        if (const Result<Parsed> found = statusAt(other, depth + 1)) {
            parsed.alongside += found->posts + found->alongside;
            parsed.uris += found->uris;
            parsed.problems += found->problems;
        } else {
            parsed.problems += found.error().detail;
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

Counts countsIn(const QJsonObject &status)
{
    return {.likes = std::max(0, status[u"favourites_count"].toInt()),
            .boosts = std::max(0, status[u"reblogs_count"].toInt())};
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
