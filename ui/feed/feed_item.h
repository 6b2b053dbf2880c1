// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/person.h"
#include "core/chat/post.h"
#include "ui/feed/post_chip.h"

#include <QColor>
#include <QStringList>

namespace core {
class LiveChat;
}

namespace ui {

/// Everything that is painted of one post, as values. All texts are foreign.
struct FeedItem {
    core::PostId id;
    core::PersonId author;
    core::NetworkId network;
    QString name;
    QString handle;  ///< with its @
    QString time;    ///< "20:51", by the chat's zone
    QString text;    ///< not longer than can be read in a list
    QList<core::TextRange> ranges;
    bool isCut = false;  ///< the post has more text than `text`
    QColor color;        ///< of the avatar; invalid: the network's
    QUrl avatar;         ///< its picture; empty: the letter stands for it
    PostChip chip;
    bool starred = false;
    QString note;
    QString subject;    ///< its author's content warning: the text is covered until asked for
    QStringList media;  ///< what each picture shows, in words; may be empty texts
    QString warning;    ///< why the pictures are covered until asked for; empty: they are not
    bool hidden = false;
    bool newcomer = false;
    bool edited = false;
    bool byHost = false;
    int boosts = 0;
    bool reachable = false;  ///< an account of ours is on its network, to reply, boost and like
    bool canBookmark = false;
    bool liked = false, boosted = false, bookmarked = false;  ///< by this program

    bool operator==(const FeedItem &) const = default;
};

FeedItem feedItem(const core::LiveChat &live, const core::Post &post);

/// "Library Lab, A2 reply, So true!, starred": one post for a screen reader; of one that is covered
/// the warning, not the text.
QString spokenText(const FeedItem &item, bool uncovered = true);
/// "2 pictures"
QString pictureCount(qsizetype count);
/// "2 boosts"
QString boostCount(int count);

}  // namespace ui
