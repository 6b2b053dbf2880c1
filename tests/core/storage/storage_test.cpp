// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"
#include "core/storage/storage.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// What strangers write: markup, quotes, direction marks, emoji, SQL.
const QString hostile = u"'; DROP TABLE chats;-- <b>\u202E\u2066 👩‍🏫 \"%_*\n"_s;

template <typename T>
T wait(Future<T> future)
{
    future.waitForFinished();
    EXPECT_TRUE(future.result()) << future.result().error().detail.toStdString();
    return *future.result();
}

/// Each test opens the folder again, as the next run of the program does.
class StorageTest : public testing::Test {
protected:
    void SetUp() override { reopen(); }
    void reopen()
    {
        storage.reset();
        auto opened = Storage::open(folder.path());
        ASSERT_TRUE(opened) << opened.error().detail.toStdString();
        storage = std::move(*opened);
    }
    Delivery aDelivery(const QString &id) const
    {
        return {.id = DeliveryId(id),
                .account = AccountId(u"account-x"_s),
                .cue = CueId(u"q1"_s),
                .text = hostile,
                .pictures = {{.file = hostile, .size = {4, 3}, .description = hostile}},
                .created = instantFromMs(1'800'000'000'000)};
    }

    QTemporaryDir folder;
    std::unique_ptr<Storage> storage;
    ChatId chat{u"chat"_s};
};

}  // namespace

TEST_F(StorageTest, AChatComesBackAsItWasSaved)
{
    Chat saved = tests::aChat();
    saved.title = hostile;
    saved.settings.savedReplies = {hostile, QString()};
    Cue cue = *saved.runSheet.question(1);
    cue.text = hostile;
    cue.locked = true;
    cue.mode = CueMode::Armed;
    cue.variants = {{NetworkId(u"x"_s), hostile}};
    saved.runSheet.change(cue);
    saved.accounts = {AccountId(u"account-x"_s)};
    saved.stage = ChatStage::Armed;
    wait(storage->save(saved));
    reopen();
    const QList<Chat> chats = wait(storage->loadChats());
    ASSERT_EQ(chats.size(), 1);
    EXPECT_EQ(chats.first().title, saved.title);
    EXPECT_TRUE(chats.first() == saved);
}

TEST_F(StorageTest, HalfACharacterSpoilsNothingElse)
{
    Chat saved = tests::aChat();
    saved.title = QString(QChar(0xD800)) + u" a title"_s;
    wait(storage->save(saved));
    reopen();
    EXPECT_TRUE(wait(storage->loadChats()).value(0).title.endsWith(u" a title"_s));
}

TEST_F(StorageTest, ARemovedChatIsAwayAndCanComeBack)
{
    wait(storage->save(tests::aChat()));
    wait(storage->remove(chat));
    reopen();
    EXPECT_TRUE(wait(storage->loadChats()).isEmpty());
    wait(storage->restore(chat));
    EXPECT_EQ(wait(storage->loadChats()).size(), 1);
}

TEST_F(StorageTest, WhatWasSendingIsReadBackAsUnconfirmed)
{
    wait(storage->save(tests::aChat()));
    Delivery delivery = aDelivery(u"d1"_s);
    wait(storage->add(chat, {delivery}));
    EXPECT_TRUE(wait(storage->claim(delivery.id, u"desk"_s)));
    delivery.state = Delivery::State::Sending;
    wait(storage->save(chat, delivery));
    reopen();
    const QList<Delivery> deliveries = wait(storage->load(chat)).deliveries;
    ASSERT_EQ(deliveries.size(), 1);
    EXPECT_EQ(deliveries.first().state, Delivery::State::Unconfirmed);
    EXPECT_EQ(deliveries.first().pictures, delivery.pictures);
}

