// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap_words.h"

#include <kainjow/mustache.hpp>

namespace core {

/// How a format keeps foreign words from acting, wherever in the file they stand.
struct Escapes {
    std::function<QString(const QString &)> line;   ///< a name, a title: in one line
    std::function<QString(const QString &)> words;  ///< a post, with its line breaks
    std::function<QString(const QString &)> url;    ///< gets it percent-encoded
};

/// The recap's values as a Mustache template sees them, under the names that docs/templates.md
/// explains. Everything in them is escaped already, so that no template can forget it.
kainjow::mustache::data recapValues(const Recap &recap, const Escapes &escapes);

/// As entities, so that it is text for every reader of HTML, in and between quotes.
QString escapedHtml(const QString &text);

}  // namespace core
