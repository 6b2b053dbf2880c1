// SPDX-License-Identifier: GPL-3.0-or-later
// From the moment a cue is due to the moment publish() is called, on the real clock and a real
// disk: the intent, the claim and "sending" are saved in between. Beside it the limit: the same
// three writes alone.
#include "core/base/system_clock.h"
#include "core/live/live_chat.h"
#include "core/posting/draft.h"
#include "tests/bench/due_chat.h"
#include "tests/support/fake_client.h"
#include "tests/support/wait_for.h"

#include <QTemporaryDir>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

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

/// Milliseconds from due to publish; negative would be early.
double oneCueOut(Clock &clock, Storage &storage)
{
    TimedClient client(clock);
    const Instant due = bench::nextDue(clock, Milliseconds{100});
    auto stream = StreamStorage::open(storage.thread(), u":memory:"_s);
    LiveChat live(bench::oneCue(due), {.clock = clock,
                                       .storage = storage,
                                       .stream = std::move(*stream),
                                       .clients = {&client},
                                       .desk = u"bench"_s});
    tests::waitFor(live.open());
    live.goLive();
    bench::runUntil([&] { return client.publishedAt && live.isSaved(); });
    return double((*client.publishedAt - due).count());
}

void dueToPublish(benchmark::State &state)
{
    const QTemporaryDir folder;
    SystemClock clock;
    const auto storage = *Storage::open(folder.path());
    bench::Doubles late;
    for (auto _ : state)
        late.push_back(oneCueOut(clock, *storage));
    bench::tell(state, late);
}

void threeWritesAlone(benchmark::State &state)
{
    const QTemporaryDir folder;
    const auto storage = *Storage::open(folder.path());
    const Chat chat = bench::oneCue({});
    bench::Doubles taken;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        Delivery delivery = draftFor(u"Words"_s, chat, tests::anAccount(u"x"_s), {}, {});
        delivery.id = DeliveryId::fresh();
        tests::waitFor(storage->add(chat.id, {delivery}));
        tests::waitFor(storage->claim(delivery.id, u"bench"_s));
        delivery.state = Delivery::State::Sending;
        tests::waitFor(storage->save(chat.id, delivery));
        taken.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                .count());
    }
    bench::tell(state, taken);
}

BENCHMARK(threeWritesAlone)->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK(dueToPublish)->Iterations(100)->Unit(benchmark::kMillisecond);

}  // namespace
