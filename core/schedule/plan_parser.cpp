// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_parser.h"

#include "core/schedule/plan_people.h"
#include "core/schedule/plan_posts.h"
#include "core/schedule/plan_questions.h"
#include "core/schedule/plan_text.h"
#include "core/schedule/plan_when.h"
#include "core/schedule/plan_writer.h"

namespace core {

Plan parsePlan(const QString &text)
{
    if (const std::optional<Chat> written = readWrittenPlan(text))
        return planOf(*written);
    const QList<plan::PlanLine> lines = plan::planLines(text);
    Plan plan;
    plan.hashtag = plan::findHashtag(lines);
    plan::FoundQuestions found = plan::findQuestions(lines, plan.hashtag.value_or(Hashtag()));
    plan.questions = found.questions;
    if (!found.letter.isNull() && found.letter != u'Q')
        plan.questionLetter = found.letter;
    plan.title = plan::findTitle(lines, plan.hashtag);
    plan::findPosts(lines, found.lines, plan);
    const QList<plan::PlanLine> whole = plan::unwrapped(lines, found.lines);
    plan.hosts = plan::findHosts(whole);
    plan::findWhen(whole, found.lines, plan);
    return plan;
}

}  // namespace core
