// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/people_model.h"

#include "ui/shell/counted.h"

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

PeopleModel::PeopleModel(const LiveChat &live, QObject *parent)
    : QAbstractListModel(parent)
    , m_live(live)
{
    refresh();
}

bool PeopleModel::fits(const Participant &participant, Show show)
{
    if (participant.host || participant.posts.isEmpty())
        return false;
    switch (show) {
    case Show::NotSeen:
        return participant.seen == 0;
    case Show::New:
        return participant.newcomer;
    case Show::All:
        return true;
    }
    return false;
}

int PeopleModel::countOf(Show show) const
{
    const QList<Participant> all = m_live.people().persons();
    return int(std::count_if(all.begin(), all.end(),
                             [show](const Participant &one) { return fits(one, show); }));
}

void PeopleModel::setShow(Show show)
{
    m_show = show;
    refresh();
}

void PeopleModel::refresh()
{
    QList<Participant> people = m_live.people().persons();
    people.removeIf([this](const Participant &one) { return !fits(one, m_show); });
    if (people == m_people)
        return;
    beginResetModel();
    m_people = people;
    endResetModel();
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
    return parts.join(u" · "_s);
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Participant &participant = m_people[index.row()];
    const Person &person = participant.person;
    switch (role) {
    case Qt::DisplayRole:
        return person.name.isEmpty() ? u'@' + person.handle : person.name;
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(person.name, person.handle, detail(participant));
    case PersonRole:
        return person.id.text();
    case DetailRole:
        return u"@%1 · %2"_s.arg(person.handle, detail(participant));
    case NetworkRole:
        return person.network.text();
    default:
        return {};
    }
}

}  // namespace ui
