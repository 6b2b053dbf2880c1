// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_questions.h"

#include "core/schedule/plan_candidates.h"
#include "core/schedule/plan_marks.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

/// What the labels of one letter say, by number.
using Track = QMap<int, QList<Candidate>>;

QSet<QString> wordsOf(const QString &text)
{
    QSet<QString> words;
    QString word;
    for (const QChar character : text) {
        if (character.isLetterOrNumber()) {
            word.append(character.toLower());
        } else if (!word.isEmpty()) {
            words.insert(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.insert(word);
    return words;
}

/// The same question told again, perhaps shortened or touched up.
bool sameQuestion(const QString &one, const QString &other)
{
    const QSet<QString> a = wordsOf(one);
    const QSet<QString> b = wordsOf(other);
    if (a.isEmpty() || b.isEmpty())
        return one == other;
    constexpr double alike = 0.5;
    const QSet<QString> shared = QSet<QString>(a).intersect(b);
    return double(shared.size()) >= alike * double(qMin(a.size(), b.size()));
}

/// How surely a candidate is the question itself and no remark about it.
int weight(const Candidate &candidate)
{
    const bool isCut = candidate.text.endsWith(u'\u2026') || candidate.text.endsWith(u"...");
    return (asks(candidate.text) ? 4 : 0) + (candidate.atLineStart ? 1 : 0) + (isCut ? 0 : 2);
}

const Candidate &best(const QList<Candidate> &candidates)
{
    return *std::max_element(
        candidates.begin(), candidates.end(),
        [](const Candidate &a, const Candidate &b) { return weight(a) < weight(b); });
}

/// Whether the numbers of a letter other than Q look like those of questions.
bool isCredible(QChar letter, const Track &track)
{
    if (letter == u'Q')
        return !track.isEmpty();
    const bool fromTheStart = track.contains(1) || track.contains(0);
    qsizetype asking = 0;
    for (const QList<Candidate> &candidates : track)
        asking += asks(best(candidates).text);
    const bool inARow = track.lastKey() - track.firstKey() + 1 == track.size();
    return track.size() >= 2 && fromTheStart &&
           (2 * asking >= track.size() || (inARow && track.size() >= 3));
}

/// The second language of a bilingual chat: a text for every number, in other words.
Track otherLanguage(const Track &main, const Track &candidates)
{
    Track second;
    for (auto it = main.cbegin(); it != main.cend(); ++it) {
        const QString &text = best(it.value()).text;
        for (const Candidate &candidate : candidates.value(it.key())) {
            if (asks(candidate.text) && !sameQuestion(candidate.text, text)) {
                second[it.key()].append(candidate);
                break;
            }
        }
    }
    const bool isWhole = main.size() >= 2 && second.size() == main.size();
    return isWhole ? second : Track{};
}

/// Without a last sentence that only names the hosts.
QString withoutHosts(QString text)
{
    static const QRegularExpression tail(
        u"(?<=[?!.]) (?:(?:your|our|the) )?(?:(?:co-?)?hosts?(?: are| is|:)|hosted by|moderat)\\b.*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.remove(tail);
}

FoundQuestions chosen(const QMap<QChar, Track> &tracks)
{
    FoundQuestions found;
    for (auto it = tracks.cbegin(); it != tracks.cend(); ++it) {
        const qsizetype size = found.letter.isNull() ? 0 : tracks[found.letter].size();
        const bool wins = it.key() == u'Q' || (found.letter != u'Q' && it->size() > size);
        if (wins && isCredible(it.key(), it.value()))
            found.letter = it.key();
    }
    if (found.letter.isNull())
        return found;
    const Track &main = tracks[found.letter];
    Track second = otherLanguage(main, main);
    for (auto it = tracks.cbegin(); it != tracks.cend() && second.isEmpty(); ++it) {
        if (it.key() != found.letter)
            second = otherLanguage(main, it.value());
    }
    for (auto it = main.cbegin(); it != main.cend(); ++it) {
        const Candidate &first = best(it.value());
        found.questions.append({it.key(), withoutHosts(first.text)});
        if (const auto pair = second.constFind(it.key()); pair != second.cend()) {
            const Candidate &other = pair->constFirst();
            const bool otherFirst = other.line < first.line;
            found.questions.insert(found.questions.size() - (otherFirst ? 1 : 0),
                                   {it.key(), other.text});
        }
    }
    return found;
}

}  // namespace

FoundQuestions findQuestions(const QList<PlanLine> &lines, const Hashtag &hashtag)
{
    const Candidates candidates = labelledQuestions(lines, hashtag);
    QMap<QChar, Track> tracks;
    for (const Candidate &candidate : candidates.questions) {
        if (!candidate.isWeak)
            tracks[candidate.letter][candidate.number].append(candidate);
    }
    for (const Candidate &candidate : candidates.questions) {
        const auto track = tracks.find(candidate.letter);
        if (candidate.isWeak && track != tracks.end() && track->contains(candidate.number - 1) &&
            !track->contains(candidate.number))
            (*track)[candidate.number].append(candidate);
    }

    FoundQuestions found = chosen(tracks);
    found.lines = candidates.lines;
    if (found.questions.isEmpty()) {
        const Candidates listed = listedQuestions(lines, hashtag);
        for (const Candidate &candidate : listed.questions)
            found.questions.append({candidate.number, candidate.text});
        found.lines += listed.lines;
    }
    return found;
}

}  // namespace core::plan
