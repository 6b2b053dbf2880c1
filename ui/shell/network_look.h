// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/network_id.h"
#include "ui/shell/colors.h"

#include <QPixmap>

namespace ui {

/// How a network is named and told apart at a glance: its name, the letter of its badge, its
/// colour. The letter stands beside the colour everywhere, so that nobody needs the colour.
struct NetworkLook {
    QString name;    ///< "Mastodon"
    QString letter;  ///< "M"
    QColor color;    ///< dot and ground of the badge
    QColor onColor;  ///< the letter on it
};

NetworkLook networkLook(const core::NetworkId &network, const Colors &colors);
/// A dot in the network's colour, for a button.
QPixmap networkDot(const core::NetworkId &network, const Colors &colors);
/// The name alone: "X", "Mastodon", "Bluesky".
QString networkName(const core::NetworkId &network);

}  // namespace ui
