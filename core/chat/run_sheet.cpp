// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/run_sheet.h"

#include <algorithm>

namespace core {

RunSheet::RunSheet(QList<Cue> cues) : m_cues(std::move(cues))
{
    std::stable_sort(m_cues.begin(), m_cues.end(),
                     [](const Cue &a, const Cue &b) { return a.offset < b.offset; });
}

qsizetype RunSheet::indexOf(const CueId &id) const
{
    const auto found =
        std::find_if(m_cues.begin(), m_cues.end(), [&id](const Cue &cue) { return cue.id == id; });
    return found == m_cues.end() ? -1 : found - m_cues.begin();
}

const Cue *RunSheet::find(const CueId &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_cues.at(index);
}

const Cue *RunSheet::question(int number) const
{
    const auto found = std::find_if(m_cues.begin(), m_cues.end(), [number](const Cue &cue) {
        return cue.isQuestion() && cue.number == number;
    });
    return found == m_cues.end() ? nullptr : &*found;
}

QList<Cue> RunSheet::questions() const
{
    QList<Cue> questions;
    std::copy_if(m_cues.begin(), m_cues.end(), std::back_inserter(questions),
                 [](const Cue &cue) { return cue.isQuestion() && cue.language.isEmpty(); });
    return questions;
}

void RunSheet::change(const Cue &cue)
{
    const qsizetype index = indexOf(cue.id);
    if (index < 0)
        return;
    const Seconds offset = m_cues.at(index).offset;
    m_cues[index] = cue;
    m_cues[index].offset = offset;
}

void RunSheet::moveTo(const CueId &id, Seconds offset)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    const auto nextLocked = std::find_if(m_cues.begin() + index + 1, m_cues.end(),
                                         [](const Cue &cue) { return cue.locked; });
    const Seconds earliest = index > 0 ? m_cues.at(index - 1).offset : Seconds(0);
    Seconds by = std::max(offset, earliest) - m_cues.at(index).offset;
    if (nextLocked != m_cues.end() && nextLocked != m_cues.begin() + index) {
        const Seconds last = (nextLocked - 1)->offset;  // those in between move together
        by = std::min(by, nextLocked->offset - last);
    }
    for (auto cue = m_cues.begin() + index; cue != nextLocked; ++cue)
        cue->offset += by;
}

void RunSheet::reorder(qsizetype from, qsizetype to)
{
    if (from < 0 || to < 0 || from >= m_cues.size() || to >= m_cues.size())
        return;
    QList<std::pair<Seconds, bool>> seats;
    for (const Cue &cue : m_cues)
        seats.append({cue.offset, cue.locked});
    m_cues.move(from, to);
    for (qsizetype i = 0; i < m_cues.size(); ++i)
        std::tie(m_cues[i].offset, m_cues[i].locked) = seats.at(i);
}

void RunSheet::setLocked(const CueId &id, bool locked)
{
    const qsizetype index = indexOf(id);
    if (index >= 0)
        m_cues[index].locked = locked;
}

void RunSheet::insert(qsizetype index, const Cue &cue)
{
    index = std::clamp<qsizetype>(index, 0, m_cues.size());
    const Seconds earliest = index > 0 ? m_cues.at(index - 1).offset : Seconds(0);
    const Seconds latest = index < m_cues.size() ? m_cues.at(index).offset : Seconds::max();
    m_cues.insert(index, cue);
    m_cues[index].offset = std::clamp(cue.offset, earliest, latest);
}

void RunSheet::insertQuestion(qsizetype index, const Cue &cue, Seconds interval)
{
    insert(index, cue);
    const qsizetype next = indexOf(cue.id) + 1;
    if (next >= m_cues.size())
        return;
    const Seconds room = m_cues.at(next - 1).offset + interval;
    if (m_cues.at(next).locked && next > 1)
        m_cues[next - 1].offset =
            std::min(cue.offset, (m_cues.at(next - 2).offset + m_cues.at(next).offset) / 2);
    else if (m_cues.at(next).offset < room)
        moveTo(CueId(m_cues.at(next).id), room);
}

void RunSheet::remove(const CueId &id)
{
    const qsizetype index = indexOf(id);
    if (index >= 0)
        m_cues.removeAt(index);
}

void RunSheet::renumber()
{
    int number = -1;
    for (Cue &cue : m_cues) {
        if (!cue.isQuestion())
            continue;
        if (!cue.language.isEmpty() && number >= 0) {
            cue.number = number;
            continue;
        }
        number = number < 0 ? (cue.number == 0 ? 0 : 1) : number + 1;
        cue.number = number;
    }
}

void RunSheet::spread(Seconds firstQuestion, Seconds interval)
{
    Seconds next = firstQuestion;
    Seconds earliest{0};
    bool questionsBegan = false;
    for (Cue &cue : m_cues) {
        questionsBegan |= cue.isQuestion();
        const bool translation = cue.isQuestion() && !cue.language.isEmpty();
        if (!cue.locked && translation)
            cue.offset = earliest;  // right after the question itself
        else if (!cue.locked)
            cue.offset =
                std::max(earliest, questionsBegan ? next : std::min(cue.offset, firstQuestion));
        earliest = std::max(earliest, cue.offset);
        if (questionsBegan && !translation)
            next = cue.offset + interval;
    }
    // A locked time pulls those before it back: times never run backwards.
    for (qsizetype i = m_cues.size() - 2; i >= 0; --i) {
        if (!m_cues.at(i).locked)
            m_cues[i].offset = std::min(m_cues.at(i).offset, m_cues.at(i + 1).offset);
    }
}

}  // namespace core
