// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/highlight_list.h"

#include "ui/recap/highlight_delegate.h"

#include <QKeyEvent>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

HighlightList::HighlightList(Theme &theme, QWidget *parent) : QListWidget(parent)
{
    setItemDelegate(new HighlightDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setResizeMode(QListView::Adjust);
    setWordWrap(true);
    setToolTip(tr("Drag, or Alt+Up and Alt+Down, to change the order; Delete takes the star off"));
}

void HighlightList::show(const QList<Recap::Quote> &quotes)
{
    if (quotes == m_quotes)
        return;
    const int row = currentRow();
    m_quotes = quotes;
    clear();
    for (const Recap::Quote &quote : quotes) {
        auto *item = new QListWidgetItem(this);
        item->setData(HighlightDelegate::PostRole, quote.post.id.text());
        item->setData(HighlightDelegate::QuoteRole, QVariant::fromValue(quote));
        item->setData(Qt::AccessibleTextRole,
                      tr("%1: %2").arg(quote.post.author.name, quote.post.text));
    }
    setCurrentRow(std::min(row, count() - 1));
    updateGeometry();
}

QList<PostId> HighlightList::order() const
{
    QList<PostId> order;
    for (int row = 0; row < count(); ++row)
        order.append(PostId(item(row)->data(HighlightDelegate::PostRole).toString()));
    return order;
}

QSize HighlightList::sizeHint() const
{
    int height = 0;
    for (int row = 0; row < count(); ++row)
        height += sizeHintForRow(row);
    return {200, height};
}

QSize HighlightList::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void HighlightList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
}

void HighlightList::dropEvent(QDropEvent *event)
{
    QListWidget::dropEvent(event);
    Q_EMIT reordered();
}

void HighlightList::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (alt && event->key() == Qt::Key_Up)
        return moveCurrent(-1);
    if (alt && event->key() == Qt::Key_Down)
        return moveCurrent(1);
    if (event->key() == Qt::Key_Delete && currentItem()) {
        Q_EMIT unstarred(PostId(currentItem()->data(HighlightDelegate::PostRole).toString()));
        return;
    }
    QListWidget::keyPressEvent(event);
}

void HighlightList::moveCurrent(int by)
{
    const int from = currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= count())
        return;
    insertItem(to, takeItem(from));
    setCurrentRow(to);
    Q_EMIT reordered();
}

}  // namespace ui
