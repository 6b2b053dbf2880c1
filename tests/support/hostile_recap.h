// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

#include <QRandomGenerator>

namespace tests {

/// Words that mean to be more than words in some format: markup, links, Markdown, templates,
/// shortcodes, direction marks, half letters. One of them, or several run together.
QString hostileWords(QRandomGenerator &random);

/// A recap whose every foreign text is made by `words`, in which nothing is left empty: names,
/// handles, texts, alt texts, notes, ids, titles, questions.
core::Recap recapOf(int quotes, const std::function<QString()> &words);

/// The same recap with every sign of its words replaced by a letter, line breaks kept: what its
/// files look like when nobody is hostile.
core::Recap harmless(core::Recap recap);

}  // namespace tests
