// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/evening.h"

#include <QFile>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <algorithm>

namespace tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char plan[] = "Small steps\nHosts: Ada, Ben\n#SmallStepsChat, Monday 8:30 pm Eastern\n\n"
                        "Q1: What is a small step, in München or 京都?\n"
                        "Q2: Who helped you? See https://steps.example/a\n"
                        "Q3: What is next?\n";

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

Evening::Evening(const QJsonObject &endpoints)
{
    write(u"plan.txt"_s, plan);
    write(u"endpoints.json"_s, compact(endpoints));
}

void Evening::write(const QString &name, const QByteArray &content)
{
    QFile file(program.path(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void Evening::host(const QList<Login> &logins, const QString &first, const QString &every)
{
    QStringList accounts;
    for (const Login &login : logins)
        accounts.append(login.account);
    program.start({u"run"_s, program.path(u"plan.txt"_s), u"--headless"_s, u"--start"_s, u"now"_s,
                   u"--first"_s, first, u"--every"_s, every, u"--accounts"_s, accounts.join(u','),
                   u"--yes"_s, u"--secrets"_s, u"-"_s, u"--endpoints"_s,
                   program.path(u"endpoints.json"_s), u"--data"_s, program.dataFolder()});
    for (const Login &login : logins)
        program.say(QString::fromUtf8(
            compact({{u"account"_s, login.account}, {u"secret"_s, login.secret}})));
    program.closeInput();
}

void Evening::expectAGoodEnd(const QList<Login> &logins)
{
    ASSERT_TRUE(program.wait(180s)) << program.output().toStdString();
    EXPECT_EQ(program.exitCode(), 0)
        << program.output().toStdString() << program.errors().toStdString();
    const QByteArray said = (program.output() + program.errors()).toUtf8();
    for (const Login &login : logins)
        EXPECT_FALSE(said.contains(login.secret.toUtf8())) << "a secret was said";
}

QJsonArray Evening::expectTheAnswerInTheRecap(const QString &author)
{
    program.start(
        {u"recap"_s, u"Small"_s, u"--format"_s, u"json"_s, u"--data"_s, program.dataFolder()});
    EXPECT_TRUE(program.wait(30s));
    const QJsonObject recap = QJsonDocument::fromJson(program.output().toUtf8()).object();
    QJsonArray posts = recap[u"posts"_s].toArray();
    EXPECT_EQ(recap[u"questions"_s][0][u"answers"_s].toArray().size(), 1)
        << program.output().toStdString();
    const auto answer = std::find_if(posts.begin(), posts.end(), [](const QJsonValue &post) {
        return post[u"kind"_s] == u"answer"_s;
    });
    if (answer == posts.end()) {
        ADD_FAILURE() << "there is no answer";
        return posts;
    }
    EXPECT_EQ((*answer)[u"author"_s].toString().toStdString(), author.toStdString());
    return posts;
}

QStringList Evening::questionsOf(const QStringList &texts)
{
    QStringList questions;
    for (const QString &text : texts) {
        if (text.startsWith(u'Q'))
            questions.append(text.left(2));
    }
    return questions;
}

}  // namespace tests
