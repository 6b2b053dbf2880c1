// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/jetstream_filter.h"

#include "core/networks/bluesky/event_reader.h"
#include "core/networks/bluesky/frame_scan.h"

#include <functional>
#include <string_view>
#include <unordered_set>

namespace core::bluesky {

namespace {

constexpr std::string_view postCollection = "app.bsky.feed.post";
constexpr std::string_view likeCollection = "app.bsky.feed.like";
constexpr std::string_view repostCollection = "app.bsky.feed.repost";

struct HashOfView {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Addresses = std::unordered_set<std::string, HashOfView, std::equal_to<>>;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// at://DID/… without the rest.
QByteArrayView didIn(QByteArrayView uri)
{
    constexpr qsizetype start = 5;
    const qsizetype slash = uri.indexOf('/', start);
    return uri.sliced(std::min(start, uri.size())).chopped(slash < 0 ? 0 : uri.size() - slash);
}

}  // namespace

struct JetstreamFilter::Parts {
    explicit Parts(const Hashtag &tag) : hashtag(tag), spellings(tag), reader(tag) {}

    bool isOwn(std::string_view uri) const { return own.find(uri) != own.end(); }
    bool isTaken(std::string_view uri) const { return taken.find(uri) != taken.end(); }
    bool concerns(const EventContent &content, std::string_view uri) const;
    JetstreamEvent::Kind kindOf(const EventContent &content, std::string_view uri) const;

    Hashtag hashtag;
    TagSpellings spellings;
    DidSet ownDids;
    DidSet mentionedDids;
    Addresses own;
    Addresses taken;
    EventReader reader;
};

/// Whether a post is of the chat: by its tag, or as part of a thread or quote of our posts.
bool JetstreamFilter::Parts::concerns(const EventContent &content, std::string_view uri) const
{
    return content.hasTag || isOwn(uri) || isTaken(uri) || isOwn(content.parent) ||
           isOwn(content.root) || isOwn(content.quoted) || hashtag.isIn(toQt(content.text));
}

JetstreamEvent::Kind JetstreamFilter::Parts::kindOf(const EventContent &content,
                                                    std::string_view uri) const
{
    using Kind = JetstreamEvent::Kind;
    if (content.kind == "identity")
        return content.hasHandle ? Kind::Handle : Kind::Unrelated;
    if (content.kind == "account")
        return content.isGone ? Kind::Gone : Kind::Unrelated;
    if (content.kind != "commit")
        return Kind::Unrelated;
    if (content.did.empty() || content.rkey.empty())
        return Kind::Broken;
    const bool isPost = content.collection == postCollection;
    const bool isLike = content.collection == likeCollection;
    const bool isRepost = content.collection == repostCollection;
    if (content.operation == "delete")
        return isPost || isLike || isRepost ? Kind::Removal : Kind::Unrelated;
    if (isPost)
        return concerns(content, uri) ? Kind::Post : Kind::Unrelated;
    if (isLike)
        return isOwn(content.subject) ? Kind::Like : Kind::Unrelated;
    const bool known = isOwn(content.subject) || isTaken(content.subject);
    return isRepost && known ? Kind::Repost : Kind::Unrelated;
}

JetstreamFilter::JetstreamFilter(const Hashtag &hashtag) : m_parts(std::make_unique<Parts>(hashtag))
{}

JetstreamFilter::~JetstreamFilter() = default;

void JetstreamFilter::addOwn(const QString &uri)
{
    const QByteArray bytes = uri.toUtf8();
    m_parts->own.insert(bytes.toStdString());
    m_parts->ownDids.add(didIn(bytes));
    m_parts->mentionedDids.add(didIn(bytes));
}

void JetstreamFilter::addTaken(const QString &uri)
{
    const QByteArray bytes = uri.toUtf8();
    m_parts->taken.insert(bytes.toStdString());
    m_parts->mentionedDids.add(didIn(bytes));
}

void JetstreamFilter::removeTaken(const QString &uri)
{
    m_parts->taken.erase(uri.toUtf8().toStdString());
}

JetstreamFilter::Glance JetstreamFilter::glance(const QByteArray &frame) const
{
    FrameScan scan(m_parts->spellings, m_parts->ownDids, m_parts->mentionedDids);
    const bool concerns = scan.concerns(frame);
    return {.concerns = concerns, .timeUs = scan.timeUs()};
}

JetstreamEvent JetstreamFilter::read(const QByteArray &frame)
{
    const EventContent *content = m_parts->reader.read(frame);
    if (!content || content->timeUs <= 0)
        return {.kind = JetstreamEvent::Kind::Broken};
    std::string uri("at://");
    uri.append(content->did).append("/").append(content->collection);
    uri.append("/").append(content->rkey);
    return {.kind = m_parts->kindOf(*content, uri),
            .timeUs = content->timeUs,
            .did = toQt(content->did),
            .uri = toQt(uri),
            .rev = toQt(content->rev),
            .cid = toQt(content->cid),
            .subject = toQt(content->subject),
            .rootUri = toQt(content->root),
            .rootCid = toQt(content->rootCid)};
}

}  // namespace core::bluesky
