// SPDX-License-Identifier: GPL-3.0-or-later
// The real program on whole evenings: killed, stopped, its clock set, its folder in trouble.
#include "tests/rehearsal/program.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <csignal>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Nine cues on three accounts.
constexpr int allPosts = 27;

QStringList rehearse(const tests::Program &program, const QStringList &more = {})
{
    return QStringList{u"--data"_s,   program.dataFolder(),
                       u"rehearse"_s, u"--headless"_s,
                       u"--speed"_s,  u"60"_s,
                       u"--recap"_s,  program.path(u"out.html"_s)} +
           more;
}

QString contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

quint32 seedOfThisRun()
{
    const int chosen = testing::UnitTest::GetInstance()->random_seed();
    return chosen != 0 ? quint32(chosen) : QRandomGenerator::global()->generate();
}

/// Lets the program run on for a while; whatever it does meanwhile is what is tested.
void letRun(std::chrono::milliseconds time)
{
    QProcess waiting;
    waiting.start(u"sleep"_s, {QString::number(double(time.count()) / 1000)});
    waiting.waitForFinished(-1);
}

bool isOneSentence(const QString &text)
{
    return text.trimmed().count(u'\n') <= 1 && text.trimmed().endsWith(u'.');
}

}  // namespace

TEST(Program, HostsTheBundledChatFromTheFirstPostToTheRecap)
{
    tests::Program program;
    program.start(rehearse(program));
    ASSERT_TRUE(program.wait(240s));
    EXPECT_EQ(program.exitCode(), 0) << qPrintable(program.output() + program.errors());
    EXPECT_EQ(program.posted().size(), allPosts);
    EXPECT_TRUE(program.postedTwice().isEmpty());
    const QString recap = contentOf(program.path(u"out.html"_s));
    EXPECT_GE(recap.count(u"<blockquote"_s), 10);
    EXPECT_TRUE(recap.contains(u"Content-Security-Policy"_s));
}

TEST(Program, GoesOnAfterKillsAndPostsNothingTwice)
{
    const quint32 seed = seedOfThisRun();
    RecordProperty("seed", int(seed));
    printf("seed %u\n", seed);
    QRandomGenerator random(seed);
    tests::Program program;
    int kills = 0;
    program.start(rehearse(program));
    while (kills < 20) {
        letRun(std::chrono::milliseconds(300 + random.bounded(4000)));
        if (!program.isRunning())
            break;
        program.kill();
        ++kills;
        EXPECT_EQ(program.postedTwice().join(u'\n').toStdString(), "") << "after kill " << kills;
        program.start(rehearse(program));
    }
    ASSERT_TRUE(program.wait(240s));
    EXPECT_EQ(program.exitCode(), 0) << qPrintable(program.output() + program.errors());
    EXPECT_EQ(program.posted().size(), allPosts);
    EXPECT_EQ(program.postedTwice().join(u'\n').toStdString(), "");
    EXPECT_GE(kills, 10);
}

TEST(Program, AfterASleepItAsksAndFiresNothingByItself)
{
    tests::Program program;
    program.start(rehearse(program, {u"--late"_s, u"ask"_s}));
    letRun(8s);
    program.pause();
    const qsizetype before = program.posted().size();
    letRun(90s);
    program.resume();
    letRun(3s);
    EXPECT_EQ(program.posted().size(), before);
    EXPECT_GT(before, 0);
    EXPECT_LT(before, allPosts);
    program.closeInput();  // nobody answers: what is late is skipped, and it says so by its status
    ASSERT_TRUE(program.wait(240s));
    EXPECT_EQ(program.exitCode(), 1);
    EXPECT_EQ(program.posted().size(), before);
}

TEST(Program, PostsWhatIsLateWhenItIsToldTo)
{
    tests::Program program;
    program.start(rehearse(program, {u"--late"_s, u"post"_s}));
    letRun(8s);
    program.pause();
    letRun(12s);
    program.resume();
    ASSERT_TRUE(program.wait(240s));
    EXPECT_EQ(program.exitCode(), 0) << qPrintable(program.output() + program.errors());
    EXPECT_EQ(program.posted().size(), allPosts);
    EXPECT_TRUE(program.postedTwice().isEmpty());
}

