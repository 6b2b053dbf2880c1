// SPDX-License-Identifier: GPL-3.0-or-later
// A real server without keys behind a broken line: the client reads back before it sends again, and
// in the end each post is there once.
#include "core/networks/mastodon/mastodon_client.h"
#include "tests/servers/campaign.h"
#include "tests/servers/mastodon_fixture.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seed.h"
#include "tests/support/settle.h"

#include <QTest>

#include <span>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::FaultProxy;
using Code = Error::Code;
using Cut = FaultProxy::Cut;

class SnacFaults : public tests::MastodonTest {
protected:
    static void SetUpTestSuite()
    {
        s_proxy = std::make_unique<FaultProxy>();
        startBehindTheLine();
    }
    static void startBehindTheLine()
    {
        startSnac();
        if (s_server)
            s_proxy->setTarget(quint16(QUrl(origin()).port()));
    }
    static void TearDownTestSuite()
    {
        MastodonTest::TearDownTestSuite();
        s_proxy.reset();
    }
    QString whyNot() const override { return tests::whyNoSnac(); }

    void SetUp() override
    {
        MastodonTest::SetUp();
        if (!IsSkipped() && !HasFatalFailure())
            signIn();
    }
    void signIn()
    {
        const QString outside = u"http://127.0.0.1:%1"_s.arg(s_proxy->port());
        account.server = outside;
        account.nativeId = origin() + u"/chathost"_s;
        account.handle = tests::MastodonTest::account()[u"handle"_s].toString();
        line = std::make_unique<QtTransport>(tests::rulesFor({outside}));
        secrets.write(account.id.text(), Secret(token().toUtf8()));
        client = std::make_unique<mastodon::MastodonClient>(
            account, Services{clock, *line, secrets, endpoints});
        ASSERT_TRUE(tests::waitFor(client->prepare(next())));
    }
    Delivery next()
    {
        return {.id = DeliveryId::fresh(),
                .account = account.id,
                .text = u"Q%1: What helps? #ThisChat"_s.arg(++number, 6),
                .created = clock.now()};
    }
    Delivery frozen() { return tests::waitFor(client->freeze(next())).value(); }

    /// As the outbox does: what may be out is looked for, whenever the client says that it can
    /// tell.
    Result<Published> settled(const Delivery &delivery, Result<Published> result)
    {
        for (int step = 0; !result && step < 20; ++step) {
            const Error error = result.error();
            if (error.retryAfter)
                clock.advance(*error.retryAfter);
            tests::settle();
            const bool maySend = error.code == Code::Offline || error.code == Code::NotFound;
            result = tests::waitFor(maySend ? client->publish(delivery)
                                            : client->findPublished(delivery));
        }
        return result;
    }
    /// This server reads all posts of an account whenever some are asked for: a whole campaign
    /// would take the longer the longer it lasts.
    void beginWithAnother()
    {
        client.reset();
        MastodonTest::TearDownTestSuite();
        startBehindTheLine();
        ASSERT_TRUE(s_server);
        signIn();
    }
    QString postsThere()
    {
        const QString id =
            tests::bodyOf(get(u"/api/v1/accounts/verify_credentials"_s))[u"id"_s].toString();
        QStringList texts;
        for (const QJsonValue &one : listOf(get(u"/api/v1/accounts/%1/statuses"_s.arg(id))))
            texts.append(one[u"text"_s].toString().trimmed());
        texts.sort();
        return texts.join(u'\n');
    }
    /// The client's clock jumps over the minute within which a server has long done what it was
    /// told; this one gets the time that it takes.
    static bool waitUntilDone()
    {
        return QTest::qWaitFor([] { return s_server->isIdle(); }, 20'000);
    }
    /// One post for each cut, on a server that has none yet.
    void postThrough(std::span<const Cut> cuts)
    {
        QStringList wanted;
        for (const Cut &cut : cuts) {
            SCOPED_TRACE(tests::toText(cut));
            const Delivery delivery = frozen();
            wanted.append(delivery.text);
            s_proxy->arm(cut);
            const Result<Published> first = tests::waitFor(client->publish(delivery));
            unclear += !first && first.error().code == Code::Unconfirmed ? 1 : 0;
            s_proxy->forget();
            ASSERT_TRUE(s_proxy->waitUntilIdle());
            ASSERT_TRUE(waitUntilDone());
            const Result<Published> last = settled(delivery, first);
            ASSERT_TRUE(last) << last.error().detail.toStdString();
        }
        EXPECT_EQ(postsThere().toStdString(), wanted.join(u'\n').toStdString());
    }
    /// A line that stalls costs the whole patience of a post: a few of those are enough.
    static std::vector<Cut> everyCut()
    {
        std::vector<Cut> cuts = tests::everyCut(s_proxy->seen());
        std::erase_if(cuts, [](const Cut &cut) {
            const bool closes =
                cut.fault == FaultProxy::Fault::Fin || cut.fault == FaultProxy::Fault::Reset;
            return !closes && (!tests::isWholeCampaign() || cut.byte % 100 != 0);
        });
        return cuts;
    }

    static inline std::unique_ptr<FaultProxy> s_proxy;
    tests::FakeClock clock{fromDateTime(QDateTime::currentDateTimeUtc())};
    MemorySecretStore secrets;
    Endpoints endpoints;
    Account account{.id = AccountId(u"mastodon:snac"_s), .network = NetworkId(u"mastodon"_s)};
    std::unique_ptr<QtTransport> line;
    std::unique_ptr<mastodon::MastodonClient> client;
    int number = 0;
    int unclear = 0;
};

TEST_F(SnacFaults, AfterAnyFaultReadingBackLeavesThePostThereOnce)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    s_proxy->forget();
    const Result<Published> out = tests::waitFor(client->publish(frozen()));
    ASSERT_TRUE(out) << out.error().detail.toStdString();
    const std::vector<Cut> cuts = tests::chosen(everyCut(), 40, seed);
    constexpr size_t perServer = 250;
    for (size_t from = 0; from < cuts.size(); from += perServer) {
        ASSERT_NO_FATAL_FAILURE(beginWithAnother());
        const size_t count = std::min(perServer, cuts.size() - from);
        ASSERT_NO_FATAL_FAILURE(postThrough(std::span(cuts).subspan(from, count)));
    }
    EXPECT_GT(unclear, 10) << "otherwise nothing was shown";
    std::printf("%d posts, %d of them unclear at first\n", number, unclear);
}

}  // namespace
