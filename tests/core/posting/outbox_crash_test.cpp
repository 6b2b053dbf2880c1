// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/posting/draft.h"
#include "core/posting/outbox.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seed.h"

#include <gtest/gtest.h>

#include <QRandomGenerator>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

using State = Delivery::State;

/// A network that loses requests and replies, and what really stands on it. It knows no keys: a
/// second request is a second post. Where it can be looked at, it tells the truth.
class LossyClient : public tests::FakeClient {
public:
    LossyClient(const Account &account, QRandomGenerator &random)
        : FakeClient(account)
        , m_random(random)
    {}

    QList<QString> posts;  ///< keys of what is out
    bool isWell = false;   ///< from now on everything works

    Future<Published> publish(const Delivery &delivery) override
    {
        published.append(delivery);
        switch (isWell ? 5 : m_random.bounded(9)) {
        case 0:
            return arrived<Published>(failure(Error::Code::Offline));
        case 1:
            return arrived<Published>(tl::unexpected(Error{Error::Code::RateLimited, {}, 5s}));
        case 2:  // the request is lost
            return arrived<Published>(failure(Error::Code::Unconfirmed));
        case 3:  // the reply is lost
            posts.append(delivery.id.text());
            return arrived<Published>(failure(Error::Code::Unconfirmed));
        case 4:  // the line is cut, and nobody says so
            if (m_random.bounded(2) == 0)
                posts.append(delivery.id.text());
            m_silent.push_back({});
            m_silent.back().start();
            return m_silent.back().future();
        default:
            posts.append(delivery.id.text());
            return arrived<Published>(at(u"bluesky:"_s + delivery.id.text()));
        }
    }

    Future<Published> findPublished(const Delivery &delivery) override
    {
        if (!isWell && m_random.bounded(3) == 0)
            return arrived<Published>(failure(Error::Code::Unconfirmed));
        if (posts.contains(delivery.id.text()))
            return arrived<Published>(at(u"bluesky:"_s + delivery.id.text()));
        return arrived<Published>(failure(Error::Code::NotFound));
    }

private:
    QRandomGenerator &m_random;
    std::deque<QPromise<Result<Published>>> m_silent;
};

/// A host who plays questions through crashes of the program and losses of the network.
class CrashWalk {
public:
    explicit CrashWalk(quint32 seed) : m_random(seed) { restart(); }

    void play()
    {
        for (int step = 0; step < 60; ++step) {
            if (m_questions.size() < 6 && m_random.bounded(5) == 0)
                ask();
            if (m_random.bounded(4) == 0)
                crash();
            m_clock.advance(Milliseconds(m_random.bounded(15'000)));
        }
        m_client.isWell = true;
        for (int round = 0; round < 50 && !m_outbox->isIdle(); ++round) {
            answerQuestionsOfTheOutbox();
            m_clock.advance(30s);
        }
    }

    void check() const
    {
        EXPECT_TRUE(m_outbox->isIdle());
        for (const Delivery &question : m_questions) {
            EXPECT_EQ(m_client.posts.count(question.id.text()), 1);
            ASSERT_TRUE(m_outbox->find(question.id));
            EXPECT_EQ(m_outbox->find(question.id)->state, State::Sent);
            EXPECT_EQ(m_outbox->find(question.id)->text, question.text);
        }
        ASSERT_EQ(m_client.posts.size(), m_questions.size());
        if (m_hostWasAsked)
            return;
        for (qsizetype i = 0; i < m_client.posts.size(); ++i)
            EXPECT_EQ(m_client.posts.at(i), m_questions.at(i).id.text()) << "out of order";
    }

private:
    void restart()
    {
        m_outbox = std::make_unique<Outbox>(m_clock, *m_storage, m_chat.id, u"desk"_s);
        m_outbox->addClient(m_client);
    }
    void crash()
    {
        m_outbox.reset();
        m_clock.advance(Milliseconds(m_random.bounded(20'000)));
        restart();
        m_outbox->restore(m_storage->load(m_chat.id).result()->deliveries);
    }
    void ask()
    {
        const int number = int(m_questions.size()) + 1;
        const Cue cue = tests::aQuestion(number, number);
        const Delivery question = draftFor(cue, m_chat, m_client.account(), m_clock.now());
        m_questions.append(question);
        m_outbox->add({question});
    }
    void answerQuestionsOfTheOutbox()
    {
        for (const Delivery &delivery : m_outbox->all()) {
            m_hostWasAsked |= delivery.waitsForHost || delivery.state == State::Parked;
            if (delivery.waitsForHost)
                m_outbox->sendAgain(delivery.id);
            if (delivery.state == State::Parked)
                m_outbox->lookNow(delivery.id);
        }
    }

    QRandomGenerator m_random;
    Chat m_chat = tests::aChat();
    tests::FakeClock m_clock;
    std::unique_ptr<Storage> m_storage = std::move(*Storage::open(u":memory:"_s));
    LossyClient m_client{tests::anAccount(u"bluesky"_s), m_random};
    std::unique_ptr<Outbox> m_outbox;
    QList<Delivery> m_questions;
    bool m_hostWasAsked = false;
};

}  // namespace

TEST(OutboxCrash, EveryQuestionIsOutOnceInItsOrderWhateverIsLost)
{
    const quint32 seed = tests::seed();
    for (quint32 walk = 0; walk < 200; ++walk) {
        SCOPED_TRACE(testing::Message() << "MODERATO_SEED=" << seed << ", walk " << walk);
        CrashWalk evening(seed + walk);
        evening.play();
        evening.check();
        if (testing::Test::HasFailure())
            return;
    }
}
