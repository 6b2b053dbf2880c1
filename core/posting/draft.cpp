// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/posting/draft.h"

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

}  // namespace

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
                  const std::optional<PostId> &replyTo, Instant now)
{
    QString posted = text.trimmed();
    if (!replyTo && !chat.hashtag.isEmpty() && !chat.hashtag.isIn(posted))
        posted += u' ' + chat.hashtag.withSign();
    return {.id = DeliveryId::fresh(),
            .account = account.id,
            .text = posted,
            .replyTo = replyTo,
            .language = chat.settings.language,
            .quiet = replyTo && chat.settings.quietReplies,
            .created = now};
}

}  // namespace core
