// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_people.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

bool isSign(QChar character)
{
    const QChar sign = unescaped(character);
    return sign == u'#' || sign == u'\uFF03';
}

/// The length of the tag's word that begins at `at`.
qsizetype tagLength(const QString &text, qsizetype at)
{
    constexpr qsizetype longest = 100;
    qsizetype end = at;
    while (end < text.size() && end - at < longest &&
           (text.at(end).isLetterOrNumber() || text.at(end).isMark() || text.at(end) == u'_' ||
            text.at(end).isSurrogate()))
        ++end;
    return end - at;
}

/// How often each tag stands in a text, in the order of the first time.
struct Counted {
    Hashtag tag;
    int count = 0;
    int weight = 0;
};

class TagCounter {
public:
    void read(const PlanLine &line);
    std::optional<Hashtag> winner() const;

private:
    void count(const QString &word, int weight);

    static constexpr qsizetype mostTags = 200;
    QHash<QString, qsizetype> m_places;
    QList<Counted> m_tags;
};

void TagCounter::read(const PlanLine &line)
{
    static const QRegularExpression label(
        u"^\\W{0,3}(?:hashtag|chat|tag|twitter "
        u"chat|schlagwort|etiqueta)s?\\s*[:\u2013-]|\\b(?:hashtag|"
        u"using|use|with|follow|join(?: us)?(?: at| on| the)?(?: next)?) #"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString &text = line.text;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const bool free = i == 0 || !(text.at(i - 1).isLetterOrNumber() || text.at(i - 1) == u'/' ||
                                      text.at(i - 1) == u'&' || text.at(i - 1) == u'_');
        if (!isSign(text.at(i)) || !free)
            continue;
        const qsizetype length = tagLength(text, i + 1);
        const bool near = text.size() < 1000 && label.match(plain(text)).hasMatch();
        count(text.mid(i + 1, length), near || line.heading > 0 ? 2 : 0);
        i += length;
    }
}

void TagCounter::count(const QString &word, int weight)
{
    const QString key = word.toLower();
    auto place = m_places.constFind(key);
    if (place == m_places.cend()) {
        const auto tag = m_tags.size() < mostTags ? Hashtag::fromText(word) : std::nullopt;
        m_places.insert(key, tag ? m_tags.size() : -1);
        if (tag)
            m_tags.append({*tag, 0, 0});
        place = m_places.constFind(key);
    }
    if (*place < 0)
        return;
    Counted &counted = m_tags[*place];
    ++counted.count;
    counted.weight = qMax(counted.weight, weight);
}

std::optional<Hashtag> TagCounter::winner() const
{
    static const QRegularExpression chatName(u"(?:chat|convos?|talk|hour|club|lounge)$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    const Counted *best = nullptr;
    int bestScore = 0;
    bool tied = false;
    for (const Counted &counted : m_tags) {
        const int name = chatName.match(counted.tag.text()).hasMatch() ? 1 : 0;
        const int score = 2 * counted.count + 2 * counted.weight + name;
        if (score > bestScore) {
            best = &counted;
            bestScore = score;
            tied = false;
        } else if (score == bestScore) {
            tied = true;
        }
    }
    return best && !tied ? std::optional(best->tag) : std::nullopt;
}

}  // namespace

std::optional<Hashtag> findHashtag(const QList<PlanLine> &lines)
{
    TagCounter counter;
    for (const PlanLine &line : lines)
        counter.read(line);
    return counter.winner();
}

}  // namespace core::plan
