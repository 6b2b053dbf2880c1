// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/person.h"

#include <QSet>

namespace core {

/// Who the hosts are, as plans, people and archives name them: by handle with or without @, by a
/// name of two words and more, or by account.
class HostNames {
public:
    HostNames() = default;
    explicit HostNames(const QStringList &names);

    bool contains(const PersonId &account, const QString &handle, const QString &name) const;

private:
    QSet<QString> m_names;  ///< in lower case, without @
};

}  // namespace core
