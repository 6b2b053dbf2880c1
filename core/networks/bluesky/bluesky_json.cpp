// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_json.h"

#include "core/networks/bluesky/at_uri.h"

#include <QJsonArray>
#include <QStringView>

#include <algorithm>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestThread = 64;

/// Only an at:// address names a post.
std::optional<PostId> postIn(const QJsonValue &uri)
{
    const QString text = uri.toString();
    return text.startsWith(u"at://") ? std::optional(postId(networkId(), text)) : std::nullopt;
}

bool isAdult(const QString &label)
{
    static const QStringList labels = {u"porn"_s,          u"sexual"_s, u"nudity"_s,
                                       u"graphic-media"_s, u"!warn"_s,  u"!hide"_s};
    return labels.contains(label);
}

bool hasLabel(const QJsonArray &labels, bool (*is)(const QString &))
{
    return std::any_of(labels.begin(), labels.end(), [is](const QJsonValue &label) {
        return !label[u"neg"].toBool() && is(label[u"val"].toString());
    });
}

Author authorFrom(const QJsonObject &author)
{
    const QString handle = author[u"handle"].toString();
    const QString name = author[u"displayName"].toString();
    const bool wantsNoReaders = hasLabel(author[u"labels"].toArray(), [](const QString &label) {
        return label == u"!no-unauthenticated";
    });
    return {.id = author[u"did"].toString(),
            .handle = handle,
            .name = name.isEmpty() ? handle : name,
            .avatar = webAddressIn(author[u"avatar"]),
            .asksNotToBeKept =
                wantsNoReaders || asksNotToBeKept(author[u"description"].toString())};
}

/// Facets count UTF-8 bytes; gives the UTF-16 offset of each byte that begins a character, -1
/// within one. https://docs.bsky.app/docs/advanced-guides/post-richtext
class ByteOffsets {
public:
    explicit ByteOffsets(const QString &text)
    {
        m_offsets.reserve(text.size() + 1);
        for (qsizetype i = 0; i < text.size();) {
            const bool pair = text[i].isHighSurrogate() && i + 1 < text.size();
            const char16_t unit = text[i].unicode();
            const int bytes = pair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
            m_offsets.append(int(i));
            m_offsets.insert(m_offsets.size(), bytes - 1, -1);
            i += pair ? 2 : 1;
        }
        m_offsets.append(int(text.size()));
    }
    int at(qint64 byte) const
    {
        return byte >= 0 && byte < m_offsets.size() ? m_offsets[byte] : -1;
    }

private:
    QList<int> m_offsets;
};

TextRange rangeFrom(const QJsonObject &feature)
{
    const QString type = feature[u"$type"].toString();
    if (type.endsWith(u"#tag"))
        return {.kind = TextRange::Kind::Hashtag};
    if (type.endsWith(u"#mention"))
        return {.kind = TextRange::Kind::Mention};
    return {.kind = TextRange::Kind::Link, .target = webAddressIn(feature[u"uri"])};
}

QList<TextRange> rangesFrom(const QJsonArray &facets, const QString &text)
{
    QList<TextRange> ranges;
    if (facets.isEmpty())
        return ranges;
    const ByteOffsets offsets(text);
    int behind = 0;
    for (const QJsonValue &facet : facets) {
        const int start = offsets.at(facet[u"index"][u"byteStart"].toInteger(-1));
        const int end = offsets.at(facet[u"index"][u"byteEnd"].toInteger(-1));
        const QJsonObject feature = facet[u"features"].toArray().first().toObject();
        if (start < behind || end <= start || feature.isEmpty())
            continue;
        TextRange range = rangeFrom(feature);
        range.start = start;
        range.length = end - start;
        ranges.append(range);
        behind = end;
    }
    return ranges;
}

