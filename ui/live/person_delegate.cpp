// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/person_delegate.h"

#include "ui/live/people_model.h"
#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr qsizetype mostBadges = 2;  ///< as many as a row has room for, one above the other

}  // namespace

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
    const QStringList networks = index.data(PeopleModel::NetworksRole).toStringList();
    const int size = m_theme.scaled(16);
    const QPoint place(option.rect.left() + 16, option.rect.top() + m_theme.scaled(8));
    for (qsizetype at = std::min<qsizetype>(networks.size(), mostBadges) - 1; at >= 0; --at)
        paintBadge(painter, QRect(place + QPoint(0, int(at) * (size + 2)), QSize(size, size)),
                   core::NetworkId(networks[at]));
    const int left = place.x() + size + 10;
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

void PersonDelegate::paintBadge(QPainter *painter, const QRect &place,
                                const core::NetworkId &network) const
{
    const NetworkLook look = networkLook(network, m_theme.colors());
    painter->setPen(Qt::NoPen);
    painter->setBrush(look.color);
    painter->drawEllipse(place);
    painter->setPen(look.onColor);
    painter->setFont(m_theme.font(Theme::Type::Small));
    painter->drawText(place, Qt::AlignCenter, look.letter);
}

}  // namespace ui
