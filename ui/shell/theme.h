// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/colors.h"

#include <QDBusVariant>
#include <QFont>
#include <QIcon>
#include <QObject>

#include <algorithm>

namespace ui {

/// Light, dark or as the desktop has it; the one place for colours, type and the style sheet.
///
/// Owned by Application, handed to whatever paints. Widgets get their looks from the style sheet
/// by their `role` property (see widgets.h); what paints itself asks colors() and font(), and
/// paints again on changed(). Sizes follow the desktop's font: its body size is 13 in the design.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };
    enum class Type { Body, Strong, Post, Title, Countdown, Caption, Small };

    explicit Theme(Choice choice = Choice::System, QObject *parent = nullptr);

    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    bool isDark() const { return m_dark; }
    const Colors &colors() const { return m_colors; }

    QFont font(Type type) const;
    /// A size of the design in pixels, grown or shrunk with the desktop's font.
    int scaled(int pixels) const;
    /// The same, never smaller than in the design: where a width decides what is shown.
    int atLeast(int pixels) const { return std::max(pixels, scaled(pixels)); }
    /// One of our own icons (resources/icons) in a colour of the theme.
    QIcon icon(const QString &name, const QColor &color) const;

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void portalChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void update();
    void apply();
    bool wantsDark() const;

    Choice m_choice;
    QFont m_base;            ///< the desktop's own, as it was before us
    bool m_paletteDark;      ///< the desktop's palette, as it was before us
    int m_portalScheme = 0;  ///< 0 no preference or no portal, 1 dark, 2 light
    bool m_dark = false;
    Colors m_colors;
};

}  // namespace ui
