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

/// A standing text filled in, without the sentences that name what the plan leaves open. Where
/// nothing would stay, the date alone is cut off, and else `plain` stands for all of it.
QString filledIn(const QString &standing, const Chat &chat, const QString &nextDate,
                 const QString &plain)
{
    static const QRegularExpression sentenceEnd(u"(?<=[.!?])\\s+"_s);
    const auto namesUnknown = [&chat](const QString &sentence) {
        return (chat.title.isEmpty() && sentence.contains(u"{title}")) ||
               (chat.hosts.isEmpty() && sentence.contains(u"{hosts}")) ||
               (chat.hashtag.isEmpty() && sentence.contains(u"{tag}"));
    };
    QStringList sentences = standing.split(sentenceEnd);
    sentences.removeIf(namesUnknown);
    if (nextDate.isEmpty() && sentences.size() > 1)
        sentences.removeIf([](const QString &sentence) { return sentence.contains(u"{next}"); });
    if (sentences.isEmpty())
        return plain;
    QString text = sentences.join(u' ');
    if (nextDate.isEmpty())
        text.remove(u": {next}"_s).remove(u"{next}"_s);
    return fillIn(text, chat, nextDate).trimmed();
}

/// The questions of the plan, and before and behind them what every evening has.
RunSheet runSheetOf(const Plan &plan, const Chat &chat, const QString &nextDate)
{
    const auto text = [&](const QString &own, const QString &standing, const QString &plain) {
        return own.isEmpty() ? filledIn(standing, chat, nextDate, plain) : own;
    };
    const ChatSettings &settings = chat.settings;
    QList<Cue> cues = {
        cueOf(CueKind::Welcome, text(plan.welcome, settings.welcomeText, u"Welcome!"_s),
              Seconds(0)),
        cueOf(CueKind::Introduction,
              text(plan.introduction, settings.introductionText, u"Please introduce yourself."_s),
              qMin(Seconds(introductionAfter), chat.firstQuestion)),
    };
    Seconds time = chat.firstQuestion;
    for (const Plan::Question &question : plan.questions) {
        Cue cue = cueOf(CueKind::Question, question.text, time);
        cue.number = question.number;
        cues.append(cue);
        time += chat.interval;
    }
    cues.append(
        cueOf(CueKind::WrapUp, text(plan.wrapUp, settings.wrapUpText, u"Thank you all!"_s), time));
    cues.append(cueOf(CueKind::NextChat,
                      text(plan.nextChat, settings.nextChatText, u"See you next time!"_s),
                      time + nextChatAfter));
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
