// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/network_sign.h"

#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"

#include <QPainter>

namespace ui {

NetworkSign::NetworkSign(const core::NetworkId &network, Theme &theme, int side, QWidget *parent)
    : QWidget(parent)
    , m_network(network)
    , m_theme(theme)
{
    setFixedSize(theme.scaled(side), theme.scaled(side));
    setAccessibleName(core::networkName(network));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NetworkSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintNetworkSign(painter, rect(), networkLook(m_network, m_theme.colors()));
}

}  // namespace ui
