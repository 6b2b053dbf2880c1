// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/rehearse_command.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/error_text.h"
#include "ui/shell/first_start_page.h"
#include "ui/shell/status_line.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QMessageBox>
#include <QScreen>
#include <QUrl>

#include <algorithm>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;
using ui::ActionId;
using ui::Stage;

namespace {

constexpr int frameHeight = 40;

}  // namespace

Application::Application(const CommandLine &line, const OutsideOptions &options)
    : m_line(line)
    , m_options(options)
    , m_pictures(line.dataFolder + u"/pictures"_s)
    , m_settings(QSettings::IniFormat, QSettings::UserScope, u"moderato"_s, u"moderato"_s)
    , m_preferences(ui::loadPreferences(m_settings))
    , m_theme(m_preferences.theme)
    , m_preflight(m_clock)
    , m_window(m_theme)
{
    if (!m_window.restoreGeometry(m_preferences.windowGeometry))
        fitIntoScreen();
    m_window.setEmptyPlace(Stage::Live, new ui::EmptyPlace(tr("No chat is live. Rehearse one, or "
                                                              "go live with one, in Prepare.")));
    m_window.setEmptyPlace(Stage::Recap,
                           new ui::EmptyPlace(tr("No recap yet. It is ready when a chat ends.")));
    m_undoGroup.addStack(&m_prepareUndo);
    connectActions();
}

Application::~Application()
{
    m_running.reset();
    m_window.setPage(Stage::Prepare, nullptr);
    m_preferences.windowGeometry = m_window.saveGeometry();
    ui::savePreferences(m_preferences, m_settings);
}

/// The first time: with room for the frame that the desktop draws around it.
void Application::fitIntoScreen()
{
    const QSize room = m_window.screen()->availableSize() - QSize(0, frameHeight);
    m_window.resize(m_window.size().boundedTo(room).expandedTo(m_window.minimumSize()));
}

QString Application::deskName() const
{
    return m_preferences.deskName.isEmpty() ? tr("Host") : m_preferences.deskName;
}

void Application::connectActions()
{
    ui::Actions &actions = m_window.actions();
    connect(actions[ActionId::Undo], &QAction::triggered, this, &Application::undo);
    connect(actions[ActionId::Redo], &QAction::triggered, &m_undoGroup, &QUndoGroup::redo);
    connect(&m_undoGroup, &QUndoGroup::canRedoChanged, actions[ActionId::Redo],
            &QAction::setEnabled);
    connect(&m_undoGroup, &QUndoGroup::canUndoChanged, this, &Application::refreshUndo);
    connect(&m_window, &ui::MainWindow::undoOfferChanged, this, &Application::refreshUndo);
    connect(actions[ActionId::EndRehearsal], &QAction::triggered, this, &Application::endRehearsal,
            Qt::QueuedConnection);
    connect(actions[ActionId::OpenArchive], &QAction::triggered, this, &Application::askForArchive);
    connect(actions[ActionId::Accounts], &QAction::triggered, this, &Application::showAccounts);
    connect(&m_window, &ui::MainWindow::stageChanged, this, &Application::stageChanged);
    connect(&m_window, &ui::MainWindow::closeAsked, this, &Application::askBeforeClosing);
    connect(&m_window, &ui::MainWindow::themeChosen, this, [this](ui::Theme::Choice choice) {
        m_preferences.theme = choice;
        m_theme.setChoice(choice);
    });
    connect(&m_window.statusLine(), &ui::StatusLine::alertActionWanted, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_line.dataFolder)); });
}

void Application::undo()
{
    if (m_window.offersUndo())
        m_window.takeBack();
    else
        m_undoGroup.undo();
}

void Application::refreshUndo()
{
    m_window.actions()[ActionId::Undo]->setEnabled(m_undoGroup.canUndo() || m_window.offersUndo());
}

void Application::start()
{
    m_window.show();
    Result<Chat> rehearsed = tl::unexpected(Error{});
    if (m_line.command == CommandLine::Command::Rehearse) {
        rehearsed = chatToRehearse(m_line.plan, m_clock.now());
        if (!rehearsed)
            return showProblem(ui::planErrorText(rehearsed.error(), m_line.plan));
    }
    auto opened = Storage::open(m_line.dataFolder);
    if (!opened)
        return showProblem(ui::folderErrorText(opened.error(), m_line.dataFolder));
    m_storage = std::move(*opened);
    m_book = std::make_unique<ChatBook>(m_clock, *m_storage);
    connect(m_book.get(), &ChatBook::chatChanged, this, &Application::chatEdited);
    connect(m_book.get(), &ChatBook::saveFailed, this, [this](const Error &error) {
        m_window.statusLine().setAlert({ui::errorText(error), u"bad"_s}, tr("Open folder"));
    });
    openOutside();
    const auto opening =
        andThen(m_outside->open(), this, [this](const Done &) { return m_book->open(); });
    whenArrived(opening, this, [this, rehearsed](const Result<Done> &result) {
        if (!result)
            return showProblem(ui::folderErrorText(result.error(), m_line.dataFolder));
        m_window.actions()[ActionId::Accounts]->setEnabled(true);
        if (rehearsed)
            return rehearse(m_book->keepRehearsed(*rehearsed));
        bookOpened();
    });
}

