// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the posts, quiet replies, further servers, and content warnings.
#include "tests/ui/prepare/prepared_page.h"
#include "ui/prepare/posting_dialog.h"
#include "ui/prepare/warning_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

class Posting : public PreparedPage {
protected:
    PostingDialog *open()
    {
        click(u"Posting…"_s);
        return page->findChild<PostingDialog *>();
    }
    QLineEdit *warningField() { return page->findChild<WarningBox *>()->findChild<QLineEdit *>(); }
    bool says(const QString &words, QWidget *in = nullptr)
    {
        const auto labels = (in ? in : page.get())->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel *one) {
            return one->isVisible() && one->text().contains(words);
        });
    }
    const Cue &cue(int row) { return shown().runSheet.cues().at(row); }
};

}  // namespace

TEST(ServerNamesTest, AreReadHoweverTheyAreTyped)
{
    const ServerNames typed =
        ServerNames::of(u" hachyderm.io,https://Mastodon.social/ ; @snac.example hachyderm.io"_s);
    EXPECT_EQ(typed.names,
              (QStringList{u"hachyderm.io"_s, u"mastodon.social"_s, u"snac.example"_s}));
    EXPECT_TRUE(typed.unclear.isEmpty());
}

TEST(ServerNamesTest, WhatCannotBeOneIsLeftOutAndNamed)
{
    const ServerNames typed = ServerNames::of(
        u"mastodon, ann@social.example, a..b, -x.org, social.example/@ann, ok.org"_s);
    EXPECT_EQ(typed.names, QStringList{u"ok.org"_s});
    EXPECT_EQ(typed.unclear.size(), 5);
}

TEST(ServerNamesTest, NamesInAnyScriptAreNames)
{
    EXPECT_EQ(ServerNames::of(u"mühle.example"_s).names, QStringList{u"mühle.example"_s});
}

TEST_F(Posting, TheLanguageIsChosenAndUndone)
{
    PostingDialog *dialog = open();
    ASSERT_TRUE(dialog);
    auto *languages = dialog->findChild<QComboBox *>();
    EXPECT_EQ(languages->currentText(), u"As the account is set");
    const int german = languages->findText(u"German"_s);
    ASSERT_GE(german, 0);
    languages->setCurrentIndex(german);
    Q_EMIT languages->activated(german);
    EXPECT_EQ(shown().settings.language, u"de");
    undo.undo();
    settle();
    EXPECT_EQ(shown().settings.language, QString());
    EXPECT_EQ(languages->currentText(), u"As the account is set");
}

TEST_F(Posting, ALanguageThatNobodyListsStaysAsItIs)
{
    changeChat([](Chat &changed) { changed.settings.language = u"tlh"_s; });
    EXPECT_EQ(open()->findChild<QComboBox *>()->currentData().toString(), u"tlh");
    EXPECT_EQ(shown().settings.language, u"tlh");
}

TEST_F(Posting, RepliesCanStayOutOfPublicTimelines)
{
    PostingDialog *dialog = open();
    QTest::keyClick(dialog->findChild<QCheckBox *>(), Qt::Key_Space);
    EXPECT_TRUE(shown().settings.quietReplies);
    undo.undo();
    settle();
    EXPECT_FALSE(dialog->findChild<QCheckBox *>()->isChecked());
}

TEST_F(Posting, ServersAreTakenAsTheyAreTypedAndUndoneAsOneChange)
{
    PostingDialog *dialog = open();
    auto *servers = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(servers, u"hachyderm.io, mastodon"_s);
    EXPECT_EQ(shown().settings.moreServers, QStringList{u"hachyderm.io"_s});
    EXPECT_TRUE(says(u"Not the name of a server: mastodon."_s, dialog));
    QTest::keyClicks(servers, u".social"_s);
    EXPECT_EQ(shown().settings.moreServers, (QStringList{u"hachyderm.io"_s, u"mastodon.social"_s}));
    EXPECT_FALSE(says(u"Not the name of a server"_s, dialog));
    EXPECT_EQ(servers->text(), u"hachyderm.io, mastodon.social");
    undo.undo();
    settle();
    EXPECT_TRUE(shown().settings.moreServers.isEmpty());
    EXPECT_EQ(servers->text(), QString());
}

TEST_F(Posting, AWarningIsAskedForInTheRowMenuAndCountsOnMastodonAlone)
{
    select(0);
    const auto room = [this] { return cue(0); };
    const int before =
        TextRules::mastodon().room(postedText(room(), shown(), NetworkId(u"mastodon"_s)));
    auto *editor = page->findChild<RunSheetEditor *>();
    QMenu *menu = editor->makeRowMenu(page.get());
    Q_EMIT menu->aboutToShow();
    const auto all = menu->actions();
    const auto found = std::find_if(all.begin(), all.end(), [](const QAction *one) {
        return one->text() == u"Content warning…";
    });
    ASSERT_NE(found, all.end());
    (*found)->trigger();
    settle();
    ASSERT_TRUE(warningField()->isVisible());
    QTest::keyClicks(warningField(), u"Food "_s);
    warningField()->insert(u"👩‍🏫"_s);
    Q_EMIT warningField()->textEdited(warningField()->text());
    EXPECT_EQ(cue(0).warning, u"Food 👩‍🏫");
    EXPECT_EQ(TextRules::mastodon().room(postedText(cue(0), shown(), NetworkId(u"mastodon"_s)),
                                         cue(0).warning),
              before - 6);
    EXPECT_TRUE(says(u"Food"_s));
    EXPECT_TRUE(says(u"Posted without it on X, Bluesky."_s));
    undo.undo();
    EXPECT_EQ(cue(0).warning, QString());
}

TEST_F(Posting, AWarningStandsOnItsRowAndInThePreviewOfMastodonAlone)
{
    changeChat([](Chat &changed) {
        Cue first = changed.runSheet.cues().first();
        first.warning = u"Food"_s;
        changed.runSheet.change(first);
    });
    select(0);
    EXPECT_EQ(table().index(0, RunSheetModel::Text).data(RunSheetModel::WarningRole), u"Food"_s);
    EXPECT_EQ(table().index(0, RunSheetModel::Text).data(Qt::EditRole), cue(0).text);
    const auto labels = page->findChildren<QLabel *>();
    EXPECT_EQ(std::count_if(labels.begin(), labels.end(),
                            [](QLabel *one) { return one->isVisible() && one->text() == u"Food"; }),
              1);
}

TEST_F(Posting, ALongWarningLeavesLessRoomInTheRow)
{
    const QString before = table().index(0, RunSheetModel::Room).data().toString();
    changeChat([](Chat &changed) {
        Cue first = changed.runSheet.cues().first();
        first.warning = QString(495, u'x');
        changed.runSheet.change(first);
    });
    const QString after = table().index(0, RunSheetModel::Room).data().toString();
    EXPECT_NE(after, before);
    EXPECT_TRUE(after.startsWith(u"Mastodon -")) << after.toStdString();
}

TEST_F(Posting, WithoutAnAccountThatTakesOneNoWarningIsOffered)
{
    changeChat([](Chat &changed) { changed.accounts = {practiceAccounts().first().id}; });
    select(0);
    EXPECT_FALSE(page->findChild<WarningBox *>()->isVisible());
    changeChat([](Chat &changed) {
        Cue first = changed.runSheet.cues().first();
        first.warning = u"Food"_s;
        changed.runSheet.change(first);
    });
    EXPECT_TRUE(page->findChild<WarningBox *>()->isVisible());
}

}  // namespace tests
