// SPDX-License-Identifier: GPL-3.0-or-later
// From the moment a cue is due to the moment publish() is called, on the real clock and a real
// disk: the intent, the claim and "sending" are saved in between. Beside it the limit: the same
// three writes alone.
#include "core/base/system_clock.h"
#include "core/live/live_chat.h"
#include "core/posting/draft.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

using Doubles = std::vector<double>;

double percentile(Doubles values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(std::size_t(share * double(values.size() - 1)));
}

/// Notes the moment at which it was told to publish.
class TimedClient : public tests::FakeClient {
public:
    explicit TimedClient(Clock &clock) : FakeClient(tests::anAccount(u"x"_s)), m_clock(clock) {}

    Future<Published> publish(const Delivery &delivery) override
    {
        publishedAt = m_clock.now();
        return FakeClient::publish(delivery);
    }
    std::optional<Instant> publishedAt;

private:
    Clock &m_clock;
};

Chat oneCue(Instant start)
{
    Chat chat = tests::aChat();
    chat.id = ChatId::fresh();
    chat.start = ZonedTime::at(start, "UTC");
    chat.runSheet = RunSheet({tests::aCue(CueKind::Welcome, 0)});
    return chat;
}

template <typename T>
void waitFor(const Future<T> &future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
}

/// Milliseconds from due to publish; negative would be early.
double oneCueOut(Clock &clock, Storage &storage)
{
    TimedClient client(clock);
    // Chats start at whole seconds: the next one that leaves time to get ready.
    const Instant due = std::chrono::ceil<Seconds>(clock.now() + Milliseconds{100});
    auto stream = StreamStorage::open(storage.thread(), u":memory:"_s);
    LiveChat live(oneCue(due), {.clock = clock,
                                .storage = storage,
                                .stream = std::move(*stream),
                                .clients = {&client},
                                .desk = u"bench"_s});
    waitFor(live.open());
    live.goLive();
    while (!client.publishedAt)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    while (!live.isSaved())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    return double((*client.publishedAt - due).count());
}

void dueToPublish(benchmark::State &state)
{
    const QTemporaryDir folder;
    SystemClock clock;
    const auto storage = *Storage::open(folder.path());
    Doubles late;
    for (auto _ : state)
        late.push_back(oneCueOut(clock, *storage));
    state.counters["p50_ms"] = percentile(late, 0.5);
    state.counters["p99_ms"] = percentile(late, 0.99);
    state.counters["earliest_ms"] = percentile(late, 0);
}

void threeWritesAlone(benchmark::State &state)
{
    const QTemporaryDir folder;
    const auto storage = *Storage::open(folder.path());
    const Chat chat = oneCue({});
    Doubles taken;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        Delivery delivery = draftFor(u"Words"_s, chat, tests::anAccount(u"x"_s), {}, {});
        delivery.id = DeliveryId::fresh();
        waitFor(storage->add(chat.id, {delivery}));
        waitFor(storage->claim(delivery.id, u"bench"_s));
        delivery.state = Delivery::State::Sending;
        waitFor(storage->save(chat.id, delivery));
        taken.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                .count());
    }
    state.counters["p50_ms"] = percentile(taken, 0.5);
    state.counters["p99_ms"] = percentile(taken, 0.99);
}

BENCHMARK(threeWritesAlone)->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK(dueToPublish)->Iterations(100)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
