// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 while the program hosts on servers of Mastodon's API: with keys nothing is there twice
// and nothing is lost; on the real snac nothing is there twice, and what is not there is said to
// be unclear. An unclear post waits for its second reading, so that runs are few and all at once.
#include "tests/servers/campaign.h"
#include "tests/servers/mastodon_fixture.h"
#include "tests/sweep/kill_campaign.h"

#include <QTemporaryDir>

namespace tests {

namespace {

using namespace core;

class MastodonKillSweep : public MastodonTest {
protected:
    static void SetUpTestSuite() { startServer(); }

    void SetUp() override
    {
        MastodonTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        QFile file(folder.filePath(u"endpoints.json"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(toJson({{u"mastodon"_s, QJsonObject{{u"servers"_s, QJsonArray{origin()}}}}}));
    }

    KillCampaign::Ground ground(std::function<QStringList(const QStringList &)> posted,
                                bool mayBeUnclear)
    {
        return {.where = {u"mastodon:@"_s + account()[u"handle"_s].toString(), token(),
                          folder.filePath(u"endpoints.json"_s)},
                .posted = std::move(posted),
                .mayBeUnclear = mayBeUnclear};
    }
    static QStringList textsOf(const QJsonArray &posts)
    {
        QStringList texts;
        for (const QJsonValue &post : posts)
            texts.append(post[u"text"_s].toString());
        return texts;
    }

    QTemporaryDir folder;
};

class SnacKillSweep : public MastodonKillSweep {
protected:
    static void SetUpTestSuite() { startSnac(); }
    QString whyNot() const override { return whyNoSnac(); }

    /// By hashtag: of an account this server lists the newest posts and no others.
    QStringList posted(const QStringList &hashtags)
    {
        QStringList texts;
        for (const QString &hashtag : hashtags) {
            const QString tag = hashtag.sliced(1).toLower();
            QStringList tagged = textsOf(listOf(get(u"/api/v1/timelines/tag/"_s + tag)));
            std::reverse(tagged.begin(), tagged.end());
            texts += tagged;
        }
        return texts;
    }
};

}  // namespace

TEST_F(MastodonKillSweep, EveryQuestionStandsThereOnceAndInItsOrder)
{
    KillCampaign campaign(ground(
        [](const QStringList &) {
            return textsOf(s_server->control(u"/posted"_s)[u"posts"_s].toArray());
        },
        false));
    if (isWholeCampaign())
        campaign.run({.calls = 1250, .points = 56, .atOnce = 24, .fewestDead = 1000});
    else
        campaign.run({.calls = 5, .points = 5, .atOnce = 10, .fewestDead = 5});
    expectNoViolations();
}

TEST_F(SnacKillSweep, NoQuestionStandsThereTwiceAndEachThatIsMissingIsShown)
{
    KillCampaign campaign(
        ground([this](const QStringList &hashtags) { return posted(hashtags); }, true));
    if (isWholeCampaign())
        campaign.run({.calls = 250, .points = 56, .atOnce = 24, .fewestDead = 200});
    else
        campaign.run({.points = 5, .atOnce = 5, .fewestDead = 4});
}

}  // namespace tests
