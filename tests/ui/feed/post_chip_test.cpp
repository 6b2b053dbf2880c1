// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/post_chip.h"

#include <gtest/gtest.h>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

AnswerMatch answer(Basis basis, Confidence confidence = Confidence::Sure,
                   QList<int> questions = {2})
{
    return {.kind = PostKind::Answer,
            .questions = std::move(questions),
            .basis = basis,
            .confidence = confidence};
}

std::string text(const AnswerMatch &match, bool late = false, const ChatSettings &settings = {})
{
    return postChip(match, late, settings).text.toStdString();
}

}  // namespace

TEST(PostChipTest, SaysHowTheQuestionWasFound)
{
    EXPECT_EQ(text(answer(Basis::Label)), "A2");
    EXPECT_EQ(text(answer(Basis::Reply, Confidence::Likely)), "A2 reply");
    EXPECT_EQ(text(answer(Basis::OwnThread)), "A2 reply");
    EXPECT_EQ(text(answer(Basis::Quote)), "A2 quote");
    EXPECT_EQ(text(answer(Basis::Host)), "A2");
}

TEST(PostChipTest, ALateAnswerSaysSo)
{
    EXPECT_EQ(text(answer(Basis::Label), true), "A2 late");
    EXPECT_EQ(text(answer(Basis::Reply), true), "A2 late");
}

TEST(PostChipTest, AnAnswerToCheckAsks)
{
    const PostChip chip = postChip(answer(Basis::Label, Confidence::Check), true, {});
    EXPECT_EQ(chip.text, u"A2?"_s);
    EXPECT_EQ(chip.kind, PostChip::Kind::ToCheck);
    EXPECT_EQ(chip.question, 2);
}

TEST(PostChipTest, SeveralQuestionsStandTogetherInTheColourOfTheFirst)
{
    const PostChip chip = postChip(answer(Basis::Label, Confidence::Sure, {1, 3}), false, {});
    EXPECT_EQ(chip.text, u"A1 A3"_s);
    EXPECT_EQ(chip.question, 1);
}

TEST(PostChipTest, WhatBelongsToNoQuestionSaysSo)
{
    const PostChip chip = postChip({.kind = PostKind::Chatter}, false, {});
    EXPECT_EQ(chip.text, u"no question"_s);
    EXPECT_EQ(chip.kind, PostChip::Kind::Nothing);
}

TEST(PostChipTest, OurOwnPostsAndBoostsAreNotAskedForAQuestion)
{
    EXPECT_EQ(postChip({.kind = PostKind::Housekeeping}, false, {}).kind, PostChip::Kind::None);
    EXPECT_EQ(postChip({.kind = PostKind::Boost}, false, {}).kind, PostChip::Kind::None);
    EXPECT_EQ(text({.kind = PostKind::Question, .questions = {2}, .basis = Basis::Label}), "Q2");
}

TEST(PostChipTest, TheLettersAreTheChatsOwn)
{
    ChatSettings settings;
    settings.questionLetter = u"F"_s;
    settings.answerLetter = u"R"_s;
    EXPECT_EQ(text(answer(Basis::Quote), false, settings), "R2 quote");
    EXPECT_EQ(text({.kind = PostKind::Question, .questions = {2}}, false, settings), "F2");
}
