// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/run_sheet_model.h"

#include "ui/shell/times.h"

#include <QLocale>

#include <limits>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int littleRoom = 20;

}  // namespace

void RunSheetModel::show(const Chat &chat, const QList<Account> &accounts)
{
    const bool sameRows = chat.id == m_chat.id && chat.runSheet.size() == m_chat.runSheet.size();
    if (!sameRows)
        beginResetModel();
    m_chat = chat;
    m_accounts = accounts;
    if (!sameRows)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RunSheetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_chat.runSheet.size());
}

int RunSheetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunSheetModel::modeText(CueMode mode)
{
    switch (mode) {
    case CueMode::Automatic:
        return tr("By itself");
    case CueMode::Armed:
        return tr("Armed");
    case CueMode::Manual:
        return tr("By hand");
    }
    return {};
}

int RunSheetModel::tightestRoom(const Cue &cue, NetworkId *network) const
{
    int tightest = std::numeric_limits<int>::max();
    for (const Account &account : m_accounts) {
        const int room =
            account.textRules.room(postedText(cue, m_chat, account.network), cue.warning);
        if (room < tightest) {
            tightest = room;
            *network = account.network;
        }
    }
    return tightest;
}

QString RunSheetModel::roomText(const Cue &cue) const
{
    NetworkId network;
    const int room = tightestRoom(cue, &network);
    return network.isEmpty() ? QString() : u"%1 %2"_s.arg(networkName(network)).arg(room);
}

/// With the day where it is not the first one: a slow chat asks one question a day.
QString RunSheetModel::timeAndDay(Instant at) const
{
    const ZonedTime there = ZonedTime::at(at, m_chat.start.zone);
    const QString time = clockTime(at, m_chat.start.zone);
    if (there.date == m_chat.start.date)
        return time;
    return time + u' ' + QLocale(QLocale::English).toString(there.date, u"ddd d"_s);
}

QVariant RunSheetModel::shown(const Cue &cue, int column) const
{
    const bool dated = m_chat.start.kind() != ZonedTime::Kind::Invalid;
    const Instant at = m_chat.startInstant() + cue.offset;
    switch (column) {
    case Handle:
        return u"⠿"_s;
    case Time:
        return dated ? timeAndDay(at) : offsetText(cue.offset);
    case Yours:
        return dated ? clockTimeAndDay(at, localZone(), m_chat.start.zone) : QString();
    case Label:
        return (cueLabel(cue, m_chat.settings) + u' ' + cue.language).trimmed();
    case Text:
        return cue.text;
    case Mode:
        return modeText(cue.mode);
    case Room:
        return roomText(cue);
    default:
        return {};
    }
}

QVariant RunSheetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Cue &cue = this->cue(index.row());
    NetworkId network;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == Mode && role == Qt::EditRole)
            return int(cue.mode);
        if (index.column() == Label && role == Qt::EditRole)
            return cueLabel(cue, m_chat.settings);
        return shown(cue, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Lock)
            return cue.locked ? tr("time locked") : tr("time moves with the others");
        if (index.column() == Text && !cue.warning.isEmpty())
            return tr("Content warning: %1.").arg(cue.warning) + u' ' + cue.text;
        return shown(cue, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Lock)
            return cue.locked ? tr("This time stays when others move") : tr("Lock this time");
        if (index.column() == Time)
            return tr("Double-click to change it: 20:45, +12 minutes, or +2d 20:30 days on");
        return index.column() == Handle ? tr("Drag, or Alt and an arrow key, to move it")
                                        : QVariant();
    case CueRole:
        return cue.id.text();
    case WarningRole:
        return cue.warning;
    case NumberRole:
        return cue.isQuestion() ? QVariant(cue.number) : QVariant();
    case StateRole:
        if (index.column() == Lock)
            return cue.locked;
        if (index.column() == Room) {
            const int room = tightestRoom(cue, &network);
            return room < 0 ? u"bad"_s : room < littleRoom ? u"warn"_s : QString();
        }
        return {};
    default:
        return {};
    }
}

QVariant RunSheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return m_chat.start.zone.isEmpty() ? tr("Time") : shortZoneName(m_chat.start.zone);
    case Yours:
        return tr("Yours");
    case Text:
        return tr("Post");
    case Mode:
        return tr("Mode");
    case Room:
        return tr("Room left");
    default:
        return QString();
    }
}

Qt::ItemFlags RunSheetModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool editable = index.column() == Time || index.column() == Label ||
                          index.column() == Text || index.column() == Mode;
    return editable ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace ui
