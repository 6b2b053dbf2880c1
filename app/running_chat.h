// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/archived_chat.h"
#include "core/live/real_evening.h"
#include "core/live/rehearsal.h"
#include "ui/feed/avatar_cache.h"
#include "ui/shell/main_window.h"

#include <QUndoStack>

namespace app {

class Notifier;

/// What runs in the window: a rehearsal, or a chat that is armed, live or over, with its two pages.
///
/// Owned by Application, one at a time. Its pages are gone before the chat they show.
class RunningChat : public QObject {
    Q_OBJECT

public:
    RunningChat(ui::MainWindow &window, ui::Theme &theme, core::Clock &clock,
                core::AccountBook &accounts, ui::AvatarCache &avatars);
    ~RunningChat() override;

    /// Starts or continues a rehearsal. Errors as Rehearsal::open() and start().
    core::Future<core::Done> rehearse(const core::Rehearsal::Options &options);
    /// Opens a chat of the data folder, on the accounts that are signed in if it has any, else on
    /// the practice ones; and lets it go live if it is armed, live or to be so.
    core::Future<core::Done> open(const core::Chat &chat, core::Storage &storage,
                                  const QString &folder, const QString &desk, bool goLive);

    core::LiveChat *live();
    bool isRehearsal() const { return m_rehearsal != nullptr; }
    /// Armed or live: the window asks before it closes, the computer stays awake.
    bool isOnDuty();
    QUndoStack &undo() { return m_undo; }

Q_SIGNALS:
    void dutyChanged();

private:
    core::Future<core::Done> openReal(const core::Chat &chat, const core::RealEvening::Parts &parts,
                                      bool goLive);
    core::Future<core::Done> openArchived(const core::Chat &chat, const core::ArchivedParts &parts);
    void makePages();
    void watchDisk();

    ui::MainWindow &m_window;
    ui::Theme &m_theme;
    core::Clock &m_clock;
    core::AccountBook &m_accounts;
    ui::AvatarCache &m_avatars;
    QUndoStack m_undo;
    std::unique_ptr<core::Rehearsal> m_rehearsal;
    std::unique_ptr<core::PracticeEvening> m_evening;
    std::unique_ptr<core::RealEvening> m_real;
    std::unique_ptr<core::LiveChat> m_archived;
    std::unique_ptr<Notifier> m_notifier;
    bool m_hasDiskAlert = false;
};

}  // namespace app
