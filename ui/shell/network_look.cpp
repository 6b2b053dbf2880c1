// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/network_look.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

NetworkLook networkLook(const core::NetworkId &network, const Colors &colors)
{
    if (network.text() == u"x"_s)  // black or white, whichever the ground is not
        return {u"X"_s, colors.text, colors.surface};
    if (network.text() == u"mastodon"_s)
        return {u"M"_s, QColor(0x6062EC), Qt::white};
    if (network.text() == u"bluesky"_s)
        return {u"B"_s, QColor(0x1272E0), Qt::white};
    return {network.text().left(1).toUpper(), colors.muted, colors.surface};
}

QPixmap networkDot(const core::NetworkId &network, const Colors &colors)
{
    QPixmap dot(20, 20);
    dot.fill(Qt::transparent);
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(networkLook(network, colors).color);
    painter.drawEllipse(4, 4, 12, 12);
    return dot;
}

}  // namespace ui
