// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/colors.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double questionShare = 0.13;

std::size_t cycled(int number)
{
    const int index = (number - 1) % 5;
    return std::size_t(index < 0 ? index + 5 : index);
}

}  // namespace

QColor mixed(const QColor &top, const QColor &ground, double share)
{
    const auto blend = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(blend(top.red(), ground.red()), blend(top.green(), ground.green()),
                  blend(top.blue(), ground.blue()));
}

Colors Colors::light()
{
    Colors c;
    c.window = QColor(0xF5F6F8);
    c.surface = QColor(0xFFFFFF);
    c.field = QColor(0xFFFFFF);
    c.line = QColor(0xE2E5EA);
    c.text = QColor(0x1A1E26);
    c.muted = QColor(0x5C6573);
    c.faint = QColor(0x6A717C);
    c.accent = QColor(0x2F5BD7);
    c.onAccent = QColor(0xFFFFFF);
    c.accentDown = QColor(0x244AB5);
    c.star = QColor(0xC57E00);
    c.starGround = QColor(0xFFF5DF);
    c.ok = QColor(0x1C8051);
    c.warn = QColor(0xAD5B00);
    c.bad = QColor(0xC0362C);
    c.questionColors = {QColor(0x2F5BD7), QColor(0x0E8A8A), QColor(0x8A4FD0), QColor(0xC2567A),
                        QColor(0xB06A00)};
    c.questionTexts = {QColor(0x2F5AD5), QColor(0x0B7070), QColor(0x7E48BD), QColor(0x9F4764),
                       QColor(0x925800)};
    c.selection = mixed(c.accent, c.surface, 0.06);
    c.hover = mixed(c.text, c.surface, 0.03);
    c.okGround = mixed(c.ok, c.surface, 0.06);
    c.warnGround = mixed(c.warn, c.surface, 0.06);
    c.badGround = mixed(c.bad, c.surface, 0.06);
    c.track = QColor(0xECEEF2);
    c.mark = QColor(0x7D8592);
    c.inverse = c.text;
    c.onInverse = c.surface;
    return c;
}

Colors Colors::dark()
{
    Colors c;
    c.window = QColor(0x14171C);
    c.surface = QColor(0x1C2027);
    c.field = QColor(0x171A20);
    c.line = QColor(0x2C323B);
    c.text = QColor(0xE8EBF0);
    c.muted = QColor(0x9AA4B2);
    c.faint = QColor(0x8A929D);
    c.accent = QColor(0x7C9CFF);
    c.onAccent = QColor(0x14171C);
    c.accentDown = QColor(0x98B1FF);
    c.star = QColor(0xF2B544);
    c.starGround = QColor(0x33290F);
    c.ok = QColor(0x54C58D);
    c.warn = QColor(0xF0A24E);
    c.bad = QColor(0xF27C72);
    c.questionColors = {QColor(0x7C9CFF), QColor(0x4FC4C4), QColor(0xB98CF2), QColor(0xEE8FAE),
                        QColor(0xE0A24A)};
    c.questionTexts = c.questionColors;
    c.selection = mixed(c.accent, c.surface, 0.08);
    c.hover = mixed(c.text, c.surface, 0.04);
    c.okGround = mixed(c.ok, c.surface, 0.10);
    c.warnGround = mixed(c.warn, c.surface, 0.10);
    c.badGround = mixed(c.bad, c.surface, 0.10);
    c.track = QColor(0x2C323B);
    c.mark = QColor(0x7B8491);
    c.inverse = c.text;
    c.onInverse = c.window;
    return c;
}

QColor Colors::question(int number) const
{
    return questionColors[cycled(number)];
}

QColor Colors::questionText(int number) const
{
    return questionTexts[cycled(number)];
}

QColor Colors::questionGround(int number) const
{
    return mixed(question(number), surface, questionShare);
}

namespace {

struct Named {
    QString name;
    QColor color;
};

/// Grounds on which any word may stand.
QList<Named> readingGrounds(const Colors &c)
{
    return {{u"window"_s, c.window}, {u"surface"_s, c.surface},
            {u"field"_s, c.field},   {u"selection"_s, c.selection},
            {u"hover"_s, c.hover},   {u"star ground"_s, c.starGround}};
}

QList<Named> words(const Colors &c)
{
    return {{u"text"_s, c.text},     {u"muted"_s, c.muted}, {u"faint"_s, c.faint},
            {u"accent"_s, c.accent}, {u"ok"_s, c.ok},       {u"warn"_s, c.warn},
            {u"bad"_s, c.bad}};
}

void addQuestions(const Colors &c, QList<ColorPair> &pairs)
{
    for (int n = 1; n <= 5; ++n) {
        const QString name = u"Q%1"_s.arg(n);
        pairs.append({name + u" chip"_s, c.questionText(n), c.questionGround(n)});
        for (const Named &ground : readingGrounds(c))
            pairs.append({name + u" stripe on "_s + ground.name, c.question(n), ground.color,
                          ColorPair::Kind::Sign});
        pairs.append({name + u" bar on track"_s, c.question(n), c.track, ColorPair::Kind::Sign});
    }
}

void addGrounds(const Colors &c, QList<ColorPair> &pairs)
{
    for (const Named &ground : readingGrounds(c)) {
        for (const Named &word : words(c))
            pairs.append({word.name + u" on "_s + ground.name, word.color, ground.color});
        pairs.append({u"star on "_s + ground.name, c.star, ground.color, ColorPair::Kind::Sign});
        pairs.append({u"mark on "_s + ground.name, c.mark, ground.color, ColorPair::Kind::Sign});
    }
}

}  // namespace

QList<ColorPair> contrastPairs(const Colors &colors)
{
    const Colors &c = colors;
    QList<ColorPair> pairs{
        {u"primary button"_s, c.onAccent, c.accent},
        {u"primary button, pressed"_s, c.onAccent, c.accentDown},
        {u"chosen filter"_s, c.onInverse, c.inverse},
        {u"ok chip"_s, c.ok, c.okGround},
        {u"warn chip"_s, c.warn, c.warnGround},
        {u"bad chip"_s, c.bad, c.badGround},
        {u"text on warn ground"_s, c.text, c.warnGround},
        {u"text on bad ground"_s, c.text, c.badGround},
        {u"muted on warn ground"_s, c.muted, c.warnGround},
        {u"muted on bad ground"_s, c.muted, c.badGround},
        {u"playhead on track"_s, c.accent, c.track, ColorPair::Kind::Sign},
    };
    addGrounds(c, pairs);
    addQuestions(c, pairs);
    return pairs;
}

}  // namespace ui
