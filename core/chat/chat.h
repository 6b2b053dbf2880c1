// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/zoned_time.h"
#include "core/chat/account.h"
#include "core/chat/chat_settings.h"
#include "core/chat/hashtag.h"
#include "core/chat/person.h"
#include "core/chat/run_sheet.h"

namespace core {

using ChatId = Id<struct ChatIdTag>;

/// Where a chat is in its life.
enum class ChatStage {
    Draft,  ///< being prepared
    Armed,  ///< will go live at its start by itself
    Live,   ///< the first cue has left
    Ended,  ///< over; its recap remains
};

/// One evening: title, hashtag, hosts, start and its zone, accounts, run sheet.
struct Chat {
    ChatId id;
    QString title;
    Hashtag hashtag;
    QStringList hosts;             ///< names or handles as people write them
    QList<PersonId> hostAccounts;  ///< further accounts whose posts are the hosts'
    ZonedTime start;               ///< date may be invalid while nobody has chosen one
    QString
        recurrence;  ///< RRULE value without prefix, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"; or empty
    QList<QDate> skippedDates;  ///< of the series: no chat on these days
    QList<QTime> sittings;      ///< further starts on the same day, with the same questions
    Minutes length{60};
    Seconds firstQuestion{8 * 60};  ///< from the start
    Seconds interval{9 * 60};       ///< from question to question
    QList<AccountId> accounts;      ///< who posts, in the order of their chips
    RunSheet runSheet;
    ChatSettings settings;
    ChatStage stage = ChatStage::Draft;
    bool archived = false;  ///< made of posts that another program collected

    Instant startInstant() const { return start.instant(); }
    bool operator==(const Chat &) const = default;
};

/// "Q3", "Hi", "Intro", "Wrap", "Next": the short word for a cue of this chat.
QString cueLabel(const Cue &cue, const ChatSettings &settings);
/// The text as it will be posted on a network: label, text (or its variant), hashtag unless there.
QString postedText(const Cue &cue, const Chat &chat, const NetworkId &network);
/// Replaces {tag}, {title}, {hosts}, {next} in a standing text.
QString fillIn(const QString &standingText, const Chat &chat, const QString &nextDate);

}  // namespace core
