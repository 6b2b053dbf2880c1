// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/network_look.h"

#include <QPainter>

#include <algorithm>

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

QPixmap networkSign(const core::NetworkId &network, const Colors &colors, double density)
{
    constexpr int side = 16;
    QPixmap sign(QSize(side, side) * density);
    sign.setDevicePixelRatio(density);
    sign.fill(Qt::transparent);
    QPainter painter(&sign);
    paintNetworkSign(painter, QRectF(0.5, 0.5, side - 1, side - 1), networkLook(network, colors));
    return sign;
}

void paintNetworkSign(QPainter &painter, const QRectF &place, const NetworkLook &look)
{
    constexpr double letterShare = 0.62;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color);
    painter.drawEllipse(place);
    QFont letter = painter.font();
    letter.setPixelSize(std::max(1, int(place.height() * letterShare)));
    letter.setWeight(QFont::DemiBold);
    painter.setFont(letter);
    painter.setPen(look.onColor);
    painter.drawText(place, Qt::AlignCenter, look.letter);
    painter.restore();
}

}  // namespace ui
