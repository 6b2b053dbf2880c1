// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_script.h"

#include <gtest/gtest.h>

#include <QSet>

#include <algorithm>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

int countOf(const RehearsalScript &script, Beat::What what)
{
    int count = 0;
    for (const Act &act : script.acts)
        count += int(std::count_if(act.beats.begin(), act.beats.end(),
                                   [&](const Beat &beat) { return beat.what == what; }));
    return count;
}

}  // namespace

TEST(RehearsalScript, TheBundledOneHoldsWhatRealEveningsHold)
{
    const auto script = bundledRehearsalScript();
    ASSERT_TRUE(script) << qPrintable(script.error().detail);
    EXPECT_GE(script->people.size(), 40);
    EXPECT_GE(countOf(*script, Beat::What::Post), 170);
    EXPECT_GE(countOf(*script, Beat::What::Star), 10);
    for (const Beat::What what : {Beat::What::Edit, Beat::What::Delete, Beat::What::Drop,
                                  Beat::What::RateLimit, Beat::What::LoseReply, Beat::What::Boost})
        EXPECT_GE(countOf(*script, what), 1) << int(what);
}

TEST(RehearsalScript, EveryBeatOfTheBundledOneRefersToSomethingThatIsThere)
{
    const auto script = bundledRehearsalScript();
    ASSERT_TRUE(script);
    for (const Act &act : script->acts) {
        QSet<QString> known{u""_s, u"question"_s};
        for (const Beat &beat : act.beats) {
            EXPECT_TRUE(known.contains(beat.of)) << qPrintable(beat.of);
            EXPECT_TRUE(known.contains(beat.reply)) << qPrintable(beat.reply);
            EXPECT_TRUE(known.contains(beat.quote)) << qPrintable(beat.quote);
            known.insert(beat.id);
        }
    }
}

TEST(RehearsalScript, UsesItsTurnsAgainForLongerPlans)
{
    const auto script = bundledRehearsalScript();
    ASSERT_TRUE(script);
    EXPECT_EQ(script->actFor(CueKind::Question, 0), script->actFor(CueKind::Question, 5));
    EXPECT_NE(script->actFor(CueKind::Question, 0), script->actFor(CueKind::Question, 1));
    EXPECT_EQ(script->actFor(CueKind::Other, 0), nullptr);
}

TEST(RehearsalScript, NamesWhatItCannotRead)
{
    const auto broken = readRehearsalScript("[", "{}");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, Error::Code::BadInput);

    const auto stranger = readRehearsalScript(
        "[]", R"({"acts":[{"after":"welcome","beats":[{"do":"post","by":"nobody"}]}]})");
    ASSERT_FALSE(stranger);
    EXPECT_TRUE(stranger.error().detail.contains(u"nobody"));
}
