// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"
#include "tests/support/fake_client.h"

namespace tests {

/// What a FakeNetwork was asked, and what its clients and sign-ins are told to say. It must outlive
/// the network.
struct NetworkWorld {
    QList<FakeClient *> clients;  ///< in the order in which they were made; of the AccountBook
    std::function<void(FakeClient &)> made;  ///< tells a new client what to do
    QList<std::pair<QString, core::Secret>> signIns;
    std::optional<core::Error> signInError;
    /// While set, a sign-in waits; finishSignIns() goes on with it.
    bool signInsWait = false;
    std::vector<std::function<void()>> waiting;
    void finishSignIns();
};

/// The account that signing in as `handle` gives.
core::Account fakeAccount(const QString &network, const QString &handle);
/// A network whose accounts do what they are told. The secret of a sign-in is the password.
core::Network fakeNetwork(const QString &id, NetworkWorld &world);

}  // namespace tests
