// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"
#include "core/chat/chat.h"
#include "core/highlights/chat_stats.h"
#include "core/stream/marks.h"
#include "core/stream/post_store.h"

namespace core {

/// The document that readers get: values only, the writers word them.
struct Recap {
    struct Quote {
        Post post;
        QStringList starredBy;
        QString note;
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
    QList<Question> questions;
    QList<Quote> others;  ///< highlights without a question
    ChatStats stats;
    std::optional<ZonedTime> next;
    QString recurrence;
    QString questionLetter;
    bool practice = false;
    int leftOut = 0;  ///< highlights that were deleted or hidden since
};

/// What a recap is made from.
struct RecapSource {
    const Chat &chat;
    const PostStore &posts;
    const AnswerTracker &answers;
    const Marks &marks;
    ChatStats stats;
    QString introduction;
    bool practice = false;
};

Recap buildRecap(const RecapSource &source);

/// The starred posts of one question in the hosts' order; -1 for those without a question.
QList<PostId> highlightsOf(int question, const PostStore &posts, const AnswerTracker &answers,
                           const Marks &marks);

/// Each writer returns the whole file, UTF-8 when encoded.
QString recapHtml(const Recap &recap);
QString recapMarkdown(const Recap &recap);

}  // namespace core
