// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_network.h"

#include "tests/support/builders.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class FakeSignIn : public SignIn {
public:
    FakeSignIn(const QString &network, NetworkWorld &world) : m_network(network), m_world(world) {}

    Future<SignedIn> signIn(const QString &name, const Secret &password) override
    {
        m_world.signIns.append({name, password});
        Result<SignedIn> result = SignedIn{fakeAccount(m_network, name), password};
        if (m_world.signInError)
            result = tl::unexpected(*m_world.signInError);
        if (!m_world.signInsWait)
            return arrived<SignedIn>(result);
        auto promise = std::make_shared<QPromise<Result<SignedIn>>>();
        promise->start();
        m_world.waiting.push_back([promise, result] {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    }

private:
    QString m_network;
    NetworkWorld &m_world;
};

}  // namespace

void NetworkWorld::finishSignIns()
{
    for (const auto &goOn : std::exchange(waiting, {}))
        goOn();
}

Account fakeAccount(const QString &network, const QString &handle)
{
    Account account = anAccount(network);
    account.id = AccountId(network + u":id-of-"_s + handle);
    account.nativeId = u"id-of-"_s + handle;
    account.handle = handle;
    return account;
}

Network fakeNetwork(const QString &id, NetworkWorld &world)
{
    return {.id = NetworkId(id),
            .makeClient =
                [&world](const Account &account, Services) {
                    auto client = std::make_unique<FakeClient>(account);
                    world.clients.append(client.get());
                    if (world.made)
                        world.made(*client);
                    return client;
                },
            .makeSignIn = [id, &world](Services) -> std::unique_ptr<SignIn> {
                return std::make_unique<FakeSignIn>(id, world);
            }};
}

}  // namespace tests
