// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

/// The sentences of the article that stand between what people wrote, for the preview and the PDF.
/// The other formats have theirs in their templates.
namespace ui {

/// "By Vivett Dukes & Clint Whitten"; empty without hosts.
QString byLine(const core::Recap &recap);
/// "Our chat on Monday, 23 November 2026 touched on …", with the figures and thanks to the hosts.
QString openingSentence(const core::Recap &recap);
/// "Q3: How could …"
QString questionLine(const core::Recap &recap, const core::Recap::Question &question);
/// "Thank you to everyone who joined #SafeSpaceConvos."
QString closingSentence(const core::Recap &recap);
/// "Join the next #SafeSpaceConvos on …"; empty where no next chat is known.
QString invitation(const core::Recap &recap);

/// The name that a quote shows: its author's, else the handle.
QString quotedName(const core::Recap::Quote &quote);
/// "@ann@social.example · Mastodon · " before the time.
QString quotedSource(const core::Recap::Quote &quote);

}  // namespace ui
