// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

#include <array>

namespace ui {

/// Every colour of the window, once for light and once for dark.
///
/// A value; Theme holds the one in use. Nothing else in the program names a colour, except the
/// networks' own in network_look. Tinted grounds are opaque and faint enough that every word may
/// stand on every ground; contrastPairs() lists the pairs and a test computes them.
struct Colors {
    QColor window;      ///< behind everything
    QColor surface;     ///< cards, panels, header
    QColor field;       ///< what is written into
    QColor line;        ///< hairlines and borders
    QColor text;        ///< what is read
    QColor muted;       ///< secondary text
    QColor faint;       ///< handles, times
    QColor accent;      ///< the one primary action, selection, playhead
    QColor onAccent;    ///< words on accent
    QColor accentDown;  ///< accent while pressed
    QColor inverse;     ///< ground of the chosen filter
    QColor onInverse;   ///< words on it
    QColor star;
    QColor starGround;
    QColor ok, warn, bad;
    QColor okGround, warnGround, badGround;
    QColor selection;  ///< ground of the chosen row
    QColor hover;      ///< ground under the pointer
    QColor track;      ///< the empty part of a bar
    QColor mark;       ///< outline of what is not filled: a ring on the timeline, a dashed chip
    std::array<QColor, 5> questionColors;
    std::array<QColor, 5> questionTexts;

    static Colors light();
    static Colors dark();

    /// Stripe and bar of a question; Q1 … Q5, then again.
    QColor question(int number) const;
    /// Words on questionGround().
    QColor questionText(int number) const;
    QColor questionGround(int number) const;
};

/// `top` laid over `ground` at `share` (0 to 1).
QColor mixed(const QColor &top, const QColor &ground, double share);

/// Two colours that meet somewhere in the window.
struct ColorPair {
    enum class Kind {
        Text,  ///< must differ by 4.5 : 1
        Sign,  ///< must differ by 3 : 1
    };
    QString name;
    QColor front;
    QColor ground;
    Kind kind = Kind::Text;
};

/// All pairs that the window uses.
QList<ColorPair> contrastPairs(const Colors &colors);

}  // namespace ui
