// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/feed_view.h"

#include "ui/feed/avatar_cache.h"
#include "ui/feed/feed_accessible.h"
#include "ui/feed/new_posts_strip.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>

namespace ui {

using namespace core;

namespace {

constexpr int layoutsKept = 2000;
constexpr int usualHeight = 84;  ///< of a post with two lines, before anybody has seen it

}  // namespace

FeedView::FeedView(FeedRows &rows, Theme &theme, Actions &actions, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_rows(rows)
    , m_theme(theme)
    , m_actions(actions)
    , m_fonts(theme)
    , m_delegate(theme, m_fonts)
    , m_place([this](int row) { return layoutOf(row).height(); }, theme.scaled(usualHeight))
    , m_layouts(layoutsKept)
    , m_strip(new NewPostsStrip(this))
{
    installFeedAccessible();
    setAccessibleName(tr("Posts"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setSingleStep(theme.scaled(24));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);

    connect(&m_rows, &FeedRows::inserted, this, &FeedView::inserted);
    connect(&m_rows, &FeedRows::removed, this, &FeedView::removed);
    connect(&m_rows, &FeedRows::changed, this, &FeedView::changed);
    connect(&m_rows, &FeedRows::reset, this, &FeedView::reset);
    connect(&m_theme, &Theme::changed, this, &FeedView::looksChanged);
    connect(m_strip, &NewPostsStrip::clicked, this, &FeedView::scrollToTop);
    m_actions.addFeedActions(this);
    connect(m_actions[ActionId::NextPost], &QAction::triggered, this, &FeedView::selectNext);
    connect(m_actions[ActionId::PreviousPost], &QAction::triggered, this,
            &FeedView::selectPrevious);
    reset();
}

FeedView::~FeedView() = default;

void FeedView::setAvatars(AvatarCache *avatars)
{
    m_delegate.setAvatars(avatars);
    connect(avatars, &AvatarCache::arrived, viewport(), qOverload<>(&QWidget::update));
    viewport()->update();
}

// What happens to the rows.

void FeedView::inserted(int first, int count)
{
    const int selected = selectedRow();
    const int held = heldRow(selected >= first + count ? selected - count : selected);
    m_place.insert(first, count, held);
    if (held >= first)
        setNewPosts(m_newPosts + count);
    moved();
    updateActions();
    tellRowsChanged(this);
}

void FeedView::removed(int first, int count)
{
    const int selected = selectedRow();
    const int held = heldRow(selected >= first ? selected + count : selected);
    m_place.remove(first, count, held);
    keepSelection();
    if (!m_selected)
        m_next = m_rows.idAt(std::min(first, m_rows.count() - 1));
    moved();
    updateActions();
    tellRowsChanged(this);
}

void FeedView::changed(int row)
{
    if (const auto id = m_rows.idAt(row))
        m_layouts.remove(*id);
    m_place.remeasure(row, heldRow());
    moved();
}

void FeedView::reset()
{
    m_layouts.clear();
    m_place.reset(m_rows.count());
    m_next.reset();
    keepSelection();
    if (m_selected)
        m_place.reveal(selectedRow());
    setNewPosts(0);
    moved();
    updateActions();
    tellRowsReset(this);
}

void FeedView::looksChanged()
{
    m_layouts.clear();
    m_fonts = PostFonts(m_theme);
    m_delegate.forget();
    m_place.setEstimate(m_theme.scaled(usualHeight));
    m_place.remeasureAll(heldRow());
    moved();
}

/// A selection that has left is given up rather than passed on: a key meant for one post must not
/// hit its neighbour.
void FeedView::keepSelection()
{
    if (!m_selected || m_rows.rowOf(*m_selected) >= 0)
        return;
    m_selected.reset();
    Q_EMIT selectionChanged();
}

// Selection.

int FeedView::selectedRow() const
{
    return m_selected ? m_rows.rowOf(*m_selected) : -1;
}

void FeedView::select(const std::optional<PostId> &post)
{
    const int row = post ? m_rows.rowOf(*post) : -1;
    const std::optional<PostId> wanted = row >= 0 ? post : std::nullopt;
    if (wanted == m_selected) {
        m_place.reveal(row);
        return moved();
    }
    const int before = selectedRow();
    const int held = m_place.isInSight(row) ? row : m_place.firstRow();
    for (const auto &other : {m_selected, wanted}) {
        if (other)
            m_layouts.remove(*other);
    }
    m_selected = wanted;
    m_next.reset();
    for (const int other : {before, row}) {
        if (other >= 0)
            m_place.remeasure(other, held);
    }
    m_place.reveal(row);
    moved();
    tellSelected(this, row);
    Q_EMIT selectionChanged();
}

void FeedView::selectRow(int row)
{
    if (m_rows.count() > 0)
        select(m_rows.idAt(std::clamp(row, 0, m_rows.count() - 1)));
}

void FeedView::selectNext()
{
    if (m_selected)
        return selectRow(selectedRow() + 1);
    const int next = m_next ? m_rows.rowOf(*m_next) : -1;
    selectRow(next >= 0 ? next : m_place.firstRow());
}

void FeedView::selectPrevious()
{
    if (m_selected)
        return selectRow(selectedRow() - 1);
    const int next = m_next ? m_rows.rowOf(*m_next) : -1;
    selectRow(next >= 0 ? next - 1 : m_place.firstRow());
}

void FeedView::scrollToTop()
{
    m_place.scrollToTop();
    moved();
}

// Where things are.

/// The row that must not move: the one under the pointer, the selected one, or where one has
/// scrolled to. -1: nobody is reading, new posts may appear. The selected row is numbered as
/// m_place has it, which may not know yet what came or went.
int FeedView::heldRow(int selectedRow) const
{
    if (m_place.count() == 0)
        return -1;
    if (const int hovered = hoveredRow(); hovered >= 0)
        return hovered;
    if (m_selected && m_place.isInSight(selectedRow))
        return selectedRow;
    return m_selected || !m_place.isAtTop() ? m_place.firstRow() : -1;
}

int FeedView::heldRow() const
{
    return heldRow(selectedRow());
}

int FeedView::hoveredRow() const
{
    return m_pointer ? m_place.rowAt(m_pointer->y()) : -1;
}

QRect FeedView::rowRect(int row) const
{
    return {0, m_place.top(row), viewport()->width(), m_place.height(row)};
}

const PostLayout &FeedView::layoutOf(int row)
{
    const PostId id = m_rows.idAt(row).value_or(PostId());
    if (const PostLayout *kept = m_layouts.object(id))
        return *kept;
    FeedItem unreadable{.id = id, .text = tr("This post cannot be read just now.")};
    auto *made = new PostLayout(m_rows.itemAt(row).value_or(unreadable), m_theme, m_fonts,
                                {.width = viewport()->width(),
                                 .selected = m_selected == id,
                                 .uncovered = m_uncovered.contains(id)});
    m_layouts.insert(id, made);
    return *made;
}

/// Call it after every change of place: strip, scroll bar and picture follow.
void FeedView::moved()
{
    setNewPosts(std::min(m_newPosts, m_place.firstRow()));
    updateScrollBar();
    if (m_pointer)
        follow(*m_pointer);
    viewport()->update();
}

void FeedView::setNewPosts(int count)
{
    if (count == m_newPosts)
        return;
    m_newPosts = count;
    m_strip->setCount(count);
    placeStrip();
    Q_EMIT newPostsChanged(count);
}

/// The strip takes its room from the list's upper edge; the posts stay where they are.
void FeedView::placeStrip()
{
    const int before = viewportMargins().top();
    const int high = m_newPosts > 0 ? m_strip->sizeHint().height() : 0;
    m_strip->setGeometry(0, 0, width(), m_strip->sizeHint().height());
    m_strip->raise();
    if (high == before)
        return;
    setViewportMargins(0, high, 0, 0);
    m_place.scrollBy(high - before);
    if (m_pointer)
        m_pointer->ry() -= high - before;
}

void FeedView::updateScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    const QSignalBlocker blocker(bar);
    const qint64 range = std::max<qint64>(0, m_place.total() - m_place.window());
    bar->setRange(0, int(std::min<qint64>(range, INT_MAX)));
    bar->setPageStep(m_place.window());
    bar->setValue(int(std::min<qint64>(m_place.offset(), INT_MAX)));
}

void FeedView::updateActions()
{
    for (const ActionId id : {ActionId::NextPost, ActionId::PreviousPost})
        m_actions[id]->setEnabled(m_rows.count() > 0);
}

void FeedView::scrollContentsBy(int, int)
{
    m_place.scrollTo(verticalScrollBar()->value());
    moved();
}

void FeedView::resizeEvent(QResizeEvent *event)
{
    const int held = heldRow();
    if (event->size().width() != event->oldSize().width()) {
        m_layouts.clear();
        m_place.remeasureAll(held);
    }
    m_place.setWindow(viewport()->height());
    placeStrip();
    moved();
}

// Painting.

void FeedView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const int hovered = hoveredRow();
    int y = m_place.top(m_place.firstRow());
    for (int row = m_place.firstRow(); row < m_place.count() && y < viewport()->height(); ++row) {
        const PostLayout &post = layoutOf(row);
        const QRect place(0, y, viewport()->width(), m_place.height(row));
        if (event->rect().intersects(place)) {
            const bool isHovered = row == hovered;
            m_delegate.paint(painter, place.topLeft(), post,
                             {.selected = m_selected == post.item().id,
                              .focused = hasFocus(),
                              .hovered = isHovered,
                              .under = isHovered ? m_partUnder : PostPart()});
        }
        y += place.height();
    }
    painter.fillRect(QRect(0, y, viewport()->width(), std::max(0, viewport()->height() - y)),
                     m_theme.colors().window);
    if (hasFocus() && !m_selected) {
        painter.setPen(QPen(m_theme.colors().accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

}  // namespace ui
