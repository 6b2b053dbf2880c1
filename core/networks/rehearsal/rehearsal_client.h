// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"
#include "core/networks/rehearsal/rehearsal_world.h"

namespace core {

/// One practice account: looks like X, Mastodon or Bluesky, and reaches only the practice world.
class RehearsalClient : public NetworkClient {
    Q_OBJECT

public:
    RehearsalClient(const Account &account, RehearsalWorld &world);

    const Account &account() const override { return m_account; }
    Connection connection() const override { return m_connection; }
    Future<Done> prepare(const Delivery &delivery) override;
    Future<Published> publish(const Delivery &delivery) override;
    Future<Published> findPublished(const Delivery &delivery) override;
    void follow(const Following &following) override;
    void unfollow() override;
    Future<Done> deletePost(const PostId &own) override;
    Future<Done> react(const PostId &post, Reaction reaction, bool on) override;

private:
    void hear(const PracticeEvent &event);
    void tell(const PracticeEvent &event);
    void lose(Instant since, Instant until);
    void comeBack(Instant since);
    void setConnection(const Connection &connection);
    template <typename T>
    Future<T> later(Milliseconds delay, Result<T> result);

    Account m_account;
    RehearsalWorld &m_world;
    Connection m_connection;
    Alarm m_alarm;
    Alarm m_limitAlarm;
};

/// The three practice accounts, one for each network that they imitate.
QList<Account> practiceAccounts();
/// Whether it is one of those: then nothing leaves this computer.
bool isPractice(const AccountId &account);

}  // namespace core