/// A chat that was armed or live goes on where it was; else the chats, or the first start.
void Application::bookOpened()
{
    m_window.actions()[ActionId::OpenArchive]->setEnabled(true);
    if (m_line.command == CommandLine::Command::Run)
        return takeSecretsAnd(&Application::runFromCommandLine);
    takeSecretsAnd(&Application::showWhatThereIs);
}

void Application::showWhatThereIs()
{
    const QList<Chat> chats = m_book->chats();
    const auto running = std::find_if(chats.begin(), chats.end(), [](const Chat &chat) {
        return chat.stage == ChatStage::Armed || chat.stage == ChatStage::Live;
    });
    if (running != chats.end())
        return goLive(running->id);
    if (chats.isEmpty() && !QDir(rehearsalsFolder(m_line.dataFolder)).exists())
        return showFirstStart();
    m_window.showStage(Stage::Prepare);
}

/// Made when it is first asked for: whoever starts for the first time sees the first page sooner.
ui::PreparePage &Application::preparePage()
{
    if (m_prepare)
        return *m_prepare;
    m_prepare = new ui::PreparePage(*m_book, practiceAccounts(), m_clock, m_pictures, m_theme,
                                    m_window.actions(), m_prepareUndo);
    m_prepare->setAccounts(m_outside->book().accounts());
    connect(m_prepare, &ui::PreparePage::rehearseWanted, this, [this](const ChatId &id) {
        if (const Chat *chat = m_book->find(id))
            rehearse(*chat);
    });
    connect(m_prepare, &ui::PreparePage::goLiveWanted, this, &Application::askBeforeGoingLive);
    connect(m_prepare, &ui::PreparePage::rehearseExampleWanted, this,
            &Application::rehearseBundled);
    connect(m_prepare, &ui::PreparePage::currentChanged, this,
            [this](const ChatId &chat) { m_preferences.lastChat = chat.text(); });
    m_window.setPage(Stage::Prepare, m_prepare);
    m_prepare->setBusy(m_running && m_running->isOnDuty());
    m_prepare->showChat(ChatId(m_preferences.lastChat));
    return *m_prepare;
}

void Application::showFirstStart()
{
    auto *page = new ui::FirstStartPage;
    connect(page, &ui::FirstStartPage::rehearse, this, &Application::rehearseBundled,
            Qt::QueuedConnection);
    connect(
        page, &ui::FirstStartPage::pastePlan, this,
        [this] {
            m_window.showStage(Stage::Prepare);
            preparePage().pastePlan();
        },
        Qt::QueuedConnection);
    for (const ActionId id : {ActionId::NewChat, ActionId::PastePlan}) {
        QAction *action = m_window.actions()[id];
        action->setEnabled(true);
        connect(action, &QAction::triggered, page, [this, action] {
            if (m_prepare)
                return;  // it does it itself
            m_window.showStage(Stage::Prepare);
            action->trigger();
        });
    }
    m_window.showAlone(page);
}

void Application::showProblem(const QString &sentence)
{
    auto *place = new ui::EmptyPlace(sentence, tr("Quit"));
    connect(place, &ui::EmptyPlace::wanted, &m_window, &QWidget::close);
    m_window.showAlone(place);
}

void Application::rehearseBundled()
{
    if (const Result<Chat> chat = chatToRehearse({}, m_clock.now()))
        rehearse(m_book->keepRehearsed(*chat));
}

void Application::rehearse(const Chat &chat)
{
    if (m_running && m_running->isOnDuty())
        return;
    const QString folder = rehearsalsFolder(m_line.dataFolder);
    preparePage().showChat(chat.id);
    const Future<Done> rehearsing = runAnew().rehearse(
        {.folder = folder, .chat = chat, .speed = m_line.speed, .desk = deskName()});
    whenArrived(rehearsing, this,
                [this, folder](const Result<Done> &result) { started(result, folder); });
}

void Application::started(const Result<Done> &result, const QString &folder)
{
    if (!result) {
        m_running.reset();
        return showProblem(ui::folderErrorText(result.error(), folder));
    }
    m_window.showStage(Stage::Live);
    dutyChanged();
}

void Application::endRehearsal()
{
    if (!m_running || !m_running->isRehearsal())
        return;
    m_running->live()->end();
    m_running.reset();
    m_window.showStage(Stage::Prepare);
}

void Application::askBeforeClosing()
{
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Close Moderato?"),
        tr("The chat is not over. While Moderato is closed nothing is posted; when you open it "
           "again, it goes on and asks about what is late."),
        QMessageBox::Cancel, &m_window);
    QPushButton *close = question->addButton(tr("Close"), QMessageBox::DestructiveRole);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(close, &QPushButton::clicked, this, [this] {
        m_window.setCloseGuard(false);
        m_window.close();
    });
    question->open();
}

void Application::stageChanged(Stage stage)
{
    refreshUndo();
    if (stage == Stage::Prepare)
        m_undoGroup.setActiveStack(&m_prepareUndo);
    else if (m_running)
        m_undoGroup.setActiveStack(&m_running->undo());
    if (stage == Stage::Prepare && m_book)
        preparePage();
    if (stage != Stage::Prepare && m_prepare)
        openPast(m_prepare->currentChat());
}

}  // namespace app
