// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_store.h"

namespace core {

Future<Secret> MemorySecretStore::read(const QString &account)
{
    const auto found = m_secrets.constFind(account);
    if (found == m_secrets.constEnd())
        return arrived<Secret>(failure(Error::Code::NotFound, account));
    return arrived<Secret>(*found);
}

Future<Done> MemorySecretStore::write(const QString &account, const Secret &secret)
{
    m_secrets.insert(account, secret);
    return arrived<Done>(Done{});
}

Future<Done> MemorySecretStore::remove(const QString &account)
{
    m_secrets.remove(account);
    return arrived<Done>(Done{});
}

}  // namespace core
