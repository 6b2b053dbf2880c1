// SPDX-License-Identifier: GPL-3.0-or-later
// What our client relies on, asked of a real PDS: a version that answers otherwise is found here.
#include "core/networks/http_errors.h"
#include "tests/servers/pds_fixture.h"

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;
using tests::errorOf;
using tests::PdsTest;

class PdsContract : public PdsTest {
protected:
    static void SetUpTestSuite() { startPds({}); }
};

TEST_F(PdsContract, AnAccountSignsInWithItsAppPassword)
{
    const auto reply =
        signIn(account()[u"handle"_s].toString(), account()[u"appPassword"_s].toString());
    ASSERT_TRUE(reply) << reply.error().detail.toStdString();
    ASSERT_EQ(reply->status, 200) << reply->body.toStdString();
    const QJsonObject session = bodyOf(reply);
    EXPECT_EQ(session[u"did"_s], account()[u"did"_s]);
    EXPECT_EQ(session[u"active"_s], true);
    EXPECT_FALSE(session[u"accessJwt"_s].toString().isEmpty());
    EXPECT_FALSE(session[u"refreshJwt"_s].toString().isEmpty());
}

TEST_F(PdsContract, AWrongPasswordIsAnAuthenticationRequired)
{
    const auto reply = signIn(account()[u"handle"_s].toString(), u"aaaa-bbbb-cccc-dddd"_s);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 401);
    EXPECT_EQ(errorOf(reply), u"AuthenticationRequired"_s);
}

TEST_F(PdsContract, AHandleLeadsToItsDidAndThatToItsServerAndBackToTheHandle)
{
    const QString handle = account()[u"handle"_s].toString();
    const auto resolved =
        get(method(u"com.atproto.identity.resolveHandle"_s, QUrlQuery{{u"handle"_s, handle}}));
    const QString did = bodyOf(resolved)[u"did"_s].toString();
    EXPECT_EQ(did, account()[u"did"_s].toString());
    const auto document = get(QUrl(s_pds->address(u"plc"_s) + u'/' + did));
    ASSERT_TRUE(document);
    EXPECT_EQ(bodyOf(document)[u"alsoKnownAs"_s][0].toString(), u"at://"_s + handle);
    EXPECT_EQ(bodyOf(document)[u"service"_s][0][u"serviceEndpoint"_s].toString(),
              s_pds->address(u"pds"_s));
}

TEST_F(PdsContract, ASessionIsRefreshedOnceWithEachRefreshToken)
{
    const auto first =
        bodyOf(signIn(account()[u"handle"_s].toString(), account()[u"appPassword"_s].toString()));
    const auto refreshed =
        tests::waitFor(door->send({.method = "POST",
                                   .url = method(u"com.atproto.server.refreshSession"_s),
                                   .bearer = Secret(first[u"refreshJwt"_s].toString().toUtf8())}));
    ASSERT_TRUE(refreshed);
    EXPECT_EQ(refreshed->status, 200) << refreshed->body.toStdString();
    EXPECT_NE(bodyOf(refreshed)[u"refreshJwt"_s], first[u"refreshJwt"_s]);
    const auto own = get(method(u"com.atproto.server.getSession"_s),
                         bodyOf(refreshed)[u"accessJwt"_s].toString());
    EXPECT_EQ(bodyOf(own)[u"did"_s], account()[u"did"_s]);
    const auto refused =
        get(method(u"com.atproto.server.getSession"_s), first[u"refreshJwt"_s].toString());
    EXPECT_EQ(errorOf(refused), u"InvalidToken"_s);
}

TEST_F(PdsContract, ARecordIsCreatedOnceHoweverOftenItIsSent)
{
    const QString token = this->token();
    const QJsonObject body = place(u"3lzzzzzzzzz22"_s, record(u"Q1: what did you learn?"_s));
    const auto created = put(token, body);
    ASSERT_TRUE(created);
    ASSERT_EQ(created->status, 200) << created->body.toStdString();
    EXPECT_TRUE(bodyOf(created).contains(u"commit"_s));
    for (int time = 0; time < 3; ++time) {
        const auto again = put(token, body);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->status, 200);
        EXPECT_EQ(bodyOf(again)[u"cid"_s], bodyOf(created)[u"cid"_s]);
        EXPECT_EQ(bodyOf(again)[u"uri"_s], bodyOf(created)[u"uri"_s]);
        EXPECT_FALSE(bodyOf(again).contains(u"commit"_s));
    }
}

