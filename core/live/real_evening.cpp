// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/real_evening.h"

#include "core/networks/rehearsal/rehearsal_client.h"

#include <QDir>

#include <algorithm>

namespace core {

bool RealEvening::isReal(const Chat &chat)
{
    return std::any_of(chat.accounts.begin(), chat.accounts.end(),
                       [](const AccountId &id) { return !isPractice(id); });
}

QList<AccountId> RealEvening::missing(const Chat &chat, const AccountBook &book)
{
    QList<AccountId> missing = chat.accounts;
    missing.removeIf([&book](const AccountId &id) { return isPractice(id) || book.find(id); });
    return missing;
}

RealEvening::RealEvening(const Parts &parts, QList<NetworkClient *> clients)
    : m_lingers(parts.lingers)
    , m_clients(std::move(clients))
    , m_end(parts.clock)
{}

RealEvening::~RealEvening()
{
    m_live.reset();
    for (NetworkClient *client : m_clients)
        client->unfollow();
}

Result<std::unique_ptr<RealEvening>> RealEvening::open(const Chat &chat, const Parts &parts)
{
    const bool inMemory = parts.folder == QStringLiteral(":memory:");
    if (!inMemory && !QDir().mkpath(parts.folder))
        return failure(Error::Code::CannotSave, parts.folder);
    auto stream =
        StreamStorage::open(parts.storage.thread(),
                            inMemory ? parts.folder : parts.folder + QStringLiteral("/stream.db"));
    if (!stream)
        return tl::unexpected(stream.error());
    QList<NetworkClient *> clients;
    for (const AccountId &id : chat.accounts) {
        if (NetworkClient *client = parts.book.client(id))
            clients.append(client);
    }
    std::unique_ptr<RealEvening> evening(new RealEvening(parts, clients));
    evening->m_live = std::make_unique<LiveChat>(chat, LiveChat::Parts{.clock = parts.clock,
                                                                       .storage = parts.storage,
                                                                       .stream = std::move(*stream),
                                                                       .clients = clients,
                                                                       .desk = parts.desk,
                                                                       .known = {}});
    return evening;
}

void RealEvening::goLive()
{
    connect(&m_live->runner(), &ScheduleRunner::changed, this, &RealEvening::lookWhetherFinished);
    connect(m_live.get(), &LiveChat::deliveryChanged, this, &RealEvening::lookWhetherFinished);
    if (m_live->chat().stage == ChatStage::Ended) {
        m_end.setAfter(Milliseconds(0), [this] { Q_EMIT finished(); });
        return;
    }
    m_live->goLive();
    lookWhetherFinished();
}

bool RealEvening::isOver() const
{
    return m_live->schedule().isOver() && m_live->outbox().isIdle();
}

/// Whatever happens meanwhile, a post from the composer for one, starts the wait anew.
void RealEvening::lookWhetherFinished()
{
    m_end.clear();
    if (m_live->chat().stage != ChatStage::Ended && isOver())
        m_end.setAfter(std::max(m_lingers, untilLastPoll()), [this] { finish(); });
}

/// A server that is asked now and then tells what was said last when it is asked again.
Seconds RealEvening::untilLastPoll() const
{
    const bool polls =
        std::any_of(m_clients.begin(), m_clients.end(), [](const NetworkClient *client) {
            const QList<Source> sources = client->sources();
            return std::any_of(sources.begin(), sources.end(),
                               [](const Source &source) { return source.polls; });
        });
    return polls ? lastPoll : Seconds(0);
}

/// The run sheet may say that it is over before the last cue's posts are on their way: look again.
void RealEvening::finish()
{
    if (!isOver())
        return;
    m_live->end();
    Q_EMIT finished();
}

bool RealEvening::isEverythingSent() const
{
    const QList<Delivery> deliveries = m_live->outbox().all();
    const auto isOut = [&](const Cue &cue, const AccountId &account) {
        return std::any_of(deliveries.begin(), deliveries.end(), [&](const Delivery &one) {
            return one.cue == cue.id && one.account == account &&
                   one.state == Delivery::State::Sent;
        });
    };
    const QList<Cue> &cues = m_live->chat().runSheet.cues();
    QList<AccountId> accounts = m_live->chat().accounts;
    accounts.removeIf(isPractice);
    return std::all_of(cues.begin(), cues.end(), [&](const Cue &cue) {
        return std::all_of(accounts.begin(), accounts.end(),
                           [&](const AccountId &account) { return isOut(cue, account); });
    });
}

}  // namespace core
