// SPDX-License-Identifier: GPL-3.0-or-later
// parsePlan() on a megabyte of text as it is pasted, beside one decode of the same bytes, which is
// the least that anybody must do with them. Twice the text shows whether the time grows with it.
#include "core/schedule/plan_parser.h"

#include <benchmark/benchmark.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype megabyte = 1'000'000;

/// Answers of a recap around five questions, over and over.
QByteArray text(qsizetype bytes, const QByteArray &open, const QByteArray &close)
{
    QByteArray all = open + "Our chat #BenchTalk, every Monday 8pm ET" + close;
    for (int i = 0; all.size() < bytes; ++i) {
        const QByteArray number = QByteArray::number(i % 5 + 1);
        all += open + "Q" + number + ": What do you do when nobody answers at first?" + close;
        for (int answer = 0; answer < 8; ++answer)
            all += open + "@person" + QByteArray::number(answer) + ": A" + number +
                   ": I wait, and count to ten, and look at the ceiling. (see Q1) #BenchTalk" +
                   close;
    }
    return all.left(bytes);
}

void parse(benchmark::State &state, const QByteArray &open, const QByteArray &close)
{
    const QString pasted = QString::fromUtf8(text(state.range(0), open, close));
    for (auto _ : state)
        benchmark::DoNotOptimize(parsePlan(pasted));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

void decodeOnly(benchmark::State &state)
{
    const QByteArray bytes = text(state.range(0), "", "\n");
    for (auto _ : state)
        benchmark::DoNotOptimize(QString::fromUtf8(bytes));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

void plain(benchmark::State &state)
{
    parse(state, "", "\n");
}
void markdown(benchmark::State &state)
{
    parse(state, "- **", "**\n");
}
void html(benchmark::State &state)
{
    parse(state, "<p class=\"x\"><b>", "</b></p>\n");
}

BENCHMARK(decodeOnly)->Arg(megabyte)->Unit(benchmark::kMillisecond);
BENCHMARK(plain)->Arg(megabyte)->Arg(2 * megabyte)->Unit(benchmark::kMillisecond);
BENCHMARK(markdown)->Arg(megabyte)->Arg(2 * megabyte)->Unit(benchmark::kMillisecond);
BENCHMARK(html)->Arg(megabyte)->Arg(2 * megabyte)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
