// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/account_book.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_picture_reader.h"
#include "tests/support/fake_transport.h"

#include <deque>

namespace tests {

/// A network that is told whom it signs in and what it says of its accounts. It outlives the book
/// that is made with it.
class FakeNetwork {
public:
    explicit FakeNetwork(const QString &id) : m_id(id) {}

    /// Used up one by one; after the last one whoever comes is signed in.
    std::deque<core::Result<core::Account>> signIns;
    core::Result<core::Done> check = core::Done{};  ///< what it says of every account
    core::Result<core::Done> signOut = core::Done{};
    bool neverReplies = false;  ///< asked, but open until reply()

    QStringList names;  ///< who wanted to sign in
    QByteArrayList passwords;
    int checks = 0;

    core::Network network();
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

/// An AccountBook and everything that it is lent.
struct FakeAccounts {
    explicit FakeAccounts(const QList<core::Network> &networks, bool keychain = true);

    class Store : public core::MemorySecretStore {
    public:
        bool lasting = true;
        bool isLasting() const override { return lasting; }
    };
    FakeClock clock;
    FakeTransport transport;
    Store secrets;
    core::Endpoints endpoints;
    FakePictureReader pictures;
    core::AccountBook book;
};

}  // namespace tests
