// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDebug>

namespace core {

/// A password or token. It compares and copies like a text, but a log shows only that there is
/// one: `***`. Whoever needs the bytes says so by name.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray &reveal() const { return m_bytes; }

    bool operator==(const Secret &) const = default;
    friend QDebug operator<<(QDebug debug, const Secret &secret)
    {
        return debug << (secret.isEmpty() ? "(no secret)" : "***");
    }

private:
    QByteArray m_bytes;
};

}  // namespace core
