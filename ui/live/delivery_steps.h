// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <functional>

namespace ui {

/// What a host can do about a delivery that did not simply go out: a word and the deed.
struct DeliveryStep {
    QString text;
    std::function<void()> take;
};

/// In the order of the buttons; none while nothing needs to be done. Editing a refused text is
/// the run sheet's own, because it needs a place to write.
QList<DeliveryStep> deliverySteps(core::LiveChat &live, const core::Delivery &delivery);

}  // namespace ui
