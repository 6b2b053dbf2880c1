// SPDX-License-Identifier: GPL-3.0-or-later
// The real server behind a broken line: however a post went wrong, sending the same bytes again
// settles it, and in the end each is there once.
#include "core/networks/http_errors.h"
#include "tests/servers/campaign.h"
#include "tests/servers/pds_fixture.h"
#include "tests/support/seed.h"

#include <set>

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;
using tests::FaultProxy;
using Cut = FaultProxy::Cut;

class PdsFaults : public tests::PdsTest {
protected:
    static void SetUpTestSuite()
    {
        s_proxy = std::make_unique<FaultProxy>();
        const QString outside = u"http://localhost:%1"_s.arg(s_proxy->port());
        startPds({u"--handles"_s, u"chathost.test"_s, u"--public-url"_s, outside});
        if (s_pds)
            s_proxy->setTarget(quint16(QUrl(s_pds->address(u"pds"_s)).port()));
    }
    static void TearDownTestSuite()
    {
        PdsTest::TearDownTestSuite();
        s_proxy.reset();
    }

    static QString proxyOrigin() { return u"http://127.0.0.1:%1"_s.arg(s_proxy->port()); }

    /// Through the proxy, over a connection of its own.
    Result<Reply> send(const QByteArray &body, Milliseconds patience)
    {
        QtTransport line(tests::rulesFor({proxyOrigin()}));
        const Result<Reply> reply = tests::waitFor(
            line.send({.method = "POST",
                       .url = QUrl(proxyOrigin() + u"/xrpc/com.atproto.repo.putRecord"_s),
                       .headers = {{"Content-Type", "application/json"}},
                       .body = body,
                       .bearer = bearer,
                       .patience = patience}));
        if (reply && !reply->isSuccess())
            return tl::unexpected(toError(*reply, Instant()));
        return reply;
    }

    QByteArray nextPost()
    {
        static const QString digits = u"234567abcdefghijklmnopqrstuvwxyz"_s;
        const int number = posts++;
        const QString key = u"3lzzzzzzz"_s + digits[number / 32768 % 32] +
                            digits[number / 1024 % 32] + digits[number / 32 % 32] +
                            digits[number % 32];
        return tests::toJson(place(key, record(u"Q%1 #ThisChat"_s.arg(number, 6))));
    }

    std::vector<Cut> everyCut()
    {
        s_proxy->forget();
        EXPECT_TRUE(send(nextPost(), 20s));
        return tests::everyCut(s_proxy->seen());
    }

    /// All keys that the server holds, page by page.
    QStringList keysThere()
    {
        QStringList keys;
        QString cursor;
        do {
            const auto page =
                bodyOf(get(method(u"com.atproto.repo.listRecords"_s,
                                  QUrlQuery{{u"repo"_s, account()[u"did"_s].toString()},
                                            {u"collection"_s, collection},
                                            {u"limit"_s, u"100"_s},
                                            {u"cursor"_s, cursor}})));
            for (const QJsonValue &one : page[u"records"_s].toArray())
                keys.append(one[u"value"_s][u"text"_s].toString());
            cursor = page[u"cursor"_s].toString();
        } while (!cursor.isEmpty());
        return keys;
    }

    static inline std::unique_ptr<FaultProxy> s_proxy;
    Secret bearer;
    int posts = 0;
};

TEST_F(PdsFaults, TheDocumentOfAnAccountNamesTheProxy)
{
    const auto document =
        get(QUrl(s_pds->address(u"plc"_s) + u'/' + account()[u"did"_s].toString()));
    EXPECT_EQ(bodyOf(document)[u"service"_s][0][u"serviceEndpoint"_s].toString(),
              u"http://localhost:%1"_s.arg(s_proxy->port()));
}

TEST_F(PdsFaults, AfterAnyFaultTheSameBytesAgainLeaveThePostThereOnce)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    bearer = Secret(token().toUtf8());
    for (const Cut &cut : tests::chosen(everyCut(), 75, seed)) {
        SCOPED_TRACE(tests::toText(cut));
        const QByteArray body = nextPost();
        s_proxy->arm(cut);
        const Result<Reply> first = send(body, tests::patienceFor(cut.fault));
        EXPECT_LE(s_proxy->seen().posts, 1);
        s_proxy->forget();
        const Result<Reply> again = send(body, 20s);
        ASSERT_TRUE(again) << again.error().detail.toStdString();
        // A commit says that only now the post came to be.
        const bool isNew = bodyOf(again).contains(u"commit"_s);
        const bool mayBeEither = !first && first.error().code == Error::Code::Unconfirmed;
        if (!mayBeEither) {
            EXPECT_EQ(isNew, !first) << "and that is what was not said";
        }
        if (HasFailure())
            return;
    }
    const QStringList there = keysThere();
    EXPECT_EQ(there.size(), posts);
    EXPECT_EQ(std::set<QString>(there.begin(), there.end()).size(), size_t(posts));
}

}  // namespace
