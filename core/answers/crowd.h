// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_matcher.h"
#include "core/answers/trace.h"
#include "core/chat/person.h"

#include <QHash>
#include <QSet>

namespace core {

/// Who takes part, and which texts come in waves: the same words from several accounts of one
/// network that do nothing else here, or again and again from one of them.
///
/// Owned by AnswerTracker. What it says depends on the posts alone, never on their order. One
/// person who takes part and says the same is enough to make a wave no wave.
class Crowd {
public:
    /// A post and its trace, or its new trace after an edit. Returns the posts for which the
    /// answers below have become others.
    QList<PostId> note(const PostId &post, const PersonId &author, const Trace &trace);
    QList<PostId> forget(const PostId &post);
    void clear();

    bool takesPart(const PersonId &person) const;
    Wave waveOf(const PostId &post) const;

private:
    struct Noted {
        PersonId author;
        size_t wave = 0;  ///< the key, for one network
        Trace trace;
    };
    struct Member {
        int posts = 0;         ///< that take part
        QSet<PostId> watched;  ///< those that may be spam
    };
    struct Group {
        QHash<PersonId, int> authors;
        QSet<PostId> posts;
        int taking = 0;       ///< authors who take part
        int advertising = 0;  ///< posts
    };
    static Wave levelOf(const Group &group);
    void add(const PostId &post, const Noted &noted);
    void remove(const PostId &post, const Noted &noted);
    void setTaking(const PersonId &person, int by);
    void look(size_t wave, Wave before);

    QHash<PostId, Noted> m_posts;  ///< only those that say something about their author
    QHash<PersonId, Member> m_people;
    QHash<size_t, Group> m_groups;
    QSet<PostId> m_again;
};

}  // namespace core
