// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_network.h"

#include "tests/support/builders.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

template <typename T>
Future<T> FakeNetwork::answer(const Result<T> &result)
{
    if (!neverReplies)
        return arrived<T>(result);
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_open.push_back([promise, result] {
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

class FakeNetwork::Client : public FakeClient {
public:
    Client(FakeNetwork &network, const Account &account) : FakeClient(account), m_network(network)
    {}
    Future<Done> check() override
    {
        ++m_network.checks;
        return m_network.answer(m_network.check);
    }
    Future<Done> signOut() override
    {
        ++signedOut;
        return m_network.answer(m_network.signOut);
    }

private:
    FakeNetwork &m_network;
};

class FakeNetwork::SignIn : public core::SignIn {
public:
    explicit SignIn(FakeNetwork &network) : m_network(network) {}
    Future<SignedIn> signIn(const QString &name, const Secret &password) override
    {
        m_network.names.append(name);
        m_network.passwords.append(password.reveal());
        Result<Account> who = m_network.account(name);
        if (!m_network.signIns.empty()) {
            who = m_network.signIns.front();
            m_network.signIns.pop_front();
        }
        const Result<SignedIn> result =
            who ? Result<SignedIn>(SignedIn{*who, password}) : tl::unexpected(who.error());
        if (m_network.page.isEmpty() || !password.isEmpty())
            return m_network.answer<SignedIn>(result);
        m_promise = std::make_shared<QPromise<Result<SignedIn>>>();
        m_promise->start();
        m_network.m_open.push_back([end = ending(), result] { end(result); });
        m_end = ending();
        m_result = result;
        Q_EMIT browserNeeded(m_network.page, m_network.givesCode);
        return m_promise->future();
    }
    void enterCode(const QString &code) override
    {
        m_network.codes.append(code);
        if (m_end)
            m_end(m_result);
    }
    void cancel() override
    {
        if (m_end)
            m_end(failure(Error::Code::Cancelled));
    }

private:
    /// Ends it once, whoever comes first.
    std::function<void(const Result<SignedIn> &)> ending() const
    {
        return [promise = m_promise](const Result<SignedIn> &last) {
            if (promise->future().isFinished())
                return;
            promise->addResult(last);
            promise->finish();
        };
    }

    FakeNetwork &m_network;
    std::shared_ptr<QPromise<Result<SignedIn>>> m_promise;
    std::function<void(const Result<SignedIn> &)> m_end;
    Result<SignedIn> m_result = failure(Error::Code::Cancelled);
};

Account FakeNetwork::account(const QString &handle) const
{
    Account fresh = anAccount(m_id);
    fresh.id = AccountId(m_id + u":"_s + handle);
    fresh.nativeId = handle;
    fresh.handle = handle;
    return fresh;
}

Network FakeNetwork::network()
{
    using With = Network::SignsInWith;
    return {.id = NetworkId(m_id),
            .signsInWith = page.isEmpty() ? With::AppPassword : With::Browser,
            .makeClient =
                [this](const Account &account, const Services &) {
                    auto client = std::make_unique<Client>(*this, account);
                    clients.append(client.get());
                    if (made)
                        made(*client);
                    return std::unique_ptr<NetworkClient>(std::move(client));
                },
            .makeSignIn =
                [this](const Services &) {
                    return std::unique_ptr<core::SignIn>(std::make_unique<SignIn>(*this));
                }};
}

void FakeNetwork::reply()
{
    neverReplies = false;
    const auto open = std::exchange(m_open, {});
    for (const auto &one : open)
        one();
}

}  // namespace tests
