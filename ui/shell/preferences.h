// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme.h"

#include <QByteArray>
#include <QMap>

class QSettings;

namespace ui {

/// Window and taste: what is nice to find again and no loss when it is gone.
struct Preferences {
    Theme::Choice theme = Theme::Choice::System;
    QByteArray windowGeometry;
    QMap<QString, QByteArray> splitters;  ///< by object name
    QString lastChat;                     ///< id of the chat shown last
    bool notifications = true;
    QString deskName;  ///< how the host is called in stars and notes

    bool operator==(const Preferences &) const = default;
};

Preferences loadPreferences(QSettings &settings);
void savePreferences(const Preferences &preferences, QSettings &settings);

}  // namespace ui
