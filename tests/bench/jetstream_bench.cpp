// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the frames of a Jetstream are looked through for one tag. Beside it, over the same
// bytes, what reading a few members of each frame with simdjson On-Demand takes, which whoever
// parses first cannot go below. `share` is the part of one core at 1,000 events a second.
#include "core/networks/bluesky/bluesky_stream.h"
#include "core/networks/bluesky/jetstream_filter.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_session.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <random>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int events = 20'000;
constexpr int oneInTagged = 1'000;
constexpr qsizetype meanBytes = 750;
constexpr double eventsPerSecond = 1'000;
constexpr char own[] = "at://did:plc:ourownaccount234567abcde/app.bsky.feed.post/3mq";

const QByteArrayList sentences = {
    "Good morning, the coffee is hot and the list is long. Who else is up?",
    "\xE3\x81\x8A\xE3\x81\xAF\xE3\x82\x88\xE3\x81\x86\xE3\x81\x94\xE3\x81\x96\xE3\x81\x84\xE3\x81"
    "\xBE\xE3\x81\x99\xEF\xBC\x81\xE4\xBB\x8A\xE6\x97\xA5\xE3\x82\x82\xE6\x9A\x91\xE3\x81\x84",
    "Heute l\xC3\xA4uft alles schief \xF0\x9F\x98\x82 aber sch\xC3\xB6n war es doch",
    R"(He said \"never again\" and then he did it again.\n\nI was there.)",
    "Bom dia! Hoje tem jogo, e ningu\xC3\xA9m vai trabalhar depois das cinco",
    "New drawing, three weeks of work \xF0\x9F\x8E\xA8 thoughts? #art #illustration",
};

/// A stream of one seed, much like the network's: posts in many languages with links, replies,
/// quotes and pictures, likes, reposts and deletions.
class Generator {
public:
    QList<QByteArray> frames()
    {
        QList<QByteArray> all;
        qint64 bytes = 0;
        for (int i = 0; i < events; ++i) {
            const qsizetype wanted = meanBytes * (i + 1) - bytes;
            all.append(frame(i, wanted));
            bytes += all.last().size();
        }
        return all;
    }

private:
    QByteArray letters(int count)
    {
        static constexpr char alphabet[] = "234567abcdefghijklmnopqrstuvwxyz";
        QByteArray text;
        while (count-- > 0)
            text += alphabet[m_random() % 32];
        return text;
    }
    QByteArray did() { return "did:plc:" + letters(24); }
    QByteArray ref()
    {
        return R"({"cid":"bafyrei)" + letters(52) + R"(","uri":"at://)" + did() +
               "/app.bsky.feed.post/" + letters(13) + R"("})";
    }
    QByteArray link()
    {
        return R"({"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://)" +
               letters(40) + R"("}],"index":{"byteEnd":50,"byteStart":10}})";
    }
    QByteArray post(int number, qsizetype wanted)
    {
        QByteArray text = sentences[int(m_random() % size_t(sentences.size()))];
        QByteArray record =
            R"({"$type":"app.bsky.feed.post","createdAt":"2026-07-04T14:38:08.999Z",)";
        if (m_random() % 4 == 0)
            record += R"("embed":{"$type":"app.bsky.embed.record","record":)" + ref() + "},";
        if (m_random() % 4 == 0)
            record += R"("facets":[)" + link() + "],";
        if (m_random() % 2 == 0)
            record += R"("reply":{"parent":)" + ref() + R"(,"root":)" + ref() + "},";
        while (record.size() + text.size() + 400 < wanted && text.size() < 2'000)
            text += ' ' + sentences[int(m_random() % size_t(sentences.size()))];
        if (number % oneInTagged == 0)
            text += " #safespaceconvos";
        return record + R"("langs":["en"],"text":")" + text + R"("})";
    }
    QByteArray frame(int number, qsizetype wanted)
    {
        const auto kind = m_random() % 100;
        const bool isPost = kind < 55 || number % oneInTagged == 0;
        const bool isDeletion = !isPost && kind >= 95;
        const QByteArray collection = isPost || isDeletion ? "post" : kind < 88 ? "like" : "repost";
        const QByteArray key = letters(13);
        QByteArray text =
            R"({"did":")" + did() + R"(","time_us":17831758880)" +
            QByteArray::number(10'000 + number) + R"(,"kind":"commit","commit":{"rev":")" +
            letters(13) + R"(","operation":")" + (isDeletion ? "delete" : "create") +
            R"(","collection":"app.bsky.feed.)" + collection + R"(","rkey":")" + key + '"';
        if (isPost)
            text += R"(,"record":)" + post(number, wanted);
        else if (!isDeletion)
            text += R"(,"record":{"$type":"app.bsky.feed.)" + collection +
                    R"(","createdAt":"2026-07-04T14:38:08.999Z","subject":)" + ref() + "}";
        if (!isDeletion)
            text += R"(,"cid":"bafyrei)" + letters(52) + '"';
        return text + "}}";
    }
    std::mt19937 m_random{7};
};

