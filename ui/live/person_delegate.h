// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// Paints one person: the network's badge, the name, and what is known in a second line.
class PersonDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PersonDelegate(Theme &theme, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    Theme &m_theme;
};

}  // namespace ui