TEST(Program, AClockThatIsSetForwardMakesItAsk)
{
    const QString library = QStringLiteral("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    if (!QFile::exists(library))
        GTEST_SKIP() << "skipped: libfaketime is not installed";
    tests::Program program;
    const QString stamp = program.path(u"faketime"_s);
    const auto setTime = [&stamp](const QByteArray &offset) {
        QFile file(stamp);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(offset + '\n');
    };
    setTime("+0");
    program.setEnvironment(u"LD_PRELOAD"_s, library);
    program.setEnvironment(u"FAKETIME_TIMESTAMP_FILE"_s, stamp);
    program.setEnvironment(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);  // libfaketime first
    program.setEnvironment(u"FAKETIME_NO_CACHE"_s, u"1"_s);
    program.setEnvironment(u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s);
    program.start(rehearse(program));
    letRun(8s);
    const qsizetype before = program.posted().size();
    setTime("+600");
    letRun(4s);
    EXPECT_GT(before, 0);
    EXPECT_EQ(program.posted().size(), before);
    program.closeInput();
    ASSERT_TRUE(program.wait(240s));
    EXPECT_EQ(program.exitCode(), 1);
}

TEST(Program, ASecondInstanceSaysWhoHoldsTheFolder)
{
    tests::Program first;
    first.start(rehearse(first));
    letRun(2s);
    tests::Program second;
    second.start({u"--data"_s, first.dataFolder(), u"rehearse"_s, u"--headless"_s});
    ASSERT_TRUE(second.wait(30s));
    EXPECT_EQ(second.exitCode(), 1);
    EXPECT_TRUE(isOneSentence(second.errors())) << qPrintable(second.errors());
    EXPECT_TRUE(second.errors().contains(QRegularExpression(u"\\d+"_s)))
        << "the process that holds it is named: " << qPrintable(second.errors());
    EXPECT_TRUE(first.isRunning());
}

TEST(Program, APlanThatCannotBeReadIsSaidInOneSentence)
{
    const auto planFile = [](const tests::Program &program, const QByteArray &content) {
        QFile file(program.path(u"plan.txt"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    };
    const QList<QByteArray> contents{"", "   \n\n", "Nothing is asked here, at all.",
                                     QByteArray("\x00\x01\xff\xfe\x80", 5)};
    for (const QByteArray &content : contents) {
        tests::Program program;
        program.start({u"plan"_s, planFile(program, content)});
        ASSERT_TRUE(program.wait(30s));
        EXPECT_EQ(program.exitCode(), 2) << content.constData();
        EXPECT_TRUE(isOneSentence(program.errors())) << qPrintable(program.errors());
    }
    tests::Program program;
    program.start({u"plan"_s, program.path(u"missing.txt"_s)});
    ASSERT_TRUE(program.wait(30s));
    EXPECT_EQ(program.exitCode(), 2);
    EXPECT_TRUE(isOneSentence(program.errors())) << qPrintable(program.errors());
}

TEST(Program, OutputThatCannotBeWrittenIsSaidInOneSentence)
{
    tests::Program program;
    QFile file(program.path(u"plan.txt"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Q1 What helped you most?\nQ2 What would you change?\n");
    file.close();
    program.setWrapper({u"sh"_s, u"-c"_s, u"exec \"$@\" >/dev/full"_s, u"sh"_s});
    program.start({u"plan"_s, file.fileName()});
    ASSERT_TRUE(program.wait(30s));
    EXPECT_EQ(program.exitCode(), 1);
    EXPECT_TRUE(isOneSentence(program.errors())) << qPrintable(program.errors());
    EXPECT_EQ(program.errors().count(u'\n'), 1) << "said once: " << qPrintable(program.errors());
    EXPECT_TRUE(program.errors().contains(u"Standard output did not take everything"_s));
}

TEST(Program, AWindowWithoutADisplayIsSaidInOneSentence)
{
    tests::Program program;
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        program.setEnvironment(name, {});
    program.start({u"rehearse"_s});
    ASSERT_TRUE(program.wait(30s));
    EXPECT_FALSE(program.crashed());
    EXPECT_EQ(program.exitCode(), 1);
    EXPECT_TRUE(isOneSentence(program.errors())) << qPrintable(program.errors());
}

TEST(Program, AFolderThatCannotBeWrittenIsSaidInOneSentence)
{
    tests::Program program;
    program.start({u"--data"_s, u"/proc/moderato"_s, u"rehearse"_s, u"--headless"_s});
    ASSERT_TRUE(program.wait(30s));
    EXPECT_EQ(program.exitCode(), 1);
    EXPECT_TRUE(isOneSentence(program.errors())) << qPrintable(program.errors());
}

TEST(Program, ADatabaseOfANewerVersionIsLeftAlone)
{
    tests::Program program;
    program.start(rehearse(program));
    ASSERT_TRUE(program.waitForOutput(u"\n"_s, 30s));
    program.kill();
    const QString file = program.dataFolder() + u"/rehearsals/state.db"_s;
    ASSERT_TRUE(QFile::exists(file));
    QFile database(file);
    ASSERT_TRUE(database.open(QIODevice::ReadWrite));
    // user_version stands at offset 60 of the header (sqlite.org/fileformat2.html, 1.3).
    database.seek(60);
    database.write(QByteArray("\x00\x00\x03\xe8", 4));
    database.close();
    QFile::remove(file + u"-wal"_s);
    QFile::remove(file + u"-shm"_s);
    const QString before = QString::number(QFile(file).size());

    program.start(rehearse(program));
    ASSERT_TRUE(program.wait(30s));
    EXPECT_EQ(program.exitCode(), 1);
    EXPECT_TRUE(isOneSentence(program.errors())) << qPrintable(program.errors());
    EXPECT_EQ(QString::number(QFile(file).size()), before);
}

TEST(Program, AFullDiskIsSaidAndNothingIsPostedTwice)
{
    tests::Program program;
    const QString mount = program.path(u"small"_s);
    QDir().mkpath(mount);
    QProcess mounting;
    mounting.start(u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=1500k"_s, u"tmpfs"_s, mount});
    mounting.waitForFinished();
    if (::getuid() != 0 || mounting.exitCode() != 0)
        GTEST_SKIP() << "skipped: a small tmpfs can only be mounted by root";
    program.start({u"--data"_s, mount, u"rehearse"_s, u"--headless"_s, u"--speed"_s, u"60"_s});
    letRun(5s);
    QFile filler(mount + u"/filler"_s);
    ASSERT_TRUE(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) {
    }
    EXPECT_TRUE(program.waitForErrors(u"the disk is full"_s, 60s)) << qPrintable(program.errors());
    EXPECT_TRUE(program.isRunning());
    EXPECT_TRUE(program.postedTwice().isEmpty());
    program.kill();
    filler.remove();
    QProcess unmounting;
    unmounting.start(u"umount"_s, {u"-l"_s, mount});
    unmounting.waitForFinished();
}

TEST(Program, StoppedByASignalItGoesOnFromThere)
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        tests::Program program;
        program.start(rehearse(program));
        ASSERT_TRUE(program.waitForOutput(u"posted on"_s, 60s));
        program.signal(signal);
        ASSERT_TRUE(program.wait(10s)) << signal;
        program.start(rehearse(program));
        EXPECT_TRUE(program.waitForOutput(u"The rehearsal goes on"_s, 30s)) << signal;
        EXPECT_TRUE(program.waitForOutput(u"posted on"_s, 60s)) << signal;
        program.kill();
        EXPECT_EQ(program.postedTwice().join(u'\n').toStdString(), "") << signal;
    }
}

TEST(Program, WithoutStandardStreamsItWritesIntoNoFileOfItsOwn)
{
    tests::Program program;
    program.setWrapper({u"/bin/sh"_s, u"-c"_s, u"exec \"$@\" <&- >&- 2>&-"_s, u"sh"_s});
    program.start(rehearse(program));
    ASSERT_TRUE(program.isRunning());
    for (int number = 0; number < 3; ++number)
        EXPECT_TRUE(program.waitForDescriptor(number, u"/dev/null"_s, 20s)) << number;
}
