// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret_store.h"

#include <memory>

namespace QKeychain {
class Job;
}

namespace core {

/// Secrets in the desktop's keychain (Secret Service or KWallet) through Qt Keychain.
///
/// Owned by whoever opened it. Its rule: never Qt Keychain's fallback, which writes a plain file.
/// A keychain that is locked, away, or asks somebody who does not answer is CannotSave.
class KeychainStore : public SecretStore {
    Q_OBJECT

public:
    static constexpr Seconds patience{60};  ///< a host may have to type the keychain's password

    explicit KeychainStore(Clock &clock);

    Future<Secret> read(const QString &account) override;
    Future<Done> write(const QString &account, const Secret &secret) override;
    Future<Done> remove(const QString &account) override;
    bool isLasting() const override { return m_isWorking; }
    /// Puts something in, reads it, takes it out again: nothing less tells that it works.
    Future<bool> open() override;

private:
    /// Runs a job to its end; NotFound and CannotSave as above.
    Future<Done> run(QKeychain::Job *job);

    Clock &m_clock;
    bool m_isWorking = false;
};

/// The keychain if there is one that works, else memory. It looks when it is first used, so a host
/// without accounts is never asked for a password; whatever is wanted meanwhile waits.
std::unique_ptr<SecretStore> openSecretStore(Clock &clock);

}  // namespace core
