// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"
#include "core/chat/chat.h"
#include "core/highlights/chat_stats.h"
#include "core/stream/marks.h"
#include "core/stream/people.h"
#include "core/stream/post_store.h"

#include <QIODevice>

namespace core {

/// Everything of a chat, as the writers of all its posts read it. The stores must outlive it.
struct ChatRecord {
    const Chat &chat;
    const PostStore &posts;
    const AnswerTracker &answers;
    const Marks &marks;
    const People &people;
    ChatStats stats;

    /// All posts that are there, oldest first; those that their authors deleted are not.
    QList<PostHandle> inOrder() const;
    /// Why the words of this post stay out of these exports: its author asks not to be archived, or
    /// wrote for followers alone. Empty: they may stand.
    QString withheld(const Post &post) const;
};

/// Without the controls that a terminal could obey; line breaks and tabs stay.
QString withoutControls(QString text);

/// "answer", "side_talk", …: the words of every export.
QString wordFor(PostKind kind);
QString wordFor(Basis basis);
QString wordFor(Confidence confidence);

/// One JSON object with `chat`, `questions`, `people`, `stats` and every post in `posts`; written
/// post by post, so that a chat may be larger than memory. False: `out` did not take everything.
bool writeRecapJson(const ChatRecord &record, QIODevice &out);

/// Every post as a row (RFC 4180, UTF-8 with its mark, so that spreadsheets read it). A cell that a
/// spreadsheet could take for a formula gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection). False as above.
bool writePostsCsv(const ChatRecord &record, QIODevice &out);

}  // namespace core
