// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

namespace core {

/// A chat to be announced: every sitting in the chat's own zone and in those chosen, as values; the
/// window words them.
struct Invitation {
    struct Time {
        ZonedTime start;
        QList<ZonedTime> elsewhere;  ///< zones in which it is the same wall time are left out
        bool operator==(const Time &) const = default;
    };
    Hashtag hashtag;
    QString title;
    QStringList hosts;
    QList<Time> times;  ///< one a sitting; empty while nobody has chosen a date

    bool operator==(const Invitation &) const = default;
};

Invitation invitationTo(const Chat &chat, const QList<QByteArray> &zones);

}  // namespace core
