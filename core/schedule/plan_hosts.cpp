// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_people.h"
#include "core/schedule/plan_vocabulary.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

constexpr qsizetype mostHosts = 12;

/// The names of a list, each still as written; brackets stay whole: "Ann (@ann, she/her)".
QStringList namesIn(const QString &list)
{
    static const QRegularExpression parting = vocabulary::pattern(
        u"\\s*(?:,\\s*(?:%1)\\s|[,&+/|\u00B7\\t]|\\s(?:%1)(?=\\s))\\s*(?![^(]*\\))"_s.arg(
            vocabulary::joiners));
    static const QRegularExpression semicolon(u"\\s*;\\s*"_s);
    return list.split(list.contains(u';') ? semicolon : parting, Qt::SkipEmptyParts);
}

/// Each word of a name begins with a capital, an @ or a bracket, but for "de", "van" and the like.
bool isName(const QString &text)
{
    static const QRegularExpression noName = vocabulary::pattern(
        u"\\b(?:is|are|will|who|our|your|this|chat|everyone|you|we|us|tba|tbd|tbc)\\b|[?!:]|\\d\\d"_s);
    static const QSet<QString> particles{u"de"_s,  u"van"_s, u"von"_s, u"der"_s, u"den"_s,
                                         u"la"_s,  u"le"_s,  u"el"_s,  u"al"_s,  u"bin"_s,
                                         u"di"_s,  u"da"_s,  u"du"_s,  u"dos"_s, u"das"_s,
                                         u"del"_s, u"of"_s,  u"the"_s, u"für"_s, u"zu"_s};
    constexpr qsizetype longestName = 60;
    constexpr qsizetype mostSpaces = 5;
    if (text.isEmpty() || text.size() > longestName || text.count(u' ') > mostSpaces)
        return false;
    if (text.front() == u'@')
        return text.size() > 1;
    const QString words = text.section(u'(', 0, 0);
    if (!text.front().isLetter() || text.front().isLower() || noName.match(words).hasMatch())
        return false;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (word.front().isLower() && !particles.contains(word))
            return false;
    }
    return true;
}

