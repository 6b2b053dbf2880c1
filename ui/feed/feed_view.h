// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/feed/feed_rows.h"
#include "ui/feed/post_delegate.h"
#include "ui/feed/reading_place.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QSet>

class QMenu;

namespace ui {

class NewPostsStrip;

/// The stream, newest first: a list of its own, because a chat of a million posts must stay calm.
///
/// Only posts in sight are read, measured and painted. New posts never move what is being read:
/// at the very top, with nothing under the pointer and nothing selected, they appear; else they
/// are counted in a strip that the view shows by itself. What a host wants done with a post is
/// told by signals; the keys NextPost and PreviousPost are the view's own.
class FeedView : public QAbstractScrollArea {
    Q_OBJECT

public:
    FeedView(FeedRows &rows, Theme &theme, Actions &actions, QWidget *parent = nullptr);
    ~FeedView() override;

    /// Where profile pictures come from; it must outlive the view.
    void setAvatars(AvatarCache *avatars);

    std::optional<core::PostId> selected() const { return m_selected; }
    /// Shows it; a post without a row is not selected.
    void select(const std::optional<core::PostId> &post);
    void selectNext();
    void selectPrevious();
    void scrollToTop();
    bool isUncovered(const core::PostId &post) const { return m_uncovered.contains(post); }
    int newPosts() const { return m_newPosts; }

    const FeedRows &rows() const { return m_rows; }
    /// In the viewport; rows out of sight lie above or below it.
    QRect rowRect(int row) const;
    int rowAt(int y) const { return m_place.rowAt(y); }
    int selectedRow() const;
    QSize sizeHint() const override { return {640, 480}; }

Q_SIGNALS:
    void selectionChanged();
    void newPostsChanged(int count);
    void actionWanted(const core::PostId &post, ui::ActionId action);
    void chipClicked(const core::PostId &post, const QPoint &globalPos);
    void authorClicked(const core::PersonId &author);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    // What happens to the rows.
    void inserted(int first, int count);
    void removed(int first, int count);
    void changed(int row);
    void reset();
    void looksChanged();

    // Where things are.
    const PostLayout &layoutOf(int row);
    int heldRow() const;
    int heldRow(int selectedRow) const;
    int hoveredRow() const;
    void keepSelection();
    void setNewPosts(int count);
    void placeStrip();
    void moved();
    void updateScrollBar();
    void updateActions();

    // Pointer and keys.
    struct Under {
        std::optional<core::PostId> post;
        PostPart part;
    };
    Under under(const QPoint &point);
    void follow(const QPoint &point);
    void trigger(const Under &under, const QPoint &globalPos);
    void uncover(const core::PostId &post);
    void selectRow(int row);
    void page(int direction);
    void fillMenu(QMenu &menu);

    FeedRows &m_rows;
    Theme &m_theme;
    Actions &m_actions;
    PostFonts m_fonts;
    PostDelegate m_delegate;
    ReadingPlace m_place;
    QCache<core::PostId, PostLayout> m_layouts;
    NewPostsStrip *m_strip;
    std::optional<core::PostId> m_selected;
    std::optional<core::PostId> m_next;  ///< where to go on when the selected one has left
    QSet<core::PostId> m_uncovered;
    std::optional<QPoint> m_pointer;  ///< while it is over the list
    Under m_pressed;
    PostPart m_partUnder;
    int m_newPosts = 0;
};

}  // namespace ui
