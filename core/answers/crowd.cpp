// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/crowd.h"

namespace core {

namespace {

// Authors, or posts of one author, that make a wave: where something is advertised, and where not.
constexpr qsizetype smallWave = 2;
constexpr qsizetype sureWave = 3;
constexpr qsizetype smallChorus = 3;
constexpr qsizetype sureChorus = 5;

/// The wave a post would belong to, on its network; 0 if none.
size_t waveKey(const PersonId &author, const Trace &trace)
{
    const QString &person = author.text();
    return trace.key == 0 ? 0
                          : qHash(QStringView(person).left(person.indexOf(u':')), trace.key) | 1;
}

}  // namespace

QList<PostId> Crowd::change(const PostId &post, const PersonId &author, const Trace &before,
                            const Trace &after)
{
    if (before == after)
        return {};
    m_again.clear();
    remove(post, author, before);
    add(post, author, after);
    m_again.remove(post);
    return QList<PostId>(m_again.begin(), m_again.end());
}

bool Crowd::takesPart(const PersonId &person) const
{
    const auto member = m_people.constFind(person);
    return member != m_people.constEnd() && member->posts > 0;
}

Wave Crowd::waveOf(const PersonId &author, const Trace &trace) const
{
    const auto group = m_groups.constFind(waveKey(author, trace));
    return group == m_groups.constEnd() ? Wave::None : levelOf(*group);
}

Wave Crowd::levelOf(const Group &group)
{
    if (group.taking > 0)
        return Wave::None;
    const bool adverts = group.advertising > 0;
    const qsizetype voices = adverts ? group.posts.size() : group.authors.size();
    if (voices >= (adverts ? sureWave : sureChorus))
        return Wave::Sure;
    return voices >= (adverts ? smallWave : smallChorus) ? Wave::Small : Wave::None;
}

void Crowd::add(const PostId &post, const PersonId &author, const Trace &trace)
{
    const size_t wave = waveKey(author, trace);
    if (trace.advertises || wave != 0)
        m_people[author].watched.insert(post, wave);
    if (wave != 0) {
        Group &group = m_groups[wave];
        const Wave before = levelOf(group);
        group.posts.insert(post);
        group.advertising += trace.advertises ? 1 : 0;
        if (++group.authors[author] == 1 && takesPart(author))
            ++group.taking;
        look(wave, before);
    }
    if (trace.takesPart)
        setTaking(author, 1);
}

void Crowd::remove(const PostId &post, const PersonId &author, const Trace &trace)
{
    if (trace.takesPart)
        setTaking(author, -1);
    const size_t wave = waveKey(author, trace);
    if (trace.advertises || wave != 0)
        m_people[author].watched.remove(post);
    if (wave == 0)
        return;
    Group &group = m_groups[wave];
    const Wave before = levelOf(group);
    group.posts.remove(post);
    group.advertising -= trace.advertises ? 1 : 0;
    if (--group.authors[author] == 0) {
        group.authors.remove(author);
        group.taking -= takesPart(author) ? 1 : 0;
    }
    look(wave, before);
    if (group.posts.isEmpty())
        m_groups.remove(wave);
}

/// One post more or less with which the person takes part.
void Crowd::setTaking(const PersonId &person, int by)
{
    Member &member = m_people[person];
    const bool before = member.posts > 0;
    member.posts += by;
    const bool after = member.posts > 0;
    if (before == after)
        return;
    QSet<size_t> waves;
    for (auto post = member.watched.cbegin(); post != member.watched.cend(); ++post) {
        m_again.insert(post.key());
        waves.insert(post.value());
    }
    waves.remove(0);
    for (const size_t wave : std::as_const(waves)) {
        Group &group = m_groups[wave];
        const Wave level = levelOf(group);
        group.taking += after ? 1 : -1;
        look(wave, level);
    }
}

void Crowd::look(size_t wave, Wave before)
{
    const Group &group = *m_groups.constFind(wave);
    if (levelOf(group) != before)
        m_again.unite(group.posts);
}

}  // namespace core
