// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_json.h"

#include <QHash>
#include <QJsonArray>
#include <QLocale>
#include <QTimeZone>

namespace core {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString kindName(CueKind kind)
{
    switch (kind) {
    case CueKind::Welcome:
        return u"welcome"_s;
    case CueKind::Introduction:
        return u"intro"_s;
    case CueKind::Question:
        return u"question"_s;
    case CueKind::WrapUp:
        return u"wrapup"_s;
    case CueKind::NextChat:
        return u"next"_s;
    case CueKind::Other:
        return u"other"_s;
    }
    return {};
}

QString modeName(CueMode mode)
{
    switch (mode) {
    case CueMode::Automatic:
        return u"automatic"_s;
    case CueMode::Armed:
        return u"armed"_s;
    case CueMode::Manual:
        return u"manual"_s;
    }
    return {};
}

QString severityName(PlanNote::Severity severity)
{
    switch (severity) {
    case PlanNote::Severity::Good:
        return u"good"_s;
    case PlanNote::Severity::Advice:
        return u"advice"_s;
    case PlanNote::Severity::Problem:
        return u"problem"_s;
    }
    return {};
}

QString codeName(PlanNote::Code code)
{
    using Code = PlanNote::Code;
    static const QHash<Code, QString> names{
        {Code::EveryPostFits, u"every_post_fits"_s},
        {Code::TooLong, u"too_long"_s},
        {Code::QuestionsFit, u"questions_fit"_s},
        {Code::TooLittleTime, u"too_little_time"_s},
        {Code::NoQuestions, u"no_questions"_s},
        {Code::EmptyCue, u"empty_post"_s},
        {Code::DuplicateQuestion, u"duplicate_question"_s},
        {Code::AsksTwoThings, u"asks_two_things"_s},
        {Code::NoHashtag, u"no_hashtag"_s},
        {Code::NoTitle, u"no_title"_s},
        {Code::NoAccounts, u"no_accounts"_s},
        {Code::AccountsReady, u"accounts_ready"_s},
        {Code::NoStart, u"no_start"_s},
        {Code::StartInThePast, u"start_in_the_past"_s},
        {Code::TimeSkipped, u"time_skipped"_s},
        {Code::TimeTwice, u"time_twice"_s},
        {Code::OtherDayHere, u"other_day_here"_s},
        {Code::NumbersOutOfOrder, u"numbers_out_of_order"_s},
        {Code::HashtagHardToRead, u"hashtag_hard_to_read"_s},
        {Code::PictureWithoutDescription, u"picture_without_description"_s},
        {Code::PictureRefused, u"picture_refused"_s},
        {Code::CostlyLink, u"costly_link"_s},
        {Code::NightElsewhere, u"night_elsewhere"_s},
        {Code::SeasonChange, u"season_change"_s},
        {Code::SignedOut, u"signed_out"_s},
    };
    return names.value(code);
}

/// With the date where the text gives one, else the time from the start: "+08:00".
QString placeOf(const Cue &cue, const Plan &plan, const Chat &chat)
{
    if (plan.date.isValid() && plan.time.isValid() && !plan.zone.isEmpty())
        return toDateTime(chat.startInstant() + cue.offset)
            .toTimeZone(QTimeZone(chat.start.zone))
            .toString(Qt::ISODate);
    const qint64 seconds = cue.offset.count();
    return u"+%1:%2"_s.arg(seconds / 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
}

QJsonObject cueAsJson(const Cue &cue, const Plan &plan, const Chat &chat,
                      const QList<Account> &accounts)
{
    QJsonObject lengths;
    for (const Account &account : accounts)
        lengths[account.network.text()] =
            account.textRules.count(postedText(cue, chat, account.network), cue.warning);
    return {{u"at"_s, placeOf(cue, plan, chat)},
            {u"kind"_s, kindName(cue.kind)},
            {u"label"_s, cueLabel(cue, chat.settings)},
            {u"text"_s, cue.text},
            {u"mode"_s, modeName(cue.mode)},
            {u"lengths"_s, lengths}};
}

/// A note for other programs: `message` is its code in words, the window words it better.
QJsonObject noteAsJson(const PlanNote &note, const Chat &chat)
{
    QString message = codeName(note.code).replace(u'_', u' ');
    if (const Cue *cue = chat.runSheet.find(note.cue))
        message = cueLabel(*cue, chat.settings) + u": "_s + message;
    return {{u"severity"_s, severityName(note.severity)},
            {u"code"_s, codeName(note.code)},
            {u"message"_s, message}};
}

}  // namespace

QJsonObject planAsJson(const Plan &plan, const Chat &chat, const QList<Account> &accounts,
                       const QList<PlanNote> &notes)
{
    QJsonArray questions, numbers, runSheet, remarks;
    for (const Plan::Question &question : plan.questions) {
        questions.append(question.text);
        numbers.append(question.number);
    }
    for (const Cue &cue : chat.runSheet.cues())
        runSheet.append(cueAsJson(cue, plan, chat, accounts));
    for (const PlanNote &note : notes)
        remarks.append(noteAsJson(note, chat));
    const QString weekday = plan.weekday > 0 ? QLocale::c().dayName(plan.weekday) : QString();
    return {
        {u"title"_s, orNull(plan.title)},
        {u"hashtag"_s, orNull(plan.hashtag.value_or(Hashtag()).withSign())},
        {u"hosts"_s, QJsonArray::fromStringList(plan.hosts)},
        {u"questions"_s, questions},
        {u"numbers"_s, numbers},
        {u"weekday"_s, orNull(weekday)},
        {u"date"_s, orNull(plan.date.toString(Qt::ISODate))},
        {u"time"_s, orNull(plan.time.toString(u"HH:mm"_s))},
        {u"timezone"_s, orNull(QString::fromLatin1(plan.zone))},
        {u"recurrence"_s, orNull(plan.recurrence)},
        {u"duration_minutes"_s, plan.length ? QJsonValue(int(plan.length->count())) : QJsonValue()},
        {u"run_sheet"_s, runSheet},
        {u"notes"_s, remarks}};
}

}  // namespace core
