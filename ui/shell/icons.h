// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace ui {

/// One of our own icons (resources/icons, "star", "lock", …) in one colour. Their SVG says
/// `currentColor`; the pixmap is drawn for the screen's own density.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, double density = 1);
QIcon icon(const QString &name, const QColor &color);
/// The program's own, in its colours.
QIcon applicationIcon();

}  // namespace ui
