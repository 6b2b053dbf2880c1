// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/people_model.h"

#include "ui/shell/counted.h"

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QList<Person> accountsOf(const Participant &participant)
{
    return QList<Person>{participant.person} + participant.others;
}

bool isOn(const Participant &participant, const QList<NetworkId> &networks)
{
    const QList<Person> accounts = accountsOf(participant);
    return std::any_of(accounts.begin(), accounts.end(),
                       [&](const Person &one) { return networks.contains(one.network); });
}

bool fits(const Participant &participant, PeopleModel::Show show)
{
    if (participant.host || participant.posts.isEmpty())
        return false;
    switch (show) {
    case PeopleModel::Show::NotSeen:
        return participant.seen == 0;
    case PeopleModel::Show::New:
        return participant.newcomer;
    case PeopleModel::Show::All:
    case PeopleModel::Show::ToJoin:
        return true;
    }
    return false;
}

/// A handle without its server: "ann" of "ann@social.example" and of "ann.bsky.social".
QString shortHandle(const QString &handle)
{
    const auto end =
        std::find_if(handle.begin(), handle.end(), [](QChar c) { return c == u'@' || c == u'.'; });
    return handle.left(end - handle.begin()).toLower();
}

/// Names and handles that agree speak for one person.
bool isAlike(const Participant &a, const Participant &b)
{
    const QString name = a.person.name.simplified().toLower();
    return (!name.isEmpty() && name == b.person.name.simplified().toLower()) ||
           shortHandle(a.person.handle) == shortHandle(b.person.handle);
}

int placeIn(const QList<Participant> &people, const PersonId &person)
{
    const auto found = std::find_if(people.begin(), people.end(), [&](const Participant &one) {
        return one.person.id == person;
    });
    return found == people.end() ? -1 : int(found - people.begin());
}

}  // namespace

QString nameOf(const Participant &participant)
{
    const Person &person = participant.person;
    return person.name.isEmpty() ? u'@' + person.handle : person.name.simplified();
}

PeopleModel::PeopleModel(const LiveChat &live, QObject *parent)
    : QAbstractListModel(parent)
    , m_live(live)
{
    refresh();
}

int PeopleModel::countOf(Show show) const
{
    const QList<Participant> everyone = m_live.people().persons();
    return int(std::count_if(everyone.begin(), everyone.end(),
                             [show](const Participant &one) { return fits(one, show); }));
}

void PeopleModel::setShow(Show show)
{
    m_show = show;
    refresh();
}

void PeopleModel::showToJoin(const PersonId &with)
{
    m_with = with;
    setShow(Show::ToJoin);
}

QList<Participant> PeopleModel::wanted() const
{
    if (m_show == Show::ToJoin)
        return candidates();
    QList<Participant> people = m_live.people().persons();
    people.removeIf([this](const Participant &one) { return !fits(one, m_show); });
    return people;
}

/// Whoever is on another network, since nobody needs two accounts on one.
QList<Participant> PeopleModel::candidates() const
{
    const std::optional<Participant> with = m_live.people().person(m_with);
    if (!with)
        return {};
    QList<NetworkId> networks;
    for (const Person &account : accountsOf(*with))
        networks.append(account.network);
    QList<Participant> people = m_live.people().persons();
    people.removeIf(
        [&](const Participant &one) { return !fits(one, m_show) || isOn(one, networks); });
    std::stable_partition(people.begin(), people.end(),
                          [&](const Participant &one) { return isAlike(one, *with); });
    return people;
}

void PeopleModel::refresh()
{
    const QList<Participant> people = wanted();
    if (people == m_people)
        return;
    removeMissing(people);
    if (!insertMissing(people)) {  // in another order
        beginResetModel();
        m_people = people;
        endResetModel();
    }
    m_people = people;
    if (!people.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(people.size()) - 1));
}

void PeopleModel::removeMissing(const QList<Participant> &people)
{
    QSet<PersonId> stay;
    for (const Participant &one : people)
        stay.insert(one.person.id);
    for (int row = int(m_people.size()) - 1; row >= 0; --row) {
        if (stay.contains(m_people[row].person.id))
            continue;
        beginRemoveRows({}, row, row);
        m_people.removeAt(row);
        endRemoveRows();
    }
}

/// False if those who are here already stand in another order.
bool PeopleModel::insertMissing(const QList<Participant> &people)
{
    QSet<PersonId> here;
    for (const Participant &one : std::as_const(m_people))
        here.insert(one.person.id);
    for (int row = 0; row < people.size(); ++row) {
        const Participant &one = people[row];
        if (row < m_people.size() && m_people[row].person.id == one.person.id)
            continue;
        if (here.contains(one.person.id))
            return false;
        beginInsertRows({}, row, row);
        m_people.insert(row, one);
        endInsertRows();
    }
    return true;
}

int PeopleModel::rowOf(const PersonId &person) const
{
    return placeIn(m_people, person);
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_people.size());
}

/// "3 posts · Q1, Q2 · first time here"
QString PeopleModel::detail(const Participant &participant) const
{
    QStringList parts{counted(int(participant.posts.size()), tr("%1 post"), tr("%1 posts"))};
    QStringList questions;
    for (const int number : participant.answered)
        questions.append(m_live.chat().settings.questionLetter + QString::number(number));
    if (!questions.isEmpty())
        parts.append(questions.join(u", "_s));
    if (participant.stars > 0)
        parts.append(u"★ %1"_s.arg(participant.stars));
    if (participant.newcomer)
        parts.append(tr("first time here"));
    if (!participant.note.isEmpty())
        parts.prepend(u"“%1”"_s.arg(participant.note.simplified()));
    return parts.join(u" · "_s);
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Participant &participant = m_people[index.row()];
    QStringList handles;
    QStringList networks;
    for (const Person &account : accountsOf(participant)) {
        handles.append(u'@' + account.handle);
        networks.append(account.network.text());
    }
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(participant);
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(nameOf(participant), handles.join(u", "_s), detail(participant));
    case PersonRole:
        return participant.person.id.text();
    case HandlesRole:
        return handles.join(u' ');
    case DetailRole:
        return detail(participant);
    case NetworksRole:
        return networks;
    case Qt::ToolTipRole:
        return participant.note.isEmpty() ? QVariant() : participant.note.toHtmlEscaped();
    default:
        return {};
    }
}

}  // namespace ui
