// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/crowd.h"

namespace core {

namespace {

// Authors, or posts of one author, that make a wave: where something is advertised, and where not.
constexpr qsizetype smallWave = 2;
constexpr qsizetype sureWave = 3;
constexpr qsizetype smallChorus = 3;
constexpr qsizetype sureChorus = 5;

size_t keyOn(const PersonId &author, const Trace &trace)
{
    const QString &person = author.text();
    return trace.key == 0 ? 0 : qHash(person.left(person.indexOf(u':')), trace.key) | 1;
}

}  // namespace

QList<PostId> Crowd::note(const PostId &post, const PersonId &author, const Trace &trace)
{
    const auto known = m_posts.constFind(post);
    const bool matters = trace.takesPart || trace.advertises || trace.key != 0;
    if (known == m_posts.constEnd() ? !matters : known->trace == trace && known->author == author)
        return {};
    m_again.clear();
    if (known != m_posts.constEnd())
        remove(post, Noted(*known));
    if (matters)
        add(post, {.author = author, .wave = keyOn(author, trace), .trace = trace});
    m_again.remove(post);
    return QList<PostId>(m_again.begin(), m_again.end());
}

QList<PostId> Crowd::forget(const PostId &post)
{
    const auto known = m_posts.constFind(post);
    if (known == m_posts.constEnd())
        return {};
    m_again.clear();
    remove(post, Noted(*known));
    m_again.remove(post);
    return QList<PostId>(m_again.begin(), m_again.end());
}

void Crowd::clear()
{
    m_posts.clear();
    m_people.clear();
    m_groups.clear();
}

bool Crowd::takesPart(const PersonId &person) const
{
    const auto member = m_people.constFind(person);
    return member != m_people.constEnd() && member->posts > 0;
}

Wave Crowd::waveOf(const PostId &post) const
{
    const auto noted = m_posts.constFind(post);
    if (noted == m_posts.constEnd() || noted->wave == 0)
        return Wave::None;
    return levelOf(*m_groups.constFind(noted->wave));
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

void Crowd::add(const PostId &post, const Noted &noted)
{
    m_posts.insert(post, noted);
    if (noted.trace.advertises || noted.wave != 0)
        m_people[noted.author].watched.insert(post);
    if (noted.wave != 0) {
        Group &group = m_groups[noted.wave];
        const Wave before = levelOf(group);
        group.posts.insert(post);
        group.advertising += noted.trace.advertises ? 1 : 0;
        if (++group.authors[noted.author] == 1 && takesPart(noted.author))
            ++group.taking;
        look(noted.wave, before);
    }
    if (noted.trace.takesPart)
        setTaking(noted.author, 1);
}

void Crowd::remove(const PostId &post, const Noted &noted)
{
    if (noted.trace.takesPart)
        setTaking(noted.author, -1);
    m_posts.remove(post);
    m_people[noted.author].watched.remove(post);
    if (noted.wave == 0)
        return;
    Group &group = m_groups[noted.wave];
    const Wave before = levelOf(group);
    group.posts.remove(post);
    group.advertising -= noted.trace.advertises ? 1 : 0;
    if (--group.authors[noted.author] == 0) {
        group.authors.remove(noted.author);
        group.taking -= takesPart(noted.author) ? 1 : 0;
    }
    look(noted.wave, before);
    if (group.posts.isEmpty())
        m_groups.remove(noted.wave);
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
    for (const PostId &post : std::as_const(member.watched)) {
        m_again.insert(post);
        waves.insert(m_posts.constFind(post)->wave);
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
