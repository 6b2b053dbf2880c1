// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/intake.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

class IntakeTest : public testing::Test {
protected:
    IntakeTest()
    {
        QObject::connect(&intake, &Intake::batch, &intake,
                         [this](const QList<Post> &posts) { batches.append(posts); });
    }
    void add(int count)
    {
        for (int i = 0; i < count; ++i)
            intake.add(tests::aPost(QString::number(++m_made), QStringLiteral("words")));
    }
    int handedOn() const
    {
        int posts = 0;
        for (const QList<Post> &batch : batches)
            posts += int(batch.size());
        return posts;
    }

    tests::FakeClock clock;
    Intake intake{clock};
    QList<QList<Post>> batches;

private:
    int m_made = 0;
};

}  // namespace

TEST_F(IntakeTest, PostsWaitForTheNextFrameAndComeTogether)
{
    add(3);
    EXPECT_TRUE(batches.isEmpty());
    clock.advance(Intake::frame);
    ASSERT_EQ(batches.size(), 1);
    EXPECT_EQ(batches.first().size(), 3);
}

TEST_F(IntakeTest, ABurstIsSpreadOverFramesAndStaysInOrder)
{
    add(600);
    clock.advance(Intake::frame);
    EXPECT_EQ(handedOn(), int(Intake::mostAtOnce));
    clock.advance(10 * Intake::frame);
    ASSERT_EQ(handedOn(), 600);
    int expected = 0;
    for (const QList<Post> &batch : batches) {
        EXPECT_LE(batch.size(), Intake::mostAtOnce);
        for (const Post &post : batch)
            EXPECT_EQ(post.id, postId(post.network, QString::number(++expected)));
    }
}

TEST_F(IntakeTest, FlushingHandsOnEverythingNow)
{
    add(600);
    intake.flush();
    EXPECT_EQ(handedOn(), 600);
    clock.advance(Seconds{1});
    EXPECT_EQ(handedOn(), 600);
}

TEST_F(IntakeTest, NothingIsPlannedWhileNothingWaits)
{
    add(1);
    clock.advance(Seconds{1});
    EXPECT_EQ(clock.waiting(), 0);
}
