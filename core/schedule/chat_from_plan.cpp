// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_parser.h"
#include "core/schedule/recurrence.h"
#include "core/schedule/series.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr Minutes introductionAfter{3};
constexpr Minutes nextChatAfter{5};

/// The first day on or after `today` for which `fits` holds, within the four years of a leap.
template <typename Fits>
QDate firstDay(const QDate &today, Fits fits)
{
    constexpr int daysLooked = 4 * 366;
    for (int i = 0; i < daysLooked; ++i) {
        const QDate day = today.addDays(i);
        if (fits(day))
            return day;
    }
    return {};
}

/// The day that the text means: the one it names, else the next that fits what it says.
QDate chosenDate(const Plan &plan, const ZonedTime &now)
{
    if (plan.date.isValid())
        return plan.date;
    // today only if the hour is still to come
    const bool isOver = plan.time.isValid() && plan.time <= now.time;
    const QDate first = isOver ? now.date.addDays(1) : now.date;
    if (plan.month > 0)
        return firstDay(first, [&plan](const QDate &day) {
            const bool weekdayFits = plan.weekday == 0 || day.dayOfWeek() == plan.weekday;
            return day.month() == plan.month && day.day() == plan.dayOfMonth && weekdayFits;
        });
    if (!plan.recurrence.isEmpty())
        return Recurrence(plan.recurrence).firstOnOrAfter(first, plan.time, now.zone).date;
    if (plan.weekday > 0)
        return firstDay(first,
                        [&plan](const QDate &day) { return day.dayOfWeek() == plan.weekday; });
    return {};
}

Cue cueOf(CueKind kind, const QString &text, Seconds offset)
{
    Cue cue;
    cue.id = CueId::fresh();
    cue.kind = kind;
    cue.text = text;
    cue.offset = offset;
    return cue;
}

/// A standing text without what cannot be filled in: the sentence goes, or only its end where it is
/// the whole text.
QString withoutGaps(const QString &text, const Chat &chat, const QString &nextDate)
{
    static const QRegularExpression sentenceEnd(u"(?<=[.!?])\\s+"_s);
    const auto hasGap = [&](const QString &sentence) {
        return (chat.title.isEmpty() && sentence.contains(u"{title}")) ||
               (chat.hosts.isEmpty() && sentence.contains(u"{hosts}")) ||
               (chat.hashtag.isEmpty() && sentence.contains(u"{tag}")) ||
               (nextDate.isEmpty() && sentence.contains(u"{next}"));
    };
    QStringList sentences = text.split(sentenceEnd);
    sentences.removeIf(hasGap);
    if (!sentences.isEmpty())
        return sentences.join(u' ');
    static const QRegularExpression openEnd(u"[:,]?\\s*\\{(?:next|title|hosts|tag)\\}"_s);
    QString shortened = text;
    return nextDate.isEmpty() ? shortened.remove(u": {next}"_s).remove(u"{next}"_s).trimmed()
                              : shortened.remove(openEnd);
}

/// The questions of the plan, and before and behind them what every evening has.
RunSheet runSheetOf(const Plan &plan, const Chat &chat, const QString &nextDate)
{
    const auto text = [&](const QString &own, const QString &standing) {
        return own.isEmpty() ? fillIn(withoutGaps(standing, chat, nextDate), chat, nextDate) : own;
    };
    const ChatSettings &settings = chat.settings;
    QList<Cue> cues = {
        cueOf(CueKind::Welcome, text(plan.welcome, settings.welcomeText), Seconds(0)),
        cueOf(CueKind::Introduction, text(plan.introduction, settings.introductionText),
              qMin(Seconds(introductionAfter), chat.firstQuestion)),
    };
    Seconds time = chat.firstQuestion;
    for (const Plan::Question &question : plan.questions) {
        Cue cue = cueOf(CueKind::Question, question.text, time);
        cue.number = question.number;
        cues.append(cue);
        time += chat.interval;
    }
    cues.append(cueOf(CueKind::WrapUp, text(plan.wrapUp, settings.wrapUpText), time));
    cues.append(
        cueOf(CueKind::NextChat, text(plan.nextChat, settings.nextChatText), time + nextChatAfter));
    return RunSheet(cues);
}

/// Labels other than Q say which letters this chat uses.
void takeLetters(const QString &letter, ChatSettings &settings)
{
    static const QHash<QString, QString> answerLetters = {
        {u"F"_s, u"A"_s}, {u"P"_s, u"R"_s}, {u"T"_s, u"T"_s}, {u"V"_s, u"A"_s}, {u"D"_s, u"R"_s},
    };
    if (letter.isEmpty())
        return;
    settings.questionLetter = letter;
    settings.answerLetter = answerLetters.value(letter, settings.answerLetter);
}

QString nextDateOf(const Chat &chat)
{
    const std::optional<ZonedTime> next = nextStart(chat);
    return next ? dateInPost(*next) : QString();
}

}  // namespace

QString dateInPost(const ZonedTime &time)
{
    if (!time.date.isValid())
        return {};
    const QString day = QLocale::c().toString(time.date, u"ddd d MMM"_s);
    if (!time.time.isValid())
        return day;
    return day + u", "_s + time.time.toString(u"HH:mm"_s) + u' ' + shortZoneName(time.zone);
}

namespace {

/// A plan file of our own as it stands, with what was corrected since it was read.
Chat fromWritten(const Plan &plan)
{
    Chat chat = *plan.written;
    chat.title = plan.title;
    chat.hashtag = plan.hashtag.value_or(Hashtag());
    chat.hosts = plan.hosts;
    chat.start = {plan.date, plan.time, plan.zone};
    chat.recurrence = plan.recurrence;
    for (const Plan::Question &question : plan.questions) {
        const Cue *planned = chat.runSheet.question(question.number);
        if (!planned)
            continue;
        Cue cue = *planned;
        cue.text = question.text;
        chat.runSheet.change(cue);
    }
    return chat;
}

}  // namespace

Chat chatFromPlan(const Plan &plan, const ChatSettings &settings, Instant now,
                  const QByteArray &localZone)
{
    if (plan.written && plan.questions.size() == plan.written->runSheet.questions().size())
        return fromWritten(plan);
    Chat chat;
    chat.id = ChatId::fresh();
    chat.title = plan.title;
    chat.hashtag = plan.hashtag.value_or(Hashtag());
    chat.hosts = plan.hosts;
    chat.settings = settings;
    if (!plan.standingParagraph.isEmpty())
        chat.settings.standingParagraph = plan.standingParagraph;
    takeLetters(plan.questionLetter, chat.settings);
    chat.recurrence = plan.recurrence;
    chat.length = plan.length.value_or(chat.length);
    chat.firstQuestion = plan.firstQuestion.value_or(chat.firstQuestion);
    chat.interval = plan.interval.value_or(chat.interval);
    chat.start.zone = plan.zone.isEmpty() ? localZone : plan.zone;
    chat.start.time = plan.time;
    chat.start.date = chosenDate(plan, ZonedTime::at(now, chat.start.zone));
    chat.runSheet = runSheetOf(plan, chat, nextDateOf(chat));
    return chat;
}

}  // namespace core
