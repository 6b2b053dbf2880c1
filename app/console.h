// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

/// The exit statuses of every command.
enum ExitStatus { done = 0, couldNot = 1, wrongUse = 2 };

/// Takes standard input, output and errors that the caller closed as /dev/null, before anything is
/// opened: else the next file got their numbers, and lines for people were written into it.
void openStandardStreams();
/// Whether the caller gave a standard output: what is written nowhere is not done.
bool hasStandardOutput();

void printResult(const QString &line);  ///< to standard output, written at once
void printWords(const QString &line);   ///< to standard error: words for people

/// The status to end with: couldNot, and a sentence, where standard output did not take everything.
int statusAfterOutput(int status);

/// Foreign text for a terminal: no control characters, one line.
QString oneLine(const QString &foreign);

}  // namespace app
