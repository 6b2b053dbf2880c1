// SPDX-License-Identifier: GPL-3.0-or-later
// `moderato recap --plan PLAN --posts FILE…`: the recap of posts that another program collected.
#include "tests/rehearsal/program.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr char planText[] = "A calm hour\nHosts: @gwen\n#CalmChat, Monday 8:30 pm Eastern\n\n"
                            "Q1: What does a calm room sound like?\n"
                            "Q2: Which routine saved your year?\n";

QByteArray status(int minute, const QString &by, const QString &text)
{
    return u"{\"id\":\"%1\",\"created_at\":\"2026-11-24T01:%1:00Z\",\"content\":\"%2\","
           "\"account\":{\"id\":\"%3\",\"acct\":\"%3\"}}\n"_s.arg(minute)
               .arg(text, by)
               .toUtf8();
}

class ArchiveProgram : public testing::Test {
protected:
    ArchiveProgram()
    {
        write(u"plan.txt"_s, planText);
        write(u"mastodon.jsonl"_s,
              status(38, u"gwen"_s, u"Q1: What does a calm room sound like?"_s) +
                  status(39, u"ann"_s, u"A1: rain on the roof"_s));
        write(
            u"x.jsonl"_s,
            R"({"data":{"id":"77","text":"A1: a kettle","author_id":"5","created_at":"2026-11-24T01:41:00Z"},)"
            R"("includes":{"users":[{"id":"5","username":"ben","name":"Ben"}]}})"
            "\n");
    }
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(program.path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    int recap(const QStringList &files, const QStringList &more)
    {
        QStringList arguments = {u"recap"_s,
                                 u"--data"_s,
                                 program.dataFolder(),
                                 u"--plan"_s,
                                 program.path(u"plan.txt"_s),
                                 u"--posts"_s};
        for (const QString &file : files)
            arguments.append(program.path(file));
        program.start(arguments + more);
        EXPECT_TRUE(program.wait(60s));
        return program.exitCode();
    }

    tests::Program program;
};

}  // namespace

TEST_F(ArchiveProgram, ListsEveryPostOfEveryNetworkAsJson)
{
    ASSERT_EQ(recap({u"mastodon.jsonl"_s, u"x.jsonl"_s}, {u"--format"_s, u"json"_s}), 0);
    const QJsonObject json = QJsonDocument::fromJson(program.output().toUtf8()).object();
    const QJsonArray posts = json[u"posts"].toArray();
    ASSERT_EQ(posts.size(), 3);
    EXPECT_EQ(posts[0][u"kind"].toString(), u"question");
    EXPECT_EQ(posts[2][u"id"].toString(), u"77");
    EXPECT_EQ(posts[2][u"network"].toString(), u"x");
    EXPECT_EQ(json[u"questions"][0][u"answers"].toArray().size(), 2);
    EXPECT_EQ(json[u"chat"][u"title"].toString(), u"A calm hour");
    EXPECT_EQ(program.errors(), u"");
    EXPECT_TRUE(QDir(program.dataFolder()).isEmpty()) << "nothing of it stays";
}

