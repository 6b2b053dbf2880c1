// SPDX-License-Identifier: GPL-3.0-or-later
// How fast mixed posts are matched. Beside it the limit: one NFKC pass and one look at each UTF-16
// unit of the same texts, which nobody who reads them as people write them can leave out.
#include "core/answers/answer_matcher.h"
#include "tests/support/builders.h"

#include <benchmark/benchmark.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int posts = 100'000;

QList<Post> mixedPosts()
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
    all.reserve(posts);
    for (int i = 0; i < posts; ++i)
        all.append(tests::aPost(QString::number(i), texts[i % texts.size()]));
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
    const QList<Post> all = mixedPosts();
    const MatchContext context = anHour();
    for (auto _ : state) {
        for (const Post &post : all)
            benchmark::DoNotOptimize(matchAnswer(post, context));
    }
    state.SetItemsProcessed(state.iterations() * posts);
}
BENCHMARK(matchPosts)->Unit(benchmark::kMillisecond);

void normaliseAndScan(benchmark::State &state)
{
    const QList<Post> all = mixedPosts();
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
