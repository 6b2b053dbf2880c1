// SPDX-License-Identifier: GPL-3.0-or-later
// What a host does with the rows of the run sheet; each is one change of the chat.
#include "ui/prepare/run_sheet_model.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Minutes day{24 * 60};

/// Of the dates around `near`, the one whose moment at this time comes closest to it.
ZonedTime closest(const QTime &time, const ZonedTime &near)
{
    ZonedTime best{near.date, time, near.zone};
    for (const int days : {-1, 1}) {
        const ZonedTime other{near.date.addDays(days), time, near.zone};
        if (std::chrono::abs(other.instant() - near.instant()) <
            std::chrono::abs(best.instant() - near.instant()))
            best = other;
    }
    return best;
}

}  // namespace

bool RunSheetModel::refuse(const QString &sentence)
{
    Q_EMIT refused(sentence);
    return false;
}

bool RunSheetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Cue &cue = this->cue(index.row());
    switch (index.column()) {
    case Time:
        return setTime(cue, value.toString().trimmed());
    case Label:
        return setLabel(cue, value.toString().trimmed());
    case Text:
        return setText(cue, value.toString().trimmed());
    case Mode:
        setMode(index.row(), CueMode(value.toInt()));
        return true;
    default:
        return false;
    }
}

/// Typing on in the same text is one change.
bool RunSheetModel::setText(Cue cue, const QString &typed)
{
    if (std::exchange(cue.text, typed) == typed)
        return true;
    Chat chat = m_chat;
    chat.runSheet.change(cue);
    Q_EMIT edited(chat, tr("Edit the text"), u"text"_s + cue.id.text());
    return true;
}

void RunSheetModel::setMode(int row, CueMode mode)
{
    Cue cue = this->cue(row);
    if (std::exchange(cue.mode, mode) == mode)
        return;
    Chat chat = m_chat;
    chat.runSheet.change(cue);
    Q_EMIT edited(chat, tr("Change the mode"), {});
}

QStringList RunSheetModel::labels(int row) const
{
    Cue cue = this->cue(row);
    int highest = -1;
    for (const Cue &one : m_chat.runSheet.questions())
        highest = std::max(highest, one.number);
    if (!cue.isQuestion())
        cue.number = highest + 1;
    QStringList labels;
    for (const CueKind kind : {CueKind::Question, CueKind::Welcome, CueKind::Introduction,
                               CueKind::WrapUp, CueKind::NextChat, CueKind::Other}) {
        cue.kind = kind;
        labels.append(cueLabel(cue, m_chat.settings));
    }
    return labels;
}

/// "Q3" or "3", else one of the words.
bool RunSheetModel::setLabel(Cue cue, const QString &typed)
{
    const CueId id = cue.id;
    static const QRegularExpression numbered(u"^(\\D?)(\\d{1,3})$"_s);
    const auto match = numbered.match(typed);
    const QString letter = match.captured(1);
    const Cue before = cue;
    if (match.hasMatch() && (letter.isEmpty() || letter.compare(m_chat.settings.questionLetter,
                                                                Qt::CaseInsensitive) == 0)) {
        cue.kind = CueKind::Question;
        cue.number = match.captured(2).toInt();
        const Cue *taken = m_chat.runSheet.question(cue.number);
        if (taken && taken->id != id && cue.language.isEmpty())
            return refuse(tr("There is a %1 already. Nothing was changed.")
                              .arg(cueLabel(cue, m_chat.settings)));
    } else {
        const QStringList words = labels(int(m_chat.runSheet.indexOf(id)));
        const qsizetype word = words.indexOf(typed);
        static constexpr std::array kinds{CueKind::Question,     CueKind::Welcome,
                                          CueKind::Introduction, CueKind::WrapUp,
                                          CueKind::NextChat,     CueKind::Other};
        if (word < 0)
            return refuse(tr("A label is one of %1, with a number of its own for a question.")
                              .arg(words.join(u", "_s)));
        cue.kind = kinds[std::size_t(word)];
    }
    if (cue == before)
        return true;
    Chat chat = m_chat;
    chat.runSheet.change(cue);
    if (before.isQuestion() && before.language.isEmpty()) {
        for (Cue other : m_chat.runSheet.cues()) {
            if (!other.isQuestion() || other.number != before.number || other.language.isEmpty())
                continue;
            other.kind = cue.kind;  // a translation goes with its question
            other.number = cue.number;
            chat.runSheet.change(other);
        }
    }
    Q_EMIT edited(chat, tr("Change the label"), {});
    return true;
}

