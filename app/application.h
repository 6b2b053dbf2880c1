// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/keep_awake.h"
#include "app/outside.h"
#include "app/picture_reader.h"
#include "app/running_chat.h"
#include "core/base/system_clock.h"
#include "core/live/archive_import.h"
#include "core/live/chat_book.h"
#include "ui/shell/preferences.h"

#include <QPointer>
#include <QSettings>
#include <QUndoGroup>

namespace ui {
class AccountsDialog;
class OpenArchiveDialog;
class PreparePage;
}  // namespace ui

namespace app {

/// The program with its window: builds the devices, the chats, the pages, and lets one chat run.
///
/// The one place where everything is built; all of it are members, in the order in which they need
/// each other.
class Application : public QObject {
    Q_OBJECT

public:
    explicit Application(const CommandLine &line, const OutsideOptions &options = {});
    ~Application() override;

    /// Opens the data folder and shows the window; what cannot be opened is said in it.
    void start();

private:
    // Opening.
    void openOutside();
    void bookOpened();
    void takeSecretsAnd(void (Application::*next)());
    void showWhatThereIs();
    void runFromCommandLine();
    void runWith(const core::Chat &chosen, const core::SavedChat &saved);
    ui::PreparePage &preparePage();
    void connectActions();
    void showFirstStart();
    void showProblem(const QString &sentence);

    // What a host asks for.
    void rehearse(const core::Chat &chat);
    void rehearseBundled();
    void askBeforeGoingLive(const core::ChatId &chat);
    void checkAccounts(const core::Chat &chat);
    void askLastQuestion(const core::ChatId &chat);
    void goLive(const core::ChatId &chat);
    bool isEveryoneSignedIn(const core::Chat &chat);
    void openPast(const core::ChatId &chat);
    void askForArchive();
    void showAccounts();
    void readArchive(ui::OpenArchiveDialog *dialog);
    void archiveRead(ui::OpenArchiveDialog *dialog, const core::Result<core::Chat> &chat);
    void endRehearsal();
    void askBeforeClosing();

    // What follows.
    QList<core::Account> accounts() const;
    void accountsChanged();
    void stageChanged(ui::Stage stage);
    void dutyChanged();
    void planPreflight();
    RunningChat &runAnew();
    void started(const core::Result<core::Done> &result, const QString &folder);
    void chatEdited(const core::ChatId &chat);
    QString deskName() const;
    void fitIntoScreen();
    void undo();
    void refreshUndo();

    CommandLine m_line;
    OutsideOptions m_options;
    core::SystemClock m_clock;
    ImagePictureReader m_pictures;
    QSettings m_settings;
    ui::Preferences m_preferences;
    ui::Theme m_theme;
    std::unique_ptr<core::Storage> m_storage;
    std::unique_ptr<core::ChatBook> m_book;
    std::unique_ptr<Outside> m_outside;
    std::unique_ptr<ui::AvatarCache> m_avatars;
    KeepAwake m_keepAwake;
    core::Alarm m_preflight;
    ui::MainWindow m_window;
    QUndoGroup m_undoGroup;  ///< goes before the window, whose actions it turns on and off
    QUndoStack m_prepareUndo;
    std::unique_ptr<RunningChat> m_running;
    std::unique_ptr<core::ArchiveImport> m_import;
    QPointer<ui::AccountsDialog> m_accountsDialog;
    ui::PreparePage *m_prepare = nullptr;  ///< owned by the window
};

}  // namespace app
