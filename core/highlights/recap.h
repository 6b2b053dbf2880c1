// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"
#include "core/chat/chat.h"
#include "core/highlights/chat_stats.h"
#include "core/highlights/consent.h"
#include "core/stream/marks.h"
#include "core/stream/people.h"
#include "core/stream/post_store.h"

namespace core {

/// A picture that a host chose for the article: its own bytes, made small enough for a web page,
/// without the place and the camera that the file may tell.
struct RecapPicture {
    std::optional<PostId> post;  ///< below this highlight; nothing: below the introduction
    QString type;                ///< "image/jpeg" or "image/png"
    QByteArray bytes;
    QSize size;
    QString description;
    QString file;  ///< its name beside an article that cannot hold it, such as Markdown
    bool operator==(const RecapPicture &) const = default;
};

/// The document that readers get: values only, the writers word them.
struct Recap {
    struct Quote {
        Post post;  ///< with a short name and without handle and link where a host wants it so
        QStringList starredBy;
        QString note;
        QList<RecapPicture> pictures;
        bool operator==(const Quote &) const = default;
    };
    struct Question {
        int number = 0;
        QString text;
        int answers = 0;
        QList<Quote> highlights;  ///< in the hosts' order
        bool operator==(const Question &) const = default;
    };

    QString title;
    QStringList hosts;
    Hashtag hashtag;
    ZonedTime date;
    QString standingParagraph;
    QString introduction;  ///< the host's own paragraph, may be empty
    QList<RecapPicture> pictures;
    QList<Question> questions;
    QList<Quote> others;  ///< highlights without a question
    ChatStats stats;
    std::optional<ZonedTime> next;
    QString recurrence;
    QString questionLetter;
    QString templateFolder;  ///< the host's own templates; empty: the built-in ones
    bool practice = false;
    QList<ConsentCase> leftOut;  ///< highlights that are not in the article, and why
};

/// What a recap is made from.
struct RecapSource {
    const Chat &chat;
    const PostStore &posts;
    const AnswerTracker &answers;
    const Marks &marks;
    const People &people;
    ChatStats stats;
    QString introduction;
    QList<RecapPicture> pictures;
    bool practice = false;
};

/// Every highlight that needs no second thought, or that a host has let in.
Recap buildRecap(const RecapSource &source);

/// The starred posts of one question in the hosts' order, without hidden and deleted ones; -1 for
/// those without a question of the plan.
QList<PostId> highlightsOf(int question, const Chat &chat, const PostStore &posts,
                           const AnswerTracker &answers, const Marks &marks);

/// Each writer returns the whole file, UTF-8 when encoded. They fill the host's own template where
/// it can be used (recap_template.h), else the built-in one.
QString recapHtml(const Recap &recap);
QString recapMarkdown(const Recap &recap);
/// Blocks of the WordPress editor, to be pasted.
QString recapWordPress(const Recap &recap);

}  // namespace core
