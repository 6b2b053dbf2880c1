// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/two_line_delegate.h"

#include "ui/shell/theme.h"

#include <QPainter>

namespace ui {

TwoLineDelegate::TwoLineDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = !index.data(DetailRole).isValid();
    return {m_theme.scaled(160), m_theme.scaled(heading ? 28 : 50)};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (selected)
        painter->fillRect(option.rect, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    const QRect area = option.rect.adjusted(16, 6, -12, -6);
    const auto line = [&](Theme::Type type, const QColor &color, const QString &text,
                          Qt::Alignment alignment) {
        painter->setFont(m_theme.font(type));
        painter->setPen(color);
        painter->drawText(area, alignment,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    };
    if (!index.data(DetailRole).isValid()) {
        line(Theme::Type::Small, colors.faint, index.data(Qt::DisplayRole).toString(),
             Qt::AlignBottom);
        return painter->restore();
    }
    line(selected ? Theme::Type::Strong : Theme::Type::Body, colors.text,
         index.data(Qt::DisplayRole).toString(), Qt::AlignTop);
    line(Theme::Type::Small, colors.muted, index.data(DetailRole).toString(), Qt::AlignBottom);
    painter->restore();
}

}  // namespace ui
