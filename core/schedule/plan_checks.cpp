// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_checks.h"

#include "core/chat/text_entities.h"
#include "core/schedule/series.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

using Severity = PlanNote::Severity;
using Code = PlanNote::Code;

/// Whole minutes from the last cue that leaves to the end of the chat; negative after it.
int spareMinutes(const Chat &chat)
{
    const Seconds last = chat.runSheet.isEmpty() ? Seconds{0} : chat.runSheet.cues().last().offset;
    return int(std::chrono::floor<Minutes>(Seconds(chat.length) - last).count());
}

void checkTexts(const Chat &chat, const QList<Account> &accounts, QList<PlanNote> &notes)
{
    bool everyPostFits = true;
    for (const Cue &cue : chat.runSheet.cues()) {
        if (cue.text.trimmed().isEmpty()) {
            notes.append({Severity::Problem, Code::EmptyCue, cue.id});
            everyPostFits = false;
            continue;
        }
        for (const Account &account : accounts) {
            const int room =
                account.textRules.room(postedText(cue, chat, account.network), cue.warning);
            if (room >= 0)
                continue;
            everyPostFits = false;
            notes.append({.severity = Severity::Problem,
                          .code = Code::TooLong,
                          .cue = cue.id,
                          .network = account.network,
                          .number = -room});
        }
    }
    if (everyPostFits && !accounts.isEmpty() && !chat.runSheet.isEmpty())
        notes.append({.code = Code::EveryPostFits});
}

void checkQuestions(const Chat &chat, QList<PlanNote> &notes)
{
    const QList<Cue> questions = chat.runSheet.questions();
    if (questions.isEmpty())
        notes.append({Severity::Problem, Code::NoQuestions});
    QStringList seen;
    for (const Cue &question : questions) {
        const QString text = question.text.simplified().toCaseFolded();
        if (!text.isEmpty() && seen.contains(text))
            notes.append({Severity::Problem, Code::DuplicateQuestion, question.id});
        seen.append(text);
        if (secondQuestion(question.text) >= 0)
            notes.append({Severity::Advice, Code::AsksTwoThings, question.id});
    }
    for (qsizetype i = 1; i < questions.size(); ++i) {
        if (questions[i].number <= questions[i - 1].number)
            notes.append({Severity::Problem, Code::NumbersOutOfOrder, questions[i].id});
    }
    const int spare = spareMinutes(chat);
    if (spare < 0)
        notes.append(
            {.severity = Severity::Problem, .code = Code::TooLittleTime, .number = -spare});
    else if (!questions.isEmpty())
        notes.append(
            {.code = Code::QuestionsFit, .number = int(questions.size()), .number2 = spare});
}

void checkStart(const Chat &chat, Instant now, const QByteArray &localZone, QList<PlanNote> &notes)
{
    switch (chat.start.kind()) {
    case ZonedTime::Kind::Invalid:
        notes.append({Severity::Problem, Code::NoStart});
        return;
    case ZonedTime::Kind::Skipped:
        notes.append({Severity::Problem, Code::TimeSkipped});
        break;
    case ZonedTime::Kind::Twice:
        notes.append({Severity::Advice, Code::TimeTwice});
        break;
    case ZonedTime::Kind::Once:
        break;
    }
    const Instant start = chat.startInstant();
    const bool isAhead = chat.stage == ChatStage::Draft || chat.stage == ChatStage::Armed;
    const bool hasPassed = chat.stage == ChatStage::Draft ? start < now : start + chat.length < now;
    if (isAhead && hasPassed)
        notes.append({Severity::Problem, Code::StartInThePast});
    if (ZonedTime::at(start, localZone).date != chat.start.date)
        notes.append({Severity::Advice, Code::OtherDayHere});
}

/// Long and without a capital inside: no screen reader tells its words apart.
bool isHardToRead(const QString &tag)
{
    constexpr qsizetype oneWord = 10;
    return tag.size() > oneWord && tag.mid(1) == tag.mid(1).toLower() &&
           tag.mid(1) != tag.mid(1).toUpper() && !tag.contains(u'_');
}

bool isNight(const QTime &time)
{
    return time < QTime(6, 0) || time >= QTime(23, 0);
}

/// Hosts in other zones: the hour there, and whether it moves before the next date.
void checkZones(const Chat &chat, const QByteArray &localZone, QList<PlanNote> &notes)
{
    QList<QByteArray> zones{localZone};
    for (const QByteArray &zone : chat.settings.otherZones) {
        if (!zones.contains(zone) && zone != chat.start.zone)
            zones.append(zone);
    }
    zones.removeAll(chat.start.zone);
    const QList<SeriesDate> dates = seriesDates(chat, zones, 2);
    if (dates.isEmpty())
        return;
    for (qsizetype i = 0; i < zones.size(); ++i) {
        if (zones[i] != localZone && isNight(dates.first().elsewhere[i].time))
            notes.append(
                {.severity = Severity::Advice, .code = Code::NightElsewhere, .zone = zones[i]});
        const qsizetype next = 1 + chat.sittings.size();
        if (dates.size() > next && dates[next].moved[i] != Minutes{0})
            notes.append({.severity = Severity::Advice,
                          .code = Code::SeasonChange,
                          .number = int(dates[next].moved[i].count()),
                          .zone = zones[i]});
    }
}