/// "20:45" by the chat's clock on the day of the cue, "+12" minutes from the start, "+2d 20:30"
/// days on. A day of summer time keeps the wall time.
std::optional<Seconds> RunSheetModel::offsetOf(const QString &typed, const Cue &cue) const
{
    static const QRegularExpression fromStart(u"^\\+\\s*(\\d{1,5})(?::(\\d{2}))?$"_s);
    static const QRegularExpression daysOn(
        u"^\\+\\s*(\\d{1,2})\\s*d(?:\\s+(\\d{1,2}):(\\d{2}))?$"_s);
    static const QRegularExpression clock(u"^(\\d{1,2}):(\\d{2})(?:\\s+\\p{L}+\\s+\\d{1,2})?$"_s);
    if (const auto match = fromStart.match(typed); match.hasMatch())
        return Minutes(match.captured(1).toInt()) + Seconds(match.captured(2).toInt());
    if (m_chat.start.kind() == ZonedTime::Kind::Invalid)
        return std::nullopt;
    ZonedTime at = ZonedTime::at(m_chat.startInstant() + cue.offset, m_chat.start.zone);
    if (const auto match = daysOn.match(typed); match.hasMatch()) {
        at = m_chat.start;
        at.date = at.date.addDays(match.captured(1).toInt());
        if (match.hasCaptured(2))
            at.time = QTime(match.captured(2).toInt(), match.captured(3).toInt());
    } else if (const auto written = clock.match(typed); written.hasMatch()) {
        const QTime time(written.captured(1).toInt(), written.captured(2).toInt());
        if (time.isValid() && m_chat.length < day)
            at = closest(time, at);
        at.time = time;
    } else {
        return std::nullopt;
    }
    if (!at.time.isValid())
        return std::nullopt;
    return std::chrono::duration_cast<Seconds>(at.instant() - m_chat.startInstant());
}

bool RunSheetModel::setTime(const Cue &cue, const QString &typed)
{
    if (typed == shown(cue, Time).toString())
        return true;
    const std::optional<Seconds> offset = offsetOf(typed, cue);
    if (!offset)
        return refuse(tr("A time looks like 20:45, +12 minutes or +2d 20:30. Nothing was "
                         "changed."));
    if (*offset < Seconds{0})
        return refuse(tr("%1 is before the chat starts. Nothing was changed.").arg(typed));
    Chat chat = m_chat;
    chat.runSheet.moveTo(cue.id, *offset);
    if (chat == m_chat && *offset != cue.offset)
        return refuse(tr("The posts before and after it leave no room. Nothing was changed."));
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

/// A question takes its translations with it: they would belong to the one before.
void RunSheetModel::remove(int row)
{
    const Cue gone = cue(row);
    Chat chat = m_chat;
    chat.runSheet.remove(gone.id);
    for (const Cue &other : m_chat.runSheet.cues()) {
        if (gone.isQuestion() && gone.language.isEmpty() && other.isQuestion() &&
            !other.language.isEmpty() && other.number == gone.number)
            chat.runSheet.remove(other.id);
    }
    chat.runSheet.renumber();
    Q_EMIT edited(chat, tr("Remove %1").arg(cueLabel(gone, m_chat.settings)), {});
}

int RunSheetModel::add(const Cue &cue, int after, const QString &what, Numbers numbers)
{
    Chat chat = m_chat;
    const int row = std::clamp(after + 1, 0, rowCount());
    if (cue.isQuestion() && cue.language.isEmpty())
        chat.runSheet.insertQuestion(row, cue, chat.interval);
    else
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
    int place = after >= 0 && cue(after).isQuestion() ? after : last;
    const Seconds before = place >= 0 ? cue(place).offset : Seconds{0};
    while (place >= 0 && place + 1 < rowCount() && !cue(place + 1).language.isEmpty())
        ++place;  // not between a question and its translation
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
