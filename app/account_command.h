// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/outside_command.h"

namespace app {

/// `moderato account add | list | check | remove`.
///
/// Its rule: a password comes from standard input and goes to the secret store, nowhere else.
class AccountCommand : public OutsideCommand {
    Q_OBJECT

public:
    AccountCommand(const CommandLine &line, const OutsideOptions &options);
    /// A password is asked for before anything is opened.
    int run() override;

private:
    void begin() override;
    QStringList knownNetworks() const;  ///< their ids
    void doTask();
    void add();
    void added(const core::Result<core::Account> &account);
    void list();
    void check();
    core::Future<bool> checkNext();
    void tellCheck(const core::Account &account, const core::Result<core::Done> &result);
    void remove();
    /// The accounts that were typed, or all; nothing, and a sentence, where one is not there.
    std::optional<QList<core::Account>> chosen();
    void endWhenSettled(int status);
    void fail(const QString &sentence, int status);

    core::Secret m_password;
    QList<core::Account> m_toCheck;
    bool m_everyoneMayPost = true;
};

}  // namespace app
