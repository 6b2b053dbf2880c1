// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace tests {

/// The whole program on a folder of its own, with preferences of its own. It is started by who has
/// put things into the folder first.
class WholeProgram : public testing::Test {
protected:
    WholeProgram()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        line.dataFolder = folder.filePath(QStringLiteral("data"));
    }
    void start()
    {
        program.reset();
        program = std::make_unique<app::Application>(line, options);
        program->start();
    }
    /// The widget of this kind that is to be seen, waited for.
    template <typename Widget>
    Widget *shown()
    {
        Widget *found = nullptr;
        const auto look = [&found] {
            for (QWidget *one : QApplication::allWidgets()) {
                auto *widget = qobject_cast<Widget *>(one);
                found = widget && widget->isVisible() ? widget : found;
            }
            return found != nullptr;
        };
        EXPECT_TRUE(QTest::qWaitFor(look, 20'000));
        return found;
    }
    ui::MainWindow &window() { return *shown<ui::MainWindow>(); }

    QTemporaryDir folder;
    app::CommandLine line;
    app::OutsideOptions options;
    std::unique_ptr<app::Application> program;
};

}  // namespace tests
