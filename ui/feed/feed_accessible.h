// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class FeedView;

/// Makes screen readers see every FeedView as a list with one item for each post. Calling it again
/// changes nothing.
void installFeedAccessible();

/// What screen readers are told; nothing happens while there are none.
void tellSelected(FeedView *view, int row);
void tellRowsChanged(FeedView *view);
void tellRowsReset(FeedView *view);

}  // namespace ui
