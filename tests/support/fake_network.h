// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"
#include "tests/support/fake_client.h"

namespace tests {

/// A network that is told whom it signs in and what it says of its accounts. It outlives whatever
/// is made with it.
class FakeNetwork {
public:
    explicit FakeNetwork(const QString &id) : m_id(id) {}

    /// Used up one by one; after the last one whoever comes is signed in.
    std::deque<core::Result<core::Account>> signIns;
    core::Result<core::Done> check = core::Done{};  ///< what it says of every account
    core::Result<core::Done> signOut = core::Done{};
    bool neverReplies = false;               ///< asked, but open until reply()
    std::function<void(FakeClient &)> made;  ///< tells a new client what to do

    /// Signing in without a password opens this page and goes on with a code, or with reply().
    QUrl page;
    bool givesCode = false;
    QStringList codes;  ///< what was entered

    QStringList names;  ///< who wanted to sign in
    QByteArrayList passwords;
    int checks = 0;
    QList<FakeClient *> clients;  ///< in the order in which they were made; of the AccountBook

    core::Network network();
    /// The account that signing in as `handle` gives.
    core::Account account(const QString &handle) const;
    /// What everything that stayed open is told after all.
    void reply();

private:
    class Client;
    class SignIn;
    template <typename T>
    core::Future<T> answer(const core::Result<T> &result);

    QString m_id;
    std::vector<std::function<void()>> m_open;
};

}  // namespace tests