/// What a record embeds, or a view shows of it: both name pictures and quotes the same.
void readEmbed(const QJsonObject &embed, Post &post)
{
    const QJsonObject media = embed.contains(u"media") ? embed[u"media"].toObject() : embed;
    for (const QJsonValue &image : media[u"images"].toArray())
        post.media.append(
            {.url = webAddressIn(image[u"fullsize"]), .description = image[u"alt"].toString()});
    if (media[u"$type"].toString().startsWith(u"app.bsky.embed.video"))
        post.media.append({.description = media[u"alt"].toString()});
    const QJsonObject record = embed[u"record"].toObject();
    const QJsonObject quoted = record.contains(u"record") ? record[u"record"].toObject() : record;
    if (const auto id = postIn(quoted[u"uri"]); id && !post.quotes)
        post.quotes = id;
}

Post postFrom(const PostId &id, const QString &uri, const QJsonObject &record)
{
    Post post{.id = id,
              .network = networkId(),
              .url = permalinkOf(uri),
              .text = record[u"text"].toString(),
              .replyTo = postIn(record[u"reply"][u"parent"][u"uri"]),
              .language = record[u"langs"].toArray().first().toString()};
    post.ranges = rangesFrom(record[u"facets"].toArray(), post.text);
    post.sensitive = hasLabel(record[u"labels"][u"values"].toArray(), isAdult);
    readEmbed(record[u"embed"].toObject(), post);
    return post;
}

/// The AppView sorts by the earlier of the author's time and its own; so do we. An author can say
/// any time: one from long before the network was is not taken.
std::optional<Instant> createdAt(const QJsonObject &record, const std::optional<Instant> &seen)
{
    static const Instant firstDay = fromDateTime(QDate(2022, 1, 1).startOfDay(QTimeZone::utc()));
    const auto said = instantIn(record[u"createdAt"]);
    if (!said || (seen && *said < firstDay))
        return seen;
    return seen ? std::min(*said, *seen) : *said;
}

/// A quoted post stands in its quote's view with its record as `value`.
void addQuoted(const QJsonObject &view, Parsed &parsed)
{
    const QJsonObject shown = view[u"embed"][u"record"].toObject();
    const QJsonObject quoted = shown.contains(u"record") ? shown[u"record"].toObject() : shown;
    if (!quoted.contains(u"value") || !quoted.contains(u"author"))
        return;
    if (const Result<Parsed> other = parsePostView(quoted))
        parsed.alongside += other->posts;
}

/// What stands above and below a post.
void addThread(const QJsonObject &node, Parsed &parsed, int depth)
{
    QJsonArray others = node[u"replies"].toArray();
    if (node[u"parent"].isObject())
        others.prepend(node[u"parent"]);
    if (depth > deepestThread && !others.isEmpty()) {
        parsed.problems.append(u"a thread deeper than %1 posts"_s.arg(deepestThread));
        return;
    }
    for (const QJsonValue &other : std::as_const(others)) {
        if (const Result<Parsed> post = parsePostView(other[u"post"].toObject()))
            parsed.append(*post);
        addThread(other.toObject(), parsed, depth + 1);
    }
}

}  // namespace

Profile parseProfile(const QJsonObject &view)
{
    // app.bsky.actor.defs#viewerState: lists and records where there is one, else nothing.
    const QJsonObject viewer = view[u"viewer"].toObject();
    const bool isMuted = viewer[u"muted"].toBool() || viewer.contains(u"mutedByList");
    const bool isBlocked = viewer[u"blockedBy"].toBool() || viewer.contains(u"blocking") ||
                           viewer.contains(u"blockingByList");
    return {.author = authorFrom(view),
            .isBlocked = isMuted || isBlocked,
            .isSensitive = hasLabel(view[u"labels"].toArray(), isAdult)};
}

Result<Parsed> parsePostView(const QJsonObject &view)
{
    const auto id = postIn(view[u"uri"]);
    if (!id)
        return failure(Error::Code::BadInput, u"a post without its address"_s);
    const QJsonObject record =
        (view.contains(u"record") ? view[u"record"] : view[u"value"]).toObject();
    const QString uri = view[u"uri"].toString();
    if (collectionOf(uri) != postCollection)
        return Parsed();
    const auto created = createdAt(record, instantIn(view[u"indexedAt"]));
    if (!record[u"text"].isString())
        return failure(Error::Code::BadInput, u"a post without its text"_s);
    Post post = postFrom(*id, uri, record);
    const Profile profile = parseProfile(view[u"author"].toObject());
    post.author = profile.author;
    if (post.author.id.isEmpty())
        post.author.id = post.author.handle = post.author.name = didOf(uri);
    post.created = created.value_or(Instant());
    post.received = instantIn(view[u"indexedAt"]).value_or(post.created);
    post.sensitive =
        post.sensitive || profile.isSensitive || hasLabel(view[u"labels"].toArray(), isAdult);
    QList<Media> recorded = std::exchange(post.media, {});
    readEmbed(view[u"embed"].toObject(), post);
    if (post.media.isEmpty())
        post.media = recorded;
    Parsed parsed{.posts = {post}};
    if (!post.author.handle.startsWith(u"did:"))
        parsed.profiles.append(post.author);
    addQuoted(view, parsed);
    return parsed;
}

