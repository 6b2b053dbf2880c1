// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/flow_layout.h"

namespace ui {

FlowLayout::FlowLayout(int spacing, QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize whole;
    for (const QLayoutItem *item : m_items) {
        const QSize one = item->sizeHint();
        whole = QSize(whole.width() + one.width() + (whole.isEmpty() ? 0 : spacing()),
                      qMax(whole.height(), one.height()));
    }
    return whole.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items)
        least = least.expandedTo(item->minimumSize());
    return least.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &place)
{
    QLayout::setGeometry(place);
    arrange(place, true);
}

int FlowLayout::arrange(const QRect &whole, bool really) const
{
    const QRect place = whole.marginsRemoved(contentsMargins());
    int x = place.x();
    int y = place.y();
    int lineHeight = 0;
    for (QLayoutItem *item : m_items) {
        const QSize size = item->sizeHint().boundedTo({place.width(), QWIDGETSIZE_MAX});
        if (x > place.x() && x + size.width() > place.x() + place.width()) {
            x = place.x();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        if (really)
            item->setGeometry({QPoint(x, y), size});
        x += size.width() + spacing();
        lineHeight = qMax(lineHeight, size.height());
    }
    return y + lineHeight - whole.y() + contentsMargins().bottom();
}

}  // namespace ui
