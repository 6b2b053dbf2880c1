// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/style_sheet.h"

#include "ui/shell/theme.h"

#include <QFile>
#include <QHash>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString size(const QFont &font)
{
    if (font.pointSizeF() > 0)
        return QString::number(font.pointSizeF(), 'f', 2) + u"pt"_s;
    return QString::number(font.pixelSize()) + u"px"_s;
}

QHash<QString, QString> values(const Theme &theme)
{
    const Colors &c = theme.colors();
    QHash<QString, QString> all{
        {u"window"_s, c.window.name()},
        {u"surface"_s, c.surface.name()},
        {u"field"_s, c.field.name()},
        {u"line"_s, c.line.name()},
        {u"text"_s, c.text.name()},
        {u"muted"_s, c.muted.name()},
        {u"faint"_s, c.faint.name()},
        {u"accent"_s, c.accent.name()},
        {u"onAccent"_s, c.onAccent.name()},
        {u"accentDown"_s, c.accentDown.name()},
        {u"inverse"_s, c.inverse.name()},
        {u"onInverse"_s, c.onInverse.name()},
        {u"star"_s, c.star.name()},
        {u"starGround"_s, c.starGround.name()},
        {u"ok"_s, c.ok.name()},
        {u"warn"_s, c.warn.name()},
        {u"bad"_s, c.bad.name()},
        {u"okGround"_s, c.okGround.name()},
        {u"warnGround"_s, c.warnGround.name()},
        {u"badGround"_s, c.badGround.name()},
        {u"selection"_s, c.selection.name()},
        {u"hover"_s, c.hover.name()},
        {u"track"_s, c.track.name()},
        {u"mark"_s, c.mark.name()},
    };
    all[u"mode"_s] = theme.isDark() ? u"dark"_s : u"light"_s;
    all[u"disabled"_s] = mixed(c.muted, c.surface, 0.6).name();
    for (int n = 1; n <= 5; ++n) {
        all[u"questionText%1"_s.arg(n)] = c.questionText(n).name();
        all[u"questionGround%1"_s.arg(n)] = c.questionGround(n).name();
    }
    all[u"bodySize"_s] = size(theme.font(Theme::Type::Body));
    all[u"postSize"_s] = size(theme.font(Theme::Type::Post));
    all[u"titleSize"_s] = size(theme.font(Theme::Type::Title));
    all[u"countdownSize"_s] = size(theme.font(Theme::Type::Countdown));
    all[u"captionSize"_s] = size(theme.font(Theme::Type::Caption));
    all[u"smallSize"_s] = size(theme.font(Theme::Type::Small));
    return all;
}

/// Length of the name that follows an @.
qsizetype nameLength(QStringView text)
{
    qsizetype length = 0;
    while (length < text.size() && text[length].isLetterOrNumber())
        ++length;
    return length;
}

}  // namespace

QString styleSheet(const Theme &theme)
{
    QFile file(u":/style/moderato.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    const QHash<QString, QString> replacements = values(theme);
    QString sheet;
    qsizetype done = 0;
    for (qsizetype at = source.indexOf(u'@'); at >= 0; at = source.indexOf(u'@', done)) {
        const qsizetype length = nameLength(QStringView(source).mid(at + 1));
        const QString name = source.mid(at + 1, length);
        Q_ASSERT_X(replacements.contains(name), "styleSheet", qPrintable(name));
        sheet += QStringView(source).mid(done, at - done);
        sheet += replacements.value(name);
        done = at + 1 + length;
    }
    return sheet + source.mid(done);
}

}  // namespace ui
