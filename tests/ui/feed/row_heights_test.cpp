// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/row_heights.h"

#include "tests/support/seed.h"

#include <gtest/gtest.h>

#include <numeric>

using namespace ui;

namespace {

/// The same as RowHeights, written down plainly.
struct PlainHeights {
    std::vector<int> heights;
    std::vector<bool> measured;

    void insert(int row, int count, int estimate)
    {
        heights.insert(heights.begin() + row, size_t(count), estimate);
        measured.insert(measured.begin() + row, size_t(count), false);
    }
    void remove(int row, int count)
    {
        heights.erase(heights.begin() + row, heights.begin() + row + count);
        measured.erase(measured.begin() + row, measured.begin() + row + count);
    }
    qint64 offset(int row) const
    {
        return std::accumulate(heights.begin(), heights.begin() + row, qint64(0));
    }
    int rowAt(qint64 offset) const
    {
        qint64 end = 0;
        for (size_t row = 0; row < heights.size(); ++row) {
            end += heights[row];
            if (offset < end)
                return int(row);
        }
        return std::max(0, int(heights.size()) - 1);
    }
    int count() const { return int(heights.size()); }
};

void expectSame(const RowHeights &tree, const PlainHeights &plain, QRandomGenerator &random)
{
    ASSERT_EQ(tree.count(), plain.count());
    ASSERT_EQ(tree.total(), plain.offset(plain.count()));
    for (int probe = 0; probe < 5 && plain.count() > 0; ++probe) {
        const int row = random.bounded(plain.count());
        ASSERT_EQ(tree.height(row), plain.heights[size_t(row)]);
        ASSERT_EQ(tree.isMeasured(row), plain.measured[size_t(row)]);
        ASSERT_EQ(tree.offset(row), plain.offset(row));
        ASSERT_EQ(tree.offset(plain.count()), tree.total());
        const qint64 offset = random.bounded(int(tree.total()) + 100) - 50;
        ASSERT_EQ(tree.rowAt(offset), plain.rowAt(offset)) << offset;
    }
}

}  // namespace

TEST(RowHeightsTest, SaysTheSameAsAPlainListWhateverHappens)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE("MODERATO_SEED=" + std::to_string(seed));
    QRandomGenerator random(seed);
    RowHeights tree;
    PlainHeights plain;
    const int start = random.bounded(3000);
    tree.reset(start, 60);
    plain.insert(0, start, 60);

    for (int step = 0; step < 1200; ++step) {
        const int what = random.bounded(10);
        const int count = 1 + random.bounded(what < 1 ? 300 : 5);
        if (what < 5) {
            const int row = what < 3 ? 0 : random.bounded(plain.count() + 1);
            tree.insert(row, count, 84);
            plain.insert(row, count, 84);
        } else if (what < 7 && plain.count() > 0) {
            const int row = random.bounded(plain.count());
            const int fewer = std::min(step % 50 == 0 ? 700 : count, plain.count() - row);
            tree.remove(row, fewer);
            plain.remove(row, fewer);
        } else if (plain.count() > 0) {
            const int row = random.bounded(plain.count());
            const int height = 1 + random.bounded(400);
            tree.setMeasured(row, height);
            plain.heights[size_t(row)] = height;
            plain.measured[size_t(row)] = true;
        }
        expectSame(tree, plain, random);
        if (testing::Test::HasFatalFailure())
            return;
    }
}

TEST(RowHeightsTest, AnEmptyListHasNoHeight)
{
    RowHeights heights;
    EXPECT_EQ(heights.total(), 0);
    EXPECT_EQ(heights.rowAt(10), 0);
    EXPECT_EQ(heights.offset(0), 0);
}

TEST(RowHeightsTest, ARowToMeasureAgainKeepsItsHeightUntilThen)
{
    RowHeights heights;
    heights.reset(3, 50);
    heights.setMeasured(1, 70);

    heights.setEstimated(1);

    EXPECT_FALSE(heights.isMeasured(1));
    EXPECT_EQ(heights.height(1), 70);
    EXPECT_EQ(heights.total(), 170);
}
