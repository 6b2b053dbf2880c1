// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/rehearsal.h"
#include "core/networks/rehearsal/rehearsal_script.h"
#include "core/schedule/plan_parser.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settle.h"
#include "ui/feed/feed_view.h"
#include "ui/live/composer.h"
#include "ui/live/feed_panel.h"
#include "ui/live/live_page.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>

namespace tests {

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

/// The real window at Live, with the practice people and a clock that moves when told. Q1 is armed.
class LiveEvening : public testing::Test {
protected:
    LiveEvening()
    {
        chat = chatFromPlan(parsePlan(bundledPlanText()), {}, clock.now(), "Europe/Berlin");
        Cue armed = *chat.runSheet.question(1);
        armed.mode = CueMode::Armed;
        chat.runSheet.change(armed);
        auto opened = Rehearsal::open(
            clock, {.folder = u":memory:"_s, .chat = chat, .speed = 60, .desk = u"Ada"_s});
        rehearsal = std::move(*opened);
        rehearsal->start();
        settle();
        page = new LivePage(live(), clock, theme, window.actions(), undo);
        page->setRehearsal(rehearsal.get());
        window.setPage(Stage::Live, page);
        window.show();
        window.showStage(Stage::Live);
        window.activateWindow();
        settle();
    }
    ~LiveEvening() override { window.setPage(Stage::Live, nullptr); }

    LiveChat &live() { return rehearsal->live(); }
    FeedView &feed() { return page->feed().view(); }

    void play(Milliseconds practiceTime)
    {
        for (qint64 left = practiceTime.count() / 60; left > 0; left -= 50) {
            clock.advance(50ms);
            settle();
        }
    }
    bool playUntil(const std::function<bool()> &condition)
    {
        for (int minutes = 0; minutes < 120 && !condition(); ++minutes)
            play(1min);
        return condition();
    }
    bool isOut(int question) { return live().answers().tally(question).posted.has_value(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        settle();
    }

    FakeClock clock;
    Theme theme{Theme::Choice::Light};
    QUndoStack undo;
    Chat chat;
    std::unique_ptr<Rehearsal> rehearsal;
    MainWindow window{theme};
    LivePage *page = nullptr;
};

}  // namespace tests
