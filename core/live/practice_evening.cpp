// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/practice_evening.h"

#include "core/networks/rehearsal/rehearsal_client.h"

#include <QDir>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// The last posts may still be in the intake's frame when all is said.
constexpr Seconds lastWords{2};
constexpr Minutes lastEvening{14 * 24 * 60};

QList<Account> accountsOf(const Chat &chat)
{
    QList<Account> accounts = practiceAccounts();
    accounts.removeIf(
        [&chat](const Account &account) { return !chat.accounts.contains(account.id); });
    return accounts;
}

/// Most practice people have been here before, as at a real evening.
QList<Person> knownPeople(const RehearsalScript &script, Instant start)
{
    QList<Person> people;
    for (const PracticePerson &one : script.people) {
        if (!one.newcomer)
            people.append({.id = PersonId(one.network.text() + u':' + one.id),
                           .network = one.network,
                           .handle = one.handle,
                           .name = one.name,
                           .firstSeen = start - lastEvening});
    }
    return people;
}

}  // namespace

PracticeEvening::PracticeEvening(Clock &clock) : m_clock(clock) {}

PracticeEvening::~PracticeEvening() = default;

Result<std::unique_ptr<PracticeEvening>> PracticeEvening::open(const Chat &chat, const Parts &parts)
{
    const bool inMemory = parts.folder == u":memory:";
    if (!inMemory && !QDir().mkpath(parts.folder))
        return failure(Error::Code::CannotSave, parts.folder);
    const auto file = [&](const QString &name) {
        return inMemory ? parts.folder : parts.folder + u'/' + name;
    };
    auto script = bundledRehearsalScript();
    auto memory = RehearsalMemory::open(file(u"network.jsonl"_s));
    auto stream = StreamStorage::open(parts.storage.thread(), file(u"stream.db"_s));
    if (!script)
        return tl::unexpected(script.error());
    if (!memory)
        return tl::unexpected(memory.error());
    if (!stream)
        return tl::unexpected(stream.error());

    QList<Person> known = knownPeople(*script, chat.startInstant());
    std::unique_ptr<PracticeEvening> evening(new PracticeEvening(parts.clock));
    const QList<Account> accounts = accountsOf(chat);
    evening->m_world = std::make_unique<RehearsalWorld>(parts.clock, std::move(*script),
                                                        std::move(*memory), chat, accounts);
    QList<NetworkClient *> clients;
    for (const Account &account : accounts) {
        evening->m_clients.push_back(std::make_unique<RehearsalClient>(account, *evening->m_world));
        clients.append(evening->m_clients.back().get());
    }
    evening->m_live = std::make_unique<LiveChat>(chat, LiveChat::Parts{.clock = parts.clock,
                                                                       .storage = parts.storage,
                                                                       .stream = std::move(*stream),
                                                                       .clients = clients,
                                                                       .desk = parts.desk,
                                                                       .practice = true,
                                                                       .known = std::move(known)});
    return evening;
}

void PracticeEvening::goLive()
{
    const auto star = [this](const PracticeEvent &event) {
        if (event.what == PracticeEvent::What::Star)
            m_live->mark(
                {.post = event.of, .kind = Mark::Kind::Star, .by = event.by, .at = event.at});
    };
    connect(m_world.get(), &RehearsalWorld::happened, this, star);
    connect(m_world.get(), &RehearsalWorld::quiet, this, &PracticeEvening::lookWhetherFinished);
    connect(&m_live->runner(), &ScheduleRunner::changed, this,
            &PracticeEvening::lookWhetherFinished);
    connect(m_live.get(), &LiveChat::deliveryChanged, this, &PracticeEvening::lookWhetherFinished);
    connect(m_live.get(), &LiveChat::chatChanged, this,
            [this] { m_world->setChat(m_live->chat()); });
    m_world->start();
    for (const PracticeEvent &event : m_world->stars())
        star(event);
    m_live->goLive();
}

bool PracticeEvening::isOver() const
{
    return m_live->schedule().isOver() && m_live->outbox().isIdle() && m_world->isQuiet();
}

void PracticeEvening::lookWhetherFinished()
{
    if (m_finishing || !isOver())
        return;
    m_finishing = true;
    m_clock.callAfter(lastWords, this, [this] { finish(); });
}

/// The run sheet may say that it is over before the last cue's posts are on their way: look again.
void PracticeEvening::finish()
{
    if (!isOver()) {
        m_finishing = false;
        return;
    }
    m_live->end();
    Q_EMIT finished();
}

bool PracticeEvening::everyCueOnce() const
{
    const QList<Account> accounts = m_live->accounts();
    const QList<Cue> &cues = m_live->chat().runSheet.cues();
    return std::all_of(cues.begin(), cues.end(), [&](const Cue &cue) {
        return std::all_of(accounts.begin(), accounts.end(), [&](const Account &account) {
            return m_world->memory().count(cue.id, account.id) == 1;
        });
    });
}

}  // namespace core
