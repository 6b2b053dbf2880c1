// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <QAbstractTableModel>

#include <optional>

namespace ui {

/// The cues of one chat as rows. What is edited becomes another Chat, told by edited(); the model
/// shows it when it is given back. Owned by RunSheetEditor.
class RunSheetModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Handle, Lock, Time, Yours, Label, Text, Mode, Room, ColumnCount };
    enum Role { CueRole = Qt::UserRole, NumberRole, StateRole, WarningRole };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const core::Chat &chat, const QList<core::Account> &accounts);
    const core::Chat &chat() const { return m_chat; }
    const core::Cue &cue(int row) const { return m_chat.runSheet.cues().at(row); }

    // What a host does with a row; each is one edited().
    void toggleLock(int row);
    void setMode(int row, core::CueMode mode);
    void move(int from, int to);
    void remove(int row);
    enum class Numbers { Renumber, Keep };
    /// Returns its row. Keep: those after it keep their numbers, it gets the next free one.
    int addQuestion(int after, Numbers numbers = Numbers::Renumber);
    int addPost(int after);
    /// The question of a row in a second language, right after it, with the same number.
    int addTranslation(int row, const QString &language);
    /// The labels that a row can have, as in "Q3", "Hi", "Wrap".
    QStringList labels(int row) const;
    static QString modeText(core::CueMode mode);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// `field` is not empty while one goes on with the same thing.
    void edited(const core::Chat &chat, const QString &what, const QString &field);
    /// What was typed cannot be used; nothing has changed.
    void refused(const QString &sentence);

private:
    QString timeAndDay(core::Instant at) const;
    QVariant shown(const core::Cue &cue, int column) const;
    QString roomText(const core::Cue &cue) const;
    int tightestRoom(const core::Cue &cue, core::NetworkId *network) const;
    bool setTime(const core::Cue &cue, const QString &typed);
    bool setLabel(core::Cue cue, const QString &typed);
    bool setText(core::Cue cue, const QString &typed);
    std::optional<core::Seconds> offsetOf(const QString &typed, const core::Cue &cue) const;
    bool refuse(const QString &sentence);
    int add(const core::Cue &cue, int after, const QString &what,
            Numbers numbers = Numbers::Renumber);

    core::Chat m_chat;
    QList<core::Account> m_accounts;
};

}  // namespace ui
