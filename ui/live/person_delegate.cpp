// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/person_delegate.h"

#include "ui/live/people_model.h"
#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"

#include <QPainter>

namespace ui {

PersonDelegate::PersonDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{}

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.scaled(200), m_theme.scaled(48)};
}

void PersonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    const NetworkLook look =
        networkLook(core::NetworkId(index.data(PeopleModel::NetworkRole).toString()), colors);
    const int size = m_theme.scaled(16);
    const QRect badge(option.rect.left() + 16, option.rect.top() + m_theme.scaled(8), size, size);
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.color);
    painter->drawEllipse(badge);
    painter->setPen(look.onColor);
    painter->setFont(m_theme.font(Theme::Type::Small));
    painter->drawText(badge, Qt::AlignCenter, look.letter);

    const int left = badge.right() + 10;
    const int width = option.rect.right() - 12 - left;
    const int middle = option.rect.center().y();
    const auto line = [&](Theme::Type type, const QColor &color, int role, int top, int bottom) {
        painter->setFont(m_theme.font(type));
        painter->setPen(color);
        const QString text =
            painter->fontMetrics().elidedText(index.data(role).toString(), Qt::ElideRight, width);
        painter->drawText(QRect(left, top, width, bottom - top), Qt::AlignVCenter, text);
    };
    line(Theme::Type::Strong, colors.text, Qt::DisplayRole, option.rect.top() + 4, middle);
    line(Theme::Type::Caption, colors.muted, PeopleModel::DetailRole, middle,
         option.rect.bottom() - 4);
    painter->restore();
}

}  // namespace ui
