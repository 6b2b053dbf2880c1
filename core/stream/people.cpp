// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/people.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

void People::setKnown(const QList<Person> &people)
{
    m_known.clear();
    for (const Person &person : people)
        m_known.insert(person.id, person);
}

void People::setHosts(const QStringList &hosts)
{
    m_hosts = HostNames(hosts);
    for (const PersonId &id : std::as_const(m_order))
        lookAtPerson(mainOf(id));
}

bool People::isByHost(const Post &post) const
{
    const PersonId author = personId(post.network, post.author);
    const QList<PersonId> accounts = accountsOf(author);
    return m_hosts.contains(author, post.author.handle, post.author.name) ||
           std::any_of(accounts.begin(), accounts.end(), [this](const PersonId &id) {
               const Participant *one = find(id);
               return one && one->host;
           });
}

void People::setBook(const PeopleBook &book)
{
    m_notes = book.notes;
    for (auto it = m_people.begin(); it != m_people.end(); ++it)
        it->note = m_notes.value(it.key());
    setJoined(book.joined);
}

// Who comes.

/// Some streams bring a name after the post.
void People::learnName(const Post &post, QList<Person> &met)
{
    const auto found = m_people.find(personId(post.network, post.author));
    const bool wasNamed = found != m_people.end() && !found->person.name.isEmpty() &&
                          found->person.name != post.author.id;
    if (found == m_people.end() || wasNamed || !post.author.isNamed())
        return;
    found->person.handle = post.author.handle;
    found->person.name = post.author.name;
    met.append(found->person);
}

QList<Person> People::add(const QList<Post> &posts)
{
    QList<Person> met;
    for (const Post &post : posts) {
        if (post.boosts)
            continue;  // says nothing of its own
        if (m_posts.contains(post.id)) {
            learnName(post, met);
            continue;
        }
        Participant &participant = meet(post, met);
        participant.posts.append(post.id);
        m_posts.insert(post.id, {.author = participant.person.id, .arrival = ++m_arrivals});
    }
    if (!posts.isEmpty())
        Q_EMIT changed();
    return met;
}

Participant &People::meet(const Post &post, QList<Person> &met)
{
    const PersonId id = personId(post.network, post.author);
    const auto found = m_people.find(id);
    if (found != m_people.end())
        return *found;
    Participant participant{.person = personFrom(post), .note = m_notes.value(id)};
    participant.person.muted = m_known.value(id).muted;
    met.append(participant.person);
    m_order.append(id);
    m_people.insert(id, participant);
    lookAtPerson(mainOf(id));
    return *m_people.find(id);
}

/// A person is a host with every account, and new when none of the accounts was ever here.
void People::lookAtPerson(const PersonId &main)
{
    const QList<PersonId> accounts = accountsOf(main);
    bool known = false;
    bool host = false;
    for (const PersonId &id : accounts) {
        known |= m_known.contains(id);
        if (const Participant *one = find(id))
            host |= m_hosts.contains(id, one->person.handle, one->person.name);
    }
    for (const PersonId &id : accounts) {
        if (const auto found = m_people.find(id); found != m_people.end()) {
            found->host = host;
            found->newcomer = !host && !known;
        }
    }
}

void People::removePost(const PostId &post)
{
    const auto facts = m_posts.constFind(post);
    if (facts == m_posts.constEnd())
        return;
    const PersonId author = facts->author;
    setReactions(post, false, false);
    m_posts.remove(post);
    const auto found = m_people.find(author);
    found->posts.removeOne(post);
    if (found->posts.isEmpty()) {
        m_people.erase(found);
        m_order.removeOne(author);
    }
    Q_EMIT changed();
}

void People::setAnswered(const PersonId &account, const QList<int> &questions)
{
    const auto found = m_people.find(account);
    if (found == m_people.end() || found->answered == questions)
        return;
    found->answered = questions;
    Q_EMIT changed();
}

void People::setReactions(const PostId &post, bool starred, bool seen)
{
    const auto facts = m_posts.find(post);
    if (facts == m_posts.end() || (facts->starred == starred && facts->seen == seen))
        return;
    Participant &author = *m_people.find(facts->author);
    author.stars += int(starred) - int(facts->starred);
    author.seen += int(seen) - int(facts->seen);
    facts->starred = starred;
    facts->seen = seen;
    Q_EMIT changed();
}

void People::setNote(const PersonId &account, const QString &note)
{
    m_notes.insert(account, note);
    if (const auto found = m_people.find(account); found != m_people.end())
        found->note = note;
    Q_EMIT changed();
}

// One person with several accounts.

QList<PersonId> People::accountsOf(const PersonId &account) const
{
    return m_accounts.value(mainOf(account), {account});
}

QList<JoinedAccount> People::joining(const PersonId &account, const PersonId &main) const
{
    QList<JoinedAccount> joined;
    if (mainOf(account) == mainOf(main))
        return joined;
    const QList<PersonId> accounts = accountsOf(account);
    for (const PersonId &one : accounts)
        joined.append({one, mainOf(main)});
    return joined;
}

