// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zoned_time.h"

#include <QString>

namespace core {

/// "Every 2 weeks on Monday": an RRULE (RFC 5545, section 3.3.10) counted in the chat's zone.
class Recurrence {
public:
    Recurrence() = default;
    /// The value without the prefix "RRULE:"; one that cannot be read recurs never.
    explicit Recurrence(const QString &rule) : m_rule(rule) {}

    bool isEmpty() const { return m_rule.isEmpty(); }
    const QString &rule() const { return m_rule; }
    /// The first `count` occurrences after `from`, which is one itself and not among them. Days in
    /// `leftOut` are passed over.
    QList<ZonedTime> after(const ZonedTime &from, int count,
                           const QList<QDate> &leftOut = {}) const;
    /// The first occurrence on or after a day, for a series whose dates nobody wrote down.
    ZonedTime firstOnOrAfter(const QDate &day, const QTime &time, const QByteArray &zone) const;

    /// The rule as it goes on after `days` of its occurrences: a COUNT is lower by as many. Empty
    /// when none is left.
    Recurrence after(int days) const;

    bool operator==(const Recurrence &) const = default;

private:
    QString m_rule;
};

}  // namespace core
