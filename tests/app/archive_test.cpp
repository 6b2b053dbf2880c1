// SPDX-License-Identifier: GPL-3.0-or-later
// "Open an archive…" in the whole program: from the files to the finished chat.
#include "tests/app/whole_program.h"
#include "ui/prepare/open_archive_dialog.h"
#include "ui/prepare/prepare_page.h"
#include "ui/recap/recap_page.h"

#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace tests {

using namespace Qt::StringLiterals;

namespace {

constexpr char planText[] = "A calm hour\nHosts: @gwen\n#CalmChat, Monday 8:30 pm Eastern\n\n"
                            "Q1: What does a calm room sound like?\n"
                            "Q2: Which routine saved your year?\n";

QByteArray status(const QString &id, const QString &by, const QString &text)
{
    return u"{\"id\":\"%1\",\"created_at\":\"2026-11-24T01:4%1:00Z\",\"content\":\"%2\","
           "\"account\":{\"id\":\"%3\",\"acct\":\"%3\"}}\n"_s.arg(id, text, by)
               .toUtf8();
}

class ArchiveTest : public WholeProgram {
protected:
    ArchiveTest() { start(); }
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return file.fileName();
    }
    ui::OpenArchiveDialog &openDialog()
    {
        QAction *action = window().actions()[ui::ActionId::OpenArchive];
        EXPECT_TRUE(QTest::qWaitFor([action] { return action->isEnabled(); }, 20'000));
        action->trigger();
        return *shown<ui::OpenArchiveDialog>();
    }
    static QPushButton &openButton(ui::OpenArchiveDialog &dialog)
    {
        return *dialog.findChildren<QPushButton *>().last();
    }
};

}  // namespace

TEST_F(ArchiveTest, FilesAndAPlanBecomeAFinishedChatWithItsRecap)
{
    ui::OpenArchiveDialog &dialog = openDialog();
    EXPECT_FALSE(openButton(dialog).isEnabled()) << "nothing is chosen yet";
    dialog.choosePlanFile(write(u"plan.txt"_s, planText));
    dialog.addFiles({write(u"posts.jsonl"_s,
                           status(u"1"_s, u"gwen"_s, u"Q1: What does a calm room sound like?"_s) +
                               status(u"2"_s, u"ann"_s, u"A1: rain"_s))});
    ASSERT_TRUE(openButton(dialog).isEnabled());
    openButton(dialog).click();
    EXPECT_TRUE(shown<ui::RecapPage>());
    start();
    EXPECT_FALSE(shown<ui::PreparePage>()->currentChat().isEmpty()) << "it is kept";
}

TEST_F(ArchiveTest, WhatCouldNotBeReadIsSaidBeforeTheChatIsShown)
{
    ui::OpenArchiveDialog &dialog = openDialog();
    dialog.choosePlanFile(write(u"plan.txt"_s, planText));
    dialog.addFiles(
        {write(u"posts.jsonl"_s, status(u"2"_s, u"ann"_s, u"A1: rain"_s) + "{\"half a li")});
    openButton(dialog).click();
    const auto isSaid = [&dialog] {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(u"ends in the middle of line 2"))
                return true;
        }
        return false;
    };
    ASSERT_TRUE(QTest::qWaitFor(isSaid, 20'000));
    dialog.findChild<QListWidget *>()->selectAll();
    EXPECT_TRUE(isSaid()) << "it stays, whatever is touched";
    openButton(dialog).click();
    EXPECT_TRUE(shown<ui::RecapPage>());
}

TEST_F(ArchiveTest, AFileWithoutAPostIsSaidInTheDialogWhichStays)
{
    ui::OpenArchiveDialog &dialog = openDialog();
    dialog.choosePlanFile(write(u"plan.txt"_s, planText));
    dialog.addFiles({write(u"posts.jsonl"_s, "{}\n")});
    openButton(dialog).click();
    const auto isSaid = [&dialog] {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->text().startsWith(u"There is no post in the archive."))
                return true;
        }
        return false;
    };
    EXPECT_TRUE(QTest::qWaitFor(isSaid, 20'000));
    EXPECT_TRUE(openButton(dialog).isEnabled()) << "other files can be chosen";
}

TEST_F(ArchiveTest, ATextThatIsNoPlanIsSaidInTheDialog)
{
    ui::OpenArchiveDialog &dialog = openDialog();
    dialog.choosePlanFile(write(u"plan.txt"_s, ""));
    bool said = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        said = said || label->text().contains(u"plan.txt is empty");
    EXPECT_TRUE(said);
}

}  // namespace tests
