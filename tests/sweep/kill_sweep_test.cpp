// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at the calls that change something and at the transitions of the outbox, a seeded sample
// of them or, with MODERATO_CAMPAIGNS=full, a thousand and more; against a real PDS and against one
// that honours no key: afterwards each post stands there once, and in its order.
#include "tests/servers/campaign.h"
#include "tests/servers/pds_fixture.h"
#include "tests/sweep/kill_campaign.h"

#include <QTemporaryDir>

namespace tests {

namespace {

using namespace core;

class KillSweep : public PdsTest {
protected:
    static void SetUpTestSuite() { startPds({}); }

    void SetUp() override
    {
        PdsTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        const QJsonObject endpoints{
            {u"bluesky"_s, QJsonObject{{u"plc"_s, s_pds->address(u"plc"_s)},
                                       {u"entryway"_s, s_pds->address(u"pds"_s)},
                                       {u"pds"_s, s_pds->address(u"pds"_s)},
                                       {u"appview"_s, s_pds->address(u"pds"_s)},
                                       {u"jetstream"_s, QJsonArray{u"ws://127.0.0.1:9"_s}}}}};
        QFile file(folder.filePath(u"endpoints.json"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(toJson(endpoints));
    }

    void sweep()
    {
        KillCampaign campaign({.where = {u"bluesky:"_s + account()[u"handle"_s].toString(),
                                         account()[u"appPassword"_s].toString(),
                                         folder.filePath(u"endpoints.json"_s)},
                               .posted = [this](const QStringList &) { return posted(); }});
        if (isWholeCampaign())
            campaign.run({.calls = 1250, .points = 56, .atOnce = 24, .fewestDead = 1000});
        else
            campaign.run({.calls = 8, .points = 4, .atOnce = 8, .fewestDead = 6});
    }

    /// Every record of the account, oldest first.
    QStringList posted()
    {
        QStringList texts;
        QString cursor;
        do {
            QUrlQuery query{{u"repo"_s, account()[u"did"_s].toString()},
                            {u"collection"_s, collection},
                            {u"limit"_s, u"100"_s},
                            {u"reverse"_s, u"true"_s}};
            if (!cursor.isEmpty())
                query.addQueryItem(u"cursor"_s, cursor);
            const QJsonObject page = bodyOf(get(method(u"com.atproto.repo.listRecords"_s, query)));
            for (const QJsonValue &record : page[u"records"_s].toArray())
                texts.append(record[u"value"_s][u"text"_s].toString());
            cursor = page[u"cursor"_s].toString();
        } while (!cursor.isEmpty());
        return texts;
    }

    QTemporaryDir folder;
};

/// The same where sending again would be seen: what was on its way must be looked for first.
class KillSweepWithoutKeys : public KillSweep {
protected:
    static void SetUpTestSuite() { startPds({}, u"counting_pds.mjs"_s); }
};

}  // namespace

TEST_F(KillSweep, EveryQuestionStandsThereOnceAndInItsOrder)
{
    sweep();
}

TEST_F(KillSweepWithoutKeys, EveryQuestionStandsThereOnceAndInItsOrder)
{
    sweep();
}

}  // namespace tests
