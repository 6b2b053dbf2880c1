// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/question_finder.h"

#include "core/answers/answer_matcher.h"
#include "core/answers/judge.h"

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype longestLabel = 40;  // letters before the text: "and now, to finish, question10"
constexpr qsizetype longestRest = 60;   // "answer with A1 and our tag"
constexpr int fewestHeard = 3;          // labels that show what the room writes
constexpr qsizetype shortestName = 8;   // from here on a name may have an addition

QString withoutAt(QString handle)
{
    handle = handle.trimmed();
    while (handle.startsWith(u'@'))
        handle.remove(0, 1);
    return handle.toLower();
}

/// "gwen@school.example" for a handle that its own server writes as "gwen".
QString fullHandle(const Author &author)
{
    const QString host = QUrl(author.id).host();
    return author.handle.contains(u'@') || host.isEmpty() ? author.handle
                                                          : author.handle + u'@' + host;
}

/// "gwen" of "gwen@school.example" and of "gwen.bsky.social".
QString firstPart(const QString &handle)
{
    return questionKey(handle.section(u'@', 0, 0).section(u'.', 0, 0));
}

}  // namespace

QuestionFinder::QuestionFinder(const Chat &plan, const QStringList &hosts) : m_plan(plan)
{
    for (const QString &host : hosts) {
        m_handles.insert(withoutAt(host));
        m_namedByCaller.append(withoutAt(host));
    }
    for (const QString &host : plan.hosts) {
        const QStringList words = host.split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (word.startsWith(u'@') || word.startsWith(u"(@"))
                m_handles.insert(withoutAt(QString(word).remove(u'(').remove(u')')));
        }
        m_names.insert(questionKey(host), host);
    }
    // Somebody's handle on one network is often the first part of the same person's on another.
    for (const QString &handle : std::as_const(m_handles))
        m_names.insert(firstPart(handle), handle);
    m_names.remove(QString());  // a name without letters is nobody's
    for (const Cue &cue : plan.runSheet.cues()) {
        if (const QString key = questionKey(cue.text); !key.isEmpty())
            m_keys.append({key, cue.id});
    }
}

bool QuestionFinder::Candidate::hasAsked() const
{
    return std::ranges::any_of(posts, [](const Seen &seen) { return !seen.asked.cue.isEmpty(); });
}

void QuestionFinder::look(const Post &post)
{
    Reading reading = readingOf(post);
    const Reading whole = reading;
    const bool retells = takeRetold(reading) && reading.lower.trimmed().isEmpty();
    if (!retells)
        reading = whole;  // "Q2: … Please RT @us" asks all the same
    const bool repeats = post.boosts || retells;
    const StartLabel label = repeats ? StartLabel() : startLabelOf(reading);
    const CueId cue = repeats ? CueId() : cueWithTextOf(reading);
    if (!label.letter.isNull())
        ++m_heard[label.letter];
    const QString who = post.network.text() + u' ' + post.author.id;
    auto candidate = m_candidates.find(who);
    const bool mayAsk = !label.letter.isNull() && reading.text.contains(u'?');
    if (candidate == m_candidates.end() && cue.isEmpty() && !mayAsk && m_strangers.contains(who))
        return;
    if (candidate == m_candidates.end()) {
        Candidate fresh{.author = post.author, .network = post.network};
        fresh.byHandle = isNamedByHandle(post.author);
        fresh.byName = nameBorneBy(post.author);
        if (cue.isEmpty() && !fresh.isNamed() && !mayAsk) {
            m_strangers.insert(who);
            return;
        }
        candidate = m_candidates.insert(who, fresh);
    }
    if (repeats)
        return;  // whoever only boosts is there all the same
    candidate->posts.append({.asked = {.cue = cue,
                                       .post = post.id,
                                       .network = post.network,
                                       .url = post.url,
                                       .text = post.text,
                                       .at = post.created,
                                       .byText = !cue.isEmpty()},
                             .label = label,
                             .language = post.language});
}

/// The cue whose text this post repeats, perhaps behind a label and before a few words more.
CueId QuestionFinder::cueWithTextOf(const Reading &reading) const
{
    const QString key = keyOf(reading, 0);
    for (const auto &[planned, cue] : m_keys) {
        const qsizetype start = key.indexOf(planned);
        const qsizetype rest = key.size() - start - planned.size();
        const bool shortText = planned.size() < shortestKey;
        if (start >= 0 && start <= longestLabel && rest <= (shortText ? 0 : longestRest))
            return cue;
    }
    return {};
}

bool QuestionFinder::isNamedByHandle(const Author &author) const
{
    return m_handles.contains(author.handle.toLower()) ||
           m_handles.contains(fullHandle(author).toLower()) ||
           m_handles.contains(author.id.toLower());
}

QString QuestionFinder::nameBorneBy(const Author &author) const
{
    const QString name = questionKey(author.name);
    const QString handle = firstPart(author.handle);
    for (auto it = m_names.constBegin(); it != m_names.constEnd(); ++it) {
        const bool longer = it.key().size() >= shortestName && name.startsWith(it.key());
        if (it.key() == name || it.key() == handle || longer)
            return it.value();
    }
    return {};
}

