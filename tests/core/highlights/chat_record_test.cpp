// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/chat_record.h"

#include "core/storage/storage.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

/// What strangers write to make a program do something.
const QStringList hostile = {
    u"=HYPERLINK(\"https://evil.example\",\"click\")"_s,
    u"+1+1"_s,
    u"-2+3"_s,
    u"@SUM(A1:A9)"_s,
    u"\t=1"_s,
    u"  =cmd|' /C calc'!A0"_s,
    u"\uFF1D1+1"_s,
    u"'quoted"_s,
    u"\"; DROP TABLE posts; --"_s,
    u"two\nlines, and a comma"_s,
    u"</script><script>alert(1)</script>"_s,
    u"\u202Etxt.exe"_s,
    u"a;b"_s,
    u"x\t=HYPERLINK(\"https://evil.example\")"_s,
    u"{{title}} {{{paragraph}}}"_s,
};

/// A table as RFC 4180 reads it.
QList<QStringList> rowsOf(const QString &text)
{
    QList<QStringList> rows = {{QString()}};
    bool quoted = false;
    for (qsizetype i = text.startsWith(QChar(0xFEFF)) ? 1 : 0; i < text.size(); ++i) {
        const QChar c = text[i];
        QString &cell = rows.last().last();
        if (c == u'"' && quoted && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += text[++i];
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (c == u',' && !quoted) {
            rows.last().append(QString());
        } else if (c == u'\r' && !quoted) {
            rows.append({QString()});
            ++i;
        } else {
            cell += c;
        }
    }
    rows.removeLast();
    return rows;
}

class ChatRecordTest : public testing::Test {
protected:
    ChatRecordTest()
    {
        storage = std::move(*Storage::open(u":memory:"_s));
        stream = std::move(*StreamStorage::open(storage->thread(), u":memory:"_s));
        posts = std::make_unique<PostStore>(*stream);
        chat.runSheet = RunSheet({tests::aQuestion(1, 8, u"What helps?"_s)});
        answers.setQuestions({1});
    }
    void add(const Post &post)
    {
        posts->add({post});
        answers.assign({post});
        people.add({post});
    }
    ChatRecord record() const
    {
        return {.chat = chat,
                .posts = *posts,
                .answers = answers,
                .marks = marks,
                .people = people,
                .stats = chatStats(*posts, answers, marks, people)};
    }
    QJsonObject json() const
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        EXPECT_TRUE(writeRecapJson(record(), out));
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson(out.data(), &problem);
        EXPECT_EQ(problem.error, QJsonParseError::NoError) << qPrintable(problem.errorString());
        return document.object();
    }
    QList<QStringList> table() const
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        EXPECT_TRUE(writePostsCsv(record(), out));
        return rowsOf(QString::fromUtf8(out.data()));
    }

    std::unique_ptr<Storage> storage;
    std::unique_ptr<StreamStorage> stream;
    std::unique_ptr<PostStore> posts;
    Chat chat = tests::aChat();
    AnswerTracker answers;
    Marks marks;
    People people;
    const Instant start = instantFromMs(1'800'000'000'000);
};

TEST_F(ChatRecordTest, EveryPostStandsInOrderOfTimeWithWhatIsKnownOfIt)
{
    add(tests::aPost(u"2"_s, u"A1: later"_s, u"ben"_s, start + Seconds(60)));
    add(tests::aPost(u"1"_s, u"A1: patience"_s, u"ann"_s, start));
    const QJsonArray list = json()[u"posts"].toArray();
    ASSERT_EQ(list.size(), 2);
    EXPECT_EQ(list[0][u"id"].toString().toStdString(), "1") << "as the network gave it";
    EXPECT_EQ(list[0][u"kind"].toString().toStdString(), "answer");
    EXPECT_EQ(list[0][u"questions"].toArray(), QJsonArray{1});
    EXPECT_EQ(list[0][u"basis"].toString().toStdString(), "label");
    EXPECT_EQ(list[0][u"confidence"].toString().toStdString(), "sure");
    EXPECT_EQ(json()[u"questions"][0][u"answers"].toArray(), (QJsonArray{u"1"_s, u"2"_s}));
    EXPECT_EQ(json()[u"stats"][u"answers"].toInt(), 2);
}

