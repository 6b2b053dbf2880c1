// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat_to_run.h"
#include "app/outside_command.h"
#include "core/live/real_evening.h"

namespace app {

class EventLog;
class LateDesk;

/// `moderato run --headless`: a chat on real accounts, as a running log.
///
/// Its exit status is 0 only if every cue is out on every account. Its rule: the chat is saved
/// before anything of it leaves, and nothing leaves before somebody said yes.
class RunCommand : public OutsideCommand {
    Q_OBJECT

public:
    RunCommand(const CommandLine &line, const OutsideOptions &options);
    ~RunCommand() override;

private:
    void begin() override;
    // One after the other; each may find a reason not to go on.
    core::Future<core::Done> signIn();
    core::Future<core::Done> choose(const QList<core::Chat> &saved);
    core::Future<core::Done> settleTimes(const core::SavedChat &saved);
    core::Future<bool> checkNextAccount();
    core::Future<core::Done> open();

    bool mayGoOut() const;
    void started();
    void finished();
    QList<core::Account> accounts() const;
    core::Result<core::Done> because(const Problem &problem);

    std::unique_ptr<core::RealEvening> m_evening;
    std::unique_ptr<EventLog> m_log;
    std::unique_ptr<LateDesk> m_late;
    core::Chat m_chat;
    QList<core::AccountId> m_toCheck;
    std::optional<Problem> m_problem;  ///< why it cannot go on
    bool m_goesOn = false;
};

}  // namespace app
