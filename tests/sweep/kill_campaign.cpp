// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/kill_campaign.h"

#include "tests/servers/campaign.h"
#include "tests/support/seed.h"

#include <QEventLoop>

#include <gtest/gtest.h>

#include <cstdio>

namespace tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int cues = 7;  // of each chat

/// Before, after and once each transition of the good road is on disk.
std::vector<KillAt> crashPoints()
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

}  // namespace

KillCampaign::Runs KillCampaign::play(const std::vector<KillAt> &kills, size_t atOnce)
{
    Runs runs;
    for (const KillAt &kill : kills)
        runs.push_back(std::make_unique<HostedRun>(m_ground.where, ++m_number, kill));
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
    for (size_t i = 0; i < atOnce; ++i)
        goOn();
    if (!runs.empty())
        loop.exec();
    return runs;
}

/// Where it may be unclear whether a post is out, none is there twice, and the program says so of
/// each that is not there.
void KillCampaign::expectEachOnceInOrder(const Runs &runs)
{
    QStringList hashtags;
    for (const auto &run : runs)
        hashtags.append(run->hashtag());
    const QStringList all = m_ground.posted(hashtags);
    for (const auto &run : runs) {
        const QString what = run->kill().text() + u": "_s + run->statesAtDeath();
        std::printf("%s %s\n", run->died() ? "died at" : "lived through", qPrintable(what));
        EXPECT_EQ(run->trouble(), QString()) << qPrintable(what);
        QStringList questions;
        for (const QString &text : all) {
            if (text.endsWith(run->hashtag()) && text.startsWith(u'Q'))
                questions.append(text.chopped(run->hashtag().size() + 1));
        }
        QStringList expected = run->texts();
        if (m_ground.mayBeUnclear) {
            expected.removeIf([&](const QString &text) {
                return !questions.contains(text) &&
                       run->unclear().contains(text + u' ' + run->hashtag());
            });
        }
        EXPECT_EQ(questions.join(u'\n').toStdString(), expected.join(u'\n').toStdString())
            << qPrintable(what);
    }
}

std::vector<KillAt> KillCampaign::killsAtCalls(size_t number, quint32 seed)
{
    std::vector<KillAt> kills;
    if (number == 0)
        return kills;
    const auto whole = play({KillAt()}, 1);
    expectEachOnceInOrder(whole);
    const QMap<QString, int> made = whole.front()->callsMade();
    EXPECT_FALSE(made.isEmpty());
    std::mt19937 random(seed);
    for (size_t i = 0; i < number && !made.isEmpty(); ++i) {
        const QString name = made.keys().at(qsizetype(i) % made.size());
        kills.push_back({name, 1 + int(random() % uint(made.value(name)))});
    }
    return kills;
}

void KillCampaign::run(const Size &size)
{
    const quint32 seed = tests::seed();
    std::printf("seed %u\n", seed);
    std::vector<KillAt> kills = chosen(crashPoints(), size.points, seed);
    for (const KillAt &kill : killsAtCalls(size.calls, seed))
        kills.push_back(kill);
    const Runs runs = play(kills, size.atOnce);
    const auto dead =
        std::count_if(runs.begin(), runs.end(), [](const auto &run) { return run->died(); });
    std::printf("%d runs, %d died\n", int(runs.size()), int(dead));
    EXPECT_GE(dead, size.fewestDead);
    expectEachOnceInOrder(runs);
}

}  // namespace tests
