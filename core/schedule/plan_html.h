// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core::plan {

/// Whether a pasted text is a page or a piece of one, rather than text with a few tags in it.
bool looksLikeHtml(const QString &text);

/// Tags to lines: headings become "# …", items "- …" or "1. …", cells are parted by tabs; scripts
/// and styles are left out, character references resolved. Where `isPage` is false, line breaks
/// of the text stay and only tags that HTML knows are taken away. One pass, no tree: nesting
/// costs nothing.
QString htmlToMarkdown(const QString &text, bool isPage);

}  // namespace core::plan
