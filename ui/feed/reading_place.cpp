// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/reading_place.h"

#include <algorithm>

namespace ui {

namespace {
/// Farther than so many windows is a jump: nothing on the way there is measured.
constexpr int windowsWalked = 4;
}  // namespace

ReadingPlace::ReadingPlace(std::function<int(int)> measure, int estimate)
    : m_measure(std::move(measure))
    , m_estimate(estimate)
{}

void ReadingPlace::setWindow(int height)
{
    m_window = std::max(0, height);
    settle();
}

void ReadingPlace::reset(int count)
{
    m_heights.reset(count, m_estimate);
    m_row = 0;
    m_y = 0;
    settle();
}

void ReadingPlace::insert(int first, int count, int held)
{
    const bool follow = held < 0 || held >= m_heights.count();
    const int y = follow ? 0 : top(held);
    m_heights.insert(first, count, m_estimate);
    if (follow)
        hold(0, 0);
    else
        hold(held >= first ? held + count : held, y);
}

void ReadingPlace::remove(int first, int count, int held)
{
    int kept = held < 0 ? m_row : held;
    if (kept >= first && kept < first + count)
        kept = first + count < m_heights.count() ? first + count : first - 1;
    const int y = kept >= 0 ? top(kept) : 0;
    m_heights.remove(first, count);
    hold(kept >= first ? kept - count : kept, y);
}

void ReadingPlace::remeasure(int row, int held)
{
    const int kept = held < 0 ? m_row : held;
    const int y = top(kept);
    m_heights.setEstimated(row);
    hold(kept, y);
}

void ReadingPlace::remeasureAll(int held)
{
    const int kept = held < 0 ? m_row : held;
    const int y = count() > 0 ? top(kept) : 0;
    m_heights.reset(m_heights.count(), m_estimate);
    hold(kept, y);
}

// Moving.

void ReadingPlace::scrollBy(int pixels)
{
    m_y -= pixels;
    settle();
}

void ReadingPlace::scrollTo(qint64 wanted)
{
    if (count() == 0)
        return;
    const qint64 target = std::clamp<qint64>(wanted, 0, std::max<qint64>(0, total() - m_window));
    const qint64 distance = target - offset();
    if (target == 0)
        return hold(0, 0);
    if (std::abs(distance) <= qint64(windowsWalked) * m_window)
        return scrollBy(int(distance));
    const int row = m_heights.rowAt(target);
    hold(row, int(m_heights.offset(row) - target));
}

void ReadingPlace::reveal(int row)
{
    if (row < 0 || row >= count())
        return;
    const int high = measured(row);
    const int y = top(row);
    if (y < 0 || high > m_window)
        hold(row, 0);
    else if (y + high > m_window)
        hold(row, m_window - high);
}

// Where things are.

int ReadingPlace::top(int row) const
{
    return int(m_y + m_heights.offset(row) - m_heights.offset(m_row));
}

int ReadingPlace::lastRow() const
{
    const int last = rowAt(m_window - 1);
    return last < 0 ? count() - 1 : last;
}

int ReadingPlace::rowAt(int y) const
{
    if (count() == 0)
        return -1;
    const qint64 wanted = offset() + y;
    return wanted < 0 || wanted >= total() ? -1 : m_heights.rowAt(wanted);
}

// Settling.

int ReadingPlace::measured(int row)
{
    if (!m_heights.isMeasured(row))
        m_heights.setMeasured(row, std::max(1, m_measure(row)));
    return m_heights.height(row);
}

void ReadingPlace::hold(int row, int y)
{
    m_row = std::clamp(row, 0, std::max(0, count() - 1));
    m_y = y;
    settle();
}

/// Makes m_row the first row that is seen, and measures all that are.
void ReadingPlace::settle()
{
    if (count() == 0 || m_window == 0) {
        m_row = std::clamp(m_row, 0, std::max(0, count() - 1));
        if (count() == 0)
            m_y = 0;
        return;
    }
    while (m_y > 0 && m_row > 0)
        m_y -= measured(--m_row);
    while (m_row < count() - 1 && m_y + measured(m_row) <= 0)
        m_y += measured(m_row++);
    if (m_row == 0 && m_y > 0)
        m_y = 0;
    int bottom = m_y;
    for (int row = m_row; row < count() && bottom < m_window; ++row)
        bottom += measured(row);
    if (bottom < m_window) {
        m_y += m_window - bottom;
        fillUpwards();
    }
}

/// The list's end does not leave the window's lower edge as long as there are rows above.
void ReadingPlace::fillUpwards()
{
    while (m_y > 0 && m_row > 0)
        m_y -= measured(--m_row);
    if (m_row == 0 && m_y > 0)
        m_y = 0;
}

}  // namespace ui
