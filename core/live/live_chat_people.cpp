// SPDX-License-Identifier: GPL-3.0-or-later
// Who is known from former chats, and what a host says about people.
#include "core/live/live_chat.h"

#include <algorithm>

namespace core {

namespace {

constexpr Minutes aroundTheStart{6 * 60};  ///< posts this early belong to tonight's chat

}  // namespace

Future<Done> LiveChat::openPeople()
{
    const Future<PeopleBook> book = m_storage.loadPeopleBook();
    const Future<QList<Person>> known = m_storage.loadPeople(m_chat.hashtag.normalized());
    return andThen(book, this, [this, known](const PeopleBook &said) {
        return andThen(known, this, [this, said](const QList<Person> &people) {
            setKnownPeople(people + m_known);
            m_people.setBook(said);
            return arrived<Done>(Done{});
        });
    });
}

/// Those whom this very chat met first are new to it, also when it is opened again.
void LiveChat::setKnownPeople(const QList<Person> &people)
{
    const Instant thisChat = m_chat.startInstant() - aroundTheStart;
    QList<Person> before;
    std::copy_if(people.begin(), people.end(), std::back_inserter(before),
                 [thisChat](const Person &person) { return person.firstSeen < thisChat; });
    m_people.setKnown(before);
}

void LiveChat::setJoined(const QList<JoinedAccount> &joined)
{
    if (joined.isEmpty())
        return;
    m_people.setJoined(joined);
    keep(m_storage.save(joined));
    QList<PostId> posts;
    for (const JoinedAccount &one : joined) {
        if (const Participant *participant = m_people.find(one.account))
            posts += participant->posts;
    }
    Q_EMIT postsChanged(posts);
}

void LiveChat::setPersonNote(const PersonId &account, const QString &note)
{
    const PersonId main = m_people.mainOf(account);
    m_people.setNote(main, note);
    keep(m_storage.saveNote(main, note));
}

}  // namespace core
