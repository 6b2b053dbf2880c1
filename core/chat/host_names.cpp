// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/host_names.h"

namespace core {

namespace {

/// As names and handles are compared.
QString plain(const QString &name)
{
    const QString simple = name.simplified().toLower();
    return simple.startsWith(u'@') ? simple.mid(1) : simple;
}

}  // namespace

HostNames::HostNames(const QStringList &names)
{
    for (const QString &name : names)
        m_names.insert(plain(name));
}

bool HostNames::contains(const PersonId &account, const QString &handle, const QString &name) const
{
    const QString whole = plain(name);
    return m_names.contains(plain(handle)) || m_names.contains(plain(account.text())) ||
           (whole.contains(u' ') && m_names.contains(whole));
}

}  // namespace core
