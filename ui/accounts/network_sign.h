// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/network_id.h"

#include <QWidget>

namespace ui {

class Theme;

/// A network's letter on its colour, as large as a line of words or two. Owned by its parent.
class NetworkSign : public QWidget {
    Q_OBJECT

public:
    NetworkSign(const core::NetworkId &network, Theme &theme, int side, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    core::NetworkId m_network;
    Theme &m_theme;
};

}  // namespace ui
