// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at the calls that change something and at the transitions of the outbox, a seeded sample
// of them or, with MODERATO_CAMPAIGNS=full, a thousand and more; against a real PDS and against one
// that honours no key: afterwards each post stands there once, and in its order.
#include "tests/servers/campaign.h"
#include "tests/servers/pds_fixture.h"
#include "tests/support/seed.h"
#include "tests/sweep/hosted_run.h"

#include <QEventLoop>
#include <QTemporaryDir>

#include <cstdio>
#include <deque>

namespace tests {

namespace {

using namespace core;

constexpr size_t atOnce = 8;
constexpr size_t atOnceInACampaign = 24;  // they mostly wait for their cues
constexpr size_t sampleOfCalls = 16;
constexpr size_t sampleOfPoints = 6;
constexpr int deadRuns = 1000;  // of each whole campaign
constexpr int cues = 7;         // of each chat

class KillSweep : public PdsTest {
protected:
    static void SetUpTestSuite() { startPds({}); }

    void SetUp() override
    {
        PdsTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        const QJsonObject endpoints{
            {u"bluesky"_s, QJsonObject{{u"plc"_s, s_pds->address(u"plc"_s)},
                                       {u"entryway"_s, s_pds->address(u"pds"_s)},
                                       {u"pds"_s, s_pds->address(u"pds"_s)},
                                       {u"appview"_s, s_pds->address(u"pds"_s)},
                                       {u"jetstream"_s, QJsonArray{u"ws://127.0.0.1:9"_s}}}}};
        QFile file(folder.filePath(u"endpoints.json"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(toJson(endpoints));
    }

    HostedRun::Where where() const
    {
        return {account()[u"handle"_s].toString(), account()[u"appPassword"_s].toString(),
                folder.filePath(u"endpoints.json"_s)};
    }

    /// Every record of the account, oldest first.
    QStringList posted()
    {
        QStringList texts;
        QString cursor;
        do {
            QUrlQuery query{{u"repo"_s, account()[u"did"_s].toString()},
                            {u"collection"_s, collection},
                            {u"limit"_s, u"100"_s},
                            {u"reverse"_s, u"true"_s}};
            if (!cursor.isEmpty())
                query.addQueryItem(u"cursor"_s, cursor);
            const QJsonObject page = bodyOf(get(method(u"com.atproto.repo.listRecords"_s, query)));
            for (const QJsonValue &record : page[u"records"_s].toArray())
                texts.append(record[u"value"_s][u"text"_s].toString());
            cursor = page[u"cursor"_s].toString();
        } while (!cursor.isEmpty());
        return texts;
    }

    /// Runs them all, so many at a time.
    std::vector<std::unique_ptr<HostedRun>> play(const std::vector<KillAt> &kills)
    {
        std::vector<std::unique_ptr<HostedRun>> runs;
        for (const KillAt &kill : kills)
            runs.push_back(std::make_unique<HostedRun>(where(), ++m_number, kill));
        QEventLoop loop;
        size_t next = 0, over = 0;
        const auto goOn = [&] {
            if (next < runs.size())
                runs[next++]->start();
        };
        for (const auto &run : runs) {
            QObject::connect(run.get(), &HostedRun::finished, &loop, [&] {
                if (++over == runs.size())
                    loop.quit();
                goOn();
            });
        }
        for (size_t i = 0; i < (isWholeCampaign() ? atOnceInACampaign : atOnce); ++i)
            goOn();
        if (!runs.empty())
            loop.exec();
        return runs;
    }

    void expectEachOnceInOrder(const std::vector<std::unique_ptr<HostedRun>> &runs)
    {
        const QStringList all = posted();
        for (const auto &run : runs) {
            const QString what = run->kill().text() + u": "_s + run->statesAtDeath();
            std::printf("%s %s\n", run->died() ? "died at" : "lived through", qPrintable(what));
            EXPECT_EQ(run->trouble(), QString()) << qPrintable(what);
            QStringList questions;
            for (const QString &text : all) {
                if (text.endsWith(run->hashtag()) && text.startsWith(u'Q'))
                    questions.append(text.chopped(run->hashtag().size() + 1));
            }
            EXPECT_EQ(questions, run->texts()) << qPrintable(what);
        }
    }

    /// Before, after and once each transition of the good road is on disk.
    static std::vector<KillAt> crashPoints()
    {
        std::vector<KillAt> points;
        for (const QString &name :
             {u"before Claimed"_s, u"after Claimed"_s, u"before Sending"_s, u"after Sending"_s,
              u"saved Sending"_s, u"before Sent"_s, u"after Sent"_s, u"saved Sent"_s}) {
            for (int nth = 1; nth <= cues; ++nth)
                points.push_back({name, nth, true});
        }
        return points;
    }

    void sweep();

    QTemporaryDir folder;

private:
    int m_number = 0;
};

/// The same where sending again would be seen: what was on its way must be looked for first.
class KillSweepWithoutKeys : public KillSweep {
protected:
    static void SetUpTestSuite() { startPds({}, u"counting_pds.mjs"_s); }
};

}  // namespace

void KillSweep::sweep()
{
    const quint32 seed = tests::seed();
    std::printf("seed %u\n", seed);
    std::mt19937 random(seed);
    const size_t calls = isWholeCampaign() ? size_t(deadRuns) * 5 / 4 : sampleOfCalls;
    const auto whole = play({KillAt()});
    expectEachOnceInOrder(whole);
    const QMap<QString, int> made = whole.front()->callsMade();
    ASSERT_FALSE(made.isEmpty());
    std::vector<KillAt> kills = chosen(crashPoints(), sampleOfPoints, seed);
    for (size_t i = 0; i < calls; ++i) {
        const QString name = made.keys().at(qsizetype(i) % made.size());
        kills.push_back({name, 1 + int(random() % uint(made.value(name)))});
    }
    const auto runs = play(kills);
    const auto dead =
        std::count_if(runs.begin(), runs.end(), [](const auto &run) { return run->died(); });
    std::printf("%d runs, %d died\n", int(runs.size()), int(dead));
    EXPECT_GE(dead, isWholeCampaign() ? deadRuns : qsizetype(runs.size()) / 2);
    expectEachOnceInOrder(runs);
}

TEST_F(KillSweep, EveryQuestionStandsThereOnceAndInItsOrder)
{
    sweep();
}

TEST_F(KillSweepWithoutKeys, EveryQuestionStandsThereOnceAndInItsOrder)
{
    sweep();
}

}  // namespace tests
