// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/scene.h"

#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/networks/rehearsal/rehearsal_script.h"
#include "core/schedule/plan_parser.h"
#include "tests/support/builders.h"
#include "tests/support/settle.h"
#include "ui/live/live_page.h"
#include "ui/recap/recap_page.h"

#include <QAction>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;
using ui::Stage;

namespace {

constexpr double speed = 60;

Account mastodonAccount()
{
    Account account = anAccount(u"mastodon"_s);
    account.handle = u"safespaceconvos@safespace.social"_s;
    account.server = u"https://safespace.social"_s;
    return account;
}

}  // namespace

Scene::Scene(const QSize &size, ui::Theme::Choice choice, const QString &folder)
    : theme(choice)
    , client(anAccount(u"x"_s))
    , mastodon(mastodonAccount())
    , m_folder(folder)
    , m_suffix(u"-%1x%2-%3.png"_s.arg(size.width())
                   .arg(size.height())
                   .arg(choice == ui::Theme::Choice::Dark ? u"dark"_s : u"light"_s))
    , m_storage(*Storage::open(u":memory:"_s))
    , m_book(std::make_unique<ChatBook>(clock, *m_storage))
{
    QDir().mkpath(m_folder);
    m_book->open();
    prepare = new ui::PreparePage(*m_book, practiceAccounts(), clock, m_pictures, theme,
                                  window.actions(), m_undo);
    window.setPage(Stage::Prepare, prepare);
    window.actions()[ui::ActionId::Accounts]->setEnabled(true);  // as the program does
    window.resize(size);
    window.show();
    window.showStage(Stage::Prepare);
}

Scene::~Scene()
{
    clear();
    window.setPage(Stage::Prepare, nullptr);
}

void Scene::clear()
{
    window.setPage(Stage::Live, nullptr);
    window.setPage(Stage::Recap, nullptr);
    window.setPractice(ui::MainWindow::Practice::None);
    m_undo.clear();
    m_rehearsal.reset();
    m_fakeLive.reset();
}

void Scene::showRehearsal()
{
    clear();
    const Chat chat = m_book->keepRehearsed(
        chatFromPlan(parsePlan(bundledPlanText()), {}, clock.now(), "Europe/Berlin"));
    prepare->showChat(chat.id);
    auto opened = Rehearsal::open(
        clock, {.folder = u":memory:"_s, .chat = chat, .speed = speed, .desk = u"Host"_s});
    m_rehearsal = std::move(*opened);
    const Future<Done> started = m_rehearsal->start();
    while (!started.isFinished())
        settle();
    auto *page = new ui::LivePage(m_rehearsal->live(), clock, theme, window.actions(), m_undo);
    page->setRehearsal(m_rehearsal.get());
    window.setPage(Stage::Live, page);
    window.setPage(Stage::Recap, new ui::RecapPage(m_rehearsal->live(), clock, theme, m_undo));
    window.setPractice(ui::MainWindow::Practice::Rehearsal);
    window.showStage(Stage::Live);
}

void Scene::showFakeChat(FakeClient &with)
{
    clear();
    auto stream = StreamStorage::open(m_storage->thread(), u":memory:"_s);
    Chat chat = aChat();
    chat.id = ChatId::fresh();
    chat.start = ZonedTime::at(clock.now(), "America/New_York");
    m_fakeLive = std::make_unique<LiveChat>(chat, LiveChat::Parts{.clock = clock,
                                                                  .storage = *m_storage,
                                                                  .stream = std::move(*stream),
                                                                  .clients = {&with},
                                                                  .desk = u"Host"_s});
    m_fakeLive->open();
    m_fakeLive->goLive();
    window.setPage(Stage::Live,
                   new ui::LivePage(*m_fakeLive, clock, theme, window.actions(), m_undo));
    window.showStage(Stage::Live);
}

void Scene::play(Milliseconds practiceTime)
{
    const Milliseconds step{20};
    const double pace = m_rehearsal ? speed : 1;
    for (double left = double(practiceTime.count()) / pace; left > 0; left -= 20) {
        clock.advance(step);
        settle();
    }
}

bool Scene::playUntil(const std::function<bool()> &condition)
{
    for (int steps = 0; steps < 60 * 60 && !condition(); ++steps)
        play(1s);
    return condition();
}

void Scene::take(const QString &name)
{
    if (m_rehearsal)
        m_rehearsal->setSpeed(1);  // a state that lasts seconds must not pass by meanwhile
    clock.advance(600ms);          // what is refreshed a little later
    settle();
    window.grab().save(m_folder + u'/' + name + m_suffix);
    if (m_rehearsal)
        m_rehearsal->setSpeed(speed);
}

void Scene::takeDialog(QWidget &dialog, const QString &name)
{
    dialog.show();
    settle();
    settle();
    dialog.grab().save(m_folder + u'/' + name + m_suffix);
    dialog.hide();
}

}  // namespace tests
