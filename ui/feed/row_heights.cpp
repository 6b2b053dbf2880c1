// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/row_heights.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace ui {

namespace {

constexpr size_t blockSize = 512;

qint64 sumOf(const std::vector<qint32> &cells, size_t from, size_t to)
{
    qint64 sum = 0;
    for (size_t i = from; i < to; ++i)
        sum += std::abs(cells[i]);
    return sum;
}

}  // namespace

void RowHeights::reset(int count, int estimate)
{
    m_blocks.clear();
    m_tree.clear();
    m_count = 0;
    m_total = 0;
    appendRun(count, estimate);
}

// Changes.

void RowHeights::insert(int row, int count, int estimate)
{
    Q_ASSERT(row >= 0 && row <= m_count && count >= 0 && estimate > 0);
    if (row == 0)
        return appendRun(count, estimate);
    for (int i = 0; i < count; ++i)
        insertOne(row, estimate);
}

/// At the top of the list, which is the end of the tree.
void RowHeights::appendRun(int count, int estimate)
{
    bool grew = false;
    while (count > 0) {
        if (m_blocks.empty() || m_blocks.back().cells.size() >= blockSize) {
            m_blocks.emplace_back();
            m_blocks.back().cells.reserve(blockSize);
            grew = true;
        }
        std::vector<qint32> &cells = m_blocks.back().cells;
        const int taken = int(std::min(blockSize - cells.size(), size_t(count)));
        cells.resize(cells.size() + size_t(taken), -estimate);
        add(m_blocks.size() - 1, taken, qint64(taken) * estimate);
        m_count += taken;
        m_total += qint64(taken) * estimate;
        count -= taken;
    }
    if (grew)
        buildTree();
}

void RowHeights::insertOne(int row, int estimate)
{
    // The new row lies, in the tree, just after the one that it pushes down.
    const Place place = row < m_count ? placeOf(row) : Place{0, 0};
    const size_t index = row < m_count ? place.index + 1 : 0;
    std::vector<qint32> &cells = m_blocks[place.block].cells;
    cells.insert(cells.begin() + std::ptrdiff_t(index), -estimate);
    ++m_count;
    m_total += estimate;
    add(place.block, 1, estimate);
    if (cells.size() > 2 * blockSize)
        split(place.block);
}

void RowHeights::remove(int row, int count)
{
    Q_ASSERT(row >= 0 && count >= 0 && row + count <= m_count);
    for (int i = 0; i < count; ++i) {
        const Place place = placeOf(row);
        std::vector<qint32> &cells = m_blocks[place.block].cells;
        const int height = std::abs(cells[place.index]);
        cells.erase(cells.begin() + std::ptrdiff_t(place.index));
        --m_count;
        m_total -= height;
        add(place.block, -1, -height);
        if (cells.empty()) {
            m_blocks.erase(m_blocks.begin() + std::ptrdiff_t(place.block));
            buildTree();
        }
    }
}

void RowHeights::setMeasured(int row, int height)
{
    Q_ASSERT(height > 0);
    const Place place = placeOf(row);
    qint32 &kept = m_blocks[place.block].cells[place.index];
    const int change = height - std::abs(kept);
    kept = height;
    m_total += change;
    if (change != 0)
        add(place.block, 0, change);
}

void RowHeights::setEstimated(int row)
{
    const Place place = placeOf(row);
    qint32 &kept = m_blocks[place.block].cells[place.index];
    kept = -std::abs(kept);
}

// Questions.

int RowHeights::height(int row) const
{
    const Place place = placeOf(row);
    return std::abs(m_blocks[place.block].cells[place.index]);
}

bool RowHeights::isMeasured(int row) const
{
    const Place place = placeOf(row);
    return m_blocks[place.block].cells[place.index] > 0;
}

qint64 RowHeights::offset(int row) const
{
    Q_ASSERT(row >= 0 && row <= m_count);
    if (row == m_count)
        return m_total;
    // Above a row in the list is what comes after it in the tree.
    const Place place = placeOf(row);
    return m_total - before(place.block).height -
           sumOf(m_blocks[place.block].cells, 0, place.index + 1);
}

int RowHeights::rowAt(qint64 offset) const
{
    if (m_count == 0 || offset < 0)
        return 0;
    if (offset >= m_total)
        return m_count - 1;
    // The row's lower edge lies this far from the list's end, counted in the tree's direction.
    const qint64 fromEnd = m_total - offset;
    size_t block = 0;
    Sums sums;
    for (size_t step = std::bit_floor(m_blocks.size()); step > 0; step /= 2) {
        if (block + step <= m_blocks.size() &&
            sums.height + m_tree[block + step].height < fromEnd) {
            block += step;
            sums.height += m_tree[block].height;
            sums.rows += m_tree[block].rows;
        }
    }
    size_t index = 0;
    qint64 height = sums.height;
    const std::vector<qint32> &cells = m_blocks[block].cells;
    while (height + std::abs(cells[index]) < fromEnd)
        height += std::abs(cells[index++]);
    return m_count - 1 - (sums.rows + int(index));
}

// The tree.

RowHeights::Place RowHeights::placeOf(int row) const
{
    Q_ASSERT(row >= 0 && row < m_count);
    const int wanted = m_count - 1 - row;
    size_t block = 0;
    int rows = 0;
    for (size_t step = std::bit_floor(m_blocks.size()); step > 0; step /= 2) {
        if (block + step <= m_blocks.size() && rows + m_tree[block + step].rows <= wanted) {
            block += step;
            rows += m_tree[block].rows;
        }
    }
    return {block, size_t(wanted - rows)};
}

RowHeights::Sums RowHeights::before(size_t block) const
{
    Sums sums;
    for (size_t i = block; i > 0; i &= i - 1) {
        sums.rows += m_tree[i].rows;
        sums.height += m_tree[i].height;
    }
    return sums;
}

void RowHeights::add(size_t block, int rows, qint64 height)
{
    m_blocks[block].height += height;
    for (size_t i = block + 1; i < m_tree.size(); i += i & (~i + 1)) {
        m_tree[i].rows += rows;
        m_tree[i].height += height;
    }
}

void RowHeights::split(size_t block)
{
    Block &full = m_blocks[block];
    const auto middle = full.cells.begin() + std::ptrdiff_t(full.cells.size() / 2);
    Block upper{.cells = {middle, full.cells.end()}};
    upper.height = sumOf(upper.cells, 0, upper.cells.size());
    full.cells.erase(middle, full.cells.end());
    full.height -= upper.height;
    m_blocks.insert(m_blocks.begin() + std::ptrdiff_t(block) + 1, std::move(upper));
    buildTree();
}

/// Needed once for some hundred rows that come or go.
void RowHeights::buildTree()
{
    m_tree.assign(m_blocks.size() + 1, {});
    for (size_t i = 1; i < m_tree.size(); ++i) {
        const Block &block = m_blocks[i - 1];
        m_tree[i].rows += int(block.cells.size());
        m_tree[i].height += block.height;
        const size_t parent = i + (i & (~i + 1));
        if (parent < m_tree.size()) {
            m_tree[parent].rows += m_tree[i].rows;
            m_tree[parent].height += m_tree[i].height;
        }
    }
}

}  // namespace ui
