// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_posts.h"

#include "core/schedule/plan_labels.h"
#include "core/schedule/plan_marks.h"
#include "core/schedule/plan_questions.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

struct PostLabel {
    QRegularExpression pattern;
    QString Plan::*field;
};

const QList<PostLabel> &postLabels()
{
    const auto labelled = [](const QString &words) {
        return QRegularExpression(u"^(?:"_s + words +
                                      u")(?: (?:post|tweet|message|text))?\\s*[:\uFF1A\\t]\\s*"_s,
                                  QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::UseUnicodePropertiesOption);
    };
    static const QList<PostLabel> labels = {
        {labelled(u"welcome|opening|begrüßung|willkommen|bienvenida|bienvenue|boas-vindas"_s),
         &Plan::welcome},
        {labelled(u"introductions?|intros?|vorstellung(?:srunde)?|presentaci[oó]n(?:es)?|"
                  u"présentations?|apresentaç(?:ão|ões)"_s),
         &Plan::introduction},
        {labelled(u"wrap[ -]?up|clos(?:e|ing)|outro|abschluss|schluss|cierre|despedida|clôture|"
                  u"encerramento"_s),
         &Plan::wrapUp},
        {labelled(u"next chat|next time|see you next|nächster chat|próximo chat|prochain chat"_s),
         &Plan::nextChat},
    };
    return labels;
}

/// A post has words of its own; "Welcome: 8:00 pm" is only a row of a timetable.
bool isPost(const QString &text)
{
    constexpr qsizetype shortest = 12;
    return text.size() >= shortest && text.contains(u' ') && timePrefix(text) < text.size();
}

void readPost(const QList<PlanLine> &lines, qsizetype at, qsizetype width, Plan &plan)
{
    const Paragraph paragraph = paragraphFrom(lines, at, width);
    const QString body = paragraph.text.mid(timePrefix(paragraph.text));
    for (const PostLabel &label : postLabels()) {
        const auto match = label.pattern.match(body.left(60));
        if (!match.hasMatch() || !(plan.*label.field).isEmpty())
            continue;
        const QString text = plain(body.mid(match.capturedEnd()));
        if (isPost(text))
            plan.*label.field = text;
        return;
    }
}

std::optional<Seconds> minutesAfter(const QRegularExpression &label, const QString &line)
{
    const auto match = label.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    const Seconds time(60 * match.captured(1).toInt() + match.captured(2).toInt());
    return time > Seconds(0) ? std::optional(time) : std::nullopt;
}

void readPace(const QString &line, Plan &plan)
{
    static const QRegularExpression first(
        u"^\\W*first question\\W+(?:after )?(\\d{1,4})(?::([0-5]\\d))? ?min"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression every(
        u"^\\W*(?:(?:then |questions? |a question |interval\\W+|new question )*every |interval\\W+)"
        u"(\\d{1,4})(?::([0-5]\\d))? ?min"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!plan.firstQuestion)
        plan.firstQuestion = minutesAfter(first, line);
    if (!plan.interval)
        plan.interval = minutesAfter(every, line);
}

/// "#Tag is a chat …": what the chat is, whichever evening it is.
bool saysWhatItIs(const QString &text, const Hashtag &hashtag)
{
    constexpr qsizetype shortest = 40;
    static const QRegularExpression is(
        u"^(?:the )?#\\w+(?: chat)? (?:is|are|ist|sind|es|est|é|è|was|\u2013|\u2014) "_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return text.size() >= shortest && is.match(text).hasMatch() &&
           hashtag.isIn(text.left(text.indexOf(u' ', 6)));
}

}  // namespace

void findPosts(const QList<PlanLine> &lines, const QSet<qsizetype> &questionLines, Plan &plan)
{
    constexpr qsizetype linesLooked = 2000;
    const qsizetype width = wrapWidth(lines);
    for (qsizetype i = 0; i < qMin(lines.size(), linesLooked); ++i) {
        const PlanLine &line = lines.at(i);
        if (questionLines.contains(i) || isAnswerLine(line.text))
            continue;
        const QString head = plain(line.text.left(120));
        readPace(head, plan);
        readPost(lines, i, width, plan);
        if (plan.standingParagraph.isEmpty() && plan.hashtag && !line.isItem &&
            saysWhatItIs(plain(line.text.left(200)), *plan.hashtag))
            plan.standingParagraph = plain(paragraphFrom(lines, i, width).text);
    }
}

}  // namespace core::plan
