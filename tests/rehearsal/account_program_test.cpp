// SPDX-License-Identifier: GPL-3.0-or-later
// `moderato account` and `moderato run` as a host types them: wrong uses, and secrets that stay so.
#include "tests/rehearsal/program.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QTcpServer>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray canary = "canary-7f3a-secret";

class AccountProgramTest : public testing::Test {
protected:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(program.path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    QString plan()
    {
        return write(u"plan.txt"_s, "Our evening #OurChat\nQ1 What helped you most?\n");
    }
    /// Addresses of this computer at which nobody answers.
    QString nobody()
    {
        QTcpServer taken;
        EXPECT_TRUE(taken.listen(QHostAddress::LocalHost));
        const QByteArray at = "127.0.0.1:" + QByteArray::number(taken.serverPort());
        return write(u"nobody.json"_s, R"({"bluesky":{"plc":"http://)" + at +
                                           R"(","entryway":"http://)" + at + R"(","pds":"http://)" +
                                           at + R"(","appview":"http://)" + at +
                                           R"(","jetstream":["ws://)" + at + R"("]}})");
    }
    /// Starts it, gives it these lines and the end of input, and returns its exit status.
    int run(const QStringList &arguments, const QString &input = {})
    {
        program.start(QStringList{u"--data"_s, program.dataFolder()} + arguments);
        if (!input.isEmpty())
            program.say(input);
        program.closeInput();
        EXPECT_TRUE(program.wait(60s));
        EXPECT_FALSE(program.crashed());
        return program.exitCode();
    }
    void expectOneSentence()
    {
        const QString text = program.errors().trimmed();
        EXPECT_TRUE(!text.contains(u'\n') && text.endsWith(u'.')) << qPrintable(text);
    }
    bool leaked()
    {
        if ((program.output() + program.errors()).contains(QString::fromUtf8(canary)))
            return true;
        QDirIterator it(program.path({}), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(canary))
                return true;
        }
        return false;
    }

    tests::Program program;
};

}  // namespace

TEST_F(AccountProgramTest, AWrongUseIsExplainedAndChangesNothing)
{
    const QList<QStringList> wrong{{u"account"_s},
                                   {u"account"_s, u"add"_s},
                                   {u"account"_s, u"add"_s, u"bluesky"_s},
                                   {u"account"_s, u"remove"_s},
                                   {u"account"_s, u"forget"_s},
                                   {u"run"_s},
                                   {u"run"_s, plan(), u"--first"_s, u"2"_s},
                                   {u"run"_s, plan(), u"--every"_s, u"soon"_s},
                                   {u"account"_s, u"list"_s, u"--secrets"_s, u"word"_s}};
    for (const QStringList &arguments : wrong) {
        EXPECT_EQ(run(arguments), 2) << qPrintable(arguments.join(u' '));
        EXPECT_FALSE(program.errors().isEmpty());
        EXPECT_FALSE(QFile::exists(program.dataFolder())) << qPrintable(arguments.join(u' '));
    }
}

TEST_F(AccountProgramTest, ANetworkThatItDoesNotKnowIsSaidInOneSentence)
{
    EXPECT_EQ(run({u"account"_s, u"add"_s, u"nowhere"_s, u"ada"_s}, QString::fromUtf8(canary)), 2);
    expectOneSentence();
    EXPECT_FALSE(leaked());
}

TEST_F(AccountProgramTest, WithoutAccountsItSaysHowToAddOne)
{
    EXPECT_EQ(run({u"account"_s, u"list"_s}), 0);
    expectOneSentence();
    EXPECT_EQ(program.output().toStdString(), "");
    EXPECT_EQ(run({u"account"_s, u"check"_s}), 1);
    expectOneSentence();
    EXPECT_EQ(run({u"account"_s, u"remove"_s, u"ada"_s}), 1);
    expectOneSentence();
    EXPECT_EQ(run({u"run"_s, plan(), u"--headless"_s, u"--start"_s, u"now"_s, u"--yes"_s}), 1);
    expectOneSentence();
}

TEST_F(AccountProgramTest, AChatThatIsNotThereIsSaidInOneSentence)
{
    EXPECT_EQ(run({u"run"_s, u"No such chat"_s, u"--headless"_s, u"--yes"_s}), 1);
    expectOneSentence();
    EXPECT_EQ(run({u"run"_s, u"./no-such-plan.txt"_s, u"--headless"_s, u"--yes"_s}), 2);
    expectOneSentence();
}

TEST_F(AccountProgramTest, EndpointsThatLeadOutOfThisComputerAreRefused)
{
    const QList<QByteArray> wrong{
        R"({"bluesky":{"plc":"https://plc.example"}})",
        R"({"bluesky":{"plc":"http://10.0.0.1:2582"}})",
        R"({"bluesky":{"plc":"http://127.0.0.1.example"}})",
        R"({"bluesky":{"plc":"http://me:word@127.0.0.1"}})",
        R"({"bluesky":{"jetstream":["ws://127.0.0.1:1","wss://j.example"]}})",
        "[]",
        ""};
    for (const QByteArray &json : wrong) {
        const QString file = write(u"endpoints.json"_s, json);
        EXPECT_EQ(run({u"--endpoints"_s, file, u"account"_s, u"list"_s}), 2) << json.constData();
        expectOneSentence();
    }
    EXPECT_EQ(run({u"--endpoints"_s, program.path(u"missing"_s), u"account"_s, u"list"_s}), 2);
    expectOneSentence();
    EXPECT_EQ(run({u"--endpoints"_s, nobody(), u"account"_s, u"list"_s}), 0);
}

TEST_F(AccountProgramTest, SecretsThatCannotBeReadAreRefusedWithoutBeingShown)
{
    const QString secret = QString::fromUtf8(canary);
    for (const QString &line : {secret, u"{\"account\":\"ada\",\"secret\":\"%1"_s.arg(secret),
                                u"{\"secret\":\"%1\"}"_s.arg(secret)}) {
        EXPECT_EQ(run({u"account"_s, u"list"_s, u"--secrets"_s, u"-"_s}, line), 2);
        expectOneSentence();
        EXPECT_FALSE(leaked());
    }
}

TEST_F(AccountProgramTest, ASecretIsNeitherShownNorKeptOnTheDisk)
{
    const QString line =
        u"{\"account\":\"bluesky:ada.example\",\"secret\":\"%1\"}"_s.arg(QString::fromUtf8(canary));
    EXPECT_EQ(run({u"--endpoints"_s, nobody(), u"--secrets"_s, u"-"_s, u"run"_s, plan(),
                   u"--headless"_s, u"--start"_s, u"now"_s, u"--yes"_s},
                  line),
              1);
    expectOneSentence();
    EXPECT_FALSE(leaked());
    EXPECT_NE(
        run({u"--endpoints"_s, nobody(), u"account"_s, u"add"_s, u"bluesky"_s, u"ada.example"_s},
            QString::fromUtf8(canary)),
        0);
    EXPECT_FALSE(leaked());
}
