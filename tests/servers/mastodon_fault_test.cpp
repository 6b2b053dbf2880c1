// SPDX-License-Identifier: GPL-3.0-or-later
// A server with keys behind a broken line: however a post went wrong, the same bytes with the same
// key settle it, and in the end each is there once.
#include "core/networks/http_errors.h"
#include "tests/servers/campaign.h"
#include "tests/servers/mastodon_fixture.h"
#include "tests/support/seed.h"

#include <set>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::FaultProxy;
using Cut = FaultProxy::Cut;

class MastodonFaults : public tests::MastodonTest {
protected:
    static void SetUpTestSuite()
    {
        s_proxy = std::make_unique<FaultProxy>();
        startServer();
        if (s_server)
            s_proxy->setTarget(quint16(QUrl(origin()).port()));
    }
    static void TearDownTestSuite()
    {
        MastodonTest::TearDownTestSuite();
        s_proxy.reset();
    }

    /// Through the proxy, over a connection of its own.
    static Result<Reply> post(int number, Milliseconds patience)
    {
        const QString outside = u"http://127.0.0.1:%1"_s.arg(s_proxy->port());
        QtTransport line(tests::rulesFor({outside}));
        const Result<Reply> reply = tests::waitFor(
            line.send({.method = "POST",
                       .url = QUrl(outside + u"/api/v1/statuses"_s),
                       .headers = {{"Content-Type", "application/json"},
                                   {"Idempotency-Key", "key " + QByteArray::number(number)}},
                       .body = tests::toJson({{u"status"_s, u"Q%1 #ThisChat"_s.arg(number, 6)},
                                              {u"visibility"_s, u"public"_s}}),
                       .bearer = Secret(token().toUtf8()),
                       .patience = patience}));
        if (reply && !reply->isSuccess())
            return tl::unexpected(toError(*reply, Instant()));
        return reply;
    }

    static std::vector<Cut> everyCut()
    {
        s_proxy->forget();
        EXPECT_TRUE(post(0, 20s));
        return tests::everyCut(s_proxy->seen());
    }
    static int postsThere() { return s_server->control(u"/counts"_s)[u"posts"_s].toInt(); }

    static inline std::unique_ptr<FaultProxy> s_proxy;
};

TEST_F(MastodonFaults, AfterAnyFaultTheSameKeyAgainLeavesThePostThereOnce)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    int number = 0;
    for (const Cut &cut : tests::chosen(everyCut(), 75, seed)) {
        SCOPED_TRACE(tests::toText(cut));
        s_proxy->arm(cut);
        const Result<Reply> first = post(++number, tests::patienceFor(cut.fault));
        EXPECT_LE(s_proxy->seen().posts, 1);
        s_proxy->forget();
        ASSERT_TRUE(s_proxy->waitUntilIdle());
        const int before = postsThere();
        const Result<Reply> again = post(number, 20s);
        ASSERT_TRUE(again) << again.error().detail.toStdString();
        const bool isNew = postsThere() > before;
        const bool mayBeEither = !first && first.error().code == Error::Code::Unconfirmed;
        if (!mayBeEither) {
            EXPECT_EQ(isNew, !first) << "and that is what was not said";
        }
        if (HasFailure())
            return;
    }
    std::set<QString> texts;
    const QJsonArray posted = s_server->control(u"/posted"_s)[u"posts"_s].toArray();
    for (const QJsonValue &one : posted)
        texts.insert(one[u"text"_s].toString());
    EXPECT_EQ(posted.size(), number + 1);
    EXPECT_EQ(texts.size(), size_t(number) + 1);
}

}  // namespace
