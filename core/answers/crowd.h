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
    /// A post's trace is another one than before: empty before it came, and after it left.
    /// Returns the other posts for which the answers below have become others.
    QList<PostId> change(const PostId &post, const PersonId &author, const Trace &before,
                         const Trace &after);

    bool takesPart(const PersonId &person) const;
    Wave waveOf(const PersonId &author, const Trace &trace) const;

private:
    struct Member {
        int posts = 0;                  ///< that take part
        QHash<PostId, size_t> watched;  ///< those that may be spam, and their waves
    };
    struct Group {
        QHash<PersonId, int> authors;
        QSet<PostId> posts;
        int taking = 0;       ///< authors who take part
        int advertising = 0;  ///< posts
    };
    static Wave levelOf(const Group &group);
    void add(const PostId &post, const PersonId &author, const Trace &trace);
    void remove(const PostId &post, const PersonId &author, const Trace &trace);
    void setTaking(const PersonId &person, int by);
    void look(size_t wave, Wave before);

    QHash<PersonId, Member> m_people;
    QHash<size_t, Group> m_groups;
    QSet<PostId> m_again;
};

}  // namespace core
