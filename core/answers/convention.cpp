// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/convention.h"

#include "core/answers/characters.h"
#include "core/answers/reading.h"

#include <QMap>

#include <array>

namespace core {

namespace {

struct Pair {
    QStringView language;  ///< empty: in any other language
    QChar question;
    QChar answer;
};

// The first that fits; pairs of one language stand before the general ones.
constexpr std::array pairs = {
    Pair{u"fr", u'Q', u'R'}, Pair{u"sv", u'F', u'S'}, Pair{u"da", u'S', u'S'},
    Pair{u"id", u'T', u'J'}, Pair{u"ms", u'S', u'J'}, Pair{u"tr", u'S', u'C'},
    Pair{u"", u'F', u'A'},   Pair{u"", u'P', u'R'},   Pair{u"", u'T', u'T'},
    Pair{u"", u'V', u'A'},   Pair{u"", u'D', u'R'},   Pair{u"", u'S', u'C'},
    Pair{u"", u'Q', u'A'},
};

/// The letter of a label that begins the text; null if there is none.
QChar labelLetter(const QString &question)
{
    Post post;
    post.text = question;
    const QString text = readingOf(post).lower;
    qsizetype i = 0;
    while (i < text.size() && !text[i].isLetterOrNumber())
        ++i;
    if (i >= text.size() || !text[i].isLetter())
        return {};
    const QChar letter = text[i];
    ++i;
    while (i < text.size() && (text[i] == u' ' || text[i] == u'.' || text[i] == u'#'))
        ++i;
    return i < text.size() && isDigit(text[i]) ? letter.toUpper() : QChar();
}

}  // namespace

std::optional<Convention> conventionOf(const QStringList &questions, const QString &language)
{
    QMap<QChar, int> found;
    for (const QString &question : questions) {
        if (const QChar letter = labelLetter(question); !letter.isNull())
            ++found[letter];
    }
    const QString primary = language.section(u'-', 0, 0).toLower();
    for (auto it = found.constBegin(); it != found.constEnd(); ++it) {
        if (it.value() * 2 <= questions.size())
            continue;
        for (const Pair &pair : pairs) {
            if (pair.question == it.key() && (pair.language.isEmpty() || pair.language == primary))
                return Convention{QString(pair.question), QString(pair.answer)};
        }
    }
    return std::nullopt;
}

QStringList answerLettersFor(const QString &questionLetter)
{
    QStringList letters;
    for (const Pair &pair : pairs) {
        if (QString(pair.question) == questionLetter && !letters.contains(QString(pair.answer)))
            letters.append(QString(pair.answer));
    }
    return letters;
}

}  // namespace core
