// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat_to_run.h"

#include "app/console.h"
#include "core/live/real_evening.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/schedule/plan_parser.h"
#include "ui/shell/account_text.h"
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Problem> problem(const QString &sentence, int status = wrongUse)
{
    return tl::unexpected(Problem{sentence, status});
}

/// So soon after its start the same command means the same evening, also when that is over:
/// whoever was cut off at the very end must not post it all once more.
constexpr Minutes sameEvening{24 * 60};
/// A time that has just passed is today's: what is late asks.
constexpr Minutes justStarted{60};

bool isPlan(const QString &words)
{
    return words.contains(u'/') || QFile::exists(words);
}

QString nameOf(const QString &text, const Hashtag &tag)
{
    QCryptographicHash hash(QCryptographicHash::Blake2s_128);
    hash.addData(text.trimmed().toUtf8() + '\0' + tag.normalized().toUtf8());
    return u"run-"_s + QString::fromLatin1(hash.result().toHex().left(12));
}

OrProblem<Chat> chatOfPlan(const QString &file, const QList<Chat> &saved, Instant now)
{
    const Result<Plan> plan = readPlan(file);
    const Result<QString> text = readPlanText(file);
    if (!plan || !text)
        return problem(ui::planErrorText(plan ? text.error() : plan.error(), file));
    Chat chat = chatFromPlan(*plan, {}, now, ui::localZone());
    const QString name = nameOf(*text, chat.hashtag);
    int number = 1;
    for (const Chat &former : saved) {
        if (!former.id.text().startsWith(name + u'-'))
            continue;
        if (former.stage != ChatStage::Ended || now - former.startInstant() < sameEvening)
            return former;
        number = std::max(number, former.id.text().mid(name.size() + 1).toInt() + 1);
    }
    chat.id = ChatId(u"%1-%2"_s.arg(name).arg(number));
    chat.stage = ChatStage::Draft;
    chat.accounts.clear();
    return chat;
}

QString idsOf(const QList<Chat> &chats)
{
    QStringList ids;
    for (const Chat &chat : chats)
        ids.append(chat.id.text());
    return ids.join(u", "_s);
}

OrProblem<Chat> savedChat(const QString &words, const QList<Chat> &saved)
{
    const QList<Chat> fitting = chatsNamed(saved, words);
    if (fitting.isEmpty())
        return problem(u"There is no chat and no file %1. Nothing was posted; moderato shows all "
                       "chats in its window."_s.arg(oneLine(words)),
                       couldNot);
    if (fitting.size() > 1)
        return problem(
            u"Several chats begin with %1. Nothing was posted; use the id of one: %2."_s.arg(
                oneLine(words), idsOf(fitting)));
    if (fitting.first().stage == ChatStage::Ended || fitting.first().archived)
        return problem(
            u"%1 is over. Nothing was posted; prepare its next date in the window."_s.arg(
                oneLine(fitting.first().title)),
            couldNot);
    return fitting.first();
}

/// Those that were typed, each once, in their order.
OrProblem<QList<AccountId>> accountsTyped(const QStringList &typed, const AccountBook &book)
{
    QList<AccountId> ids;
    for (const QString &words : typed) {
        const Account *account = book.named(words);
        if (!account)
            return problem(
                u"No account that is signed in is called %1, or several are. Nothing "
                "was posted; moderato account list shows all of them."_s.arg(oneLine(words)));
        if (!ids.contains(account->id))
            ids.append(account->id);
    }
    return ids;
}

/// Nobody said who posts: only where there is nothing to choose from.
OrProblem<QList<AccountId>> theOnlyAccount(const AccountBook &book)
{
    const QList<Account> &accounts = book.accounts();
    if (accounts.isEmpty())
        return problem(u"No account is signed in. Nothing was posted; sign in with moderato "
                       "account add, or give --secrets -."_s,
                       couldNot);
    if (accounts.size() > 1)
        return problem(u"Several accounts could post it: %1. Nothing was posted; say which with "
                       "--accounts."_s.arg(ui::accountNames(accounts)));
    return QList<AccountId>{accounts.first().id};
}

OrProblem<Chat> withAccounts(Chat chat, const CommandLine &line, const AccountBook &book)
{
    const auto typed = accountsTyped(line.accounts, book);
    if (!typed)
        return tl::unexpected(typed.error());
    if (!typed->isEmpty()) {
        chat.accounts = *typed;
    } else if (!RealEvening::isReal(chat)) {
        const auto only = theOnlyAccount(book);
        if (!only)
            return tl::unexpected(only.error());
        chat.accounts = *only;
    }
    chat.accounts.removeIf(isPractice);
    const QList<AccountId> missing = RealEvening::missing(chat, book);
    if (!missing.isEmpty())
        return problem(u"The account %1 of this chat is not signed in. Nothing was posted; sign in "
                       "with moderato account add, or give --secrets -."_s.arg(
                           oneLine(missing.first().text())),
                       couldNot);
    return chat;
}

