// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/network_id.h"

#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// Paints one person: the networks' badges, the name, and what is known in a second line.
class PersonDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PersonDelegate(Theme &theme, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintBadge(QPainter *painter, const QRect &place, const core::NetworkId &network) const;

    Theme &m_theme;
};

}  // namespace ui
