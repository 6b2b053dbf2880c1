// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap.h"

#include "core/schedule/series.h"

#include <QLocale>

#include <algorithm>

namespace core {

namespace {

constexpr int withoutQuestion = -1;

/// A question's highlights before they are put in order.
struct Highlight {
    Recap::Quote quote;
    int place = 0;  ///< 0 means by time

    /// Those that a host has placed come first, in that order; the others by time.
    std::tuple<int, Instant, PostId> rank() const
    {
        const int last = std::numeric_limits<int>::max();
        return {place > 0 ? place : last, quote.post.created, quote.post.id};
    }
};
using HighlightsByQuestion = QHash<int, QList<Highlight>>;

/// The planned question that a highlight stands under; those of no question, and of one that is
/// not in the plan, stand together.
int questionOf(const PostId &post, const Chat &chat, const AnswerTracker &answers,
               const Marks &marks)
{
    const QList<int> questions = answers.match(post).questions;
    const int number =
        questions.isEmpty() ? marks.of(post).question.value_or(withoutQuestion) : questions.first();
    return chat.runSheet.question(number) ? number : withoutQuestion;
}

void putInOrder(QList<Highlight> &highlights)
{
    std::sort(highlights.begin(), highlights.end(),
              [](const Highlight &a, const Highlight &b) { return a.rank() < b.rank(); });
}

QList<RecapPicture> picturesOf(const std::optional<PostId> &post, const RecapSource &source)
{
    QList<RecapPicture> pictures;
    for (const RecapPicture &picture : source.pictures) {
        if (picture.post == post)
            pictures.append(picture);
    }
    return pictures;
}

Recap::Quote quoteOf(const Post &post, const std::optional<ConsentCase> &consent,
                     const RecapSource &source)
{
    const Marked &marked = source.marks.of(post.id);
    const bool isShort =
        source.chat.settings.shortNames || (consent && consent->decision == Consent::ShortName);
    return {.post = isShort ? withShortName(post) : post,
            .starredBy = marked.starredBy,
            .note = marked.note,
            .pictures = picturesOf(post.id, source)};
}

/// Every starred post is read once; what may not be published goes to `leftOut`.
HighlightsByQuestion gather(const RecapSource &source, QList<ConsentCase> &leftOut)
{
    HighlightsByQuestion highlights;
    for (const PostId &id : source.marks.starred()) {
        const std::optional<Post> post = source.posts.find(id);
        const auto consent = consentCase(id, post, source.marks, source.people);
        if (!post || (consent && consent->isLeftOut())) {
            leftOut.append(*consent);
            continue;
        }
        highlights[questionOf(id, source.chat, source.answers, source.marks)].append(
            {.quote = quoteOf(*post, consent, source), .place = source.marks.of(id).place});
    }
    std::sort(leftOut.begin(), leftOut.end(), isStarredBefore);
    return highlights;
}

QList<Recap::Quote> takeQuotes(HighlightsByQuestion &highlights, int question)
{
    QList<Highlight> ours = highlights.take(question);
    putInOrder(ours);
    QList<Recap::Quote> quotes;
    quotes.reserve(ours.size());
    for (Highlight &highlight : ours)
        quotes.append(std::move(highlight.quote));
    return quotes;
}

}  // namespace

QList<PostId> highlightsOf(int question, const Chat &chat, const PostStore &posts,
                           const AnswerTracker &answers, const Marks &marks)
{
    QList<Highlight> highlights;
    for (const PostId &id : marks.starred()) {
        if (marks.of(id).hidden || questionOf(id, chat, answers, marks) != question)
            continue;
        if (const std::optional<Post> post = posts.find(id))
            highlights.append({.quote = {.post = *post}, .place = marks.of(id).place});
    }
    putInOrder(highlights);
    QList<PostId> order;
    for (const Highlight &highlight : std::as_const(highlights))
        order.append(highlight.quote.post.id);
    return order;
}

Recap buildRecap(const RecapSource &source)
{
    const Chat &chat = source.chat;
    const std::optional<ZonedTime> next = nextStart(chat);
    const QString nextDate =
        next ? QLocale::c().toString(next->date, QStringLiteral("d MMMM yyyy")) : QString();
    Recap recap{.title = chat.title,
                .hosts = chat.hosts,
                .hashtag = chat.hashtag,
                .date = chat.start,
                .standingParagraph = fillIn(chat.settings.standingParagraph, chat, nextDate),
                .introduction = source.introduction,
                .pictures = picturesOf(std::nullopt, source),
                .stats = source.stats,
                .next = next,
                .recurrence = chat.recurrence,
                .questionLetter = chat.settings.questionLetter,
                .templateFolder = chat.settings.templateFolder,
                .practice = source.practice};
    HighlightsByQuestion highlights = gather(source, recap.leftOut);
    for (const Cue &cue : chat.runSheet.questions()) {
        const QuestionTally tally = source.answers.tally(cue.number);
        recap.questions.append({.number = cue.number,
                                .text = cue.text,
                                .answers = tally.answers,
                                .highlights = takeQuotes(highlights, cue.number)});
    }
    recap.others = takeQuotes(highlights, withoutQuestion);
    recap.stats.highlights = int(source.marks.starred().size() - recap.leftOut.size());
    return recap;
}

}  // namespace core
