// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a recap is written. Beside it the limit: the same texts merely escaped and written out,
// which nobody who writes them can leave out.
#include "core/highlights/recap_values.h"
#include "tests/support/builders.h"
#include "ui/recap/recap_files.h"

#include <QGuiApplication>
#include <QSaveFile>
#include <QTemporaryDir>
#include <benchmark/benchmark.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Post postNumber(int number)
{
    static const QStringList texts = {
        u"A1: Start small and let people choose. Whoever chooses once comes back, and brings a "
        "friend who is just as unsure as they were. #OurChat"_s,
        u"A2 We print posters & hang them in the corridor; \"nobody reads them\" turned out to be "
        "wrong within a week. #OurChat"_s,
        u"🙋 A3: catching up - time is the problem, as ever 😂 but a quarter of an hour on "
        "Fridays is enough to begin <with> #OurChat #Teachers"_s,
        u"Ａ１　小さく始めます。毎週金曜日に十五分だけ、みんなで読みます。 #OurChat"_s,
    };
    Post post = tests::aPost(QString::number(number), texts[number % texts.size()]);
    post.author.name = u"Ann Lee %1"_s.arg(number);
    return post;
}

Recap recapOf(int posts)
{
    const Chat chat = tests::aChat();
    Recap recap{.title = chat.title,
                .hosts = chat.hosts,
                .hashtag = chat.hashtag,
                .date = chat.start,
                .questionLetter = u"Q"_s};
    for (int number = 1; number <= 5; ++number)
        recap.questions.append({.number = number, .text = u"What do you think?"_s});
    for (int at = 0; at < posts; ++at)
        recap.questions[at % 5].highlights.append({.post = postNumber(at)});
    recap.stats.highlights = posts;
    return recap;
}

void write(benchmark::State &state, const QString &format)
{
    const Recap recap = recapOf(int(state.range(0)));
    const QTemporaryDir folder;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            ui::writeRecap(recap, format, folder.filePath(u"recap."_s + format)));
    state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(write, html, u"html"_s)
    ->RangeMultiplier(10)
    ->Range(100, 10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();
BENCHMARK_CAPTURE(write, markdown, u"md"_s)
    ->RangeMultiplier(10)
    ->Range(100, 10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();
BENCHMARK_CAPTURE(write, pdf, u"pdf"_s)
    ->RangeMultiplier(10)
    ->Range(100, 10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

/// Everything that stands in the page, from the same posts and as often: escaped, joined, written.
void escapeAndWrite(benchmark::State &state)
{
    const Recap recap = recapOf(int(state.range(0)));
    const QTemporaryDir folder;
    for (auto _ : state) {
        QString text;
        for (const Recap::Question &question : recap.questions) {
            for (const Recap::Quote &quote : question.highlights) {
                const Post &post = quote.post;
                for (const QString &words :
                     {post.text, post.author.name, post.author.handle, networkName(post.network),
                      timeInRecap(post.created, recap), safeUrl(post.url), safeUrl(post.url),
                      toDateTime(post.created).toString(Qt::ISODate)})
                    text += escapedHtml(words) + u'\n';
            }
        }
        benchmark::DoNotOptimize(ui::saveWhole(text.toUtf8(), folder.filePath(u"plain.txt"_s)));
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK(escapeAndWrite)
    ->RangeMultiplier(10)
    ->Range(100, 10'000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

}  // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);  // for the PDF's fonts
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
