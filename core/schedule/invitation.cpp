// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/invitation.h"

#include "core/schedule/series.h"

namespace core {

Invitation invitationTo(const Chat &chat, const QList<QByteArray> &zones)
{
    Invitation invitation{.hashtag = chat.hashtag, .title = chat.title, .hosts = chat.hosts};
    for (const SeriesDate &date : seriesDates(chat, zones, 1)) {
        Invitation::Time time{.start = date.start};
        for (const ZonedTime &there : date.elsewhere) {
            const bool same = there.date == date.start.date && there.time == date.start.time;
            if (!same)
                time.elsewhere.append(there);
        }
        invitation.times.append(time);
    }
    return invitation;
}

}  // namespace core