/// Without a full stop behind it, but "Karim B." and "Ann Lee Jr." keep theirs.
QString withoutStop(QString name)
{
    static const QRegularExpression initial(u"(?:^|[\\s.])\\p{Lu}\\.$|[JDSM]r\\.$"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    while (name.endsWith(u'.') && !initial.match(name).hasMatch())
        name.chop(1);
    return name;
}

QStringList hostsIn(const QString &list)
{
    QStringList hosts;
    for (const QString &part : namesIn(list)) {
        const QString name = withoutStop(plain(part));
        if (!isName(name))
            return hosts;  // what follows is no list of names any more
        if (!hosts.contains(name) && hosts.size() < mostHosts)
            hosts.append(name);
    }
    return hosts;
}

/// "Ann Lee and Bo Ek on Monday 3 May": names end where a day, a time or a dash begins.
QString withoutWhen(QString names)
{
    static const QRegularExpression when(u"\\s*(?:[|\u2013\u2014\u00B7]|\\s-\\s|, \\d| "
                                         u"(?:on|at|am|um|el|le|op|om|il) (?:\\d|\\p{Lu})"
                                         u"|(?<=\\p{Ll}{2})[.!] +\\p{Lu}).*$"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    return names.remove(when);
}

/// What stands behind "Hosts:"; nullopt without such a label, empty where the names come below.
std::optional<QString> behindLabel(const QString &line)
{
    static const QRegularExpression label = vocabulary::pattern(
        u"^\\W{0,8}(?:(?:your|tonight['\u2019]s|this week['\u2019]s|today['\u2019]s|lead|main|"
        u"special|deine|eure|unsere|heutige)\\s)*(?:(?:%1)\\s*(?:(?:are|is|tonight|this week|"
        u"heute|ce soir|esta noche)\\s*)?(?:[:=\\t]|\\s?[\u2013\u2014]\\s?|\\s-\\s|(?<=are)\\s|"
        u"(?<=is)\\s|(?<=modera)\\s|(?<=conduce)\\s|(?<=conducono)\\s|$)|"
        u"(?:%2)\\s*(?:[:=\\t-]|\\s))\\s*"_s.arg(vocabulary::hosts, vocabulary::hostedBy));
    const auto match = label.match(line);
    return match.hasMatch() ? std::optional(line.mid(match.capturedEnd()).trimmed()) : std::nullopt;
}

/// "Hosts: …" on a line, or above a list of names.
QStringList labelledHosts(const QList<PlanLine> &lines, qsizetype at, const QString &line)
{
    const std::optional<QString> list = behindLabel(line);
    if (!list)
        return {};
    if (!list->isEmpty())
        return hostsIn(withoutWhen(*list));
    QStringList hosts;
    for (qsizetype i = at + 1; i < lines.size() && hosts.size() < mostHosts; ++i) {
        const PlanLine &below = lines.at(i);
        const bool follows = below.isItem || (i == at + 1 && lines.at(at).heading > 0);
        if (!follows || labelAtStart(below.text))
            break;
        const QString names = readable(below.text.left(300)).remove(u'"');
        const QStringList more = hostsIn(withoutWhen(names));
        if (more.isEmpty())
            break;
        hosts += more;
    }
    return hosts;
}

/// "… hosted by Ann Lee and @bo who …": as many capitalised words as follow.
QStringList toldHosts(const QString &line)
{
    static const QString name =
        u"(?:@[\\w.@-]*\\w|\\p{Lu}[\\p{L}\\d.'\u2019-]*(?: (?:de|van|von|der|la|el|al|bin))?"
        u"(?: \\p{Lu}[\\p{L}\\d'\u2019-]*)*(?: \\(@[\\w.@-]+\\))?)"_s;
    static const QString names =
        name + u"(?:(?:,? (?:%1) |, | & )"_s.arg(vocabulary::joiners) + name + u")*"_s;
    const auto around = [](const QString &before, const QString &behind = QString()) {
        return QRegularExpression(before + u"(?<names>"_s + names + u')' + behind,
                                  QRegularExpression::UseUnicodePropertiesOption);
    };
    static const QList<QRegularExpression> patterns = {
        around(u"\\b(?i:%1) "_s.arg(vocabulary::hostedBy)),
        around(u"\\b(?i:hosted|led|moderated) (?:this week|tonight) by "_s),
        around(u"\\b(?i:with (?:your |our )?(?:co-?)?hosts?|(?:your|our) (?:co-?)?hosts?(?: this "
               u"week| "
               u"tonight| today)?"
               u"(?: are| is| will be)?,?|"
               u"join (?:co-?)?hosts?),? "_s),
        around(u"(?:^|[.!?:] |, (?=@|\\p{Lu}\\S+ \\p{Lu}))"_s,
               u" (?:(?:will|are going to|is going to) (?:co-?)?"
               u"(?:host|moderate|lead|facilitate)|moderieren|animent)\\b"_s),
        around(u"(?:\\(|[,|\u00B7] )(?i:(?:co-?)?hosts?) (?=@)"_s),
        around(u"[.!|\u00B7\u2022] (?i:%1)\\s?: "_s.arg(vocabulary::hosts)),
        around(u"(?:\\(|, |\\b)(?i:(?:co-?)?hosts?(?: are| is|:)|conduce|conducono|"
               u"moderator(?:in)?:|moderation:|modera:?) "_s),
    };
    QStringList hosts;
    for (const QRegularExpression &pattern : patterns) {
        for (auto matches = pattern.globalMatch(line); matches.hasNext();)
            hosts += hostsIn(matches.next().captured(u"names"_s));
    }
    return hosts;
}

/// "By A & B" below the title.
QStringList byLine(const QString &line)
{
    static const QRegularExpression by(
        u"^(?i:(?:posted |written )?(?:%1))\\s+(?=[@\\p{Lu}])"_s.arg(vocabulary::by),
        QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype longest = 120;
    if (line.size() > longest || line.contains(u'?'))
        return {};
    const auto match = by.match(line);
    return match.hasMatch() ? hostsIn(withoutWhen(line.mid(match.capturedEnd()))) : QStringList();
}

void addNew(QStringList &hosts, const QStringList &more)
{
    for (const QString &host : more) {
        if (!hosts.contains(host) && hosts.size() < mostHosts)
            hosts.append(host);
    }
}

}  // namespace

QStringList findHosts(const QList<PlanLine> &lines)
{
    constexpr qsizetype byLineWithin = 8;
    constexpr qsizetype linesLooked = 600;
    constexpr qsizetype longestLine = 1500;
    QStringList labelled;
    QStringList told;
    QStringList by;
    for (qsizetype i = 0; i < qMin(lines.size(), linesLooked); ++i) {
        if (isAnswerLine(lines.at(i).text))
            continue;
        const QString line = readable(lines.at(i).text.left(longestLine));
        if (labelAtStart(line)) {
            addNew(told, toldHosts(line.section(u'?', -1)));  // behind the last question
            continue;
        }
        addNew(labelled, labelledHosts(lines, i, line));
        addNew(told, toldHosts(line));
        if (i < byLineWithin && by.isEmpty())
            by = byLine(line);
    }
    return !labelled.isEmpty() ? labelled : !by.isEmpty() ? by : told;
}

}  // namespace core::plan
