// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/chat_book.h"

#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/schedule/plan_parser.h"

#include <QTimeZone>

#include <algorithm>

namespace core {

namespace {

constexpr int usualQuestions = 5;
constexpr int daysAhead = 7;

}  // namespace

ChatBook::ChatBook(Clock &clock, Storage &storage, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_storage(storage)
{
    connect(&m_storage, &Storage::failed, this, &ChatBook::saveFailed);
}

Future<Done> ChatBook::open()
{
    return andThen(m_storage.loadChats(), this, [this](const QList<Chat> &chats) {
        m_chats = chats;
        Q_EMIT changed();
        return arrived<Done>(Done{});
    });
}

const Chat *ChatBook::find(const ChatId &id) const
{
    const auto found = std::find_if(m_chats.begin(), m_chats.end(),
                                    [&id](const Chat &chat) { return chat.id == id; });
    return found == m_chats.end() ? nullptr : &*found;
}

Chat ChatBook::newDraft(const QList<AccountId> &accounts) const
{
    Plan plan;
    for (int number = 1; number <= usualQuestions; ++number)
        plan.questions.append(Plan::Question{.number = number});
    const QByteArray zone = QTimeZone::systemTimeZoneId();
    plan.zone = zone.isEmpty() ? QByteArrayLiteral("UTC") : zone;
    plan.date = ZonedTime::at(m_clock.now(), plan.zone).date.addDays(daysAhead);
    plan.time = QTime(20, 0);
    Chat chat = chatFromPlan(plan, {}, m_clock.now(), plan.zone);
    chat.accounts = accounts;
    return chat;
}

void ChatBook::save(const Chat &chat)
{
    put(chat);
    keep(m_storage.save(chat));
}

void ChatBook::put(const Chat &chat)
{
    const auto found = std::find_if(m_chats.begin(), m_chats.end(),
                                    [&chat](const Chat &one) { return one.id == chat.id; });
    if (found == m_chats.end())
        m_chats.append(chat);
    else if (*found == chat)
        return;
    else
        *found = chat;
    std::stable_sort(m_chats.begin(), m_chats.end(), [](const Chat &a, const Chat &b) {
        return a.startInstant() > b.startInstant();
    });
    Q_EMIT chatChanged(chat.id);
    Q_EMIT changed();
}

void ChatBook::remove(const ChatId &id)
{
    m_chats.removeIf([&id](const Chat &chat) { return chat.id == id; });
    keep(m_storage.remove(id));
    Q_EMIT changed();
}

void ChatBook::restore(const Chat &chat)
{
    keep(m_storage.restore(chat.id));
    put(chat);
}

void ChatBook::take(const Chat &chat)
{
    if (find(chat.id))
        put(chat);
}

Chat ChatBook::keepRehearsed(const Chat &rehearsed)
{
    for (const Chat &chat : m_chats) {
        const bool same = chat.title == rehearsed.title && chat.hashtag.isSameAs(rehearsed.hashtag);
        if (same && chat.stage != ChatStage::Ended)
            return chat;
    }
    Chat chat = rehearsed;
    chat.accounts = idsOf(practiceAccounts());
    save(chat);
    return chat;
}

void ChatBook::keep(Future<Done> saving)
{
    ++m_saving;
    Q_EMIT savedChanged();
    whenArrived(std::move(saving), this, [this](const Result<Done> &result) {
        --m_saving;
        m_failed = !result;
        Q_EMIT savedChanged();
        if (!result)
            Q_EMIT saveFailed(result.error());
    });
}

}  // namespace core
