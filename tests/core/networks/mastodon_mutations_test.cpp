// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded statuses with one member missing, null or of another kind, wherever it stands: each is
// read, or refused as BadInput, and what it is without that member stays what it was. The members
// that can make it unreadable are told by Mastodon's own schema: those that it requires.
#include "core/networks/mastodon/mastodon_json.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QSet>

#include <functional>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

/// Every status of an answer, wherever it stands in it.
void collectStatuses(const QJsonValue &value, QList<QJsonObject> &found)
{
    if (value.isArray()) {
        for (const QJsonValue &one : value.toArray())
            collectStatuses(one, found);
        return;
    }
    const QJsonObject object = value.toObject();
    if (object.contains(u"account") && object.contains(u"content") && object.contains(u"id"))
        found.append(object);
    for (const QJsonValue &one : object)
        collectStatuses(one, found);
}

QJsonValue valueOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QList<QJsonObject> recordedStatuses()
{
    QList<QJsonObject> found;
    const QDir folder(tests::sharedPath(u"mastodon/exchanges"_s));
    for (const QString &name : folder.entryList({u"*.json"_s})) {
        const QJsonValue exchange = tests::sharedJson(u"mastodon/exchanges/"_s + name);
        for (const QJsonValue &one : exchange[u"interactions"].toArray())
            collectStatuses(valueOf(one[u"response"][u"body"].toString().toUtf8()), found);
    }
    return found;
}

QList<QJsonValue> otherKinds(const QJsonValue &value)
{
    QList<QJsonValue> others;
    for (const QJsonValue &one :
         {QJsonValue(), QJsonValue(true), QJsonValue(-1e300), QJsonValue(u"\\u0000 <a href=\""_s),
          QJsonValue(QJsonArray{QJsonValue(), u"x"_s, 7}),
          QJsonValue(QJsonObject{{u"id"_s, 7}, {u"x"_s, QJsonArray()}})}) {
        if (one.type() != value.type())
            others.append(one);
    }
    return others;
}

/// The value with each of its members, however deep, taken away and replaced, one at a time.
void mutate(const QString &path, const QJsonValue &value,
            const std::function<void(const QString &, const QJsonValue &)> &visit)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            mutate(path + u"[]"_s, array[i], [&](const QString &at, const QJsonValue &mutant) {
                QJsonArray changed = array;
                changed[i] = mutant;
                visit(at, changed);
            });
        }
        return;
    }
    const QJsonObject object = value.toObject();
    for (const QString &key : object.keys()) {
        const QString at = path.isEmpty() ? key : path + u'.' + key;
        QJsonObject without = object;
        without.remove(key);
        visit(at, without);
        for (const QJsonValue &other : otherKinds(object[key])) {
            QJsonObject changed = object;
            changed[key] = other;
            visit(at, changed);
        }
        mutate(at, object[key], [&](const QString &deeper, const QJsonValue &mutant) {
            QJsonObject changed = object;
            changed[key] = mutant;
            visit(deeper, changed);
        });
    }
}

TEST(MastodonMutationTest, OurOwnStatusWithOneMemberWrongIsReadOrIsBadInput)
{
    QFile file(QStringLiteral(MODERATO_SOURCE_DIR "/tests/data/mastodon/status.json"));
    ASSERT_TRUE(file.open(QFile::ReadOnly));
    const QJsonValue status = valueOf(file.readAll());
    const Result<Parsed> whole = mastodon::parseStatus(status.toObject());
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->posts.first().text.toStdString(),
              "@ida A2: soup, and\n\n1. bread\n2. salt\n\npond.example (other.example) #OurChat\n\n"
              "○ with beans (3)\n○ without");
    EXPECT_EQ(whole->alongside.size(), 1);
    QSet<QString> refusing;
    int different = 0;
    mutate(QString(), status, [&](const QString &path, const QJsonValue &mutant) {
        const Result<Parsed> parsed = mastodon::parseStatus(mutant.toObject());
        if (!parsed) {
            EXPECT_EQ(parsed.error().code, Error::Code::BadInput);
            refusing.insert(path);
        } else if (*parsed != *whole) {
            ++different;
        }
    });
    EXPECT_EQ(refusing,
              (QSet{u"id"_s, u"account"_s, u"created_at"_s, u"content"_s, u"account.acct"_s}));
    EXPECT_GT(different, 100) << "most of these members are read";
}

class MastodonMutationsTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (!tests::hasSharedData())
            GTEST_SKIP() << "skipped: the shared test data is not here";
        statuses = recordedStatuses();
        const QJsonValue api = tests::sharedJson(u"mastodon/openapi/mastodon-openapi-4.7.0.json"_s);
        schemas = api[u"components"][u"schemas"].toObject();
        ASSERT_GE(statuses.size(), 40);
        ASSERT_FALSE(schemas.isEmpty());
    }
    /// Whether the schema says that each status, or its author, has this member.
    bool isRequired(const QString &path) const
    {
        const bool author = path.startsWith(u"account.");
        const QJsonArray names = schemas[author ? u"Account" : u"Status"][u"required"].toArray();
        return names.contains(author ? path.mid(8) : path);
    }

    QList<QJsonObject> statuses;
    QJsonObject schemas;
};

TEST_F(MastodonMutationsTest, EveryRecordedStatusIsReadWithAllThatCameAlong)
{
    for (const QJsonObject &status : std::as_const(statuses)) {
        const Result<Parsed> parsed = mastodon::parseStatus(status);
        ASSERT_TRUE(parsed) << status[u"uri"].toString().toStdString();
        EXPECT_TRUE(parsed->problems.isEmpty());
        EXPECT_EQ(parsed->posts.first().boosts.has_value(), status[u"reblog"].isObject());
        for (const TextRange &range : parsed->posts.first().ranges) {
            EXPECT_GT(range.length, 0);
            EXPECT_LE(range.start + range.length, parsed->posts.first().text.size());
        }
    }
}

TEST_F(MastodonMutationsTest, AStatusWithOneMemberWrongIsReadOrIsBadInput)
{
    QSet<QString> refusing;
    int refused = 0;
    int read = 0;
    for (const QJsonObject &status : std::as_const(statuses)) {
        mutate(QString(), status, [&](const QString &path, const QJsonValue &mutant) {
            const Result<Parsed> parsed = mastodon::parseStatus(mutant.toObject());
            if (parsed) {
                ++read;
                ASSERT_EQ(parsed->posts.size(), 1);
                return;
            }
            ++refused;
            refusing.insert(path);
            EXPECT_EQ(parsed.error().code, Error::Code::BadInput) << path.toStdString();
            EXPECT_TRUE(isRequired(path)) << path.toStdString() << " is not a must";
        });
    }
    EXPECT_GT(read, 10 * refused) << "one wrong member in a hundred is no reason to lose a post";
    QStringList paths(refusing.begin(), refusing.end());
    paths.sort();
    EXPECT_EQ(paths.join(u' ').toStdString(), "account account.acct content created_at id");
}

TEST_F(MastodonMutationsTest, MembersThatNobodyReadsChangeNothing)
{
    const QSet<QString> unread = {u"application"_s, u"card"_s,   u"mentions"_s, u"tags"_s,
                                  u"emojis"_s,      u"pinned"_s, u"muted"_s,    u"replies_count"_s};
    for (const QJsonObject &status : std::as_const(statuses)) {
        const Result<Parsed> whole = mastodon::parseStatus(status);
        mutate(QString(), status, [&](const QString &path, const QJsonValue &mutant) {
            if (unread.contains(path.section(u'.', 0, 0).section(u'[', 0, 0))) {
                EXPECT_EQ(*mastodon::parseStatus(mutant.toObject()), *whole) << path.toStdString();
            }
        });
    }
}

TEST_F(MastodonMutationsTest, EventsWithOneMemberWrongAreReadOrBadInput)
{
    const QByteArrayList lines =
        tests::sharedFile(u"mastodon/transcripts/ws-hashtag.jsonl"_s).split('\n');
    int events = 0;
    for (const QByteArray &line : lines) {
        QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event.isEmpty())
            continue;
        EXPECT_TRUE(mastodon::parseEvent(event) || event[u"event"].toString() == u"update")
            << line.toStdString();
        const QByteArray payload = event[u"payload"].toString().toUtf8();
        if (const QJsonDocument inside = QJsonDocument::fromJson(payload); inside.isObject())
            event[u"payload"] = inside.object();
        mutate(QString(), event, [&](const QString &path, const QJsonValue &mutant) {
            const Result<Parsed> parsed = mastodon::parseEvent(mutant.toObject());
            EXPECT_TRUE(parsed || parsed.error().code == Error::Code::BadInput)
                << path.toStdString();
            ++events;
        });
    }
    EXPECT_GT(events, 500);
}

}  // namespace
