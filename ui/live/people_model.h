// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QAbstractListModel>

namespace ui {

/// Who takes part, of one kind. Owned by PeoplePanel, which says when to look again.
class PeopleModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Show { NotSeen, New, All };
    enum Role { PersonRole = Qt::UserRole, DetailRole, NetworkRole };

    explicit PeopleModel(const core::LiveChat &live, QObject *parent = nullptr);

    void setShow(Show show);
    Show show() const { return m_show; }
    int countOf(Show show) const;
    void refresh();
    const core::Participant &participant(int row) const { return m_people[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    static bool fits(const core::Participant &participant, Show show);
    QString detail(const core::Participant &participant) const;

    const core::LiveChat &m_live;
    Show m_show = Show::NotSeen;
    QList<core::Participant> m_people;
};

}  // namespace ui
