// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program, without a window, hosts a chat on a real PDS.
#include "tests/servers/pds_fixture.h"
#include "tests/sweep/evening.h"

#include <QDateTime>

namespace tests {

namespace {

using namespace core;

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
        const QJsonArray streams{s_jetstream->address(u"jetstream"_s)};
        evening = std::make_unique<Evening>(
            QJsonObject{{u"bluesky"_s, QJsonObject{{u"plc"_s, s_pds->address(u"plc"_s)},
                                                   {u"entryway"_s, s_pds->address(u"pds"_s)},
                                                   {u"pds"_s, s_pds->address(u"pds"_s)},
                                                   {u"jetstream"_s, streams}}}});
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
    std::unique_ptr<Evening> evening;
};

}  // namespace

TEST_F(HostedEvening, PostsEveryCueOnceInOrderAndHearsWhoAnswers)
{
    const QList<Evening::Login> logins{{u"bluesky:"_s + account()[u"handle"_s].toString(),
                                        account()[u"appPassword"_s].toString()}};
    evening->host(logins, u"2s"_s, u"2s"_s);
    Program &program = evening->program;
    ASSERT_TRUE(program.waitForOutput(u"Q1 posted"_s, 60s)) << program.errors().toStdString();
    answer(u"A1: one page a day #SmallStepsChat"_s);
    evening->expectAGoodEnd(logins);

    EXPECT_TRUE(program.output().contains(u"nothing is missing"_s))
        << program.errors().toStdString() << program.output().toStdString();
    const QJsonArray posted = records(0);
    ASSERT_EQ(posted.size(), Evening::cues);
    QStringList texts;
    for (const QJsonValue &one : posted) {
        const QJsonObject record = one[u"value"_s].toObject();
        texts.append(record[u"text"_s].toString());
        const bool isLinked = texts.last().startsWith(u"Q2"_s);
        EXPECT_TRUE(faceted(record).contains("#SmallStepsChat")) << texts.last().toStdString();
        EXPECT_EQ(faceted(record).contains("https://steps.example/a"), isLinked);
    }
    EXPECT_EQ(Evening::questionsOf(texts), (QStringList{u"Q1"_s, u"Q2"_s, u"Q3"_s}));
    // What passed by on the Jetstream stands beside what was posted.
    const QJsonArray posts = evening->expectTheAnswerInTheRecap(u"chatter.test"_s);
    EXPECT_EQ(posts.size(), Evening::cues + 1) << "each post once, however it came";
}

}  // namespace tests
