// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/network_id.h"
#include "ui/shell/colors.h"

#include <QPixmap>

class QPainter;

namespace ui {

/// How a network is told apart at a glance: the letter of its badge and its colour. The letter
/// stands beside the colour everywhere, so that nobody needs the colour.
struct NetworkLook {
    QString letter;  ///< "M"
    QColor color;    ///< dot and ground of the badge
    QColor onColor;  ///< the letter on it
};

NetworkLook networkLook(const core::NetworkId &network, const Colors &colors);
/// A dot in the network's colour, for a button that names the network.
QPixmap networkDot(const core::NetworkId &network, const Colors &colors);
/// The letter on its round ground, for a button that does not; drawn for the screen's density.
QPixmap networkSign(const core::NetworkId &network, const Colors &colors, double density = 1);
/// The same, as large as the place.
void paintNetworkSign(QPainter &painter, const QRectF &place, const NetworkLook &look);

}  // namespace ui
