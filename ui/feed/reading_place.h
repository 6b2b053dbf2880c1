// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/feed/row_heights.h"

#include <functional>

namespace ui {

/// Where a reader is in a long list: which row stands where in the window onto it.
///
/// Owned by FeedView. The place is a row and its distance from the window's top, never a distance
/// from the list's top, so that whatever comes, goes or turns out higher above it moves nothing.
/// Only rows in the window are measured, and those passed on the way there.
class ReadingPlace {
public:
    /// `measure` gives a row's height; it is asked once until the row is told to be stale.
    ReadingPlace(std::function<int(int row)> measure, int estimate);

    void setWindow(int height);
    int window() const { return m_window; }
    void setEstimate(int estimate) { m_estimate = estimate; }

    void reset(int count);
    /// `held` is the row (numbered as before) that must not move; -1 stays with the list's top.
    void insert(int first, int count, int held);
    void remove(int first, int count, int held);
    /// The row may have another height now.
    void remeasure(int row, int held);
    /// All of them may; `held` keeps its place.
    void remeasureAll(int held);

    void scrollBy(int pixels);     ///< down is positive
    void scrollTo(qint64 offset);  ///< as a scroll bar counts
    void scrollToTop() { scrollTo(0); }
    void reveal(int row);  ///< moves as little as possible until the row is seen

    int count() const { return m_heights.count(); }
    bool isAtTop() const { return m_row == 0 && m_y >= 0; }
    int firstRow() const { return m_row; }  ///< the first that is seen, even in part
    int lastRow() const;
    bool isInSight(int row) const { return row >= m_row && row <= lastRow() && row < count(); }
    int top(int row) const;  ///< in the window; may lie far outside
    int height(int row) const { return m_heights.height(row); }
    int rowAt(int y) const;  ///< -1 below the last one
    qint64 offset() const { return m_heights.count() == 0 ? 0 : m_heights.offset(m_row) - m_y; }
    qint64 total() const { return m_heights.total(); }

private:
    int measured(int row);
    void hold(int row, int y);
    void settle();
    void fillUpwards();

    std::function<int(int)> m_measure;
    RowHeights m_heights;
    int m_estimate;
    int m_window = 0;
    int m_row = 0;  ///< the first row in the window …
    int m_y = 0;    ///< … and its top there, never positive once settled
};

}  // namespace ui
