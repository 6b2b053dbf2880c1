// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/board.h"

#include <algorithm>

namespace core {

void Board::set(const PostId &post, const Entry &entry)
{
    if (m_entries.value(post) == entry)
        return;
    const Entry before = m_entries.take(post);
    for (const int question : before.questions) {
        Column &column = m_questions[question];
        column.times.erase(std::lower_bound(column.times.begin(), column.times.end(), before.at));
        column.late -= int(before.late);
    }
    if (entry.questions.isEmpty())
        return;
    m_entries.insert(post, entry);
    for (const int question : entry.questions) {
        Column &column = m_questions[question];
        column.times.insert(std::upper_bound(column.times.begin(), column.times.end(), entry.at),
                            entry.at);
        column.late += int(entry.late);
    }
}

void Board::setStarred(const PostId &post, const QList<int> &questions)
{
    if (m_starred.value(post) == questions)
        return;
    const QList<int> before = m_starred.take(post);
    for (const int question : before)
        --m_stars[question];
    for (const int question : questions)
        ++m_stars[question];
    if (!questions.isEmpty())
        m_starred.insert(post, questions);
}

void Board::remove(const PostId &post)
{
    set(post, {});
    setStarred(post, {});
}

int Board::answersSince(int question, Instant since) const
{
    const auto column = m_questions.constFind(question);
    if (column == m_questions.constEnd())
        return 0;
    const std::vector<Instant> &times = column->times;
    return int(times.end() - std::lower_bound(times.begin(), times.end(), since));
}

QList<PostId> Board::answersOfAnySince(Instant since) const
{
    QList<PostId> posts;
    for (auto it = m_entries.constBegin(); it != m_entries.constEnd(); ++it) {
        if (it->at >= since)
            posts.append(it.key());
    }
    return posts;
}

std::optional<Instant> Board::lastAnswer(int question) const
{
    const auto column = m_questions.constFind(question);
    if (column == m_questions.constEnd() || column->times.empty())
        return std::nullopt;
    return column->times.back();
}

}  // namespace core
