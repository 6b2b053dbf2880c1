// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program, without a window, hosts a chat on a real PDS.
#include "tests/rehearsal/program.h"
#include "tests/servers/pds_fixture.h"

#include <QDateTime>
#include <QFile>

namespace tests {

namespace {

using namespace core;

constexpr char plan[] = "Small steps\nHosts: Ada, Ben\n#SmallStepsChat, Monday 8:30 pm Eastern\n\n"
                        "Q1: What is a small step, in München or 京都?\n"
                        "Q2: Who helped you? See https://steps.example/a\n"
                        "Q3: What is next?\n";
constexpr int cues = 7;

/// A PDS, the network that reads it, and a stream of what is posted there.
class HostedEvening : public PdsTest {
protected:
    static void SetUpTestSuite()
    {
        if (!whyNoServers().isEmpty())
            return;
        s_appView = std::make_unique<ServerProcess>(u"appview.mjs"_s);
        s_appView->start();
        startPds({u"--appview"_s, s_appView->address(u"appview"_s)});
        s_jetstream = std::make_unique<ServerProcess>(
            u"jetstream.mjs"_s, QStringList{u"--firehose"_s, s_pds->address(u"firehose"_s)});
        s_jetstream->start();
        s_appView->control(u"/follow?jetstream=%1&plc=%2"_s.arg(
            s_jetstream->address(u"jetstream"_s), s_pds->address(u"plc"_s)));
    }
    static void TearDownTestSuite()
    {
        s_jetstream.reset();
        PdsTest::TearDownTestSuite();
        s_appView.reset();
    }

    void SetUp() override
    {
        PdsTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        write(u"plan.txt"_s, plan);
        write(u"endpoints.json"_s,
              toJson({{u"bluesky"_s, QJsonObject{{u"plc"_s, s_pds->address(u"plc"_s)},
                                                 {u"entryway"_s, s_pds->address(u"pds"_s)},
                                                 {u"pds"_s, s_pds->address(u"pds"_s)},
                                                 {u"jetstream"_s, QJsonArray{s_jetstream->address(
                                                                      u"jetstream"_s)}}}}}));
    }
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(program.path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    void host(const QString &first, const QString &every)
    {
        program.start({u"run"_s, program.path(u"plan.txt"_s), u"--headless"_s, u"--start"_s,
                       u"now"_s, u"--first"_s, first, u"--every"_s, every, u"--accounts"_s,
                       account()[u"handle"_s].toString(), u"--yes"_s, u"--secrets"_s, u"-"_s,
                       u"--endpoints"_s, program.path(u"endpoints.json"_s), u"--data"_s,
                       program.dataFolder()});
        const QJsonObject secret{{u"account"_s, u"bluesky:"_s + account()[u"handle"_s].toString()},
                                 {u"secret"_s, account()[u"appPassword"_s]}};
        program.say(QString::fromUtf8(toJson(secret)));
        program.closeInput();
    }
    QJsonArray records(int place)
    {
        const QUrl url = method(u"com.atproto.repo.listRecords"_s,
                                QUrlQuery{{u"repo"_s, account(place)[u"did"_s].toString()},
                                          {u"collection"_s, collection},
                                          {u"limit"_s, u"100"_s},
                                          {u"reverse"_s, u"true"_s}});
        return bodyOf(get(url))[u"records"_s].toArray();
    }
    /// Somebody else posts.
    void answer(const QString &text)
    {
        const QJsonObject guest = account(1);
        const QString token = bodyOf(signIn(guest[u"handle"_s].toString(),
                                            guest[u"appPassword"_s].toString()))[u"accessJwt"_s]
                                  .toString();
        QJsonObject said = record(text);
        said.insert(u"createdAt"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
        const auto reply =
            post(u"com.atproto.repo.createRecord"_s,
                 {{u"repo"_s, guest[u"did"_s]}, {u"collection"_s, collection}, {u"record"_s, said}},
                 token);
        ASSERT_TRUE(reply && reply->isSuccess());
    }
    /// What passed by on the Jetstream stands beside what was posted.
    void expectTheAnswerInTheRecap()
    {
        program.start(
            {u"recap"_s, u"Small"_s, u"--format"_s, u"json"_s, u"--data"_s, program.dataFolder()});
        ASSERT_TRUE(program.wait(30s));
        const QJsonObject recap = QJsonDocument::fromJson(program.output().toUtf8()).object();
        const QJsonArray posts = recap[u"posts"_s].toArray();
        EXPECT_EQ(posts.size(), cues + 1) << "each post once, however it came";
        const QJsonObject first = recap[u"questions"_s][0].toObject();
        EXPECT_EQ(first[u"answers"_s].toArray().size(), 1);
        const auto answer = std::find_if(posts.begin(), posts.end(), [](const QJsonValue &post) {
            return post[u"kind"_s] == u"answer"_s;
        });
        ASSERT_NE(answer, posts.end());
        EXPECT_EQ((*answer)[u"author"_s], u"chatter.test"_s);
    }
    /// What a facet covers, cut out by its bytes.
    static QByteArrayList faceted(const QJsonObject &record)
    {
        const QByteArray text = record[u"text"_s].toString().toUtf8();
        QByteArrayList parts;
        for (const QJsonValue &facet : record[u"facets"_s].toArray()) {
            const QJsonObject index = facet[u"index"_s].toObject();
            const int start = index[u"byteStart"_s].toInt();
            parts.append(text.sliced(start, index[u"byteEnd"_s].toInt() - start));
        }
        return parts;
    }

    static inline std::unique_ptr<ServerProcess> s_appView;
    static inline std::unique_ptr<ServerProcess> s_jetstream;
    Program program;
};

}  // namespace

TEST_F(HostedEvening, PostsEveryCueOnceInOrderAndHearsWhoAnswers)
{
    host(u"2s"_s, u"2s"_s);
    ASSERT_TRUE(program.waitForOutput(u"Q1 posted"_s, 60s)) << program.errors().toStdString();
    answer(u"A1: one page a day #SmallStepsChat"_s);
    ASSERT_TRUE(program.wait(120s));
    EXPECT_EQ(program.exitCode(), 0)
        << program.output().toStdString() << program.errors().toStdString();

    EXPECT_TRUE(program.output().contains(u"nothing is missing"_s))
        << program.errors().toStdString() << program.output().toStdString();
    const QJsonArray posted = records(0);
    ASSERT_EQ(posted.size(), cues);
    QStringList questions;
    for (const QJsonValue &one : posted) {
        const QJsonObject record = one[u"value"_s].toObject();
        const QString text = record[u"text"_s].toString();
        if (text.startsWith(u'Q'))
            questions.append(text.left(2));
        EXPECT_TRUE(faceted(record).contains("#SmallStepsChat")) << text.toStdString();
        EXPECT_EQ(faceted(record).contains("https://steps.example/a"), text.startsWith(u"Q2"_s));
    }
    EXPECT_EQ(questions, (QStringList{u"Q1"_s, u"Q2"_s, u"Q3"_s}));
    const QByteArray said = (program.output() + program.errors()).toUtf8();
    EXPECT_FALSE(said.contains(account()[u"appPassword"_s].toString().toUtf8()))
        << "a secret was said";
    expectTheAnswerInTheRecap();
}

}  // namespace tests