QList<const QuestionFinder::Candidate *> QuestionFinder::namedHosts() const
{
    QHash<QString, QList<const Candidate *>> bearers;  // of one name on one network
    QList<const Candidate *> named;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.byHandle)
            named.append(&candidate);
        else if (!candidate.byName.isEmpty())
            bearers[candidate.network.text() + u' ' + candidate.byName].append(&candidate);
    }
    for (const QList<const Candidate *> &people : std::as_const(bearers)) {
        for (const Candidate *one : people) {
            if (people.size() == 1 || one->hasAsked())
                named.append(one);
        }
    }
    return named;
}

/// Who asked most of the questions before anybody else did, on the networks that are `silent`.
QList<const QuestionFinder::Candidate *>
QuestionFinder::firstAskers(const QSet<NetworkId> &silent) const
{
    QHash<QString, std::pair<Instant, const Candidate *>> first;  // network and cue → who
    for (const Candidate &candidate : m_candidates) {
        for (const Seen &seen : candidate.posts) {
            const Cue *cue = m_plan.runSheet.find(seen.asked.cue);
            if (!cue || !cue->isQuestion() || !silent.contains(candidate.network))
                continue;
            auto &entry = first[candidate.network.text() + u' ' + cue->id.text()];
            if (!entry.second || seen.asked.at < entry.first)
                entry = {seen.asked.at, &candidate};
        }
    }
    QHash<const Candidate *, qsizetype> asked;
    for (const auto &entry : std::as_const(first))
        ++asked[entry.second];
    const qsizetype questions = m_plan.runSheet.questions().size();
    QList<const Candidate *> askers;
    for (auto it = asked.constBegin(); it != asked.constEnd(); ++it) {
        if (it.value() * 2 >= questions && (it.value() > 1 || questions == 1))
            askers.append(it.key());
    }
    return askers;
}

QList<const QuestionFinder::Candidate *> QuestionFinder::hosts() const
{
    QList<const Candidate *> hosts = namedHosts();
    QSet<NetworkId> silent;
    for (const Candidate &candidate : m_candidates)
        silent.insert(candidate.network);
    for (const Candidate *host : std::as_const(hosts)) {
        if (host->hasAsked())
            silent.remove(host->network);
    }
    for (const Candidate *asker : firstAskers(silent)) {
        if (!hosts.contains(asker))
            hosts.append(asker);
    }
    return hosts;
}

/// The letters of the hosts' questions; where a question letter goes with several answer letters
/// (Q/A, in French Q/R), what the room writes decides.
Convention QuestionFinder::lettersOf(const QList<const Candidate *> &hosts) const
{
    QList<AskedText> questions, asking;
    for (const Candidate *host : hosts) {
        for (const Seen &seen : host->posts) {
            const Cue *cue = m_plan.runSheet.find(seen.asked.cue);
            if (cue && cue->isQuestion())
                questions.append({seen.asked.text, seen.language});
            else if (!seen.label.letter.isNull() && seen.asked.text.contains(u'?'))
                asking.append({seen.asked.text, seen.language});
        }
    }
    const ChatSettings &settings = m_plan.settings;
    Convention letters = conventionOf(questions.isEmpty() ? asking : questions)
                             .value_or(Convention{settings.questionLetter, settings.answerLetter});
    const auto heard = [this](const QString &letter) { return m_heard.value(letter.at(0)); };
    for (const QString &other : answerLettersFor(letters.questionLetter)) {
        if (heard(other) >= fewestHeard && heard(other) > 3 * heard(letters.answerLetter))
            letters.answerLetter = other;
    }
    return letters;
}

/// The plan's text tells the cue; where a host asked in other words, the label does.
CueId QuestionFinder::cueOf(const Seen &seen, const QString &letter) const
{
    if (!seen.asked.cue.isEmpty())
        return seen.asked.cue;
    const Cue *question = m_plan.runSheet.question(seen.label.number);
    return question && QString(seen.label.letter) == letter ? question->id : CueId();
}

/// The plan's own text is surer than a label ("Q2 in a minute!"); what was deleted since counts
/// only where nothing else was asked.
bool QuestionFinder::isBefore(const Asked &a, const Asked &b) const
{
    const auto rank = [this](const Asked &asked) {
        return std::tuple(m_removed.contains(asked.post), !asked.byText, asked.at, asked.post);
    };
    return rank(a) < rank(b);
}

QuestionFinder::Found QuestionFinder::found() const
{
    const QList<const Candidate *> all = hosts();
    Found found{.letters = lettersOf(all)};
    QHash<QString, Asked> first;
    for (const Candidate *host : all) {
        found.hosts.append(personId(host->network, host->author));
        for (const Seen &seen : host->posts) {
            Asked asked = seen.asked;
            asked.cue = cueOf(seen, found.letters.questionLetter);
            const QString place = asked.network.text() + u' ' + asked.cue.text();
            const auto earlier = first.constFind(place);
            if (!asked.cue.isEmpty() && (earlier == first.constEnd() || isBefore(asked, *earlier)))
                first.insert(place, asked);
        }
    }
    for (const QString &named : m_namedByCaller) {
        const bool isThere = std::ranges::any_of(all, [&](const Candidate *host) {
            const QStringList names = {host->author.handle.toLower(),
                                       fullHandle(host->author).toLower(),
                                       host->author.id.toLower(), firstPart(host->author.handle)};
            return names.contains(named) || names.contains(firstPart(named));
        });
        if (!isThere)
            found.missing.append(named);
    }
    found.asked = first.values();
    std::ranges::sort(found.asked, [](const Asked &a, const Asked &b) {
        return std::tuple(a.at, a.post) < std::tuple(b.at, b.post);
    });
    std::ranges::sort(found.hosts);
    return found;
}

}  // namespace core