void checkPictures(const Chat &chat, const QList<Account> &accounts, QList<PlanNote> &notes)
{
    using Trouble = PictureRules::Trouble;
    for (const Cue &cue : chat.runSheet.cues()) {
        for (qsizetype i = 0; i < cue.pictures.size(); ++i) {
            const Picture &picture = cue.pictures[i];
            if (picture.description.trimmed().isEmpty())
                notes.append({.severity = Severity::Problem,
                              .code = Code::PictureWithoutDescription,
                              .cue = cue.id,
                              .number = int(i) + 1});
            for (const Account &account : accounts) {
                const Trouble trouble =
                    PictureRules::of(account.network).troubleWith(picture, cue.pictures.size());
                if (trouble != Trouble::None && trouble != Trouble::NoDescription)
                    notes.append({.severity = Severity::Problem,
                                  .code = Code::PictureRefused,
                                  .cue = cue.id,
                                  .network = account.network,
                                  .number = int(i) + 1,
                                  .number2 = int(trouble)});
            }
        }
    }
}

/// networks.md, prices of X from 2026: a post with a link is thirteen times as dear.
void checkCosts(const Chat &chat, const QList<Account> &accounts, QList<PlanNote> &notes)
{
    for (const Account &account : accounts) {
        if (account.network.text() != u"x")
            continue;
        for (const Cue &cue : chat.runSheet.cues()) {
            if (!linksIn(postedText(cue, chat, account.network)).isEmpty())
                notes.append({Severity::Advice, Code::CostlyLink, cue.id, account.network});
        }
    }
}

void checkAccounts(const Chat &chat, const QList<Account> &accounts, QList<PlanNote> &notes)
{
    const qsizetype missing = chat.accounts.size() - accounts.size();
    if (accounts.isEmpty())
        notes.append({Severity::Problem, Code::NoAccounts});
    else if (missing > 0)
        notes.append(
            {.severity = Severity::Problem, .code = Code::SignedOut, .number = int(missing)});
    else
        notes.append({.code = Code::AccountsReady});
}

}  // namespace

/// The words of the title, or of the hosts, that make up the tag show where its words begin.
Hashtag readableHashtag(const Chat &chat)
{
    const QString tag = chat.hashtag.text();
    QString rest = tag.toLower();
    QString readable;
    const QStringList words = (chat.title + u' ' + chat.hosts.join(u' '))
                                  .toLower()
                                  .split(QRegularExpression(u"[^\\w]+"_s), Qt::SkipEmptyParts);
    while (!rest.isEmpty()) {
        QString longest;
        for (const QString &word : words) {
            if (word.size() > longest.size() && word.size() > 2 && rest.startsWith(word))
                longest = word;
        }
        if (longest.isEmpty())
            return chat.hashtag;
        readable += longest.at(0).toUpper() + longest.mid(1);
        rest.remove(0, longest.size());
    }
    return Hashtag::fromText(readable).value_or(chat.hashtag);
}

QList<PlanNote> checkPlan(const Chat &chat, const QList<Account> &accounts, Instant now,
                          const QByteArray &localZone)
{
    QList<PlanNote> notes;
    if (chat.title.trimmed().isEmpty())
        notes.append({Severity::Advice, Code::NoTitle});
    if (chat.hashtag.isEmpty())
        notes.append({Severity::Problem, Code::NoHashtag});
    else if (isHardToRead(chat.hashtag.text()))
        notes.append({Severity::Advice, Code::HashtagHardToRead});
    checkTexts(chat, accounts, notes);
    checkQuestions(chat, notes);
    checkStart(chat, now, localZone, notes);
    checkZones(chat, localZone, notes);
    checkPictures(chat, accounts, notes);
    checkCosts(chat, accounts, notes);
    checkAccounts(chat, accounts, notes);
    std::stable_sort(notes.begin(), notes.end(), [](const PlanNote &a, const PlanNote &b) {
        return a.severity > b.severity;  // problems first
    });
    QList<PlanNote> once;  // two accounts on one network have the same trouble
    for (const PlanNote &note : std::as_const(notes)) {
        if (!once.contains(note))
            once.append(note);
    }
    return once;
}

qsizetype secondQuestion(const QString &text)
{
    qsizetype begin = -1;
    bool saysSomething = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar sign = text.at(at);
        if (sign == u'?' && begin >= 0 && saysSomething)
            return begin;
        if (sign == u'?' && begin < 0 && at + 1 < text.size() && text.at(at + 1).isSpace())
            begin = at + 1;
        saysSomething = begin >= 0 && (saysSomething || sign.isLetter());
    }
    return -1;
}

}  // namespace core
