// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

class Theme;

/// The application's style sheet: resources/style/moderato.qss with every @name replaced by the
/// theme's colour or font size of that name.
QString styleSheet(const Theme &theme);

}  // namespace ui
