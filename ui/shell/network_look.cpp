// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/network_look.h"

namespace ui {

using namespace Qt::StringLiterals;

NetworkLook networkLook(const core::NetworkId &network, const Colors &colors)
{
    if (network.text() == u"x"_s)  // black or white, whichever the ground is not
        return {u"X"_s, u"X"_s, colors.text, colors.surface};
    if (network.text() == u"mastodon"_s)
        return {u"Mastodon"_s, u"M"_s, QColor(0x6062EC), Qt::white};
    if (network.text() == u"bluesky"_s)
        return {u"Bluesky"_s, u"B"_s, QColor(0x1272E0), Qt::white};
    const QString name = network.text();
    return {name, name.left(1).toUpper(), colors.muted, colors.surface};
}

QString networkName(const core::NetworkId &network)
{
    return networkLook(network, Colors::light()).name;
}

}  // namespace ui