TEST_F(StorageTest, AnIntentIsWrittenOnceAndComesBackAsFarAsItCame)
{
    wait(storage->save(tests::aChat()));
    Delivery delivery = aDelivery(u"d1"_s);
    wait(storage->add(chat, {delivery}));
    delivery.state = Delivery::State::Sent;
    delivery.post = PostId(u"x:1"_s);
    wait(storage->save(chat, delivery));
    Delivery again = aDelivery(u"d1"_s);
    again.text = u"other words"_s;
    const QList<Delivery> stands = wait(storage->add(chat, {again}));
    ASSERT_EQ(stands.size(), 1);
    EXPECT_EQ(stands.first().state, Delivery::State::Sent);
    EXPECT_EQ(stands.first().post, PostId(u"x:1"_s));
}

TEST_F(StorageTest, OnlyOneDeskGetsADelivery)
{
    wait(storage->save(tests::aChat()));
    wait(storage->add(chat, {aDelivery(u"d1"_s)}));
    EXPECT_TRUE(wait(storage->claim(DeliveryId(u"d1"_s), u"Ada"_s)));
    EXPECT_FALSE(wait(storage->claim(DeliveryId(u"d1"_s), u"Ben"_s)));
}

TEST_F(StorageTest, MarksNotesAndPeopleComeBack)
{
    wait(storage->save(tests::aChat()));
    const Mark mark{.post = PostId(u"x:1"_s),
                    .kind = Mark::Kind::Question,
                    .by = u"Ada ' \" <b>"_s,
                    .at = instantFromMs(5),
                    .number = 3};
    wait(storage->save(chat, mark));
    wait(storage->saveNote(chat, u"draft"_s, u"half a thought"_s));
    const Person person{.id = PersonId(u"x:7"_s),
                        .network = NetworkId(u"x"_s),
                        .handle = u"ann"_s,
                        .name = u"Ann'"_s,
                        .firstSeen = instantFromMs(9),
                        .muted = true};
    wait(storage->save(u"ourchat"_s, {person}));
    reopen();
    EXPECT_EQ(wait(storage->load(chat)).marks, QList<Mark>{mark});
    EXPECT_EQ(wait(storage->loadNotes(chat)).value(u"draft"_s), u"half a thought");
    EXPECT_EQ(wait(storage->loadPeople(u"ourchat"_s)), QList<Person>{person});
    EXPECT_TRUE(wait(storage->loadPeople(u"another"_s)).isEmpty());
}

TEST_F(StorageTest, JoinedAccountsAndNotesOnPeopleComeBackInTheirLastForm)
{
    const PersonId here(u"mastodon:1"_s), there(u"x:7"_s);
    wait(storage->save({{there, here}, {PersonId(hostile), here}}));
    wait(storage->save({{there, there}}));
    wait(storage->saveNote(here, u"An older note"_s));
    wait(storage->saveNote(here, hostile));
    reopen();
    const PeopleBook book = wait(storage->loadPeopleBook());
    EXPECT_EQ(book.joined.size(), 2);
    EXPECT_TRUE(book.joined.contains(JoinedAccount{there, there}));
    EXPECT_TRUE(book.joined.contains(JoinedAccount{PersonId(hostile), here}));
    EXPECT_EQ(book.notes.value(here), hostile);
}

TEST_F(StorageTest, APersonWasFirstSeenWhenTheOldestOfTheSavedPostsCame)
{
    Person person{.id = PersonId(u"x:7"_s), .network = NetworkId(u"x"_s)};
    for (const qint64 seen : {900, 500, 700}) {
        person.firstSeen = instantFromMs(seen);
        wait(storage->save(u"ourchat"_s, {person}));
    }
    EXPECT_EQ(wait(storage->loadPeople(u"ourchat"_s)).value(0).firstSeen, instantFromMs(500));
}

