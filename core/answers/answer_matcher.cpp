// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/answer_matcher.h"

#include "core/answers/judge.h"

namespace core {

QString questionKey(const QString &text)
{
    Post post;
    post.text = text;
    return keyOf(readingOf(post), 0);
}

AnswerMatch matchAnswer(const Post &post, const MatchContext &context)
{
    if (post.boosts) {
        const QList<int> questions = context.quotesQuestion ? context.quotedQuestions
                                     : context.quoted       ? context.quoted->questions
                                                            : QList<int>();
        return {PostKind::Boost, questions, Basis::None, Confidence::Sure};
    }
    return Judge(post, context).match();
}

}  // namespace core
