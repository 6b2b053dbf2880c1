// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QUuid>

#include <compare>

namespace core {

/// A name for one thing of one kind. Ids of different kinds do not mix: `Id<struct CueTag>` and
/// `Id<struct ChatTag>` are different types although both hold a text.
template <typename Kind>
class Id {
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}

    /// A fresh one that nobody else has (a random UUID without braces).
    static Id fresh() { return Id(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }

    bool operator==(const Id &) const = default;
    std::strong_ordering operator<=>(const Id &other) const
    {
        return m_text.compare(other.m_text) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

}  // namespace core