QList<JoinedAccount> People::separating(const PersonId &account) const
{
    QList<PersonId> others = accountsOf(account);
    others.removeOne(account);
    if (others.isEmpty())
        return {};
    QList<JoinedAccount> joined{{account, account}};
    if (mainOf(account) != account)
        return joined;
    for (const PersonId &other : std::as_const(others))  // somebody else has to lead them
        joined.append({other, others.first()});
    return joined;
}

void People::setJoined(const QList<JoinedAccount> &joined)
{
    if (joined.isEmpty())
        return;
    QSet<PersonId> mains;
    for (const JoinedAccount &one : joined) {
        mains << mainOf(one.account) << one.account << one.main;
        if (one.account == one.main)
            m_main.remove(one.account);
        else
            m_main.insert(one.account, one.main);
    }
    gatherAccounts();
    for (const PersonId &main : std::as_const(mains))
        lookAtPerson(main);
    Q_EMIT changed();
}

/// Joined accounts are few, so who belongs together is gathered anew.
void People::gatherAccounts()
{
    QList<PersonId> joined = m_main.keys();
    std::sort(joined.begin(), joined.end());
    m_accounts.clear();
    for (const PersonId &account : std::as_const(joined)) {
        QList<PersonId> &accounts = m_accounts[m_main.value(account)];
        if (accounts.isEmpty())
            accounts.append(m_main.value(account));
        accounts.append(account);
    }
}

std::optional<Participant> People::person(const PersonId &account) const
{
    const QList<PersonId> accounts = accountsOf(account);
    const bool isHere = std::any_of(accounts.begin(), accounts.end(),
                                    [this](const PersonId &one) { return m_people.contains(one); });
    return isHere ? std::optional(together(mainOf(account))) : std::nullopt;
}

/// The accounts that are here tonight, as one.
Participant People::together(const PersonId &main) const
{
    const QList<PersonId> accounts = accountsOf(main);
    Participant whole;
    for (const PersonId &id : accounts) {
        const Participant *one = find(id);
        if (whole.note.isEmpty())
            whole.note = m_notes.value(id);
        if (!one)
            continue;
        if (whole.person.id.isEmpty())
            whole.person = one->person;
        else
            whole.others.append(one->person);
        whole.newcomer = one->newcomer;
        whole.host |= one->host;
        whole.posts += one->posts;
        whole.answered += one->answered;
        whole.stars += one->stars;
        whole.seen += one->seen;
    }
    if (whole.others.isEmpty())
        return whole;
    std::sort(whole.posts.begin(), whole.posts.end(), [this](const PostId &a, const PostId &b) {
        return m_posts.constFind(a)->arrival < m_posts.constFind(b)->arrival;
    });
    std::sort(whole.answered.begin(), whole.answered.end());
    whole.answered.erase(std::unique(whole.answered.begin(), whole.answered.end()),
                         whole.answered.end());
    return whole;
}

// Asked by the panels.

const Participant *People::find(const PersonId &account) const
{
    const auto found = m_people.constFind(account);
    return found == m_people.constEnd() ? nullptr : &*found;
}

std::optional<PersonId> People::authorOf(const PostId &post) const
{
    const auto found = m_posts.constFind(post);
    return found == m_posts.constEnd() ? std::nullopt : std::optional(found->author);
}

QList<Participant> People::all() const
{
    QList<Participant> all;
    all.reserve(m_order.size());
    for (const PersonId &id : m_order)
        all.append(m_people.value(id));
    return all;
}

QList<Participant> People::persons() const
{
    QList<Participant> persons;
    QSet<PersonId> told;
    for (const PersonId &id : m_order) {
        const PersonId main = mainOf(id);
        if (!m_accounts.contains(main))
            persons.append(m_people.value(id));
        else if (!told.contains(main))
            persons.append(together(main));
        told.insert(main);
    }
    return persons;
}

template <typename Predicate>
int People::countPersons(Predicate fits) const
{
    int count = 0;
    for (auto it = m_people.constBegin(); it != m_people.constEnd(); ++it)
        count += !m_accounts.contains(mainOf(it.key())) && fits(*it) ? 1 : 0;
    for (auto it = m_accounts.constBegin(); it != m_accounts.constEnd(); ++it) {
        const Participant whole = together(it.key());
        count += !whole.posts.isEmpty() && fits(whole) ? 1 : 0;
    }
    return count;
}

int People::count() const
{
    return countPersons([](const Participant &one) { return !one.host; });
}

int People::newcomers() const
{
    return countPersons([](const Participant &one) { return one.newcomer; });
}

int People::joinedIn(int question) const
{
    int tooMany = 0;
    for (const QList<PersonId> &accounts : m_accounts) {
        const auto answered =
            std::count_if(accounts.begin(), accounts.end(), [this, question](const PersonId &id) {
                const Participant *one = find(id);
                return one && one->answered.contains(question);
            });
        tooMany += std::max(0, int(answered) - 1);
    }
    return tooMany;
}

bool People::isNewcomer(const PersonId &account) const
{
    const Participant *found = find(account);
    return found && found->newcomer;
}

}  // namespace core