/// "now", "20:30" (the next one, or one of the last hour), "2026-11-27T20:30", or with a zone of
/// its own.
std::optional<Instant> startFrom(const QString &typed, const QByteArray &zone, Instant now)
{
    if (typed == u"now")
        return now;
    const QTime time = QTime::fromString(typed, typed.size() > 5 ? u"H:mm:ss"_s : u"H:mm"_s);
    if (time.isValid()) {
        ZonedTime today = ZonedTime::at(now, zone);
        today.time = time;
        if (today.instant() < now - justStarted)
            today.date = today.date.addDays(1);
        return today.instant();
    }
    const QDateTime stamp = QDateTime::fromString(typed, Qt::ISODate);
    if (!stamp.isValid())
        return std::nullopt;
    if (stamp.timeSpec() != Qt::LocalTime)
        return fromDateTime(stamp);
    const ZonedTime wall{stamp.date(), stamp.time(), zone};
    return wall.instants().isEmpty() ? std::nullopt : std::optional(wall.instant());
}

/// The first cue at `first` and the others after it as before, or each `every` after the one
/// before it.
RunSheet spaced(const RunSheet &sheet, std::optional<Seconds> first, std::optional<Seconds> every)
{
    QList<Cue> cues = sheet.cues();
    if (cues.isEmpty())
        return sheet;
    const Seconds moved = first.value_or(cues.first().offset) - cues.first().offset;
    for (qsizetype i = 0; i < cues.size(); ++i) {
        if (every && i > 0)
            cues[i].offset = cues.at(i - 1).offset + *every;
        else
            cues[i].offset += moved;
    }
    return RunSheet(cues);
}

}  // namespace

QList<Chat> chatsNamed(const QList<Chat> &chats, const QString &words)
{
    QList<Chat> fitting;
    for (const Chat &chat : chats) {
        if (chat.id.text() == words)
            return {chat};
        if (chat.title.startsWith(words, Qt::CaseInsensitive))
            fitting.append(chat);
    }
    return fitting;
}

OrProblem<Chat> chatToRun(const CommandLine &line, const QList<Chat> &saved,
                          const AccountBook &book, Instant now)
{
    const auto chat =
        isPlan(line.chat) ? chatOfPlan(line.chat, saved, now) : savedChat(line.chat, saved);
    return chat ? withAccounts(*chat, line, book) : chat;
}

bool hasBegun(const SavedChat &saved)
{
    const QList<CueProgress> &cues = saved.progress.cues;
    return !saved.deliveries.isEmpty() ||
           std::any_of(cues.begin(), cues.end(), [](const CueProgress &cue) {
               return cue.state != CueProgress::State::Waiting;
           });
}

void forgetTimesUnlessBegun(Storage &storage, const ChatId &chat, const SavedChat &saved)
{
    if (!hasBegun(saved))
        storage.save(chat, Progress());
}

OrProblem<Chat> withTimes(Chat chat, const SavedChat &saved, const CommandLine &line, Instant now)
{
    if (hasBegun(saved)) {
        const bool others =
            std::any_of(saved.deliveries.begin(), saved.deliveries.end(),
                        [&](const Delivery &one) { return !chat.accounts.contains(one.account); });
        if (others)
            return problem(u"This chat is under way with other accounts. Nothing was posted; leave "
                           "out --accounts to go on."_s);
        return chat;
    }
    const QByteArray zone = chat.start.zone.isEmpty() ? ui::localZone() : chat.start.zone;
    if (!line.start.isEmpty()) {
        const std::optional<Instant> start = startFrom(line.start, zone, now);
        if (!start)
            return problem(u"%1 is no time. Nothing was posted; write now, 20:30, or "
                           "2026-11-27T20:30."_s.arg(oneLine(line.start)));
        chat.start = ZonedTime::at(*start, zone);
    }
    if (chat.start.instants().isEmpty())
        return problem(u"It is not said when this chat starts. Nothing was posted; say --start now "
                       "or --start TIME."_s);
    if (line.first || line.every)
        chat.runSheet = spaced(chat.runSheet, line.first, line.every);
    return chat;
}

}  // namespace app
