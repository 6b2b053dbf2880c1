// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/first_start_page.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace tests {

using namespace Qt::StringLiterals;

namespace {

/// The whole program on an empty folder, with preferences of its own.
class FirstStartTest : public testing::Test {
protected:
    FirstStartTest()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        app::CommandLine line;
        line.dataFolder = folder.filePath(u"data"_s);
        program = std::make_unique<app::Application>(line);
        program->start();
        EXPECT_TRUE(QTest::qWaitFor([this] { return shows<ui::FirstStartPage>(); }, 20'000));
    }
    ui::MainWindow &window()
    {
        for (QWidget *one : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<ui::MainWindow *>(one))
                return *found;
        }
        throw std::runtime_error("no window");
    }
    template <typename Page>
    bool shows()
    {
        const auto *page = window().findChild<Page *>();
        return page && page->isVisible();
    }

    QTemporaryDir folder;
    std::unique_ptr<app::Application> program;
};

}  // namespace

TEST_F(FirstStartTest, NewChatLeadsToPrepareWithOneChatInIt)
{
    window().actions()[ui::ActionId::NewChat]->trigger();
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows<ui::PreparePage>(); }, 20'000));
    EXPECT_FALSE(window().findChild<ui::PreparePage *>()->currentChat().isEmpty());
    window().actions()[ui::ActionId::Undo]->trigger();
    EXPECT_TRUE(window().findChild<ui::PreparePage *>()->currentChat().isEmpty()) << "made once";
}

TEST_F(FirstStartTest, TheProgramEndsInPeaceWithSomethingLeftToUndo)
{
    window().actions()[ui::ActionId::NewChat]->trigger();
    ASSERT_TRUE(window().actions()[ui::ActionId::Undo]->isEnabled());
    program.reset();
}

TEST_F(FirstStartTest, PasteAPlanOpensTheDialogOverPrepare)
{
    window().actions()[ui::ActionId::PastePlan]->trigger();
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows<ui::PreparePage>(); }, 20'000));
    EXPECT_EQ(window().findChildren<QDialog *>().size(), 1);
}

TEST_F(FirstStartTest, TheKeyForPrepareLeadsThere)
{
    window().actions()[ui::ActionId::ShowPrepare]->trigger();
    EXPECT_TRUE(QTest::qWaitFor([this] { return shows<ui::PreparePage>(); }, 20'000));
}

}  // namespace tests
