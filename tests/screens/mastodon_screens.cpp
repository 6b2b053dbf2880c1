// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/mastodon_screens.h"

#include "tests/support/builders.h"
#include "tests/support/settle.h"
#include "ui/feed/feed_view.h"
#include "ui/live/report_panel.h"
#include "ui/prepare/posting_dialog.h"
#include "ui/prepare/run_sheet_editor.h"
#include "ui/prepare/warning_box.h"
#include "ui/shell/network_badge.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QToolTip>

#include <algorithm>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;
using ui::ActionId;
using ui::Stage;

namespace {

const QString theirHandle = u"katharina.schwarzenberger@bildung.social"_s;

void receive(Scene &scene, const QString &id, const QString &text, const QString &warning = {})
{
    Post post = aPost(id, text, u"katharina"_s, scene.clock.now());
    post.author.handle = theirHandle;
    post.author.name = u"Katharina Schwarzenberger"_s;
    post.warning = warning;
    Q_EMIT scene.mastodon.received(post);
    scene.play(1s);
}

void fillServers(Scene &scene)
{
    using State = Connection::State;
    scene.mastodon.able = {Ability::Bookmark, Ability::Mute, Ability::Block, Ability::Report};
    scene.mastodon.setSources({{.server = u"safespace.social"_s,
                                .connection = {.state = State::Live},
                                .brought = 201,
                                .first = 190},
                               {.server = u"hachyderm.io"_s,
                                .connection = {.state = State::Live},
                                .brought = 188,
                                .first = 11},
                               {.server = u"snac.example"_s,
                                .connection = {.state = State::Away, .since = scene.clock.now()},
                                .polls = true,
                                .brought = 3}});
    scene.mastodon.setAllowance({.left = 40, .most = 300, .renewed = scene.clock.now() + 10min});
}

/// The hint as the window shows it.
void takeHint(Scene &scene, const QWidget &of, const QString &name)
{
    QToolTip::showText({}, of.toolTip(), nullptr);
    settle();
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window->inherits("QTipLabel") && window->isVisible())
            scene.takeDialog(*window, name);
    }
    QToolTip::hideText();
}

void takeMenu(Scene &scene, ui::FeedView &feed)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, feed.mapToGlobal(QPoint()));
    QApplication::sendEvent(feed.viewport(), &event);
    settle();
    const auto menus = feed.findChildren<QMenu *>();
    for (QMenu *menu : menus) {
        if (menu->isVisible())
            scene.takeDialog(*menu, u"mastodon-menu"_s);
        menu->close();
    }
    settle();
}

}  // namespace

void takeMastodonLive(Scene &scene)
{
    scene.showFakeChat(scene.mastodon);
    fillServers(scene);
    receive(scene, u"1"_s, u"A1: We read aloud, every evening, and nobody is too old for it."_s);
    receive(scene, u"2"_s,
            u"A1: In the end the librarian was the author all along. There were "
            "signs of it on every page, and I read it twice to find them."_s,
            u"Spoilers for “The Reading Room”"_s);
    receive(scene, u"3"_s, u"Buy followers now: ten thousand for a small price"_s);
    auto *feed = scene.window.findChild<ui::FeedView *>();
    feed->select(postId(NetworkId(u"mastodon"_s), u"2"_s));
    scene.take(u"mastodon-warning"_s);
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QApplication::sendEvent(feed, &enter);
    scene.take(u"mastodon-warning-open"_s);
    takeMenu(scene, *feed);
    takeHint(scene, *scene.window.findChild<ui::NetworkBadge *>(), u"mastodon-hint"_s);
    scene.window.actions()[ActionId::BlockAuthor]->trigger();
    scene.take(u"mastodon-block"_s);
    scene.play(12s);
    feed->select(postId(NetworkId(u"mastodon"_s), u"3"_s));
    scene.window.actions()[ActionId::ReportAuthor]->trigger();
    auto *report = scene.window.findChild<ui::ReportPanel *>();
    report->findChild<QPlainTextEdit *>()->setPlainText(
        u"Advertises under every tag, this evening for the third time."_s);
    scene.take(u"mastodon-report"_s);
    report->close();
}

void takeMastodonPrepared(Scene &scene)
{
    scene.window.showStage(Stage::Prepare);
    auto *sheet = scene.prepare->findChild<ui::RunSheetEditor *>();
    QMenu *menu = sheet->makeRowMenu(scene.prepare);
    Q_EMIT menu->aboutToShow();
    const auto all = menu->actions();
    const auto warning = std::find_if(all.begin(), all.end(), [](const QAction *one) {
        return one->text().startsWith(u"Content");
    });
    if (warning != all.end())
        (*warning)->trigger();
    auto *line = scene.prepare->findChild<ui::WarningBox *>()->findChild<QLineEdit *>();
    line->setText(u"Violence in children’s books"_s);
    Q_EMIT line->textEdited(line->text());
    settle();
    scene.take(u"prepare-warning"_s);
    for (QTabBar *bar : scene.prepare->findChildren<QTabBar *>()) {
        if (bar->isVisible() && bar->currentIndex() == 1) {
            bar->setCurrentIndex(0);
            scene.take(u"prepare-warning-row"_s);
        }
    }
    Chat chat = scene.live().chat();
    chat.settings.language = u"de"_s;
    chat.settings.moreServers = {u"hachyderm.io"_s, u"bildung.social"_s};
    ui::PostingDialog posting(chat);
    scene.takeDialog(posting, u"dialog-posting"_s);
    auto *servers = posting.findChild<QLineEdit *>();
    servers->setText(u"hachyderm.io, my server"_s);
    Q_EMIT servers->textEdited(servers->text());
    scene.takeDialog(posting, u"dialog-posting-unclear"_s);
    scene.window.showStage(Stage::Live);
}

}  // namespace tests