/// What a killed program leaves is what stands in its files while it runs.
TEST_F(StorageTest, WhatWasSaidToBeSavedIsThereAfterACrash)
{
    wait(storage->save(tests::aChat()));
    wait(storage->add(chat, {aDelivery(u"d1"_s)}));
    wait(storage->saveNote(chat, u"draft"_s, hostile));
    const QTemporaryDir crashed;
    for (const QString &name : {u"state.db"_s, u"state.db-wal"_s})
        ASSERT_TRUE(QFile::copy(folder.filePath(name), crashed.filePath(name)));

    const auto next = Storage::open(crashed.path());
    ASSERT_TRUE(next) << next.error().detail.toStdString();
    EXPECT_EQ(wait((*next)->loadChats()).size(), 1);
    EXPECT_EQ(wait((*next)->load(chat)).deliveries.value(0).text, hostile);
    EXPECT_EQ(wait((*next)->loadNotes(chat)).value(u"draft"_s), hostile);
}

TEST_F(StorageTest, EmptyWordsAreKeptAsEmptyWords)
{
    wait(storage->save(chat, Mark{.post = PostId(u"x:1"_s)}));
    wait(storage->save(QString(), {{.id = PersonId(u"x:7"_s), .network = NetworkId(u"x"_s)}}));
    wait(storage->saveNote(chat, u"draft"_s, QString()));
    reopen();
    EXPECT_EQ(wait(storage->load(chat)).marks.size(), 1);
    EXPECT_EQ(wait(storage->loadPeople(u""_s)).size(), 1);
    EXPECT_TRUE(wait(storage->loadNotes(chat)).contains(u"draft"_s));
}

TEST_F(StorageTest, AccountsAndProgressComeBack)
{
    Account account = tests::anAccount(u"mastodon"_s);
    account.textRules.link = 0;
    account.handle = hostile;
    wait(storage->save(account));
    Progress progress;
    progress.cues = {
        {.cue = CueId(u"q1"_s), .due = instantFromMs(7), .state = CueProgress::State::Late}};
    wait(storage->save(chat, progress));
    reopen();
    EXPECT_EQ(wait(storage->loadAccounts()), QList<Account>{account});
    Account later = tests::anAccount(u"bluesky"_s);  // its id comes first by the alphabet
    wait(storage->save(later));
    wait(storage->save(account));
    EXPECT_EQ(wait(storage->loadAccounts()), (QList<Account>{account, later}));
    wait(storage->removeAccount(account.id));
    EXPECT_EQ(wait(storage->loadAccounts()), QList<Account>{later});
    EXPECT_EQ(wait(storage->load(chat)).progress, progress);
}

TEST_F(StorageTest, ASecondProgramIsToldWhoHoldsTheFolder)
{
    const auto second = Storage::open(folder.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Error::Code::InUse);
    EXPECT_TRUE(
        second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
}

TEST_F(StorageTest, ADatabaseOfANewerProgramIsLeftAsItIs)
{
    storage.reset();
    {
        auto database = *Database::open(folder.filePath(u"state.db"_s), Database::Kind::State);
        ASSERT_TRUE(database->run(u"PRAGMA user_version = 9999"_s));
    }
    const auto opened = Storage::open(folder.path());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Error::Code::NewerVersion);
}

TEST_F(StorageTest, AFileThatIsNoDatabaseIsLeftAsItIs)
{
    storage.reset();
    QFile file(folder.filePath(u"state.db"_s));
    ASSERT_TRUE(file.open(QFile::WriteOnly | QFile::Truncate));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto opened = Storage::open(folder.path());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Error::Code::Damaged);
    ASSERT_TRUE(file.open(QFile::ReadOnly));
    EXPECT_EQ(file.readAll(), QByteArray(8192, 'x'));
}

TEST_F(StorageTest, NobodyElseMayReadWhatIsKept)
{
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther;
    EXPECT_FALSE(QFileInfo(folder.path()).permissions() & others);
    EXPECT_FALSE(QFileInfo(folder.filePath(u"state.db"_s)).permissions() & others);
}