const QList<QByteArray> &frames()
{
    static const QList<QByteArray> all = Generator().frames();
    return all;
}

void report(benchmark::State &state)
{
    qint64 bytes = 0;
    for (const QByteArray &frame : frames())
        bytes += frame.size();
    state.SetItemsProcessed(state.iterations() * events);
    state.SetBytesProcessed(state.iterations() * bytes);
    state.counters["mean_bytes"] = double(bytes) / events;
    // Seconds of one core for each second of a stream.
    state.counters["share"] =
        benchmark::Counter(double(state.iterations()) * events / eventsPerSecond,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void filter(benchmark::State &state)
{
    bluesky::JetstreamFilter chat(*Hashtag::fromText(u"SafeSpaceConvos"_s));
    chat.addOwn(QLatin1String(own));
    int found = 0;
    for (auto _ : state) {
        found = 0;
        for (const QByteArray &frame : frames()) {
            if (chat.glance(frame).concerns &&
                chat.read(frame).kind == bluesky::JetstreamEvent::Kind::Post)
                ++found;
        }
    }
    report(state);
    state.counters["found"] = found;
}
BENCHMARK(filter)->Unit(benchmark::kMillisecond);

/// The members that tell whether a post has a tag in its text, and where the stream is.
size_t readOne(simdjson::ondemand::parser &parser, const simdjson::padded_string &frame)
{
    simdjson::ondemand::document event;
    std::string_view did;
    std::string_view operation;
    std::string_view collection;
    std::string_view text;
    int64_t time = 0;
    if (parser.iterate(frame).get(event) != simdjson::SUCCESS ||
        event["did"].get(did) != simdjson::SUCCESS ||
        event["time_us"].get(time) != simdjson::SUCCESS)
        return 0;
    simdjson::ondemand::object commit;
    if (event["commit"].get(commit) != simdjson::SUCCESS ||
        commit["operation"].get(operation) != simdjson::SUCCESS ||
        commit["collection"].get(collection) != simdjson::SUCCESS)
        return 0;
    if (operation == "create" && collection == "app.bsky.feed.post" &&
        commit["record"]["text"].get(text) != simdjson::SUCCESS)
        return 0;
    return did.size() + text.size() + size_t(time);
}

void simdjsonOnDemand(benchmark::State &state)
{
    std::vector<simdjson::padded_string> padded;
    for (const QByteArray &frame : frames())
        padded.emplace_back(frame.constData(), size_t(frame.size()));
    simdjson::ondemand::parser parser;
    for (auto _ : state) {
        size_t sum = 0;
        for (const simdjson::padded_string &frame : padded)
            sum += readOne(parser, frame);
        benchmark::DoNotOptimize(sum);
    }
    report(state);
    state.SetLabel(simdjson::get_active_implementation()->name());
}
BENCHMARK(simdjsonOnDemand)->Unit(benchmark::kMillisecond);

/// All of it, as it runs beside a chat: from the text that a WebSocket gives to the posts.
void wholeStream(benchmark::State &state)
{
    tests::FakeClock clock(instantFromMs(1'783'175'888'000));
    tests::FakeTransport transport;
    MemorySecretStore secrets;
    const Endpoints endpoints;
    tests::FakeSession session;
    bluesky::Stream stream({.network = NetworkId(u"bluesky"_s)},
                           {clock, transport, secrets, endpoints}, session);
    QStringList texts;
    for (const QByteArray &frame : frames())
        texts.append(QString::fromUtf8(frame));
    for (auto _ : state) {
        stream.follow({.hashtag = *Hashtag::fromText(u"SafeSpaceConvos"_s), .since = clock.now()});
        for (const QString &text : std::as_const(texts))
            Q_EMIT transport.lastStream()->message(text.toUtf8());
    }
    report(state);
}
BENCHMARK(wholeStream)->Unit(benchmark::kMillisecond);

}  // namespace
