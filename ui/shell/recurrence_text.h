// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// An RRULE value in a host's words: "Every other Monday", "First Friday of the month". A rule
/// that has no simple words is shown as it is.
QString recurrenceText(const QString &rule);

}  // namespace ui
