// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/convention.h"

#include "core/answers/characters.h"
#include "core/answers/reading.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
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
    Pair{u"no", u'S', u'S'}, Pair{u"nb", u'S', u'S'}, Pair{u"nn", u'S', u'S'},
    Pair{u"id", u'T', u'J'}, Pair{u"id", u'P', u'J'}, Pair{u"ms", u'S', u'J'},
    Pair{u"tr", u'S', u'C'}, Pair{u"pl", u'P', u'O'}, Pair{u"ro", u'I', u'R'},
    Pair{u"cs", u'O', u'O'}, Pair{u"sk", u'O', u'O'}, Pair{u"vi", u'C', u'T'},
    Pair{u"uk", u'П', u'В'}, Pair{u"", u'F', u'A'},   Pair{u"", u'P', u'R'},
    Pair{u"", u'T', u'T'},   Pair{u"", u'V', u'A'},   Pair{u"", u'D', u'R'},
    Pair{u"", u'S', u'C'},   Pair{u"", u'K', u'V'},   Pair{u"", u'C', u'A'},
    Pair{u"", u'Ε', u'Α'},   Pair{u"", u'В', u'О'},   Pair{u"", u'س', u'ج'},
    Pair{u"", u'ש', u'ת'},   Pair{u"", u'Q', u'A'},
};

struct Word {
    QStringView question;  ///< folded, without accents
    QStringView language;  ///< that it is written in
    QChar letter;
};

constexpr std::array words = {
    Word{u"question", u"", u'Q'},    Word{u"frage", u"de", u'F'},
    Word{u"fraga", u"sv", u'F'},     Word{u"pregunta", u"es", u'P'},
    Word{u"pergunta", u"pt", u'P'},  Word{u"domanda", u"it", u'D'},
    Word{u"vraag", u"nl", u'V'},     Word{u"soru", u"tr", u'S'},
    Word{u"sporsmal", u"no", u'S'},  Word{u"spørsmal", u"no", u'S'},
    Word{u"spørgsmal", u"da", u'S'}, Word{u"pertanyaan", u"id", u'P'},
    Word{u"tanya", u"id", u'T'},     Word{u"soalan", u"ms", u'S'},
    Word{u"pytanie", u"pl", u'P'},   Word{u"kysymys", u"fi", u'K'},
    Word{u"kerdes", u"hu", u'K'},    Word{u"topic", u"", u'T'},
    Word{u"otazka", u"cs", u'O'},    Word{u"intrebare", u"ro", u'I'},
    Word{u"cwestiwn", u"cy", u'C'},  Word{u"вопрос", u"ru", u'В'},
    Word{u"питання", u"uk", u'П'},   Word{u"ερωτηση", u"el", u'Ε'},
};

/// What a question post says of its label.
struct Seen {
    QChar letter;
    QString language;
    int number = 0;
};

int numberAt(QStringView text, qsizetype i)
{
    constexpr qsizetype mostDigits = 2;
    int number = 0;
    qsizetype end = i;
    while (end < text.size() && end - i < mostDigits && isDigit(text[end]))
        number = number * 10 + text[end++].unicode() - u'0';
    const bool goesOn = end < text.size() && text[end].isLetterOrNumber();
    return end == i || goesOn ? -1 : number;
}

/// The label whose letters are text[from, end), if they are followed by a number.
std::optional<Seen> labelAt(QStringView text, qsizetype from, qsizetype end, bool begins)
{
    const QStringView name = text.sliced(from, end - from);
    const auto word = std::ranges::find(words, name, &Word::question);
    if (name.size() > 1 && word == words.end())
        return std::nullopt;
    qsizetype i = end;
    while (i < text.size() && isOneOf(text[i], u" .#-") && (begins || name.size() > 1))
        ++i;
    const int number = numberAt(text, i);
    if (number < 0)
        return std::nullopt;
    if (word != words.end())
        return Seen{word->letter, word->language.toString(), number};
    return Seen{name[0].toUpper(), {}, number};
}

/// The first label near the beginning: "F1: …", "Here is Q1: …", "Pregunta 1".
std::optional<Seen> labelOf(const QString &question)
{
    constexpr qsizetype nearby = 60;
    Post post;
    post.text = question;
    const QString text = readingOf(post).lower.left(nearby);
    bool begins = true;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && text[end].isLetter())
            ++end;
        const bool apart = i == 0 || !text[i - 1].isLetterOrNumber();
        if (end > i && apart) {
            if (const auto label = labelAt(text, i, end, begins))
                return label;
        }
        begins &= end == i && !text[i].isLetterOrNumber();
        i = std::max(end, i + 1);
    }
    return std::nullopt;
}

struct Use {
    int posts = 0;
    QSet<int> numbers;
    QHash<QString, int> languages;
};

QString mostUsed(const QHash<QString, int> &languages)
{
    QString found;
    for (auto it = languages.begin(); it != languages.end(); ++it) {
        const int best = languages.value(found, 0);
        if (it.value() > best || (it.value() == best && it.key() < found))
            found = it.key();
    }
    return found;
}

/// The same questions in two languages: mostly the same numbers, and neither is a rare slip.
bool isSecondLanguage(const Use &a, const Use &b)
{
    const auto common = QSet<int>(a.numbers).intersect(b.numbers).size();
    const auto [fewer, more] = std::minmax(a.posts, b.posts);
    return common > 0 && common * 3 >= std::max(a.numbers.size(), b.numbers.size()) * 2 &&
           fewer * 3 >= more;
}

bool isForQuestions(QChar letter)
{
    return std::ranges::find(pairs, letter, &Pair::question) != pairs.end();
}

/// The letter that most posts use, or of two languages the one that is not Q.
QChar chosen(const QMap<QChar, Use> &uses, qsizetype questions)
{
    QChar most;
    for (auto it = uses.begin(); it != uses.end(); ++it) {
        for (auto other = std::next(it); other != uses.end(); ++other) {
            const bool paired = isForQuestions(it.key()) && isForQuestions(other.key()) &&
                                isSecondLanguage(*it, *other);
            if (paired && (it->posts + other->posts) * 2 > questions)
                return it.key() == u'Q' ? other.key() : it.key();
        }
        if (it->posts * 2 > questions)
            most = it.key();
    }
    return most;
}

}  // namespace

StartLabel startLabelOf(const Reading &reading)
{
    const QStringView text = reading.lower;
    qsizetype from = 0;
    while (from < text.size() && !text[from].isLetterOrNumber())
        ++from;
    qsizetype end = from;
    while (end < text.size() && text[end].isLetter())
        ++end;
    const auto label = end > from ? labelAt(text, from, end, true) : std::nullopt;
    return label ? StartLabel{label->letter, label->number} : StartLabel();
}

std::optional<Convention> conventionOf(const QList<AskedText> &questions)
{
    QMap<QChar, Use> uses;
    for (const AskedText &question : questions) {
        const std::optional<Seen> seen = labelOf(question.text);
        if (!seen)
            continue;
        Use &use = uses[seen->letter];
        ++use.posts;
        use.numbers.insert(seen->number);
        const QString language = question.language.section(u'-', 0, 0).toLower();
        ++use.languages[seen->language.isEmpty() ? language : seen->language];
    }
    const QChar letter = chosen(uses, questions.size());
    if (letter.isNull())
        return std::nullopt;
    const QString language = mostUsed(uses[letter].languages);
    for (const Pair &pair : pairs) {
        if (pair.question == letter && (pair.language.isEmpty() || pair.language == language))
            return Convention{QString(pair.question), QString(pair.answer)};
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
