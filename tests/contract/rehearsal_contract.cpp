// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_client.h"
#include "tests/contract/contract_world.h"
#include "tests/support/builders.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const NetworkId &network()
{
    static const NetworkId id(u"bluesky"_s);
    return id;
}

PracticePerson person(const QString &name)
{
    return {.id = name,
            .network = network(),
            .handle = name + u".practice.example"_s,
            .name = name.toUpper()};
}

/// A practice network whose people do what every network's people do here; a welcome makes it lose
/// the next reply, an introduction makes it ask to wait.
class RehearsalContract : public ContractWorld {
public:
    RehearsalContract() { m_world.start(); }

    NetworkClient &client() override { return m_client; }
    int standing(const QString &text) const override
    {
        const auto &all = m_world.memory().all();
        return int(std::count_if(all.begin(), all.end(), [&](const auto &posted) {
            return posted.text == text && !posted.deleted;
        }));
    }
    void loseTheNextReply() override { post(CueKind::Welcome); }
    void limit(Seconds) override { post(CueKind::Introduction); }
    Delivery question() const override { return deliveryOf(CueKind::Question); }
    Hashtag hashtag() const override { return chat().hashtag; }

private:
    static Chat chat() { return aChat(); }
    static Account account() { return practiceAccounts().last(); }
    static RehearsalScript script()
    {
        using What = Beat::What;
        RehearsalScript script;
        for (const QString &name : {u"ann"_s, u"ben"_s, u"cleo"_s})
            script.people.insert(name, person(name));
        const auto say = [](const QString &id, Seconds at, const QString &by, const QString &text,
                            const QString &reply) {
            return Beat{.id = id, .at = at, .by = by, .text = text, .of = {}, .reply = reply};
        };
        script.acts = {
            {.after = CueKind::Question,
             .turn = 1,
             .beats = {say(u"books"_s, 10s, u"ann"_s, u"A1 books {tag}"_s, u"question"_s),
                       say(u"oops"_s, 20s, u"ben"_s, u"A1 oops {tag}"_s, {}),
                       {.what = What::Delete, .at = 25s, .of = u"oops"_s, .network = network()},
                       {.what = What::Drop, .at = 30s, .network = network(), .lasting = 20s},
                       say(u"tea"_s, 40s, u"cleo"_s, u"A1 tea {tag}"_s, u"question"_s)}},
            {.after = CueKind::Welcome,
             .turn = 1,
             .beats = {{.what = What::LoseReply, .at = 0s, .network = network()}}},
            {.after = CueKind::Introduction,
             .turn = 1,
             .beats = {{.what = What::RateLimit, .at = 0s, .network = network(), .lasting = 30s}}}};
        return script;
    }
    Delivery deliveryOf(CueKind kind) const
    {
        const Chat evening = chat();
        for (const Cue &cue : evening.runSheet.cues()) {
            if (cue.kind == kind)
                return {.id = DeliveryId(cue.id.text()),
                        .account = account().id,
                        .cue = cue.id,
                        .text = postedText(cue, evening, network()),
                        .created = clock.now()};
        }
        return {};
    }
    void post(CueKind kind) { m_world.publish(deliveryOf(kind), account()); }

    RehearsalWorld m_world{clock, script(), RehearsalMemory::open(u":memory:"_s).value(), chat(),
                           practiceAccounts()};
    RehearsalClient m_client{account(), m_world};
};

}  // namespace

std::unique_ptr<ContractWorld> rehearsalWorld()
{
    return std::make_unique<RehearsalContract>();
}

}  // namespace tests
