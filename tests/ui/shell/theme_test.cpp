// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/network_look.h"
#include "ui/shell/style_sheet.h"

#include <QApplication>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace ui;

namespace {

/// WCAG 2.2, "relative luminance".
double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

void expectReadable(const Colors &colors, const char *mode)
{
    for (const ColorPair &pair : contrastPairs(colors)) {
        const double least = pair.kind == ColorPair::Kind::Text ? 4.5 : 3.0;
        EXPECT_GE(contrast(pair.front, pair.ground), least)
            << mode << ": " << pair.name.toStdString() << ", " << pair.front.name().toStdString()
            << " on " << pair.ground.name().toStdString();
    }
}

void expectNetworksTellApart(const Colors &colors)
{
    for (const QString &id : {u"x"_s, u"mastodon"_s, u"bluesky"_s, u"unheard-of"_s}) {
        const NetworkLook look = networkLook(core::NetworkId(id), colors);
        EXPECT_GE(contrast(look.onColor, look.color), 4.5) << id.toStdString();
        for (const QColor &ground : {colors.surface, colors.window, colors.starGround})
            EXPECT_GE(contrast(look.color, ground), 3.0) << id.toStdString();
    }
}

}  // namespace

TEST(ThemeTest, EveryPairOfColoursCanBeReadInLight)
{
    expectReadable(Colors::light(), "light");
}

TEST(ThemeTest, EveryPairOfColoursCanBeReadInDark)
{
    expectReadable(Colors::dark(), "dark");
}

TEST(ThemeTest, TheContrastFormulaKnowsBlackOnWhite)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21.0, 0.001);
    EXPECT_NEAR(contrast(QColor(0x767676), Qt::white), 4.54, 0.01);
}

TEST(ThemeTest, NetworksCanBeToldApartInBothModes)
{
    expectNetworksTellApart(Colors::light());
    expectNetworksTellApart(Colors::dark());
}

TEST(ThemeTest, TheSixthQuestionLooksLikeTheFirst)
{
    const Colors colors = Colors::light();

    EXPECT_EQ(colors.question(6), colors.question(1));
    EXPECT_EQ(colors.questionText(7), colors.questionText(2));
    EXPECT_EQ(colors.question(0), colors.question(5));
    EXPECT_EQ(colors.question(-1), colors.question(4));
}

TEST(ThemeTest, ChoosingDarkChangesPaletteAndSheetAndSaysSo)
{
    Theme theme(Theme::Choice::Light);
    QSignalSpy changes(&theme, &Theme::changed);
    const QString lightSheet = qApp->styleSheet();

    theme.setChoice(Theme::Choice::Dark);

    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(changes.count(), 1);
    EXPECT_EQ(QApplication::palette().color(QPalette::Base), Colors::dark().field);
    EXPECT_NE(qApp->styleSheet(), lightSheet);
}

TEST(ThemeTest, EveryNameInTheStyleSheetIsFilledIn)
{
    const Theme theme(Theme::Choice::Light);
    const QString sheet = styleSheet(theme);

    EXPECT_FALSE(sheet.isEmpty());
    EXPECT_FALSE(sheet.section(u"*/"_s, 1).contains(u'@'));
    EXPECT_TRUE(sheet.contains(Colors::light().accent.name()));
}

TEST(ThemeTest, SizesFollowTheDesktopsFont)
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPixelSize(26);
    QApplication::setFont(large);
    const Theme theme(Theme::Choice::Light);

    EXPECT_EQ(theme.font(Theme::Type::Body).pixelSize(), 26);
    EXPECT_EQ(theme.font(Theme::Type::Countdown).pixelSize(), 60);
    EXPECT_EQ(theme.scaled(38), 76);

    QApplication::setFont(before);
}
