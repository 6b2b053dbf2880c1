// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/people.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

Person personFrom(const Post &post)
{
    return {.id = personId(post.network, post.author),
            .network = post.network,
            .handle = post.author.handle,
            .name = post.author.name,
            .firstSeen = post.created,
            .noArchive = asksNotToBeKept(post.author)};
}

}  // namespace

void People::setKnown(const QList<Person> &people)
{
    m_known.clear();
    for (const Person &person : people)
        m_known.insert(person.id, person);
}

void People::setHostHandles(const QStringList &handles)
{
    m_hostHandles.clear();
    for (const QString &handle : handles)
        m_hostHandles.insert(handle.toLower());
}

QList<Person> People::add(const QList<Post> &posts)
{
    QList<Person> met;
    for (const Post &post : posts) {
        if (post.boosts)
            continue;  // says nothing of its own
        const PersonId id = personId(post.network, post.author);
        auto found = m_people.find(id);
        if (found == m_people.end()) {
            Participant participant{.person = personFrom(post)};
            participant.host = m_hostHandles.contains(post.author.handle.toLower());
            participant.newcomer = !participant.host && !m_known.contains(id);
            participant.person.muted = m_known.value(id).muted;
            met.append(participant.person);
            m_order.append(id);
            found = m_people.insert(id, participant);
        }
        if (!found->posts.contains(post.id))
            found->posts.append(post.id);
    }
    if (!posts.isEmpty())
        Q_EMIT changed();
    return met;
}

void People::removePost(const PostId &post, const PersonId &author)
{
    const auto found = m_people.find(author);
    if (found == m_people.end())
        return;
    found->posts.removeAll(post);
    if (found->posts.isEmpty()) {
        m_people.erase(found);
        m_order.removeAll(author);
    }
    Q_EMIT changed();
}

template <typename Value>
void People::set(const PersonId &person, Value Participant::*field, const Value &value)
{
    const auto found = m_people.find(person);
    if (found == m_people.end() || (*found).*field == value)
        return;
    (*found).*field = value;
    Q_EMIT changed();
}

void People::setAnswered(const PersonId &person, const QList<int> &questions)
{
    set(person, &Participant::answered, questions);
}

void People::setStars(const PersonId &person, int stars)
{
    set(person, &Participant::stars, stars);
}

void People::setSeen(const PersonId &person, bool seen)
{
    set(person, &Participant::seen, seen);
}

const Participant *People::find(const PersonId &id) const
{
    const auto found = m_people.constFind(id);
    return found == m_people.constEnd() ? nullptr : &*found;
}

QList<Participant> People::all() const
{
    QList<Participant> all;
    all.reserve(m_order.size());
    for (const PersonId &id : m_order)
        all.append(m_people.value(id));
    return all;
}

int People::count() const
{
    return int(std::count_if(m_people.begin(), m_people.end(),
                             [](const Participant &one) { return !one.host; }));
}

int People::newcomers() const
{
    return int(std::count_if(m_people.begin(), m_people.end(),
                             [](const Participant &one) { return one.newcomer; }));
}

bool People::isNewcomer(const PersonId &id) const
{
    const Participant *found = find(id);
    return found && found->newcomer;
}

}  // namespace core