TEST_F(ChatRecordTest, WhatWasDeletedIsGoneAndWhatIsHiddenIsMarked)
{
    const Post gone = tests::aPost(u"1"_s, u"A1: patience"_s, u"ann"_s, start);
    const Post hidden = tests::aPost(u"2"_s, u"buy now"_s, u"bot"_s, start);
    add(gone);
    add(hidden);
    posts->remove(gone.id);
    marks.apply({.post = hidden.id, .kind = Mark::Kind::Hide, .by = u"Host"_s, .at = start});
    const QJsonArray list = json()[u"posts"].toArray();
    ASSERT_EQ(list.size(), 1);
    EXPECT_TRUE(list[0][u"hidden"].toBool());
}

TEST_F(ChatRecordTest, TheWordsOfWhoAsksNotToBeArchivedStayOut)
{
    Post shy = tests::aPost(u"1"_s, u"A1: between us"_s, u"ann"_s, start);
    shy.author.asksNotToBeKept = true;
    Post addressed = tests::aPost(u"2"_s, u"A1: for you alone"_s, u"ben"_s, start);
    addressed.confidential = true;
    add(shy);
    add(addressed);
    for (const QJsonValue &post : json()[u"posts"].toArray()) {
        EXPECT_FALSE(post.toObject().contains(u"text"));
        EXPECT_FALSE(post[u"withheld"].toString().isEmpty());
        EXPECT_EQ(post[u"kind"].toString().toStdString(), "answer") << "it counts all the same";
    }
    const QList<QStringList> rows = table();
    EXPECT_FALSE(rows[1].contains(u"A1: between us"_s));
    EXPECT_FALSE(rows[2].contains(u"A1: for you alone"_s));
}

TEST_F(ChatRecordTest, HostileTextComesBackFromJsonAsItWas)
{
    for (int i = 0; i < hostile.size(); ++i) {
        Post post = tests::aPost(QString::number(i), hostile[i], u"p%1"_s.arg(i), start);
        post.author.name = hostile[i];
        post.media.append({.description = hostile[i]});
        add(post);
    }
    const QJsonArray list = json()[u"posts"].toArray();
    ASSERT_EQ(list.size(), hostile.size());
    for (const QJsonValue &post : list) {
        const QString expected = hostile[post[u"id"].toString().toInt()];
        EXPECT_EQ(post[u"text"].toString(), expected);
        EXPECT_EQ(post[u"name"].toString(), expected);
        EXPECT_EQ(post[u"media"][0].toString(), expected);
    }
}

TEST_F(ChatRecordTest, NoCellOfTheTableIsAFormulaAndEachGivesItsTextBack)
{
    for (int i = 0; i < hostile.size(); ++i) {
        Post post = tests::aPost(QString::number(i), hostile[i], hostile[i], start);
        post.author.name = hostile[i];
        add(post);
    }
    const QList<QStringList> rows = table();
    ASSERT_EQ(rows.size(), hostile.size() + 1);
    const qsizetype text = rows[0].indexOf(u"text"_s);
    const qsizetype id = rows[0].indexOf(u"id"_s);
    for (const QStringList &row : rows.mid(1)) {
        ASSERT_EQ(row.size(), rows[0].size());
        for (const QString &cell : row)
            EXPECT_FALSE(QStringView(u"=+-@").contains(cell.trimmed().left(1)) &&
                         !cell.trimmed().isEmpty())
                << cell.toStdString();
        QString back = row[text];
        if (back.startsWith(u'\''))
            back.remove(0, 1);
        EXPECT_EQ(back.toStdString(), hostile[row[id].toInt()].toStdString());
    }
}

}  // namespace
