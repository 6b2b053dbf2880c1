// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/outside.h"
#include "app/picture_reader.h"
#include "core/base/system_clock.h"

namespace app {

/// `moderato account add | list | check | remove`.
///
/// Its rule: a password comes from standard input and goes to the secret store, nowhere else.
class AccountCommand : public QObject {
    Q_OBJECT

public:
    AccountCommand(const CommandLine &line, const OutsideOptions &options);
    ~AccountCommand() override;

    /// Runs the event loop until it is done; returns the exit status.
    int run();

private:
    bool isKnownNetwork() const;
    void begin();
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

    CommandLine m_line;
    OutsideOptions m_options;
    core::SystemClock m_clock;
    ImagePictureReader m_pictures;
    std::unique_ptr<core::Storage> m_storage;
    std::unique_ptr<Outside> m_outside;
    core::Secret m_password;
    QList<core::Account> m_toCheck;
    bool m_everyoneMayPost = true;
};

}  // namespace app
