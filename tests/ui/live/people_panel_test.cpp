// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/live/board_page.h"
#include "ui/live/people_model.h"
#include "ui/live/people_panel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>

namespace tests {

/// The People tab, with Ann on two networks, Bob and Cem.
class PeoplePanelTest : public BoardPage {
protected:
    PeoplePanelTest()
    {
        ann = receive(u"1"_s, u"A1: yes"_s, u"ann"_s);
        bob = receive(u"2"_s, u"A1: no"_s, u"bob"_s);
        cem = receive(u"3"_s, u"Hello"_s, u"cem"_s, u"bluesky"_s);
        annOnX = receive(u"4"_s, u"A1: yes again"_s, u"ann"_s, u"x"_s);
        showTab(2);
        click(u"Everyone"_s);
        list().setFocus();
        settle();
    }
    QListView &list() { return *panel().findChild<QListView *>(); }
    PeoplePanel &panel() { return *find<PeoplePanel>(); }
    QString rowText(int row, int role = PeopleModel::DetailRole)
    {
        return list().model()->index(row, 0).data(role).toString();
    }
    int rows() { return list().model()->rowCount(); }
    void selectRow(int row)
    {
        list().setCurrentIndex(list().model()->index(row, 0));
        settle();
    }

    PostId ann, bob, cem, annOnX;
};

TEST_F(PeoplePanelTest, WhomNoHostHasSeenStandsInAListWithItsNumber)
{
    EXPECT_TRUE(button(u"Not seen 4"_s));
    live->star(ann, true);
    live->star(cem, true);
    wait();
    ASSERT_TRUE(button(u"Not seen 2"_s));
    click(u"Not seen"_s);
    ASSERT_EQ(rows(), 2);
    EXPECT_EQ(rowText(0, Qt::DisplayRole), u"BOB"_s);
    click(u"Next not answered"_s);
    EXPECT_EQ(feed().selected(), bob);
}

TEST_F(PeoplePanelTest, TwoAccountsAreJoinedByKeysAndUndoTakesThemApart)
{
    selectRow(0);
    press(Qt::Key_J);
    ASSERT_EQ(rows(), 2) << "only accounts on other networks";
    EXPECT_TRUE(rowText(0, PeopleModel::HandlesRole).startsWith(u"@ann"_s))
        << "the likeliest comes first";
    press(Qt::Key_Return);
    EXPECT_EQ(live->people().count(), 3);
    ASSERT_EQ(rows(), 3);
    EXPECT_TRUE(rowText(0).contains(u"2 posts"_s)) << rowText(0).toStdString();
    EXPECT_TRUE(button(u"Everyone 3"_s));
    EXPECT_EQ(live->tally(1).people, 2);
    undo.undo();
    wait();
    EXPECT_EQ(rows(), 4);
    undo.redo();
    wait();
    selectRow(0);
    click(u"Separate"_s);
    EXPECT_EQ(live->people().count(), 4);
}

TEST_F(PeoplePanelTest, JoiningIsDoneByMouseOrLeftByEsc)
{
    selectRow(0);
    click(u"Join…"_s);
    click(u"Cancel"_s);
    EXPECT_EQ(rows(), 4);
    selectRow(0);
    click(u"Join…"_s);
    press(Qt::Key_Escape);
    EXPECT_EQ(rows(), 4);
    EXPECT_EQ(live->people().count(), 4);
    click(u"Join…"_s);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {},
                      list().visualRect(list().model()->index(0, 0)).center());
    click(u"Join"_s, &panel());
    EXPECT_EQ(live->people().count(), 3);
}

TEST_F(PeoplePanelTest, ANoteOnAPersonIsWrittenByKeysAndCanBeUndone)
{
    selectRow(1);
    press(Qt::Key_N);
    QTest::keyClicks(QApplication::focusWidget(), u"From Ohio"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(rowText(1).contains(u"From Ohio"_s)) << rowText(1).toStdString();
    EXPECT_EQ(QApplication::focusWidget(), &list());
    undo.undo();
    wait();
    EXPECT_FALSE(rowText(1).contains(u"From Ohio"_s));
    press(Qt::Key_N);
    QTest::keyClicks(QApplication::focusWidget(), u"nothing"_s);
    press(Qt::Key_Escape);
    EXPECT_EQ(undo.index(), 0);
}

TEST_F(PeoplePanelTest, WhoeverIsSelectedStaysSelectedWhileOthersComeAndGo)
{
    selectRow(2);
    const QString who = rowText(2, PeopleModel::PersonRole);
    Q_EMIT client.removed(ann);
    receive(u"9"_s, u"A1: new here"_s, u"dan"_s);
    EXPECT_EQ(list().currentIndex().data(PeopleModel::PersonRole).toString(), who);
    EXPECT_EQ(list().currentIndex().row(), 1);
}

TEST_F(PeoplePanelTest, ThePostsOfAJoinedPersonAreThoseOfBothAccounts)
{
    live->setJoined(
        live->people().joining(*live->people().authorOf(annOnX), *live->people().authorOf(ann)));
    wait();
    selectRow(0);
    press(Qt::Key_Return);
    EXPECT_EQ(feed().rows().count(), 2);
}

TEST(PeopleModelTest, KeepsItsPromisesWhilePeopleComeLeaveAndAreJoined)
{
    FakeClock clock;
    FakeClient client{anAccount(u"mastodon"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    const auto live = openLiveChat(aChat(), clock, *storage, client);
    PeopleModel model(*live);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setShow(PeopleModel::Show::All);
    for (int id = 1; id <= 20; ++id) {
        Post post = aPost(QString::number(id), u"Hello"_s, u"by%1"_s.arg(id % 12), clock.now());
        if (id % 3 == 0) {
            post.network = NetworkId(u"x"_s);
            post.id = postId(post.network, QString::number(id));
        }
        client.receive(post);
        clock.advance(100ms);
        model.refresh();
        if (id % 5 == 0) {
            Q_EMIT client.removed(PostId(u"mastodon:%1"_s.arg(id - 1)));
            model.refresh();
        }
    }
    const QList<Participant> all = live->people().all();
    live->setJoined(live->people().joining(all[0].person.id, all[4].person.id));
    model.refresh();
    EXPECT_EQ(model.rowCount(), all.size() - 1);
    EXPECT_EQ(model.rowCount(), model.countOf(PeopleModel::Show::All));
}

}  // namespace tests
