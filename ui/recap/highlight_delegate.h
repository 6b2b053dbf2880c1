// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// Paints one highlight: grip, text, who said it where, star.
class HighlightDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role { PostRole = Qt::UserRole, QuoteRole };

    explicit HighlightDelegate(Theme &theme, QObject *parent = nullptr);

    /// How many hosts the chat has: two of two are both.
    void setHostCount(int hosts) { m_hosts = hosts; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    QRect textRect(const QRect &row, const QString &text) const;
    QRect noteRect(const QRect &row, const QString &note) const;
    void paintGrip(QPainter *painter, const QRect &row) const;
    QString captionFor(const core::Recap::Quote &quote) const;

    Theme &m_theme;
    int m_hosts = 2;
};

}  // namespace ui

Q_DECLARE_METATYPE(core::Recap::Quote)
