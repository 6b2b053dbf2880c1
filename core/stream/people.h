// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/person.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace core {

/// One who takes part tonight.
struct Participant {
    Person person;
    bool newcomer = false;  ///< never in a saved chat of this tag before
    bool host = false;
    QList<PostId> posts;  ///< oldest first, boosts left out
    QList<int> answered;  ///< questions, each once
    int stars = 0;
    bool seen = false;  ///< a host liked, boosted, answered or starred one of the posts

    bool operator==(const Participant &) const = default;
};

/// Who takes part, who is new, who was not yet seen by a host.
///
/// Owned by LiveChat, which tells it what was found out elsewhere (answers, stars). A repost bot
/// that says nothing of its own is not a participant.
class People : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setKnown(const QList<Person> &people);  ///< from former chats of this tag
    void setHostHandles(const QStringList &handles);
    QList<Person> add(const QList<Post> &posts);  ///< returns those met for the first time
    void removePost(const PostId &post, const PersonId &author);
    void setAnswered(const PersonId &person, const QList<int> &questions);
    void setStars(const PersonId &person, int stars);
    void setSeen(const PersonId &person, bool seen);

    const Participant *find(const PersonId &id) const;  ///< valid until the next change
    QList<Participant> all() const;                     ///< in the order in which they came
    int count() const;                                  ///< hosts left out
    int newcomers() const;
    bool isNewcomer(const PersonId &id) const;

Q_SIGNALS:
    void changed();

private:
    template <typename Value>
    void set(const PersonId &person, Value Participant::*field, const Value &value);

    QHash<PersonId, Participant> m_people;
    QList<PersonId> m_order;
    QHash<PersonId, Person> m_known;
    QSet<QString> m_hostHandles;  ///< in lower case
};

}  // namespace core
