// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/highlight_list.h"

#include "ui/recap/highlight_delegate.h"

#include <QKeyEvent>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

PostId postOf(const QListWidgetItem &item)
{
    return PostId(item.data(HighlightDelegate::PostRole).toString());
}

}  // namespace

HighlightList::HighlightList(Theme &theme, QWidget *parent) : QListWidget(parent)
{
    m_delegate = new HighlightDelegate(theme, this);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setResizeMode(QListView::Adjust);
    setWordWrap(true);
    setToolTip(tr("Drag, or Alt+Up and Alt+Down, to change the order; Enter shows the post, N "
                  "writes a note, Delete takes the star off"));
}

void HighlightList::show(const QList<Recap::Quote> &quotes)
{
    if (quotes == m_quotes && count() == quotes.size())
        return;
    const std::optional<PostId> selected = current();
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
    if (selected) {
        setCurrentRow(std::min(row, count() - 1));  // the next one, if it has left
        select(*selected);
    }
    updateGeometry();
}

void HighlightList::setHostCount(int hosts)
{
    m_delegate->setHostCount(hosts);
}

QList<PostId> HighlightList::order() const
{
    QList<PostId> order;
    for (int row = 0; row < count(); ++row)
        order.append(postOf(*item(row)));
    return order;
}

std::optional<PostId> HighlightList::current() const
{
    return currentItem() ? std::optional(postOf(*currentItem())) : std::nullopt;
}

void HighlightList::select(const PostId &post)
{
    for (int row = 0; row < count(); ++row) {
        if (postOf(*item(row)) == post)
            return setCurrentRow(row);
    }
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

void HighlightList::focusInEvent(QFocusEvent *event)
{
    QListWidget::focusInEvent(event);
    if (!currentItem() && count() > 0)
        setCurrentRow(event->reason() == Qt::BacktabFocusReason ? count() - 1 : 0);
}

void HighlightList::dropEvent(QDropEvent *event)
{
    QListWidget::dropEvent(event);
    Q_EMIT reordered();
}

void HighlightList::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const int key = event->key();
    if (modifiers == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down))
        return moveCurrent(key == Qt::Key_Up ? -1 : 1);
    if (modifiers == Qt::NoModifier && (takeArrow(key) || takeLetter(key)))
        return;
    QListWidget::keyPressEvent(event);
}

/// At the end of one list the next one begins.
bool HighlightList::takeArrow(int key)
{
    if (key == Qt::Key_Down && currentRow() == count() - 1) {
        Q_EMIT leftDownwards();
        return true;
    }
    if (key == Qt::Key_Up && currentRow() <= 0) {
        Q_EMIT leftUpwards();
        return true;
    }
    return false;
}

bool HighlightList::takeLetter(int key)
{
    const std::optional<PostId> post = current();
    if (!post)
        return false;
    switch (key) {
    case Qt::Key_Delete:
    case Qt::Key_S:
        Q_EMIT unstarred(*post);
        return true;
    case Qt::Key_N:
        Q_EMIT noteWanted(*post);
        return true;
    default:
        return false;
    }
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
