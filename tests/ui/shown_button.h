// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include <algorithm>

namespace tests {

/// The button that a host would find by these first words; null if none is to be seen.
inline QPushButton *shownButton(const QWidget &in, const QString &text)
{
    const auto buttons = in.findChildren<QPushButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [&](QPushButton *one) {
        return one->isVisible() && one->text().startsWith(text);
    });
    return found == buttons.end() ? nullptr : *found;
}

}  // namespace tests
