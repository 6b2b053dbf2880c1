// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"

#include <QJsonObject>

namespace tests {

/// A whole evening of posts and what a careful host says about each.
///
/// JSON lines. The first line is the plan: `letters` ("QA"), `hosts`, `plan` {number: text}. A line
/// with `asks` is one of our own question posts (0 … the number; `intro`: true for the
/// introductions), one with `remove` is a deletion, one with `host` a host's word (null takes it
/// back). Every other line is a post: `id`, `by`, `at` (minutes from the start), `text`, `re` and
/// `qt` (ids), `rt` (a boost), `media` (it has a picture), `kind` (`any` where only the doubt
/// matters), `q`, `conf`, and where it matters `basis`; `trap` says what makes it hard. The same id
/// again is an edit. Ids are "network:number".
class Evening {
public:
    explicit Evening(const QString &file);

    /// What arrives, in the order of the file.
    const QList<QJsonObject> &lines() const { return m_lines; }
    /// The last expectation of every post that stays.
    const QHash<core::PostId, QJsonObject> &expected() const { return m_expected; }

    /// The first line: `letters`, `hosts` and `plan`.
    const QJsonObject &plan() const { return m_plan; }
    /// The post that a line brings, a question post as its host wrote it; nothing for other lines.
    std::optional<core::Post> postIn(const QJsonObject &line) const;

    void prepare(core::AnswerTracker &tracker) const;
    static void deliver(const QJsonObject &line, core::AnswerTracker &tracker);

private:
    QJsonObject m_plan;
    QList<QJsonObject> m_lines;
    QHash<core::PostId, QJsonObject> m_expected;
};

}  // namespace tests
