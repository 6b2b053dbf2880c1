// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

#include <kainjow/mustache.hpp>

namespace core {

/// How a format keeps foreign words from acting.
struct Escapes {
    std::function<QString(const QString &)> text;
    std::function<QString(const QString &)> url;  ///< gets it percent-encoded
};

/// The recap's values as a Mustache template sees them; everything in them is escaped already, so
/// that a template cannot forget it.
kainjow::mustache::data recapValues(const Recap &recap, const Escapes &escapes);

/// Fills a template of resources/recap.
QString filledTemplate(const QString &name, const kainjow::mustache::data &values);

/// "X", "Mastodon", "Bluesky": a network's own name.
QString networkTitle(const NetworkId &network);

}  // namespace core