Result<Parsed> parseFeedEntry(const QJsonObject &entry)
{
    Result<Parsed> own = parsePostView(entry[u"post"].toObject());
    if (!own)
        return own;
    Parsed parsed = std::move(*own);
    addThread(entry, parsed, 0);
    for (const QString &key : {u"parent"_s, u"root"_s}) {
        if (const auto above = parsePostView(entry[u"reply"][key].toObject()))
            parsed.alongside += above->posts;
    }
    const QJsonObject reason = entry[u"reason"].toObject();
    if (!reason[u"$type"].toString().endsWith(u"#reasonRepost") || parsed.posts.isEmpty())
        return parsed;
    const Author by = authorFrom(reason[u"by"].toObject());
    const Post original = parsed.posts.takeFirst();
    const QString uri = reason[u"uri"].toString();
    Post boost = original;
    boost.id =
        postId(networkId(), uri.isEmpty() ? by.id + u" reposts "_s + original.id.text() : uri);
    boost.author = by;
    boost.created = boost.received = instantIn(reason[u"indexedAt"]).value_or(original.created);
    boost.boosts = original.id;
    boost.replyTo.reset();
    boost.quotes.reset();
    parsed.posts.prepend(boost);
    parsed.alongside.append(original);
    return parsed;
}

Result<Parsed> parseJetstream(const QJsonObject &event)
{
    const QString did = event[u"did"].toString();
    if (event[u"kind"] == u"identity"_s) {
        const QString handle = event[u"identity"][u"handle"].toString();
        return handle.isEmpty()
                   ? Parsed()
                   : Parsed{.profiles = {{.id = did, .handle = handle, .name = handle}}};
    }
    if (event[u"kind"] != u"commit"_s)
        return Parsed();
    if (!event[u"commit"].isObject())
        return failure(Error::Code::BadInput, u"an event without its content"_s);
    const QJsonObject commit = event[u"commit"].toObject();
    const QString collection = commit[u"collection"].toString();
    const QString operation = commit[u"operation"].toString();
    if (collection != postCollection && collection != repostCollection)
        return Parsed();
    const QString uri = u"at://%1/%2/%3"_s.arg(did, collection, commit[u"rkey"].toString());
    if (did.isEmpty() || commit[u"rkey"].toString().isEmpty())
        return failure(Error::Code::BadInput, u"an event without its author or key"_s);
    const PostId id = postId(networkId(), uri);
    if (operation == u"delete")
        return Parsed{.removed = {id}};
    const QJsonObject record = commit[u"record"].toObject();
    const bool isBoost = collection == repostCollection;
    const auto boosted = postIn(record[u"subject"][u"uri"]);
    if (isBoost ? !boosted.has_value() : !record[u"text"].isString())
        return failure(Error::Code::BadInput, u"an event without its record"_s);
    const qint64 microseconds = event[u"time_us"].toInteger();
    const auto seen =
        microseconds > 0 ? std::optional(instantFromMs(microseconds / 1000)) : std::nullopt;
    const auto created = createdAt(record, seen);
    Post post = postFrom(id, uri, record);
    post.author = {.id = did, .handle = did, .name = did};
    post.boosts = isBoost ? boosted : std::nullopt;
    post.created = created.value_or(Instant());
    post.received = seen.value_or(post.created);
    if (operation == u"update")
        post.edited = post.received;
    return Parsed{.posts = {post}};
}

}  // namespace core::bluesky
