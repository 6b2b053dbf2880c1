// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/console.h"
#include "app/event_log.h"
#include "app/hidden_input.h"
#include "app/late_desk.h"
#include "ui/shell/account_text.h"
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"

#include <QCoreApplication>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Seconds lastWords{2};  ///< the last posts may still be in the intake's frame

}  // namespace

RunCommand::RunCommand(const CommandLine &line, const OutsideOptions &options)
    : OutsideCommand(line, options)
{}

RunCommand::~RunCommand() = default;

void RunCommand::begin()
{
    whenArrived(signIn(), this, [this](const Result<Done> &result) {
        if (result)
            return started();
        const Problem folder{ui::folderErrorText(result.error(), m_line.dataFolder), couldNot};
        printWords(m_problem.value_or(folder).sentence);
        QCoreApplication::exit(m_problem.value_or(folder).status);
    });
}

/// Why it ends is worded where it is known; whoever waits only hears that it does.
Result<Done> RunCommand::because(const Problem &problem)
{
    m_problem = problem;
    return failure(Error::Code::Cancelled);
}

Future<Done> RunCommand::signIn()
{
    const auto signedIn = andThen(m_outside->open(), this, [this](const Done &) {
        return finally(m_outside->takeSecrets(), this, [this](const Result<Done> &result) {
            if (result)
                return m_outside->settled();
            return arrived<Done>(
                because({secretErrorText(result.error(), m_outside->refused(), m_options.networks),
                         couldNot}));
        });
    });
    return andThen(signedIn, this, [this](const Done &) {
        return andThen(m_storage->loadChats(), this,
                       [this](const QList<Chat> &saved) { return choose(saved); });
    });
}

Future<Done> RunCommand::choose(const QList<Chat> &saved)
{
    const auto chat = chatToRun(m_line, saved, m_outside->book(), m_clock.now());
    if (!chat)
        return arrived<Done>(because(chat.error()));
    m_chat = *chat;
    m_toCheck = m_chat.accounts;
    if (!mayGoOut())
        return arrived<Done>(
            because({u"Nobody said yes. Nothing was posted; start it again when it may go out."_s,
                     couldNot}));
    const auto checked = untilDone(this, [this] { return checkNextAccount(); });
    return andThen(checked, this, [this](const Done &) {
        return andThen(m_storage->load(m_chat.id), this,
                       [this](const SavedChat &before) { return settleTimes(before); });
    });
}

QList<Account> RunCommand::accounts() const
{
    QList<Account> accounts;
    for (const AccountId &id : m_chat.accounts)
        accounts.append(*m_outside->book().find(id));
    return accounts;
}

bool RunCommand::mayGoOut() const
{
    if (m_line.yes)
        return true;
    printWords(u"This goes out as %1. Type yes to post it."_s.arg(ui::accountNames(accounts())));
    const std::optional<QByteArray> answer = readInputLine();
    return answer && answer->trimmed().toLower() == "yes";
}

/// Whoever may not post is said before anything is out. A server that is away now may be back when
/// the first post is due.
Future<bool> RunCommand::checkNextAccount()
{
    if (m_toCheck.isEmpty())
        return arrived<bool>(false);
    const Account account = *m_outside->book().find(m_toCheck.takeFirst());
    const auto checking = m_outside->book().check(account.id);
    return finally(checking, this, [this, account](const Result<Done> &result) {
        tellClock(account.id);
        if (result)
            return arrived<bool>(true);
        using Code = Error::Code;
        const QString sentence = ui::accountErrorText(result.error(), account);
        const Code code = result.error().code;
        if (code != Code::Offline && code != Code::Unconfirmed && code != Code::RateLimited)
            return arrived<bool>(tl::unexpected(because({sentence, couldNot}).error()));
        printWords(sentence);
        return arrived<bool>(true);
    });
}

/// The chat is on disk before anything of it leaves.
Future<Done> RunCommand::settleTimes(const SavedChat &saved)
{
    const auto timed = withTimes(m_chat, saved, m_line, m_clock.now());
    if (!timed)
        return arrived<Done>(because(timed.error()));
    m_chat = *timed;
    m_goesOn = hasBegun(saved);
    forgetTimesUnlessBegun(*m_storage, m_chat.id, saved);
    return andThen(m_storage->save(m_chat), this, [this](const Done &) { return open(); });
}

Future<Done> RunCommand::open()
{
    auto evening =
        RealEvening::open(m_chat, {.clock = m_clock,
                                   .storage = *m_storage,
                                   .book = m_outside->book(),
                                   .folder = m_line.dataFolder + u"/chats/"_s + m_chat.id.text(),
                                   .desk = u"Host"_s,
                                   .lingers = lastWords});
    if (!evening)
        return arrived<Done>(tl::unexpected(evening.error()));
    m_evening = std::move(*evening);
    connect(m_evening.get(), &RealEvening::finished, this, &RunCommand::finished);
    return m_evening->load();
}

void RunCommand::started()
{
    LiveChat &live = m_evening->live();
    const bool isOver = live.chat().stage == ChatStage::Ended;
    const QString title = live.chat().title.isEmpty() ? QString() : live.chat().title + u", "_s;
    printResult(u"%1  The chat %2: %3, as %4"_s.arg(
        ui::clockTimeWithSeconds(m_clock.now(), live.chat().start.zone),
        isOver     ? u"is over"_s
        : m_goesOn ? u"goes on"_s
                   : u"begins"_s,
        oneLine(title + live.chat().hashtag.withSign()), ui::accountNames(accounts())));
    m_log = std::make_unique<EventLog>(live);
    m_late = std::make_unique<LateDesk>(live, m_line.late);
    m_evening->goLive();
}

void RunCommand::finished()
{
    const LiveChat &live = m_evening->live();
    const bool everything = m_evening->isEverythingSent();
    if (everything)
        printResult(u"Every post is out once (%1) on %2."_s.arg(live.chat().runSheet.size())
                        .arg(ui::accountNames(accounts())));
    else
        printWords(u"Not every post is out on every account. What happened stands above and is "
                   "kept; post what is missing by hand."_s);
    QCoreApplication::exit(everything ? done : couldNot);
}

}  // namespace app
