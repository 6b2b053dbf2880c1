// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

namespace core {

/// What AnswerTracker keeps of a post: enough to match it again when something around it changes,
/// and nothing else, for an archive may hold a million of them.
struct KeptPost {
    struct Span {
        int start = 0;
        int length = 0;
        TextRange::Kind kind = TextRange::Kind::Link;
    };

    int speaker = -1;  ///< index into the tracker's people
    bool hasMedia = false;
    Instant created;
    QByteArray text;    ///< UTF-8
    QList<Span> spans;  ///< what the network called a link or a mention
    PostId replyTo;     ///< these three are empty where there is none
    PostId quotes;
    PostId boosts;
    QString language;
};

KeptPost keptOf(const Post &post, int speaker);

/// A post as matchAnswer() reads it; what matching does not need is empty.
Post readableOf(const KeptPost &kept);

}  // namespace core
