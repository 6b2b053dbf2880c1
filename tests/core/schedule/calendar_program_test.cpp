// SPDX-License-Identifier: GPL-3.0-or-later
// What a real calendar program makes of our entries: khal, from Debian's package of that name.
#include "core/schedule/ical_export.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class CalendarProgram : public testing::Test {
protected:
    void SetUp() override
    {
        if (!QStandardPaths::findExecutable(u"khal"_s).isEmpty())
            return;
        if (qEnvironmentVariableIsSet("MODERATO_REQUIRE_SERVERS"))
            FAIL() << "khal is missing";
        GTEST_SKIP() << "skipped: khal is not installed";
    }
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    QString khal(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"khal"_s, QStringList{u"-c"_s, folder.filePath(u"config"_s)} + arguments);
        EXPECT_TRUE(process.waitForFinished(30'000));
        EXPECT_EQ(process.exitCode(), 0);
        return QString::fromUtf8(process.readAll());
    }
    /// "2027-03-01 20:30" for each entry of the next 60 days, as New York's clocks show it.
    QStringList startsAfterImport(const QByteArray &calendar, const QString &from)
    {
        const QString settings =
            u"[calendars]\n[[chats]]\npath = %1/chats\n[sqlite]\npath = %1/khal.db\n[locale]\n"
            "local_timezone = America/New_York\ndefault_timezone = America/New_York\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"_s;
        write(u"config"_s, QString(settings).replace(u"%1"_s, folder.path()).toUtf8());
        QDir(folder.path()).mkdir(u"chats"_s);
        khal({u"import"_s, u"--batch"_s, u"-a"_s, u"chats"_s, write(u"chat.ics"_s, calendar)});
        const QString list = khal({u"list"_s,
                                   u"--day-format"_s,
                                   {},
                                   u"--format"_s,
                                   u"at {start-date} {start-time}"_s,
                                   from,
                                   u"60d"_s});
        QStringList starts;
        for (const QString &line : list.split(u'\n')) {
            if (line.startsWith(u"at "))
                starts.append(line.mid(3).trimmed());
        }
        return starts;
    }

    QTemporaryDir folder;
    Chat chat = tests::aChat();
};

}  // namespace

TEST_F(CalendarProgram, ShowsEachDateOfASeriesAtItsWallTimeAndNoneThatIsSkipped)
{
    chat.start = {QDate(2027, 3, 1), QTime(20, 30), "America/New_York"};
    chat.recurrence = u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s;
    chat.skippedDates = {QDate(2027, 3, 29)};

    const QByteArray series = toICalendar(chat, CalendarScope::Series, chat.startInstant());

    EXPECT_EQ(startsAfterImport(series, u"2027-03-01"_s),
              QStringList({u"2027-03-01 20:30"_s, u"2027-03-15 20:30"_s, u"2027-04-12 20:30"_s,
                           u"2027-04-26 20:30"_s}));
}

TEST_F(CalendarProgram, ShowsTheSecondOfTwoEqualTimesAnHourLater)
{
    chat.start = {QDate(2027, 11, 7), QTime(1, 30), "America/New_York", true};

    const QByteArray one = toICalendar(chat, CalendarScope::ThisDate, chat.startInstant());

    EXPECT_EQ(startsAfterImport(one, u"2027-11-07"_s), QStringList{u"2027-11-07 01:30"_s});
}
