// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/outside_command.h"

namespace app {

/// `moderato account add | list | check | remove`.
///
/// Its rule: a password or a token comes from standard input and goes to the secret store, nowhere
/// else. A page to open in the browser is always printed, so that any browser will do.
class AccountCommand : public OutsideCommand {
    Q_OBJECT

public:
    AccountCommand(const CommandLine &line, const OutsideOptions &options);
    /// A password or a token is asked for before anything is opened.
    int run() override;

private:
    void begin() override;
    QStringList knownNetworks() const;  ///< their ids
    bool isInBrowser() const;           ///< the network that was typed
    /// Whether everything that signing in takes is there; else a sentence says what is missing.
    bool hasWhatItTakes();
    void openPage(const QUrl &page, bool givesCode);
    void readCode();
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
