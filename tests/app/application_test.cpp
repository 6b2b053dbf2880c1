// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/whole_program.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/first_start_page.h"

#include <QDialog>

namespace tests {

using namespace Qt::StringLiterals;

namespace {

/// The whole program on an empty folder.
class FirstStartTest : public WholeProgram {
protected:
    FirstStartTest()
    {
        start();
        shown<ui::FirstStartPage>();
    }
};

}  // namespace

TEST_F(FirstStartTest, NewChatLeadsToPrepareWithOneChatInIt)
{
    window().actions()[ui::ActionId::NewChat]->trigger();
    EXPECT_TRUE(shown<ui::PreparePage>());
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
    EXPECT_TRUE(shown<ui::PreparePage>());
    EXPECT_EQ(window().findChildren<QDialog *>().size(), 1);
}

TEST_F(FirstStartTest, TheKeyForPrepareLeadsThere)
{
    window().actions()[ui::ActionId::ShowPrepare]->trigger();
    EXPECT_TRUE(shown<ui::PreparePage>());
}

}  // namespace tests
