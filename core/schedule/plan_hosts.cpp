// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_people.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

constexpr qsizetype mostHosts = 12;

/// The names of a list, each still as written.
QStringList namesIn(const QString &list)
{
    static const QRegularExpression parting(
        u"\\s*(?:,|&|\\+|/|\\||\u00B7|\\t|\\b(?:and|und|y|et|e|with|mit|con|avec)\\b(?=\\s))\\s*"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression semicolon(u"\\s*;\\s*"_s);
    return list.split(list.contains(u';') ? semicolon : parting, Qt::SkipEmptyParts);
}

/// A name begins with a capital or an @ and is no sentence.
bool isName(const QString &text)
{
    static const QRegularExpression noName(
        u"\\b(?:is|are|will|who|the|our|your|this|chat|everyone|you|we|tba|tbd|tbc)\\b|[?!:]|\\d\\d"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype longestName = 60;
    constexpr qsizetype mostSpaces = 5;
    if (text.isEmpty() || text.size() > longestName || text.count(u' ') > mostSpaces)
        return false;
    const QChar first = text.front();
    const bool caseless = first.isLetter() && !first.isLower() && !first.isUpper();
    if (first == u'@')
        return text.size() > 1;
    return (first.isUpper() || caseless) && !noName.match(text).hasMatch();
}

QStringList hostsIn(const QString &list)
{
    QStringList hosts;
    for (const QString &name : namesIn(list)) {
        QString clean = plain(name);
        while (clean.endsWith(u'.') && !clean.endsWith(u"r."))
            clean.chop(1);
        if (!isName(clean))
            return hosts;  // what follows is no list of names any more
        if (!hosts.contains(clean) && hosts.size() < mostHosts)
            hosts.append(clean);
    }
    return hosts;
}

/// "Ann Lee and Bo Ek on Monday 3 May": names end where a day or a time begins.
QString withoutWhen(QString names)
{
    static const QRegularExpression when(
        u"\\s*(?:[|\u2013\u2014\u00B7]|, \\d| (?:on|at|am|um|el|le|op|om|il) (?:\\d|\\p{Lu})).*$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return names.remove(when);
}

QStringList labelledHosts(const QString &line)
{
    static const QRegularExpression label(
        u"^\\W{0,3}(?:(?:your|tonight['\u2019]s|this week['\u2019]s|guest|lead|main|special)\\s)*"
        u"(?:(?:co-?\\s?)?hosts?(?:\\(s\\))?|(?:co-?\\s?)?hosted by|(?:guest "
        u")?moderators?|moderated by|"
        u"chair(?:ed by|person|s)?|facilitators?|facilitated by|moderation|moderiert "
        u"von|gastgeber(?:in|innen)?|anfitri[oó]n"
        u"(?:a|es|as)?|moderadora?(?:es|s)?|modera|animé par|animation|presentado por|ospit[ei]|"
        u"gastheer|gastvrouw|conduce|conducono|a cura di|värd(?:ar)?|vært(?:er)?|prowadz[ią]|"
        u"mediação|mediadora?|moderatör|sunucu|pembawa acara|司会|ホスト|"
        u"led by)\\s*(?:(?:are|is|tonight|this "
        u"week)\\s*)?(?:[:=\u2013\u2014\\t-]\\s*|(?<=by)\\s+|(?<=are)\\s+"
        u"|(?<=von)\\s+|(?<=par)\\s+|(?<=por)\\s+)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto match = label.match(line);
    return match.hasMatch() ? hostsIn(withoutWhen(line.mid(match.capturedEnd()))) : QStringList();
}

/// "… hosted by Ann Lee and @bo who …": as many capitalised words as follow.
QStringList toldHosts(const QString &line)
{
    static const QString name =
        u"(?:@[\\w.@-]*\\w|\\p{Lu}[\\p{L}\\d.'\u2019-]*(?: (?:de|van|von|der|la|el|al|bin) )?"
        u"(?: ?\\p{Lu}[\\p{L}\\d'\u2019-]*)*(?: \\(@[\\w.@-]+\\))?)"_s;
    static const QRegularExpression told(
        u"\\b(?:[Hh]osted|[Mm]oderated|led|facilitated|moderiert|animé|moderado|presentado) "
        u"(?:this week |tonight )?(?:by|von|par|por) (?<names>"_s +
            name + u"(?:(?:, | and | & |, and | und | y | et )"_s + name + u")*)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression yours(
        u"\\b(?:with your (?:co-?)?hosts?|(?:your|our) (?:co-?)?hosts?,?|join (?:co-?)?hosts?) (?<names>"_s +
            name + u"(?:(?:, | and | & |, and )"_s + name + u")*)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression willHost(
        u"(?:^|[.!?:] )(?<names>"_s + name + u"(?:(?:, | and | & |, and | und | y | et )"_s + name +
            u")*) (?:will|are going to|is going to) (?:co-?)?(?:host|moderate|lead|facilitate)\\b"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression inside(
        u"(?:\\(|, |\\b)(?:[Hh]osts?(?: are| is|:)|conduce|conducono|[Mm]oderat(?:or|ion):|modera) (?<names>"_s +
            name + u"(?:(?:, | and | & |, and | und | y | et | e )"_s + name + u")*)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QStringList hosts;
    for (const QRegularExpression *pattern : {&told, &yours, &willHost, &inside}) {
        for (auto matches = pattern->globalMatch(line); matches.hasNext();)
            hosts += hostsIn(matches.next().captured(u"names"_s));
    }
    return hosts;
}

/// "By A & B" below the title.
QStringList byLine(const QString &line)
{
    static const QRegularExpression by(u"^(?:by|von|por|par|di|door)\\s+(?=[@\\p{Lu}])"_s,
                                       QRegularExpression::CaseInsensitiveOption |
                                           QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype longest = 120;
    if (line.size() > longest)
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
    QStringList labelled;
    QStringList told;
    QStringList by;
    for (qsizetype i = 0; i < qMin(lines.size(), linesLooked); ++i) {
        const QString line = lines.at(i).text.left(1500);
        if (isAnswerLine(line))
            continue;
        if (labelAtStart(line)) {
            addNew(told, toldHosts(line.section(u'?', -1)));  // behind the last question
            continue;
        }
        addNew(labelled, labelledHosts(line));
        addNew(told, toldHosts(line));
        if (i < byLineWithin && by.isEmpty())
            by = byLine(line);
    }
    return !labelled.isEmpty() ? labelled : !by.isEmpty() ? by : told;
}

}  // namespace core::plan
