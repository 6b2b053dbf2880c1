// SPDX-License-Identifier: GPL-3.0-or-later
// How many statuses a second become posts, and posts that are kept. Beside it, over the same bytes,
// QJsonDocument alone, which whoever reads them must wait for. `of_bare` is the speed as a part of
// QJsonDocument's, each the quickest of fifteen, taken in turns.
#include "core/networks/mastodon/mastodon_json.h"
#include "core/stream/post_store.h"

#include <benchmark/benchmark.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>
#include <limits>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int statuses = 400;
constexpr int perPage = 40;
constexpr int people = 60;

QJsonObject accountOf(int number)
{
    const QString name = u"person%1"_s.arg(number);
    const QString server = u"https://social%1.example"_s.arg(number % 7);
    return {{u"id"_s, QString::number(109'000'000'000 + number)},
            {u"username"_s, name},
            {u"acct"_s, number % 7 == 0 ? name : name + u"@social%1.example"_s.arg(number % 7)},
            {u"display_name"_s, u"Person No. %1 :blobcat:"_s.arg(number)},
            {u"locked"_s, false},
            {u"bot"_s, false},
            {u"discoverable"_s, true},
            {u"indexable"_s, true},
            {u"group"_s, false},
            {u"created_at"_s, u"2022-11-05T00:00:00.000Z"_s},
            {u"note"_s, u"<p>Teacher, reader, walker. Here for <a href=\"%1/tags/OurChat\" "
                        "class=\"mention hashtag\" rel=\"nofollow noopener\" target=\"_blank\">#"
                        "<span>OurChat</span></a> and good company.</p>"_s.arg(server)},
            {u"url"_s, server + u"/@"_s + name},
            {u"uri"_s, server + u"/users/"_s + name},
            {u"avatar"_s, server + u"/media/avatars/original/%1.png"_s.arg(number)},
            {u"avatar_static"_s, server + u"/media/avatars/static/%1.png"_s.arg(number)},
            {u"header"_s, server + u"/media/headers/original/%1.png"_s.arg(number)},
            {u"header_static"_s, server + u"/media/headers/static/%1.png"_s.arg(number)},
            {u"followers_count"_s, 320 + number},
            {u"following_count"_s, 280},
            {u"statuses_count"_s, 1'204},
            {u"last_status_at"_s, u"2026-11-20"_s},
            {u"emojis"_s, QJsonArray{}},
            {u"fields"_s,
             QJsonArray{QJsonObject{{u"name"_s, u"Site"_s},
                                    {u"value"_s, u"<a href=\"https://example.org/%1\" rel=\"me\">"
                                                 "example.org/%1</a>"_s.arg(number)},
                                    {u"verified_at"_s, QJsonValue()}}}}};
}

QJsonObject statusOf(int number)
{
    const QString server = u"https://social%1.example"_s.arg(number % people % 7);
    const QString id = QString::number(115'000'000'000'000 + number);
    return {
        {u"id"_s, id},
        {u"created_at"_s, u"2026-11-24T18:%1:07.123Z"_s.arg(number % 60, 2, 10, QChar(u'0'))},
        {u"in_reply_to_id"_s, QJsonValue()},
        {u"in_reply_to_account_id"_s, QJsonValue()},
        {u"sensitive"_s, false},
        {u"spoiler_text"_s, u""_s},
        {u"visibility"_s, u"public"_s},
        {u"language"_s, u"en"_s},
        {u"uri"_s, server + u"/users/person/statuses/"_s + id},
        {u"url"_s, server + u"/@person/"_s + id},
        {u"replies_count"_s, 1},
        {u"reblogs_count"_s, 3},
        {u"favourites_count"_s, 9},
        {u"edited_at"_s, QJsonValue()},
        {u"content"_s, u"<p>A%1: We begin with a walk through the building, and everybody says "
                       "what they would change first. It takes ten minutes &amp; costs nothing. "
                       "<a href=\"%2/tags/OurChat\" class=\"mention hashtag\" rel=\"tag\">#<span>"
                       "OurChat</span></a></p>"_s.arg(number % 8 + 1)
                           .arg(server)},
        {u"reblog"_s, QJsonValue()},
        {u"application"_s, QJsonObject{{u"name"_s, u"Web"_s}, {u"website"_s, QJsonValue()}}},
        {u"account"_s, accountOf(number % people)},
        {u"media_attachments"_s, QJsonArray{}},
        {u"mentions"_s, QJsonArray{}},
        {u"tags"_s, QJsonArray{QJsonObject{{u"name"_s, u"ourchat"_s},
                                           {u"url"_s, server + u"/tags/ourchat"_s}}}},
        {u"emojis"_s, QJsonArray{}},
        {u"card"_s, QJsonValue()},
        {u"poll"_s, QJsonValue()}};
}

/// Pages of a tag's timeline, as a server sends them.
const QList<QByteArray> &pages()
{
    static const QList<QByteArray> all = [] {
        QList<QByteArray> made;
        for (int first = 0; first < statuses; first += perPage) {
            QJsonArray page;
            for (int i = 0; i < perPage; ++i)
                page.append(statusOf(first + i));
            made.append(QJsonDocument(page).toJson(QJsonDocument::Compact));
        }
        return made;
    }();
    return all;
}

void parseBare()
{
    for (const QByteArray &page : pages())
        benchmark::DoNotOptimize(QJsonDocument::fromJson(page));
}

QList<Post> postsIn(const QByteArray &page)
{
    QList<Post> posts;
    for (const QJsonValue &one : QJsonDocument::fromJson(page).array()) {
        if (const Result<Parsed> parsed = mastodon::parseStatus(one.toObject()))
            posts += parsed->posts;
    }
    return posts;
}

void parseOnly()
{
    for (const QByteArray &page : pages())
        benchmark::DoNotOptimize(postsIn(page));
}

/// Into the store of a chat, until the last one is written with its words in the index: by the
/// storage's own thread, as in a running chat, or all by one.
double secondsToKeep(StorageThread::Mode mode)
{
    StorageThread thread(mode);
    const auto storage = StreamStorage::open(thread, u":memory:"_s);
    PostStore store(**storage);
    const auto start = std::chrono::steady_clock::now();
    for (const QByteArray &page : pages())
        store.add(postsIn(page));
    (*storage)->written().waitForFinished();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (store.liveCount() != statuses)
        std::abort();
    return took.count();
}

double secondsFor(void (*work)())
{
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return took.count();
}

using Timed = double (*)();

double jsonAlone()
{
    return secondsFor(parseBare);
}
double parsed()
{
    return secondsFor(parseOnly);
}
double parsedAndStored()
{
    return secondsToKeep(StorageThread::Mode::OwnThread);
}
double parsedAndStoredByOne()
{
    return secondsToKeep(StorageThread::Mode::Inline);
}

/// Others use the same computer: the quickest is what it takes.
double partOfBare(Timed work)
{
    double bare = std::numeric_limits<double>::max();
    double least = bare;
    for (int i = 0; i < 15; ++i) {
        bare = std::min(bare, jsonAlone());
        least = std::min(least, work());
    }
    return bare / least;
}

void run(benchmark::State &state, Timed work)
{
    for (auto _ : state)
        state.SetIterationTime(work());
    qint64 bytes = 0;
    for (const QByteArray &page : pages())
        bytes += page.size();
    state.SetItemsProcessed(state.iterations() * statuses);
    state.SetBytesProcessed(state.iterations() * bytes);
    state.counters["of_bare"] = partOfBare(work);
}
BENCHMARK_CAPTURE(run, jsonAlone, jsonAlone)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, parsed, parsed)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, parsedAndStored, parsedAndStored)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, parsedAndStoredByOne, parsedAndStoredByOne)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
