// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace ui {

/// How high each row is, and where it begins: measured, or estimated while nobody has seen it.
///
/// Owned by ReadingPlace. Rows lie in blocks of a few hundred; a Fenwick tree holds the blocks'
/// numbers of rows and their heights. So every question and every change, at the top or anywhere,
/// costs O(log n) and one block. The newest row is 0, but blocks are kept from the oldest: what
/// comes in at the top only lengthens the last one.
class RowHeights {
public:
    int count() const { return m_count; }
    qint64 total() const { return m_total; }

    /// Forgets everything: `count` rows of `estimate` each.
    void reset(int count, int estimate);
    /// `count` rows of `estimate` each before `row`.
    void insert(int row, int count, int estimate);
    void remove(int row, int count);

    int height(int row) const;
    bool isMeasured(int row) const;
    void setMeasured(int row, int height);
    void setEstimated(int row);  ///< keeps the height, to be measured again

    /// Sum of the heights above `row`; row may be count().
    qint64 offset(int row) const;
    /// The row that covers this offset: the first or the last one for offsets outside.
    int rowAt(qint64 offset) const;

private:
    struct Block {
        std::vector<qint32> cells;  ///< oldest row first; an estimate is kept as its negative
        qint64 height = 0;
    };
    struct Sums {
        int rows = 0;
        qint64 height = 0;
    };
    struct Place {
        size_t block = 0;
        size_t index = 0;
    };

    Place placeOf(int row) const;
    void insertOne(int row, int estimate);
    void appendRun(int count, int estimate);
    void split(size_t block);
    void add(size_t block, int rows, qint64 height);
    Sums before(size_t block) const;
    void buildTree();

    std::vector<Block> m_blocks;
    std::vector<Sums> m_tree;  ///< Fenwick, one-based
    int m_count = 0;
    qint64 m_total = 0;
};

}  // namespace ui
