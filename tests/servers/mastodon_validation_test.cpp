// SPDX-License-Identifier: GPL-3.0-or-later
// The check of requests and answers against the description of Mastodon's API finds what is wrong:
// without that, nothing found would say nothing.
#include "tests/servers/mastodon_fixture.h"

namespace {

using namespace core;
using namespace Qt::StringLiterals;
using tests::bodyOf;

class MastodonValidation : public tests::MastodonTest {
protected:
    void SetUp() override
    {
        if (!tests::hasSharedData())
            GTEST_SKIP() << "skipped: ../shared is missing";
        startServer();
        MastodonTest::SetUp();
    }
    void TearDown() override { s_server.reset(); }
};

TEST_F(MastodonValidation, FindsEveryKindOfWrongRequest)
{
    const QString statuses = u"/api/v1/statuses"_s;
    EXPECT_EQ(statusOf(post(statuses, {{u"status"_s, u"Q1"_s}, {u"hashtag"_s, u"x"_s}})), 422);
    EXPECT_EQ(statusOf(post(statuses, {{u"status"_s, 1}})), 422);
    EXPECT_EQ(statusOf(post(statuses, {{u"status"_s, u"Q1"_s}, {u"visibility"_s, u"all"_s}})), 422);
    EXPECT_EQ(statusOf(post(u"/api/v1/reports"_s, {{u"comment"_s, u"no account"_s}})), 422);
    EXPECT_EQ(statusOf(get(u"/api/v1/timelines/tag/x"_s, QUrlQuery{{u"limit"_s, u"many"_s}})), 422);
    EXPECT_EQ(statusOf(get(u"/api/v1/timelines/tag/x"_s, QUrlQuery{{u"from_id"_s, u"1"_s}})), 422);
    EXPECT_EQ(statusOf(get(u"/api/v1/search"_s)), 422);
    EXPECT_EQ(violations().size(), 7) << violations().join(u'\n').toStdString();
}

TEST_F(MastodonValidation, FindsAWrongAnswer)
{
    // A link that is none, as the author's uri.
    s_server->control(u"/append"_s, R"({"text":"A1 #Wrong","url":"no link","uri":"1"})");
    EXPECT_EQ(statusOf(get(u"/api/v1/timelines/tag/wrong"_s)), 500);
    ASSERT_EQ(violations().size(), 1);
    EXPECT_TRUE(violations().first().contains(u"/url must match format \"uri\""_s))
        << violations().first().toStdString();
}

TEST_F(MastodonValidation, LetsEverythingPassThatIsDescribed)
{
    const QString id = bodyOf(say(u"Q1 #Right"_s))[u"id"_s].toString();
    EXPECT_EQ(statusOf(get(u"/api/v1/statuses/%1/context"_s.arg(id))), 200);
    EXPECT_EQ(statusOf(send("POST", u"/api/v1/statuses"_s, "status=Q2&sensitive=true",
                            "application/x-www-form-urlencoded")),
              200);
    EXPECT_EQ(statusOf(get(u"/api/v1/accounts/verify_credentials"_s)), 200);
    EXPECT_EQ(statusOf(get(u"/api/v1/instance"_s)), 200);
    EXPECT_EQ(statusOf(get(u"/api/v1/statuses/1"_s)), 404);
    EXPECT_EQ(violations(), QStringList());
}

}  // namespace