TEST_F(ArchiveProgram, WritesEveryFormat)
{
    const QList<std::pair<QString, QByteArray>> formats = {{u"html"_s, "<!DOCTYPE html>"},
                                                           {u"md"_s, "# "},
                                                           {u"csv"_s, "\xEF\xBB\xBFtime,"},
                                                           {u"json"_s, "{\"chat\""},
                                                           {u"pdf"_s, "%PDF-"}};
    for (const auto &[format, begin] : formats) {
        const QString name = u"out."_s + format;
        ASSERT_EQ(
            recap({u"mastodon.jsonl"_s}, {u"--format"_s, format, u"-o"_s, program.path(name)}), 0)
            << format.toStdString() << program.errors().toStdString();
        QFile file(program.path(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_TRUE(file.readAll().toLower().startsWith(begin.toLower())) << format.toStdString();
    }
}

TEST_F(ArchiveProgram, CountsAndNamesTheLinesItCouldNotRead)
{
    write(u"broken.jsonl"_s, status(39, u"ann"_s, u"A1: rain"_s) + "no JSON\n" +
                                 status(40, u"ben"_s, u"A1: snow"_s) + "{\"id\":\"41\",\"cre");
    ASSERT_EQ(recap({u"broken.jsonl"_s}, {u"--format"_s, u"json"_s}), 0);
    const QString said = program.errors();
    EXPECT_TRUE(said.contains(u"broken.jsonl ends in the middle of line 4.")) << said.toStdString();
    EXPECT_TRUE(said.contains(u"has 4 lines. Everything was read but what stands below, 2"))
        << said.toStdString();
    EXPECT_TRUE(said.contains(u"line 2:")) << said.toStdString();
    EXPECT_EQ(QJsonDocument::fromJson(program.output().toUtf8())[u"posts"].toArray().size(), 2);
}

TEST_F(ArchiveProgram, TakesThePlaceOfNothingItIsMadeFrom)
{
    EXPECT_EQ(recap({u"x.jsonl"_s}, {u"-o"_s, program.path(u"x.jsonl"_s)}), 2);
    EXPECT_EQ(recap({u"x.jsonl"_s}, {u"-o"_s, program.path(u"plan.txt"_s)}), 2);
    EXPECT_TRUE(program.errors().startsWith(u"plan.txt is what the recap is made from."));
    EXPECT_EQ(recap({u"x.jsonl"_s}, {}), 0) << "all is as it was";
}

TEST_F(ArchiveProgram, WritesToAPipeAsItIs)
{
    QProcess reader;
    ASSERT_EQ(QProcess::execute(u"mkfifo"_s, {program.path(u"pipe"_s)}), 0);
    reader.start(u"cat"_s, {program.path(u"pipe"_s)});
    EXPECT_EQ(recap({u"x.jsonl"_s}, {u"--format"_s, u"json"_s, u"-o"_s, program.path(u"pipe"_s)}),
              0);
    ASSERT_TRUE(reader.waitForFinished());
    EXPECT_TRUE(reader.readAllStandardOutput().startsWith("{\"chat\""));
    EXPECT_FALSE(QFileInfo(program.path(u"pipe"_s)).isFile());
}

TEST_F(ArchiveProgram, ReadsStandardInput)
{
    program.start({u"recap"_s, u"--data"_s, program.dataFolder(), u"--plan"_s,
                   program.path(u"plan.txt"_s), u"--posts"_s, u"-"_s, u"--format"_s, u"json"_s});
    program.say(QString::fromUtf8(status(39, u"ann"_s, u"A1: rain"_s)).trimmed());
    program.closeInput();
    ASSERT_TRUE(program.wait(60s));
    EXPECT_EQ(program.exitCode(), 0);
    EXPECT_TRUE(program.output().contains(u"A1: rain"));
}

TEST_F(ArchiveProgram, AFullDiskIsSaidAndNothingIsLeft)
{
    const QString mount = program.path(u"small"_s);
    QDir().mkpath(mount);
    const QStringList small = {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=900k"_s, u"tmpfs"_s, mount};
    if (::getuid() != 0 || QProcess::execute(u"mount"_s, small) != 0)
        GTEST_SKIP() << "skipped: a small tmpfs can only be mounted by root";
    QByteArray archive;
    for (int i = 0; i < 5000; ++i)
        archive += status(10 + i % 40, u"p%1"_s.arg(i), u"A1: rain"_s)
                       .replace("\"id\":\"", "\"id\":\"" + QByteArray::number(i) + '-');
    write(u"large.jsonl"_s, archive);
    program.start({u"recap"_s, u"--data"_s, mount, u"--plan"_s, program.path(u"plan.txt"_s),
                   u"--posts"_s, program.path(u"large.jsonl"_s), u"--format"_s, u"json"_s});
    EXPECT_TRUE(program.wait(120s));
    EXPECT_EQ(program.exitCode(), 1);
    EXPECT_TRUE(program.errors().contains(u"There is no room to read the archive in."))
        << program.errors().toStdString();
    EXPECT_TRUE(QDir(mount).isEmpty());
    QProcess::execute(u"umount"_s, {u"-l"_s, mount});
}

TEST_F(ArchiveProgram, HostsCanBeNamed)
{
    write(u"plan.txt"_s, "A calm hour\n\nQ1: What is it?\nQ2: And then?\n");
    write(u"posts.jsonl"_s, status(38, u"kim"_s, u"Q1: something else, in other words?"_s) +
                                status(39, u"ann"_s, u"A1: rain"_s));
    ASSERT_EQ(recap({u"posts.jsonl"_s}, {u"--host"_s, u"@kim"_s, u"--format"_s, u"json"_s}), 0);
    const QJsonDocument json = QJsonDocument::fromJson(program.output().toUtf8());
    EXPECT_EQ(json[u"posts"][0][u"kind"].toString(), u"question");
    EXPECT_TRUE(json[u"people"][0][u"host"].toBool());
    ASSERT_EQ(recap({u"posts.jsonl"_s}, {u"--host"_s, u"@nobody"_s}), 0);
    EXPECT_TRUE(program.errors().startsWith(u"There is no post by @nobody"));
}

TEST_F(ArchiveProgram, WhatCannotBeDoneIsSaidInOneSentence)
{
    EXPECT_EQ(recap({u"none.jsonl"_s}, {}), 2);
    EXPECT_TRUE(program.errors().startsWith(u"none.jsonl cannot be opened."));
    write(u"likes.jsonl"_s, "{\"event\":\"filters_changed\"}\n");
    EXPECT_EQ(recap({u"likes.jsonl"_s}, {}), 1);
    EXPECT_TRUE(program.errors().startsWith(u"There is no post in the archive."));
    program.start({u"recap"_s});
    EXPECT_TRUE(program.wait(60s));
    EXPECT_EQ(program.exitCode(), 2);
}
