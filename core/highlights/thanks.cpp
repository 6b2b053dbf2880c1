// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/thanks.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Room for the longest number that is likely, before it is known how many posts there are.
const QString numberRoom = u" (99/99)"_s;

bool isThanked(const Participant &participant, const Marks &marks, const Account &account)
{
    const Person &person = participant.person;
    const auto isSeen = [&marks](const PostId &post) { return !marks.of(post).hidden; };
    const auto isSpace = [](QChar c) { return c.isSpace(); };
    return person.network == account.network && !participant.host && !person.noArchive &&
           !person.muted && !person.handle.isEmpty() &&
           std::none_of(person.handle.begin(), person.handle.end(), isSpace) &&
           std::any_of(participant.posts.begin(), participant.posts.end(), isSeen);
}

/// One kind of thanks: the words and whom they go to.
class Thanks {
public:
    Thanks(const QString &before, const QString &after, const Chat &chat, const Account &account)
        : m_before(before)
        , m_after(after + u' ' + chat.hashtag.withSign())
        , m_rules(account.textRules)
    {}

    void mention(const QString &handle)
    {
        if (!fits(m_handles + QStringList{handle}))
            finish();
        if (fits({handle}))
            m_handles.append(handle);
    }

    QStringList drafts()
    {
        finish();
        return m_drafts;
    }

private:
    bool fits(const QStringList &handles) const
    {
        return m_rules.room(with(handles) + numberRoom) >= 0;
    }
    QString with(const QStringList &handles) const
    {
        return (m_before + handles.join(u' ') + m_after).trimmed();
    }
    void finish()
    {
        if (!m_handles.isEmpty())
            m_drafts.append(with(m_handles));
        m_handles.clear();
    }

    QString m_before;
    QString m_after;
    TextRules m_rules;
    QStringList m_handles;
    QStringList m_drafts;
};

}  // namespace

QStringList thankYouDrafts(const QList<Participant> &people, const Marks &marks, const Chat &chat,
                           const Account &account)
{
    Thanks newcomers(u"Welcome, and thank you for joining us for the first time: "_s, u"!"_s, chat,
                     account);
    Thanks others(u"Thank you "_s, u" for being with us tonight!"_s, chat, account);
    for (const Participant &participant : people) {
        if (isThanked(participant, marks, account))
            (participant.newcomer ? newcomers : others).mention(u'@' + participant.person.handle);
    }
    QStringList drafts = newcomers.drafts() + others.drafts();
    if (drafts.size() > 1) {
        for (qsizetype at = 0; at < drafts.size(); ++at)
            drafts[at] += u" (%1/%2)"_s.arg(at + 1).arg(drafts.size());
    }
    return drafts;
}

}  // namespace core
