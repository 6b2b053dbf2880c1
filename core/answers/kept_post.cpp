// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/kept_post.h"

namespace core {

namespace {

std::optional<PostId> given(const PostId &id)
{
    return id.isEmpty() ? std::nullopt : std::optional(id);
}

}  // namespace

KeptPost keptOf(const Post &post, int speaker)
{
    KeptPost kept{.speaker = speaker,
                  .hasMedia = !post.media.isEmpty(),
                  .created = post.created,
                  .text = post.text.toUtf8(),
                  .replyTo = post.replyTo.value_or(PostId()),
                  .quotes = post.quotes.value_or(PostId()),
                  .boosts = post.boosts.value_or(PostId()),
                  .language = post.language};
    kept.text.squeeze();  // toUtf8() makes room for the worst case
    for (const TextRange &range : post.ranges) {
        if (range.kind != TextRange::Kind::Hashtag)
            kept.spans.append({range.start, range.length, range.kind});
    }
    return kept;
}

Post readableOf(const KeptPost &kept)
{
    Post post;
    post.created = kept.created;
    post.text = QString::fromUtf8(kept.text);
    post.replyTo = given(kept.replyTo);
    post.quotes = given(kept.quotes);
    post.boosts = given(kept.boosts);
    post.language = kept.language;
    for (const KeptPost::Span &span : kept.spans)
        post.ranges.append(
            {.kind = span.kind, .start = span.start, .length = span.length, .target = {}});
    if (kept.hasMedia)
        post.media.resize(1);
    return post;
}

}  // namespace core
