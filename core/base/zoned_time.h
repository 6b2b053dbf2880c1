// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QTime>

namespace core {

/// Wall time plus zone name: what people say when they name a time.
///
/// Resolved by looking at the zone's offsets around the wall time, never by QDateTime, which in
/// Qt 6.4 gives a wrong instant for a time that summer time skips.
struct ZonedTime {
    QDate date;
    QTime time;
    QByteArray zone;      ///< IANA name, "America/New_York"
    bool second = false;  ///< where it exists twice, the second is meant

    enum class Kind {
        Once,     ///< the usual case
        Skipped,  ///< summer time leaps over it: it does not exist
        Twice,    ///< the clock goes back over it: it exists twice
        Invalid,  ///< no such date, time or zone
    };
    Kind kind() const;
    /// Every instant that shows this wall time: one as a rule, none when skipped, two in order of
    /// time when it exists twice.
    QList<Instant> instants() const;
    /// The one that is meant: the first that shows this wall time, or the `second`; for a skipped
    /// time the instant of the leap. 1970 when invalid.
    Instant instant() const;

    static ZonedTime at(Instant instant, const QByteArray &zone);
    bool operator==(const ZonedTime &) const = default;
};

/// The zone's short word for hosts, such as "ET" for America/New_York; else its city.
QString shortZoneName(const QByteArray &zone);

}  // namespace core
