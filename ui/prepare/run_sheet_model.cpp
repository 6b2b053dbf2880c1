// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/run_sheet_model.h"

#include "ui/shell/network_look.h"
#include "ui/shell/times.h"

#include <QLocale>
#include <QRegularExpression>

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
        const int room = account.textRules.room(postedText(cue, m_chat, account.network));
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
        return shown(cue, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Lock)
            return cue.locked ? tr("time locked") : tr("time moves with the others");
        return shown(cue, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Lock)
            return cue.locked ? tr("This time stays when others move") : tr("Lock this time");
        return index.column() == Handle ? tr("Drag, or Alt and an arrow key, to move it")
                                        : QVariant();
    case CueRole:
        return cue.id.text();
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
    const bool editable =
        index.column() == Time || index.column() == Text || index.column() == Mode;
    return editable ? flags | Qt::ItemIsEditable : flags;
}

bool RunSheetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Cue cue = this->cue(index.row());
    if (index.column() == Time)
        return setTime(cue, value.toString().trimmed());
    if (index.column() == Text)
        cue.text = value.toString().trimmed();
    else if (index.column() == Mode)
        cue.mode = CueMode(value.toInt());
    if (cue == this->cue(index.row()))
        return true;
    Chat chat = m_chat;
    chat.runSheet.change(cue);
    Q_EMIT edited(chat, index.column() == Text ? tr("Edit the text") : tr("Change the mode"), {});
    return true;
}

/// "20:45" by the chat's clock, "+12" minutes from its start, or "+2d 20:30" days on.
bool RunSheetModel::setTime(const Cue &cue, const QString &typed)
{
    static const QRegularExpression fromStart(u"^\\+\\s*(\\d{1,5})(?::(\\d{2}))?$"_s);
    static const QRegularExpression daysOn(
        u"^\\+\\s*(\\d{1,2})\\s*d(?:\\s+(\\d{1,2}):(\\d{2}))?$"_s);
    Seconds offset{0};
    if (const auto match = fromStart.match(typed); match.hasMatch()) {
        offset = Minutes(match.captured(1).toInt()) + Seconds(match.captured(2).toInt());
    } else if (const auto days = daysOn.match(typed); days.hasMatch()) {
        offset = std::chrono::hours(24 * days.captured(1).toInt());
        const QTime time(days.captured(2).toInt(), days.captured(3).toInt());
        if (days.hasCaptured(2) && time.isValid() && m_chat.start.time.isValid())
            offset += Seconds(m_chat.start.time.secsTo(time));
    } else {
        const QTime time = QTime::fromString(typed, typed.size() > 4 ? u"HH:mm"_s : u"H:mm"_s);
        if (!time.isValid() || !m_chat.start.time.isValid())
            return false;
        int seconds = m_chat.start.time.secsTo(time);
        if (seconds < 0)
            seconds += 24 * 60 * 60;  // after midnight
        offset = Seconds(seconds);
    }
    Chat chat = m_chat;
    chat.runSheet.moveTo(cue.id, offset);
    if (!(chat == m_chat))
        Q_EMIT edited(chat, tr("Move in time"), {});
    return true;
}

void RunSheetModel::toggleLock(int row)
{
    Chat chat = m_chat;
    chat.runSheet.setLocked(cue(row).id, !cue(row).locked);
    Q_EMIT edited(chat, cue(row).locked ? tr("Unlock the time") : tr("Lock the time"), {});
}

void RunSheetModel::move(int from, int to)
{
    if (from == to || from < 0 || to < 0 || from >= rowCount() || to >= rowCount())
        return;
    Chat chat = m_chat;
    chat.runSheet.reorder(from, to);
    chat.runSheet.renumber();
    Q_EMIT edited(chat, tr("Move"), {});
}

void RunSheetModel::remove(int row)
{
    Chat chat = m_chat;
    chat.runSheet.remove(cue(row).id);
    chat.runSheet.renumber();
    Q_EMIT edited(chat, tr("Remove"), {});
}

int RunSheetModel::add(const Cue &cue, int after, const QString &what, Numbers numbers)
{
    Chat chat = m_chat;
    const int row = std::clamp(after + 1, 0, rowCount());
    chat.runSheet.insert(row, cue);
    if (numbers == Numbers::Renumber)
        chat.runSheet.renumber();
    Q_EMIT edited(chat, what, {});
    return row;
}

int RunSheetModel::addQuestion(int after, Numbers numbers)
{
    int last = -1;  // behind the last question unless another row is chosen
    int highest = 0;
    for (int row = 0; row < rowCount(); ++row) {
        last = cue(row).isQuestion() ? row : last;
        highest = cue(row).isQuestion() ? std::max(highest, cue(row).number) : highest;
    }
    const int place = after >= 0 && cue(after).isQuestion() ? after : last;
    const Seconds before = place >= 0 ? cue(place).offset : Seconds{0};
    return add({.id = CueId::fresh(), .number = highest + 1, .offset = before + m_chat.interval},
               place, tr("Add a question"), numbers);
}

int RunSheetModel::addTranslation(int row, const QString &language)
{
    Cue translation = cue(row);
    translation.id = CueId::fresh();
    translation.language = language;
    translation.text.clear();
    translation.variants.clear();
    translation.locked = false;
    return add(translation, row, tr("Add a translation"));
}

int RunSheetModel::addPost(int after)
{
    const int place = after >= 0 ? after : rowCount() - 1;
    const Seconds before = place >= 0 ? cue(place).offset : Seconds{0};
    return add({.id = CueId::fresh(), .kind = CueKind::Other, .offset = before + Minutes{1}}, place,
               tr("Add a post"));
}

}  // namespace ui
