// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_matcher.h"
#include "core/highlights/chat_record.h"

#include <QJsonObject>

namespace tests {

/// One line of a file of posts with what a careful host says about them.
struct AnswerCase {
    QString name;
    core::Post post;
    core::MatchContext context;
    QString kind;  ///< "any" where only the doubt matters
    QList<int> questions;
    QString confidence;
    QString why;
};

/// Reads a file of JSON Lines. A line {"plan": {"1": "…"}} gives the questions' texts; where none
/// does, the hosts' own question posts of the same letters stand for them.
QList<AnswerCase> answerCases(const QString &file);

}  // namespace tests
