// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/posting/draft.h"

#include <QRegularExpression>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// A name-based UUID (RFC 9562, version 5): the same words always give the same id.
DeliveryId deliveryIdFor(const ChatId &chat, const CueId &cue, const AccountId &account)
{
    static const QUuid space(u"6f0cbb4c-5f3f-4d24-9a73-3b2a4d1c9e10"_s);
    const QString name = QStringList{chat.text(), cue.text(), account.text()}.join(u'\n');
    return DeliveryId(QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces));
}

/// "@ann@town.example" as a whole: another Ann may stand in the text as well.
bool mentions(const QString &text, const Author &author)
{
    static const QRegularExpression name(u"@[\\w.@-]*\\w"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    const QString wanted = u'@' + author.handle;
    for (auto names = name.globalMatch(text); names.hasNext();) {
        if (names.next().captured().compare(wanted, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

}  // namespace

bool mentionIsAdded(const Post &replyTo, const Account &account)
{
    return account.textRules.repliesMention() && replyTo.author.id != account.nativeId;
}

Delivery draftFor(const Cue &cue, const Chat &chat, const Account &account, Instant now)
{
    return {.id = deliveryIdFor(chat.id, cue.id, account.id),
            .account = account.id,
            .cue = cue.id,
            .text = postedText(cue, chat, account.network),
            .pictures = cue.pictures,
            .warning = cue.warning,
            .language = cue.language.isEmpty() ? chat.settings.language : cue.language,
            .created = now};
}

Delivery draftFor(const QString &text, const Chat &chat, const Account &account,
                  const std::optional<Post> &replyTo, Instant now)
{
    QString posted = text.trimmed();
    if (replyTo && mentionIsAdded(*replyTo, account) && !mentions(posted, replyTo->author))
        posted.prepend(u'@' + replyTo->author.handle + u' ');
    if (!replyTo && !chat.hashtag.isEmpty() && !chat.hashtag.isIn(posted))
        posted += u' ' + chat.hashtag.withSign();
    return {.id = DeliveryId::fresh(),
            .account = account.id,
            .text = posted,
            .replyTo = replyTo ? std::optional(replyTo->id) : std::nullopt,
            .language = chat.settings.language,
            .quiet = replyTo && chat.settings.quietReplies,
            .created = now};
}

}  // namespace core
