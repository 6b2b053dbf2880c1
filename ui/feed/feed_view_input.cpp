// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer and keys do in the stream.
#include "ui/feed/feed_accessible.h"
#include "ui/feed/feed_view.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

namespace ui {

using namespace core;

namespace {

bool isOnTheWeb(const QUrl &target)
{
    return target.scheme() == u"https" || target.scheme() == u"http";
}

}  // namespace

// Pointer.

FeedView::Under FeedView::under(const QPoint &point)
{
    const int row = m_place.rowAt(point.y());
    if (row < 0 || !viewport()->rect().contains(point))
        return {};
    const PostLayout &post = layoutOf(row);
    return {post.item().id, post.partAt(point - QPoint(0, m_place.top(row)))};
}

void FeedView::follow(const QPoint &point)
{
    const int before = hoveredRow();
    m_pointer = point;
    const PostPart part = under(point).part;
    if (before == hoveredRow() && part == m_partUnder)
        return;
    m_partUnder = part;
    const bool isButton = part.kind != PostPart::Kind::None;
    viewport()->setCursor(isButton ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->setToolTip(part.kind == PostPart::Kind::Link && isOnTheWeb(part.target)
                               ? part.target.toDisplayString().toHtmlEscaped()
                               : QString());
    viewport()->update();
}

void FeedView::mouseMoveEvent(QMouseEvent *event)
{
    follow(event->position().toPoint());
}

void FeedView::mousePressEvent(QMouseEvent *event)
{
    using Kind = PostPart::Kind;
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = under(event->position().toPoint());
    const Kind kind = m_pressed.part.kind;
    if (m_pressed.post && (kind == Kind::None || kind == Kind::Link || kind == Kind::Cover))
        select(m_pressed.post);
}

void FeedView::mouseReleaseEvent(QMouseEvent *event)
{
    const Under pressed = std::exchange(m_pressed, {});
    const Under now = under(event->position().toPoint());
    if (event->button() == Qt::LeftButton && pressed.post && now.post == pressed.post &&
        now.part.kind == pressed.part.kind && now.part.action == pressed.part.action)
        trigger(now, event->globalPosition().toPoint());
}

void FeedView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Under now = under(event->position().toPoint());
    if (event->button() == Qt::LeftButton && now.post && now.part.kind == PostPart::Kind::None)
        Q_EMIT actionWanted(*now.post, ActionId::OpenPost);
    else
        mousePressEvent(event);  // two quick clicks on a star are two clicks
}

void FeedView::trigger(const Under &under, const QPoint &globalPos)
{
    switch (under.part.kind) {
    case PostPart::Kind::None:
        return;
    case PostPart::Kind::Star:
    case PostPart::Kind::Action:
        Q_EMIT actionWanted(*under.post, under.part.action);
        return;
    case PostPart::Kind::Chip:
        Q_EMIT chipClicked(*under.post, globalPos);
        return;
    case PostPart::Kind::Author:
        if (const auto item = m_rows.itemAt(m_rows.rowOf(*under.post)))
            Q_EMIT authorClicked(item->author);
        return;
    case PostPart::Kind::Cover:
        uncover(*under.post);
        return;
    case PostPart::Kind::Link:
        if (isOnTheWeb(under.part.target))
            QDesktopServices::openUrl(under.part.target);
        return;
    }
}

void FeedView::uncover(const PostId &post)
{
    m_uncovered.insert(post);
    changed(m_rows.rowOf(post));
}

bool FeedView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_pointer.reset();
        m_partUnder = {};
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FeedView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey)
        select(under(viewport()->mapFromGlobal(event->globalPos())).post);
    if (!m_selected)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    const QPoint below = rowRect(selectedRow()).topLeft() + QPoint(m_theme.scaled(79), 30);
    menu->popup(byKey ? viewport()->mapToGlobal(below) : event->globalPos());
}

/// The actions themselves, so that the menu shows their keys and does what they do.
void FeedView::fillMenu(QMenu &menu)
{
    const auto add = [&](ActionId id) {
        if (m_actions[id]->isEnabled())
            menu.addAction(m_actions[id]);
    };
    for (const ActionId id :
         {ActionId::Star, ActionId::Reply, ActionId::Boost, ActionId::Like, ActionId::Bookmark})
        add(id);
    menu.addSeparator();
    for (int number = 0; number <= 9; ++number)
        add(ActionId(int(ActionId::Question0) + number));
    add(ActionId::NoQuestion);
    menu.addSeparator();
    for (const ActionId id : {ActionId::Note, ActionId::Hide, ActionId::OpenPost})
        add(id);
    menu.addSeparator();
    for (const ActionId id : {ActionId::MuteAuthor, ActionId::BlockAuthor, ActionId::ReportAuthor})
        add(id);
}

// Keys.

void FeedView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
        return page(1);
    case Qt::Key_PageUp:
        return page(-1);
    case Qt::Key_Home:
        if (m_selected)
            selectRow(0);
        return scrollToTop();
    case Qt::Key_End:
        return selectRow(m_rows.count() - 1);
    case Qt::Key_Escape:
        if (m_selected)
            return select(std::nullopt);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected)
            return uncover(*m_selected);
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void FeedView::page(int direction)
{
    if (m_rows.count() == 0)
        return;
    const int distance = direction * std::max(1, m_place.window() - m_theme.scaled(48));
    if (!m_selected) {
        m_place.scrollBy(distance);
        return moved();
    }
    const int from = selectedRow();
    const int target = m_place.rowAt(m_place.top(from) + distance);
    const int end = direction > 0 ? m_rows.count() - 1 : 0;
    selectRow(target < 0 ? end : target == from ? from + direction : target);
}

void FeedView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_selected)
        tellSelected(this, selectedRow());
    viewport()->update();
}

void FeedView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

}  // namespace ui