TEST_F(PdsContract, OtherContentUnderTheSameKeyIsRefusedAndChangesNothing)
{
    const QString token = this->token();
    const QString key = u"3lzzzzzzzzz23"_s;
    const auto created = put(token, place(key, record(u"Q2"_s)));
    const auto refused = put(token, place(key, record(u"Q2, another"_s)));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 400);
    EXPECT_EQ(errorOf(refused), u"InvalidSwap"_s);
    const auto there = get(recordUrl(key));
    EXPECT_EQ(bodyOf(there)[u"cid"_s], bodyOf(created)[u"cid"_s]);
    EXPECT_EQ(bodyOf(there)[u"value"_s][u"text"_s], u"Q2"_s);
}

TEST_F(PdsContract, WithoutSwapRecordOtherContentIsOverwrittenWhichIsWhyItIsAlwaysSent)
{
    const QString token = this->token();
    const QString key = u"3lzzzzzzzzz24"_s;
    put(token, place(key, record(u"Q3"_s)));
    QJsonObject careless = place(key, record(u"Q3, another"_s));
    careless.remove(u"swapRecord"_s);
    const auto overwritten = put(token, careless);
    ASSERT_TRUE(overwritten);
    EXPECT_EQ(overwritten->status, 200);
    EXPECT_EQ(bodyOf(get(recordUrl(key)))[u"value"_s][u"text"_s], u"Q3, another"_s);
}

TEST_F(PdsContract, ARecordThatIsNotThereIsRecordNotFound)
{
    const auto reply = get(recordUrl(u"3lzzzzzzzzz25"_s));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 400);
    EXPECT_EQ(errorOf(reply), u"RecordNotFound"_s);
}

TEST_F(PdsContract, ATextThatIsTooLongIsRefusedAndNotKept)
{
    const QString key = u"3lzzzzzzzzz26"_s;
    const auto reply = put(token(), place(key, record(QString(301, u'a'))));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 400);
    EXPECT_EQ(errorOf(reply), u"InvalidRequest"_s) << reply->body.toStdString();
    EXPECT_EQ(errorOf(get(recordUrl(key))), u"RecordNotFound"_s);
}

TEST_F(PdsContract, NobodyPostsForAnotherAccountNorWithoutAToken)
{
    const QString key = u"3lzzzzzzzzz27"_s;
    const auto stranger =
        bodyOf(signIn(account(1)[u"handle"_s].toString(), account(1)[u"appPassword"_s].toString()));
    EXPECT_GE(put(stranger[u"accessJwt"_s].toString(), place(key, record(u"Q5"_s)))->status, 400);
    EXPECT_EQ(put(QString(), place(key, record(u"Q5"_s)))->status, 401);
    EXPECT_EQ(errorOf(get(recordUrl(key))), u"RecordNotFound"_s);
}

class PdsLimits : public PdsTest {
protected:
    static void SetUpTestSuite()
    {
        startPds({u"--rate-limits"_s, u"--handles"_s, u"chathost.test"_s});
    }
};

TEST_F(PdsLimits, WhoSignsInTooOftenIsAskedToWaitAndToldUntilWhen)
{
    Result<Reply> reply = failure(Error::Code::Cancelled, {});
    int times = 0;
    do {
        reply = signIn(u"chathost.test"_s, u"aaaa-bbbb-cccc-dddd"_s);
        ASSERT_TRUE(reply) << reply.error().detail.toStdString();
    } while (reply->status != 429 && ++times < 100);
    EXPECT_EQ(times, 30);  // within five minutes
    EXPECT_EQ(errorOf(reply), u"RateLimitExceeded"_s);
    const std::optional<Instant> now = serverTime(*reply);
    ASSERT_TRUE(now);
    EXPECT_EQ(toError(*reply, *now).code, Error::Code::RateLimited);
    const qint64 reset = reply->header("RateLimit-Reset").toLongLong();
    EXPECT_EQ(reply->header("RateLimit-Remaining"), "0");
    EXPECT_GT(reset, 0);
}

}  // namespace
