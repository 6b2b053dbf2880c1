// SPDX-License-Identifier: GPL-3.0-or-later
// What a former run left, in each of the seven states, against everything that a network can say.
#include "core/posting/draft.h"
#include "core/posting/outbox.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

using State = Delivery::State;
using Code = Error::Code;

/// What looking says: nullopt is "here it is".
using Said = std::optional<Code>;

struct Case {
    State left;
    Said look;
    Said publish;
    Seconds age;
};

Result<Published> result(const Said &said)
{
    if (said)
        return tl::unexpected(
            Error{*said, {}, *said == Code::RateLimited ? std::optional(30s) : std::nullopt});
    return tests::FakeClient::at(u"bluesky:out"_s);
}

QList<Case> everyCase()
{
    QList<Case> cases;
    for (const State left : {State::Due, State::Claimed, State::Sending, State::Sent,
                             State::Refused, State::Unconfirmed, State::Parked}) {
        for (const Said look : {Said(), Said(Code::NotFound), Said(Code::Unconfirmed)}) {
            for (const Said publish :
                 {Said(), Said(Code::Offline), Said(Code::RateLimited), Said(Code::Unconfirmed),
                  Said(Code::TooLong), Said(Code::SignedOut)}) {
                for (const Seconds age : {Seconds(10), Seconds(600)})
                    cases.append({left, look, publish, age});
            }
        }
    }
    return cases;
}

class OutboxRestoreTest : public testing::TestWithParam<int> {
protected:
    OutboxRestoreTest()
    {
        client.publishResults = {result(what.publish)};
        client.findResults.assign(50, result(what.look));
        delivery.state = what.left;
        delivery.created = clock.now() - what.age;
        if (what.left == State::Sent)
            delivery.post = PostId(u"bluesky:before"_s);
        outbox.addClient(client);
        EXPECT_TRUE(storage->add(chat.id, {delivery}).result());
        EXPECT_TRUE(storage->save(chat.id, delivery).result());
        outbox.restore(storage->load(chat.id).result()->deliveries);
    }

    bool surelyOut() const { return !what.look; }
    bool surelyNotOut() const { return what.look == Code::NotFound; }
    bool isLate() const { return what.age > Outbox::lateAfter; }
    State state() const { return outbox.find(delivery.id)->state; }

    const Case what = everyCase().at(GetParam());
    const Chat chat = tests::aChat();
    tests::FakeClock clock;
    tests::FakeClient client{tests::anAccount(u"bluesky"_s)};
    std::unique_ptr<Storage> storage = std::move(*Storage::open(u":memory:"_s));
    Delivery delivery = draftFor(*chat.runSheet.question(1), chat, client.account(), clock.now());
    Outbox outbox{clock, *storage, chat.id, u"desk"_s};
};

}  // namespace

TEST_P(OutboxRestoreTest, GoesOnFromWhatIsOnDisk)
{
    SCOPED_TRACE(testing::Message()
                 << "left " << int(what.left) << ", look " << (what.look ? int(*what.look) : -1)
                 << ", publish " << (what.publish ? int(*what.publish) : -1) << ", age "
                 << what.age.count() << " s");
    clock.advance(1h);
    const qsizetype sends = client.published.size();
    const bool refused = what.publish == Code::TooLong || what.publish == Code::SignedOut;
    for (const Delivery &sent : std::as_const(client.published)) {
        EXPECT_EQ(sent.id, delivery.id);
        EXPECT_EQ(sent.text, delivery.text);
    }

    switch (what.left) {
    case State::Sent:
    case State::Refused:
    case State::Parked:  // a host's matter
        EXPECT_EQ(sends, 0);
        EXPECT_EQ(client.lookedFor.size(), 0);
        EXPECT_EQ(state(), what.left);
        return;
    case State::Sending:
    case State::Unconfirmed:
        EXPECT_GE(client.lookedFor.size(), 1) << "it may be out";
        if (surelyOut()) {
            EXPECT_EQ(sends, 0);
            EXPECT_EQ(state(), State::Sent);
            return;
        }
        if (!surelyNotOut()) {
            EXPECT_EQ(sends, 0);
            EXPECT_EQ(state(), State::Parked);
            return;
        }
        break;
    case State::Due:
    case State::Claimed:
        break;
    }
    if (isLate()) {
        EXPECT_EQ(sends, 0) << "nobody was asked";
        EXPECT_TRUE(outbox.find(delivery.id)->waitsForHost);
        return;
    }
    EXPECT_GE(sends, 1);
    if (refused)
        EXPECT_EQ(state(), State::Refused);
    else if (what.publish == Code::Unconfirmed && !surelyOut() && !surelyNotOut())
        EXPECT_EQ(state(), State::Parked);
    else
        EXPECT_EQ(state(), State::Sent);
}

INSTANTIATE_TEST_SUITE_P(EveryStateAndAnswer, OutboxRestoreTest,
                         testing::Range(0, int(everyCase().size())));
