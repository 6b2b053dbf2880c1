// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

/// The exit statuses of every command.
enum ExitStatus { done = 0, couldNot = 1, wrongUse = 2 };

void printResult(const QString &line);  ///< to standard output, written at once
/// False, with a sentence to standard error, if a result could not be written.
bool resultsWritten();
void printWords(const QString &line);   ///< to standard error: words for people

/// Foreign text for a terminal: no control characters, one line.
QString oneLine(const QString &foreign);

}  // namespace app
