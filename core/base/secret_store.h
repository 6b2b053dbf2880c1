// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/base/secret.h"

#include <QHash>

namespace core {

/// Where passwords and tokens are kept, by the id of their account. A secret is never anywhere
/// else on the disk.
///
/// Owned by Application; one real store, the desktop's keychain, and one in memory.
class SecretStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// NotFound: there is none. CannotSave: the keychain is locked or away.
    virtual Future<Secret> read(const QString &account) = 0;
    virtual Future<Done> write(const QString &account, const Secret &secret) = 0;
    /// Done also where there was none.
    virtual Future<Done> remove(const QString &account) = 0;
    /// Whether a secret is still there when the program starts the next time. Some stores know it
    /// only once they have been opened, and say no before.
    virtual bool isLasting() const = 0;
    /// Finds that out; reading and writing need not wait for it.
    virtual Future<bool> open() { return arrived<bool>(isLasting()); }
};

/// Secrets that are gone when the program ends.
class MemorySecretStore : public SecretStore {
    Q_OBJECT

public:
    using SecretStore::SecretStore;
    Future<Secret> read(const QString &account) override;
    Future<Done> write(const QString &account, const Secret &secret) override;
    Future<Done> remove(const QString &account) override;
    bool isLasting() const override { return false; }

private:
    QHash<QString, Secret> m_secrets;
};

}  // namespace core
