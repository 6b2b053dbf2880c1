// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/account_book.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_network.h"
#include "tests/support/fake_transport.h"

namespace tests {

/// An AccountBook and everything that it is lent.
struct FakeAccounts {
    explicit FakeAccounts(const QList<core::Network> &networks, bool keychain = true)
        : book(networks, core::Services{clock, transport, secrets, endpoints})
    {
        secrets.lasting = keychain;
    }

    class Store : public core::MemorySecretStore {
    public:
        bool lasting = true;
        bool isLasting() const override { return lasting; }
    };
    FakeClock clock;
    FakeTransport transport;
    Store secrets;
    core::Endpoints endpoints;
    core::AccountBook book;
};

}  // namespace tests
