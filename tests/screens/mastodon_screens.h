// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/screens/scene.h"

namespace tests {

/// What Mastodon has beyond the others: servers and requests in the status line, texts behind a
/// warning, the menu of a post, a report; in Prepare warnings, languages and further servers. The
/// scene shows a rehearsal.
void takeMastodonPrepared(Scene &scene);
/// The scene shows a chat on one account of Mastodon from then on.
void takeMastodonLive(Scene &scene);

}  // namespace tests
