// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

namespace core {

/// The address percent-encoded and without user name; empty where a browser should not go.
QString safeUrl(const QUrl &url);
/// What stands in an article where a chat has no title: its hashtag.
QString recapTitle(const Recap &recap);
/// When a post was written, as the chat's zone has it: "20:51"; with its day where that is not the
/// chat's.
QString timeInRecap(Instant created, const Recap &recap);
/// "Monday, 7 December 2026" and "20:30 ET".
QString longDate(const ZonedTime &time);
QString hourAndZone(const ZonedTime &time);
/// A language tag that a browser knows, or nothing.
QString knownLanguage(const QString &language);
/// The host's own words: each line is a paragraph.
QStringList paragraphsOf(const QString &text);

}  // namespace core
