// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap.h"

#include "core/schedule/series.h"

#include <algorithm>

namespace core {

namespace {

constexpr int withoutQuestion = -1;

int questionOf(const PostId &post, const AnswerTracker &answers)
{
    const QList<int> questions = answers.match(post).questions;
    return questions.isEmpty() ? withoutQuestion : questions.first();
}

QList<Recap::Quote> quotesOf(int question, const RecapSource &source)
{
    QList<Recap::Quote> quotes;
    for (const PostId &id : highlightsOf(question, source.posts, source.answers, source.marks)) {
        const Marked &marked = source.marks.of(id);
        quotes.append(
            {.post = *source.posts.find(id), .starredBy = marked.starredBy, .note = marked.note});
    }
    return quotes;
}

}  // namespace

QList<PostId> highlightsOf(int question, const PostStore &posts, const AnswerTracker &answers,
                           const Marks &marks)
{
    struct Highlight {
        PostId post;
        int place;
        Instant created;
    };
    QList<Highlight> highlights;
    for (const PostId &id : marks.starred()) {
        const std::optional<Post> post = posts.find(id);
        if (post && !marks.of(id).hidden && questionOf(id, answers) == question)
            highlights.append({id, marks.of(id).place, post->created});
    }
    // Those that a host has placed come first, in that order; the others by time.
    std::sort(highlights.begin(), highlights.end(), [](const Highlight &a, const Highlight &b) {
        const auto rank = [](const Highlight &one) {
            return one.place > 0 ? one.place : std::numeric_limits<int>::max();
        };
        return std::tuple(rank(a), a.created, a.post) < std::tuple(rank(b), b.created, b.post);
    });
    QList<PostId> order;
    for (const Highlight &highlight : std::as_const(highlights))
        order.append(highlight.post);
    return order;
}

Recap buildRecap(const RecapSource &source)
{
    const Chat &chat = source.chat;
    Recap recap{.title = chat.title,
                .hosts = chat.hosts,
                .hashtag = chat.hashtag,
                .date = chat.start,
                .standingParagraph = chat.settings.standingParagraph,
                .introduction = source.introduction,
                .stats = source.stats,
                .recurrence = chat.recurrence,
                .questionLetter = chat.settings.questionLetter,
                .practice = source.practice};
    for (const Cue &cue : chat.runSheet.questions())
        recap.questions.append({.number = cue.number,
                                .text = cue.text,
                                .answers = source.answers.tally(cue.number).answers,
                                .highlights = quotesOf(cue.number, source)});
    recap.others = quotesOf(withoutQuestion, source);
    int told = int(recap.others.size());
    for (const Recap::Question &question : std::as_const(recap.questions))
        told += int(question.highlights.size());
    recap.leftOut = int(source.marks.starred().size()) - told;
    recap.stats.highlights = told;
    recap.next = nextStart(chat);
    return recap;
}

}  // namespace core
