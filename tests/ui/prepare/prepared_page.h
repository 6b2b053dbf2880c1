// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/chat_book.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/networks/rehearsal/rehearsal_script.h"
#include "core/schedule/plan_parser.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_picture_reader.h"
#include "tests/support/settle.h"
#include "tests/ui/shown_button.h"
#include "ui/prepare/prepare_page.h"
#include "ui/prepare/run_sheet_editor.h"
#include "ui/prepare/run_sheet_model.h"
#include "ui/shell/theme.h"

#include <gtest/gtest.h>

#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

namespace tests {

/// The Prepare page with the bundled chat in its book; everything behind it is real but the disk.
class PreparedPage : public testing::Test {
protected:
    explicit PreparedPage(const QString &folder = QStringLiteral(":memory:"))
        : storage(*core::Storage::open(folder))
    {
        bool opened = false;
        core::whenArrived(book.open(), &book,
                          [&opened](const core::Result<core::Done> &) { opened = true; });
        while (!opened)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        chat = core::chatFromPlan(core::parsePlan(core::bundledPlanText()), {}, clock.now(),
                                  "Europe/Berlin");
        for (const core::Account &account : core::practiceAccounts())
            chat.accounts.append(account.id);
        book.save(chat);
        page = std::make_unique<ui::PreparePage>(book, core::practiceAccounts(), clock, pictures,
                                                 theme, actions, undo);
        page->resize(1200, 800);
        page->show();
        settle();
    }
    const core::Chat &shown() { return *book.find(page->currentChat()); }
    QAbstractItemModel &table() { return *page->findChild<ui::RunSheetEditor *>()->model(); }
    void edit(int row, int column, const QVariant &value)
    {
        table().setData(table().index(row, column), value, Qt::EditRole);
    }

    QPushButton *button(const QString &text, QWidget *in = nullptr)
    {
        return shownButton(in ? *in : *page, text);
    }
    void click(const QString &text, QWidget *in = nullptr)
    {
        QPushButton *found = button(text, in);
        ASSERT_TRUE(found) << "no button says " << text.toStdString();
        QTest::mouseClick(found, Qt::LeftButton);
        settle();
    }
    void select(int row)
    {
        page->findChild<ui::RunSheetEditor *>()->select(shown().runSheet.cues().at(row).id);
        settle();
    }
    void changeChat(const std::function<void(core::Chat &)> &edit)
    {
        core::Chat changed = shown();
        edit(changed);
        book.save(changed);
        settle();
    }

    FakeClock clock;
    FakePictureReader pictures;
    std::unique_ptr<core::Storage> storage;
    core::ChatBook book{clock, *storage};
    ui::Theme theme{ui::Theme::Choice::Light};
    ui::Actions actions{theme};
    QUndoStack undo;
    core::Chat chat;
    std::unique_ptr<ui::PreparePage> page;
};

}  // namespace tests
