// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/post_chip.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("PostChip", text);
}

/// "A2", "A1 A2"
QString labels(const QString &letter, const QList<int> &questions)
{
    QStringList labels;
    for (const int question : questions)
        labels.append(letter + QString::number(question));
    return labels.join(u' ');
}

QString withBasis(const QString &label, const AnswerMatch &match, bool late)
{
    if (late)
        return words("%1 late").arg(label);
    switch (match.basis) {
    case Basis::Reply:
    case Basis::OwnThread:
        return words("%1 reply").arg(label);
    case Basis::Quote:
        return words("%1 quote").arg(label);
    case Basis::None:
    case Basis::Label:
    case Basis::Host:
        break;
    }
    return label;
}

}  // namespace

PostChip postChip(const AnswerMatch &match, bool late, const ChatSettings &settings)
{
    if (match.questions.isEmpty()) {
        if (match.isWithoutQuestion())
            return {.kind = PostChip::Kind::Nothing, .text = words("no question")};
        return {};
    }
    const bool isQuestion = match.kind == PostKind::Question;
    const QString label =
        labels(isQuestion ? settings.questionLetter : settings.answerLetter, match.questions);
    PostChip chip{.kind = PostChip::Kind::Question, .question = match.questions.first()};
    if (match.confidence == Confidence::Check) {
        chip.kind = PostChip::Kind::ToCheck;
        chip.text = label + u'?';
    } else {
        chip.text = isQuestion ? label : withBasis(label, match, late);
    }
    return chip;
}

}  // namespace ui
