// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/host_names.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <optional>

namespace core {

/// One who takes part tonight.
struct Participant {
    Person person;
    QList<Person> others;   ///< further accounts that a host joined with it
    bool newcomer = false;  ///< never in a saved chat of this tag before, with any account
    bool host = false;
    QList<PostId> posts;  ///< oldest first, boosts left out
    QList<int> answered;  ///< questions, each once
    int stars = 0;        ///< posts with a star
    int seen = 0;         ///< posts that a host liked, boosted, answered or starred
    QString note;         ///< a host's remark, kept from chat to chat

    bool operator==(const Participant &) const = default;
};

/// Who takes part, who is new, who was not yet seen by a host.
///
/// Owned by LiveChat, which tells it what was found out elsewhere (answers, stars). A repost bot
/// that says nothing of its own is not a participant. Accounts that a host joined are one person:
/// whoever counts people counts them once.
class People : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setKnown(const QList<Person> &people);  ///< from former chats of this tag
    void setHosts(const QStringList &hosts);
    void setBook(const PeopleBook &book);         ///< as saved
    QList<Person> add(const QList<Post> &posts);  ///< returns those met for the first time, and
                                                  ///< those whose name has come
    void removePost(const PostId &post);
    void setAnswered(const PersonId &account, const QList<int> &questions);
    void setReactions(const PostId &post, bool starred, bool seen);
    void setNote(const PersonId &account, const QString &note);

    /// What must be said so that both are one person, led by `main`; nothing if they are.
    QList<JoinedAccount> joining(const PersonId &account, const PersonId &main) const;
    /// What must be said so that the account stands for itself again.
    QList<JoinedAccount> separating(const PersonId &account) const;
    void setJoined(const QList<JoinedAccount> &joined);
    /// The account that stands for this person.
    PersonId mainOf(const PersonId &account) const { return m_main.value(account, account); }

    const Participant *find(const PersonId &account) const;  ///< valid until the next change
    std::optional<PersonId> authorOf(const PostId &post) const;
    QList<Participant> all() const;      ///< every account for itself, in order of arrival
    QList<Participant> persons() const;  ///< the same with joined accounts taken together
    std::optional<Participant> person(const PersonId &account) const;  ///< with what is joined
    int count() const;                                                 ///< persons; hosts left out
    int newcomers() const;
    /// By how much a count of accounts that answered is greater than one of persons.
    int joinedIn(int question) const;
    bool isNewcomer(const PersonId &account) const;
    bool isByHost(const Post &post) const;  ///< with any account

Q_SIGNALS:
    void changed();

private:
    struct PostFacts {
        PersonId author;
        int arrival = 0;
        bool starred = false;
        bool seen = false;
    };
    Participant &meet(const Post &post, QList<Person> &met);
    void learnName(const Post &post, QList<Person> &met);
    void gatherAccounts();
    void lookAtPerson(const PersonId &main);
    QList<PersonId> accountsOf(const PersonId &account) const;
    Participant together(const PersonId &main) const;
    template <typename Predicate>
    int countPersons(Predicate fits) const;

    QHash<PersonId, Participant> m_people;
    QList<PersonId> m_order;
    QHash<PostId, PostFacts> m_posts;
    QHash<PersonId, Person> m_known;
    QHash<PersonId, PersonId> m_main;             ///< of joined accounts
    QHash<PersonId, QList<PersonId>> m_accounts;  ///< of a main one that has others, itself first
    QHash<PersonId, QString> m_notes;
    HostNames m_hosts;
    int m_arrivals = 0;
};

}  // namespace core
