// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

/// Writes what the program logs to DATA/moderato.log from now on; a log over one megabyte is set
/// aside first. Nothing that posts say and no token is ever logged.
void logToFile(const QString &dataFolder);

}  // namespace app
