// SPDX-License-Identifier: GPL-3.0-or-later
// How fast mixed posts are matched, alone and by the tracker of a whole chat. Beside it the limits:
// one NFKC pass and one look at each UTF-16 unit of the same texts, and reading them as labels are
// looked for, which nobody who reads them as people write them can leave out.
#include "core/answers/answer_matcher.h"
#include "core/answers/answer_tracker.h"
#include "core/answers/reading.h"
#include "tests/support/builders.h"

#include <benchmark/benchmark.h>

#include <chrono>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int posts = 100'000;
constexpr int batch = 256;  // as Intake hands them on
constexpr int people = 400;
const Instant start = instantFromMs(1'800'000'000'000);

QList<Post> mixedPosts(int count)
{
    const QStringList texts = {
        u"A1: Start small and let people choose. #OurChat"_s,
        u"We print posters on A3 paper and hang them in the corridor #OurChat"_s,
        u"🙋 A②: catching up - time is the problem, as ever 😂 #OurChat #Teachers"_s,
        u"So true, and we do just that with our parents every second Tuesday"_s,
        u"RT @host: Q1: What does trust look like for you? #OurChat https://example.org/q/1"_s,
        u"@host @cohost.bsky.social Ａ１　小さく始めます #OurChat"_s,
        u"Hi all, Sam from Leeds, grade 4, here to listen and learn #OurChat"_s,
        u"Para Q3, empecé poco a poco y con las familias, que saben más #OurChat"_s,
    };
    QList<Post> all;
    all.reserve(count);
    for (int i = 0; i < count; ++i)
        all.append(tests::aPost(QString::number(i), texts[i % texts.size()],
                                u"person%1"_s.arg(i % people),
                                start + std::chrono::seconds(i % 3600)));
    return all;
}

MatchContext anHour()
{
    return {.planned = {1, 2, 3, 4, 5},
            .questionKeys = {{questionKey(u"What does trust look like for you?"_s), 1}},
            .live = 3};
}

void matchPosts(benchmark::State &state)
{
    const QList<Post> all = mixedPosts(posts);
    const MatchContext context = anHour();
    for (auto _ : state) {
        for (const Post &post : all)
            benchmark::DoNotOptimize(matchAnswer(post, context));
    }
    state.SetItemsProcessed(state.iterations() * posts);
}
BENCHMARK(matchPosts)->Unit(benchmark::kMillisecond);

void readOnly(benchmark::State &state)
{
    const QList<Post> all = mixedPosts(posts);
    for (auto _ : state) {
        for (const Post &post : all)
            benchmark::DoNotOptimize(readingOf(post));
    }
    state.SetItemsProcessed(state.iterations() * posts);
}
BENCHMARK(readOnly)->Unit(benchmark::kMillisecond);

void normaliseAndScan(benchmark::State &state)
{
    const QList<Post> all = mixedPosts(posts);
    for (auto _ : state) {
        int letters = 0;
        for (const Post &post : all) {
            const QString text = post.text.normalized(QString::NormalizationForm_KC);
            for (const QChar c : text)
                letters += c.isLetterOrNumber() ? 1 : 0;
        }
        benchmark::DoNotOptimize(letters);
    }
    state.SetItemsProcessed(state.iterations() * posts);
}
BENCHMARK(normaliseAndScan)->Unit(benchmark::kMillisecond);

enum class Shape { Mixed, OnePerson, OneParent, OneThread, Wave, LateQuestions };

/// The same posts in shapes that could make a tracker slow.
QList<Post> shaped(Shape shape, int count)
{
    QList<Post> all = mixedPosts(count);
    for (int i = 0; i < count; ++i) {
        if (shape == Shape::OnePerson)
            all[i].author.id = all[i].author.handle = u"chatty"_s;
        if (shape == Shape::OneParent)
            all[i].replyTo = PostId(u"x:popular"_s);
        if (shape == Shape::OneThread && i > 0)
            all[i].replyTo = all[i - 1].id;
        if (shape == Shape::Wave)
            all[i].text = u"Reverse it in 7 days, doctors hate this https://cure.example"_s;
    }
    return all;
}

void askQuestions(AnswerTracker &tracker)
{
    for (int number = 1; number <= 8; ++number)
        tracker.addQuestionPost(PostId(u"x:q%1"_s.arg(number)), number,
                                start + std::chrono::minutes(6 * number));
}

/// A chat's tracker, from the first post to the last; time per post must not grow with their
/// number.
void track(benchmark::State &state, Shape shape)
{
    const auto count = int(state.range(0));
    const QList<Post> all = shaped(shape, count);
    for (auto _ : state) {
        AnswerTracker tracker;
        tracker.setQuestions({1, 2, 3, 4, 5, 6, 7, 8});
        if (shape != Shape::LateQuestions)
            askQuestions(tracker);
        for (int i = 0; i < count; i += batch)
            tracker.assign(all.mid(i, batch));
        if (shape == Shape::LateQuestions)
            askQuestions(tracker);
        Post popular = tests::aPost(u"popular"_s, u"A1: Patience #OurChat"_s, u"ann"_s, start);
        popular.id = PostId(u"x:popular"_s);
        tracker.assign({popular});
        benchmark::DoNotOptimize(tracker.withoutQuestion());
    }
    state.SetItemsProcessed(state.iterations() * count);
    state.SetComplexityN(count);
}
#define TRACK(name, shape)                                                                         \
    BENCHMARK_CAPTURE(track, name, shape)                                                          \
        ->RangeMultiplier(10)                                                                      \
        ->Range(1000, posts)                                                                       \
        ->Unit(benchmark::kMillisecond)                                                            \
        ->Complexity()
TRACK(mixed, Shape::Mixed);
TRACK(one_chatty_person, Shape::OnePerson);
TRACK(one_popular_parent_that_comes_last, Shape::OneParent);
TRACK(one_thread, Shape::OneThread);
TRACK(one_wave, Shape::Wave);
TRACK(questions_learnt_last, Shape::LateQuestions);

/// Hostile posts: time per character must not grow with the length.
void matchLongPost(benchmark::State &state, const QString &unit)
{
    const auto length = qsizetype(state.range(0));
    const Post post = tests::aPost(u"long"_s, unit.repeated(length / unit.size() + 1));
    const MatchContext context = anHour();
    for (auto _ : state)
        benchmark::DoNotOptimize(matchAnswer(post, context));
    state.SetComplexityN(length);
}
BENCHMARK_CAPTURE(matchLongPost, labels, u"A1/A2 "_s)->Range(1024, 65536)->Complexity();
BENCHMARK_CAPTURE(matchLongPost, letters, u"a"_s)->Range(1024, 65536)->Complexity();
BENCHMARK_CAPTURE(matchLongPost, digits, u"A1"_s)->Range(1024, 65536)->Complexity();
BENCHMARK_CAPTURE(matchLongPost, ranges, u"A1-"_s)->Range(1024, 65536)->Complexity();
BENCHMARK_CAPTURE(matchLongPost, mentions, u"@a "_s)->Range(1024, 65536)->Complexity();
BENCHMARK_CAPTURE(matchLongPost, brackets, u"(["_s)->Range(1024, 65536)->Complexity();
BENCHMARK_CAPTURE(matchLongPost, spaces, u"A "_s)->Range(1024, 65536)->Complexity();

}  // namespace

BENCHMARK_MAIN();
