// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// The three stages of a chat, in their order.
enum class Stage { Prepare, Live, Recap };

}  // namespace ui
