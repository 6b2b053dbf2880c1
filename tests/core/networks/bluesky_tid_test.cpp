// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/tid.h"
#include "tests/support/seed.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace core::bluesky;

const Instant noon = instantFromMs(1'790'000'000'000);

QStringList linesOf(const QString &name)
{
    QStringList lines;
    for (const QString &line : QString::fromUtf8(tests::sharedFile(name)).split(u'\n')) {
        if (!line.isEmpty() && !line.startsWith(u'#'))
            lines.append(line);
    }
    return lines;
}

TEST(BlueskyTidTest, TheListedKeysAreToldFromThoseThatAreNone)
{
    if (!tests::hasSharedData())
        GTEST_SKIP() << "skipped: no shared test data";
    const QString path = QStringLiteral("bluesky/interop/syntax/tid_syntax_%1.txt");
    const QStringList good = linesOf(path.arg(QStringLiteral("valid")));
    const QStringList bad = linesOf(path.arg(QStringLiteral("invalid")));
    ASSERT_FALSE(good.isEmpty() || bad.isEmpty());
    for (const QString &key : good)
        EXPECT_TRUE(isTid(key)) << qPrintable(key);
    for (const QString &key : bad)
        EXPECT_FALSE(isTid(key)) << qPrintable(key);
}

TEST(BlueskyTidTest, EveryKeyIsGreaterThanTheOneBeforeWhateverTheClockDoes)
{
    const quint32 seed = tests::seed();
    SCOPED_TRACE(seed);
    QRandomGenerator walk(seed);
    TidSource source(seed);
    Instant now = noon;
    QString last;
    for (int i = 0; i < 2000; ++i) {
        now += Milliseconds(walk.bounded(-2, 3));
        const QString key = source.next(now);
        ASSERT_TRUE(isTid(key)) << qPrintable(key);
        ASSERT_GT(key, last);
        last = key;
    }
}

TEST(BlueskyTidTest, AKeySaysWhenItWasMade)
{
    // 13 letters of 5 bits; the last 10 bits are the clock's.
    const QString letters = QStringLiteral("234567abcdefghijklmnopqrstuvwxyz");
    quint64 value = 0;
    for (const QChar c : TidSource(7).next(noon))
        value = value << 5 | quint64(letters.indexOf(c));
    EXPECT_EQ(qint64(value >> 10) / 1000, toMs(noon));
}

TEST(BlueskyTidTest, TwoDesksAtTheSameMomentTakeDifferentKeys)
{
    EXPECT_NE(TidSource(1).next(noon), TidSource(2).next(noon));
}

}  // namespace
