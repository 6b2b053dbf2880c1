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
    const QRect whole = option.rect.adjusted(left - option.rect.left(), 4, -12, -4);
    const int middle = whole.center().y();
    const auto text = [&](Theme::Type type, const QColor &color, const QRect &line, int role) {
        painter->setFont(m_theme.font(type));
        painter->setPen(color);
        const QFontMetrics metrics(painter->font());
        const QString shown =
            metrics.elidedText(index.data(role).toString(), Qt::ElideRight, line.width());
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft, shown);
        return metrics.horizontalAdvance(shown);
    };
    QRect upper(whole.topLeft(), QPoint(whole.right(), middle));
    const int name = text(Theme::Type::Strong, colors.text, upper, Qt::DisplayRole);
    upper.setLeft(upper.left() + name + 8);
    if (upper.width() > m_theme.scaled(40))
        text(Theme::Type::Caption, colors.faint, upper, PeopleModel::HandlesRole);
    text(Theme::Type::Caption, colors.muted,
         QRect(QPoint(whole.left(), middle), whole.bottomRight()), PeopleModel::DetailRole);
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
