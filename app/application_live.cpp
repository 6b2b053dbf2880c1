// SPDX-License-Identifier: GPL-3.0-or-later
// A chat that is armed, live or over in the window.
#include "app/application.h"

#include "app/chat_to_run.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "ui/prepare/last_question_dialog.h"
#include "ui/prepare/preflight_dialog.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/error_text.h"
#include "ui/shell/status_line.h"

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Minutes preflightBefore{10};

}  // namespace

RunningChat &Application::runAnew()
{
    m_running.reset();
    m_running =
        std::make_unique<RunningChat>(m_window, m_theme, m_clock, m_outside->book(), *m_avatars);
    m_undoGroup.addStack(&m_running->undo());
    connect(m_running.get(), &RunningChat::dutyChanged, this, &Application::dutyChanged);
    return *m_running;
}

void Application::askBeforeGoingLive(const ChatId &id)
{
    const Chat *chat = m_book->find(id);
    if (!chat || (m_running && m_running->isOnDuty()))
        return;
    auto *dialog =
        new ui::PreflightDialog(*chat, accounts(), m_clock, &m_outside->book(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, id] { askLastQuestion(id); },
        Qt::QueuedConnection);
    dialog->open();
    checkAccounts(*chat);
}

/// Asks the networks whether they may post: the list that is shown tells what they say.
void Application::checkAccounts(const Chat &chat)
{
    for (const AccountId &account : chat.accounts) {
        if (!isPractice(account))
            m_outside->book().check(account);
    }
}

/// Before anything leaves this computer: as whom, and where.
void Application::askLastQuestion(const ChatId &id)
{
    const Chat *chat = m_book->find(id);
    if (!chat || (m_running && m_running->isOnDuty()) || !isEveryoneSignedIn(*chat))
        return;
    if (!ui::LastQuestionDialog::isNeeded(*chat, accounts()))
        return goLive(id);
    auto *dialog = new ui::LastQuestionDialog(*chat, accounts(), m_clock, m_theme, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, id] { goLive(id); }, Qt::QueuedConnection);
    dialog->open();
}

void Application::goLive(const ChatId &id)
{
    const Chat *chat = m_book->find(id);
    if (!chat || (m_running && m_running->isOnDuty()) || !isEveryoneSignedIn(*chat))
        return;
    const QString folder = m_line.dataFolder + u"/chats/"_s + id.text();
    const Future<Done> opening =
        runAnew().open(*chat, *m_storage, folder, deskName(), chat->stage != ChatStage::Ended);
    whenArrived(opening, this,
                [this, folder](const Result<Done> &result) { started(result, folder); });
}

/// Without one of its accounts a chat stays where it is, and says so.
bool Application::isEveryoneSignedIn(const Chat &chat)
{
    const QList<AccountId> missing = RealEvening::missing(chat, m_outside->book());
    if (missing.isEmpty())
        return true;
    m_window.statusLine().setAlert({tr("An account of this chat is not signed in (%1). Nothing is "
                                       "posted; sign in again, or choose other accounts.")
                                        .arg(missing.first().text()),
                                    u"bad"_s});
    m_window.showStage(ui::Stage::Prepare);
    preparePage().showChat(chat.id);
    return false;
}

/// A chat that is over is looked at in Live and Recap, while nothing else runs.
void Application::openPast(const ChatId &id)
{
    const Chat *chat = m_book->find(id);
    const bool busy = m_running && (m_running->isOnDuty() || m_running->isRehearsal());
    if (!chat || chat->stage != ChatStage::Ended || busy)
        return;
    if (m_running && m_running->live() && m_running->live()->chat().id == id)
        return;
    const QString folder = m_line.dataFolder + u"/chats/"_s + id.text();
    runAnew().open(*chat, *m_storage, folder, deskName(), false);
}

void Application::dutyChanged()
{
    const bool onDuty = m_running && m_running->isOnDuty();
    m_window.setCloseGuard(onDuty);
    m_keepAwake.setOn(onDuty);
    if (m_running && m_running->live() && !m_running->isRehearsal())
        m_book->take(m_running->live()->chat());
    if (m_prepare)
        m_prepare->setBusy(onDuty);
    planPreflight();
}

/// Ten minutes before an armed chat starts, the list is shown again.
void Application::planPreflight()
{
    m_preflight.clear();
    if (!m_running || !m_running->isOnDuty())
        return;
    const Chat &chat = m_running->live()->chat();
    const Instant time = chat.startInstant() - preflightBefore;
    if (chat.stage != ChatStage::Armed || time <= m_clock.now())
        return;
    m_preflight.set(time, [this] {
        auto *dialog = new ui::PreflightDialog(m_running->live()->chat(), accounts(), m_clock,
                                               &m_outside->book(), &m_window);
        dialog->setRunning();
        checkAccounts(m_running->live()->chat());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
}

/// What is edited in Prepare while the chat runs takes effect at once.
void Application::chatEdited(const ChatId &id)
{
    LiveChat *live = m_running && !m_running->isRehearsal() ? m_running->live() : nullptr;
    const Chat *chat = m_book->find(id);
    if (live && chat && live->chat().id == id && !(live->chat() == *chat))
        live->setChat(*chat);
}

/// `moderato run` with the window: the same chat as without one.
void Application::runFromCommandLine()
{
    const auto chosen = chatToRun(m_line, m_book->chats(), m_outside->book(), m_clock.now());
    if (!chosen)
        return showProblem(chosen.error().sentence);
    whenArrived(m_storage->load(chosen->id), this,
                [this, chat = *chosen](const Result<SavedChat> &saved) {
                    if (!saved)
                        return showProblem(ui::folderErrorText(saved.error(), m_line.dataFolder));
                    runWith(chat, *saved);
                });
}

void Application::runWith(const Chat &chosen, const SavedChat &saved)
{
    const auto chat = withTimes(chosen, saved, m_line, m_clock.now());
    if (!chat)
        return showProblem(chat.error().sentence);
    forgetTimesUnlessBegun(*m_storage, chat->id, saved);
    m_book->save(*chat);
    m_window.showStage(ui::Stage::Prepare);
    preparePage().showChat(chat->id);
    const bool goesOn = chat->stage == ChatStage::Armed || chat->stage == ChatStage::Live;
    if (m_line.yes || goesOn)
        goLive(chat->id);
    else
        askBeforeGoingLive(chat->id);
}

}  // namespace app
