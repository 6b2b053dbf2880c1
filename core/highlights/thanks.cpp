// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/thanks.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

QString draftWith(const QStringList &handles, const Chat &chat)
{
    return u"Thank you "_s + handles.join(u' ') + u" for being with us tonight! "_s +
           chat.hashtag.withSign();
}

}  // namespace

QStringList thankYouDrafts(const QList<Participant> &people, const Chat &chat,
                           const Account &account)
{
    QStringList drafts;
    QStringList handles;
    for (const Participant &participant : people) {
        const Person &person = participant.person;
        if (person.network != account.network || participant.host || person.noArchive ||
            person.muted || participant.posts.isEmpty())
            continue;
        const QString handle = u'@' + person.handle;
        if (!handles.isEmpty() &&
            account.textRules.room(draftWith(handles + QStringList{handle}, chat)) < 0) {
            drafts.append(draftWith(handles, chat));
            handles.clear();
        }
        handles.append(handle);
    }
    if (!handles.isEmpty())
        drafts.append(draftWith(handles, chat));
    return drafts;
}

}  // namespace core
