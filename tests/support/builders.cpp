// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

ZonedTime mondayEvening()
{
    return {QDate(2026, 11, 23), QTime(20, 30), "America/New_York"};
}

Account anAccount(const QString &network)
{
    const TextRules rules = network == u"x"          ? TextRules::x()
                            : network == u"mastodon" ? TextRules::mastodon()
                                                     : TextRules::bluesky();
    return {.id = AccountId(u"account-"_s + network),
            .network = NetworkId(network),
            .nativeId = u"native-"_s + network,
            .handle = u"host."_s + network,
            .name = u"The Host"_s,
            .textRules = rules};
}

Cue aCue(CueKind kind, int minute, const QString &text)
{
    return {.id = CueId(u"cue-%1-%2"_s.arg(int(kind)).arg(minute)),
            .kind = kind,
            .text = text,
            .offset = Minutes(minute)};
}

Cue aQuestion(int number, int minute, const QString &text)
{
    Cue cue = aCue(CueKind::Question, minute, text);
    cue.id = CueId(u"q%1"_s.arg(number));
    cue.number = number;
    return cue;
}

Chat aChat()
{
    return {.id = ChatId(u"chat"_s),
            .title = u"Learning together"_s,
            .hashtag = *Hashtag::fromText(u"#OurChat"_s),
            .hosts = {u"Ada"_s, u"Ben"_s},
            .start = mondayEvening(),
            .recurrence = u"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"_s,
            .runSheet = RunSheet({aCue(CueKind::Welcome, 0), aCue(CueKind::Introduction, 3),
                                  aQuestion(1, 8), aQuestion(2, 17), aCue(CueKind::WrapUp, 26)})};
}

Post aPost(const QString &id, const QString &text, const QString &by, Instant created)
{
    return {.id = postId(NetworkId(u"mastodon"_s), id),
            .network = NetworkId(u"mastodon"_s),
            .url = QUrl(u"https://social.example/"_s + id),
            .author = {.id = by, .handle = by + u"@social.example"_s, .name = by.toUpper()},
            .created = created,
            .received = created,
            .text = text};
}

}  // namespace tests
