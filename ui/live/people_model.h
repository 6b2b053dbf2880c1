// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QAbstractListModel>

namespace ui {

/// Who takes part, of one kind; joined accounts are one row. Owned by PeoplePanel, which says when
/// to look again; what is the same stays, so that nobody loses their place in the list.
class PeopleModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Show {
        NotSeen,
        New,
        All,
        ToJoin,  ///< who may be the same person as another one, the likeliest first
    };
    enum Role { PersonRole = Qt::UserRole, HandlesRole, DetailRole, NetworksRole };

    explicit PeopleModel(const core::LiveChat &live, QObject *parent = nullptr);

    void setShow(Show show);
    void showToJoin(const core::PersonId &with);
    Show show() const { return m_show; }
    int countOf(Show show) const;
    void refresh();
    const core::Participant &participant(int row) const { return m_people[row]; }
    int rowOf(const core::PersonId &person) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<core::Participant> wanted() const;
    QList<core::Participant> candidates() const;
    void removeMissing(const QList<core::Participant> &people);
    bool insertMissing(const QList<core::Participant> &people);
    QString detail(const core::Participant &participant) const;

    const core::LiveChat &m_live;
    Show m_show = Show::NotSeen;
    core::PersonId m_with;  ///< for ToJoin
    QList<core::Participant> m_people;
};

/// "Ann", else "@ann"
QString nameOf(const core::Participant &participant);

}  // namespace ui
