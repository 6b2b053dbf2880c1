// SPDX-License-Identifier: GPL-3.0-or-later
// How long the HTML of one post takes to become text: a usual one, and those that are made to take
// long. Each hostile one is read at half of what a post may have and at all of it; `ratio` is the
// time of the whole over that of the half, which is 2 where the time is linear. Beside them the
// limit: one look at each UTF-16 unit of as much.
#include "core/base/html_text.h"
#include "core/base/limits.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <limits>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

using Maker = QString (*)(qsizetype units);

QString filled(qsizetype units, const QString &part)
{
    return part.repeated(units / part.size() + 1).left(units);
}

QString nestedTables(qsizetype units)
{
    const QString open = u"<table><tr><td>"_s.repeated(20);
    const QString close = u"</td></tr></table>"_s.repeated(20);
    const qsizetype rest = std::max<qsizetype>(0, units - open.size() - close.size());
    return open + filled(rest, u"<tr><td>a</td><td>b</td></tr>"_s) + close;
}
QString nestedTags(qsizetype units)
{
    return filled(units,
                  u"<b>"_s);  // 10⁵ of them are 300,000 units, of which a post may have 64 Ki
}
QString nestedQuotations(qsizetype units)
{
    return filled(units, u"<blockquote><ul><li>x"_s);
}
QString references(qsizetype units)
{
    return filled(units, u"&amp;&#x1F600;&nosuch;"_s);
}
QString bareReferences(qsizetype units)
{
    return filled(units, u"&"_s);
}
QString unmatchedClosing(qsizetype units)
{
    return filled(units, u"</p></a></li></ul></blockquote></span>"_s);
}
QString distinctAttributes(qsizetype units)
{
    QString html = u"<p"_s;
    for (int i = 0; html.size() < units; ++i)
        html += u" a%1=\"%1\""_s.arg(i);
    return html + u">text"_s;
}
QString openSigns(qsizetype units)
{
    return filled(units, u"<a \""_s);
}
QString openComments(qsizetype units)
{
    return filled(units, u"<!-- <script "_s);
}
QString liesInLinks(qsizetype units)
{
    return filled(units, u"<a href=\"https://e.example\">mybank.example</a>"_s);
}
QString longHosts(qsizetype units)
{
    QString html;
    for (ushort c = 0x4E00; html.size() < units; c = ushort(c + 60)) {
        QString host;
        for (ushort i = 0; i < 60; ++i)
            host += QChar(ushort(c + i));
        html += u"<a href=\"https://"_s + host + u".example\">"_s + host + u".example</a>"_s;
    }
    return html.left(units);
}

/// Of the quickest of thirty: others use the same computer.
double secondsFor(const QString &html)
{
    double quickest = std::numeric_limits<double>::max();
    for (int i = 0; i < 30; ++i) {
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(htmlToText(html));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        quickest = std::min(quickest, took.count());
    }
    return quickest;
}

void hostile(benchmark::State &state, Maker make)
{
    const QString whole = make(limits::postHtml);
    const QString half = make(limits::postHtml / 2);
    for (auto _ : state)
        benchmark::DoNotOptimize(htmlToText(whole));
    state.counters["ratio"] = secondsFor(whole) / secondsFor(half);
    state.SetBytesProcessed(state.iterations() * whole.size() * qsizetype(sizeof(QChar)));
}
BENCHMARK_CAPTURE(hostile, nested_tables, nestedTables)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, nested_tags, nestedTags)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, nested_quotations, nestedQuotations)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, references, references)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, bare_references, bareReferences)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, unmatched_closing, unmatchedClosing)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, distinct_attributes, distinctAttributes)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, open_signs, openSigns)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, open_comments, openComments)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, lies_in_links, liesInLinks)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(hostile, long_hosts, longHosts)->Unit(benchmark::kMillisecond);

void usualPost(benchmark::State &state)
{
    const QString html =
        u"<p>A1: We begin with a walk through the building, and everybody says what they would "
        "change first. It takes ten minutes &amp; costs nothing.</p><p>More of it at <a "
        "href=\"https://example.org/notes/2026/walks\" rel=\"nofollow noopener\" "
        "target=\"_blank\"><span class=\"invisible\">https://</span><span "
        "class=\"ellipsis\">example.org/notes/2026/</span><span class=\"invisible\">walks</span>"
        "</a> <a href=\"https://social.example/tags/OurChat\" class=\"mention hashtag\" "
        "rel=\"tag\">#<span>OurChat</span></a></p>"_s;
    for (auto _ : state)
        benchmark::DoNotOptimize(htmlToText(html));
    state.SetBytesProcessed(state.iterations() * html.size() * qsizetype(sizeof(QChar)));
}
BENCHMARK(usualPost)->Unit(benchmark::kMicrosecond);

void oneLook(benchmark::State &state)
{
    const QString html(limits::postHtml, u'x');
    for (auto _ : state) {
        uint sum = 0;
        for (const QChar c : html)
            sum += c == u'<' || c == u'&' ? 1 : c.unicode();
        benchmark::DoNotOptimize(sum);
    }
    state.SetBytesProcessed(state.iterations() * html.size() * qsizetype(sizeof(QChar)));
}
BENCHMARK(oneLook)->Unit(benchmark::kMillisecond);

}  // namespace
