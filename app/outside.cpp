// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outside.h"

#include "core/base/keychain_store.h"

#include <algorithm>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QtTransport::Rules rulesFor(const Endpoints &endpoints)
{
    QtTransport::Rules rules;
    rules.testOrigins = endpoints.testOrigins();
    return rules;
}

std::unique_ptr<SecretStore> storeFor(Clock &clock, const OutsideOptions &options)
{
    if (options.secrets)
        return std::make_unique<MemorySecretStore>();
    return openSecretStore(clock);
}

}  // namespace

std::pair<NetworkId, QString> whoIsMeant(const QString &words, const QList<Network> &networks)
{
    const QString handle = words.trimmed();
    for (const Network &network : networks) {
        if (handle.startsWith(network.id.text() + u':', Qt::CaseInsensitive))
            return {network.id, handle.mid(network.id.text().size() + 1)};
    }
    return {networks.size() == 1 ? networks.first().id : NetworkId(), handle};
}

Outside::Outside(Clock &clock, Storage &storage, const OutsideOptions &options)
    : m_storage(storage)
    , m_endpoints(options.endpoints)
    , m_transport(rulesFor(m_endpoints))
    , m_secrets(storeFor(clock, options))
    , m_book(options.networks, {clock, m_transport, *m_secrets, m_endpoints})
    , m_given(options.secrets.value_or(QList<GivenSecret>()))
{
    connect(&m_book, &AccountBook::added, this,
            [this](const Account &account) { keep(m_storage.save(account)); });
    connect(&m_book, &AccountBook::removed, this,
            [this](const AccountId &account) { keep(m_storage.removeAccount(account)); });
}

Future<Done> Outside::open()
{
    return andThen(m_storage.loadAccounts(), this, [this](const QList<Account> &accounts) {
        m_book.restore(accounts);
        return arrived<Done>(Done{});
    });
}

Future<Done> Outside::takeSecrets()
{
    return untilDone(this, [this] { return takeNextSecret(); });
}

Future<bool> Outside::takeNextSecret()
{
    if (m_given.isEmpty())
        return arrived<bool>(false);
    const GivenSecret given = m_given.takeFirst();
    m_refused = given.account;
    if (const Account *account = m_book.named(given.account))
        return andThen(m_secrets->write(account->id.text(), given.secret), this,
                       [](const Done &) { return arrived<bool>(true); });
    return signIn(given);
}

Future<bool> Outside::signIn(const GivenSecret &given)
{
    const auto [network, handle] = whoIsMeant(given.account, m_book.networks());
    const QList<Account> &accounts = m_book.accounts();
    const bool several = std::any_of(accounts.begin(), accounts.end(), [&](const Account &one) {
        return one.handle.compare(handle, Qt::CaseInsensitive) == 0;
    });
    const bool isSession = given.secret.reveal().trimmed().startsWith('{');
    if (network.isEmpty() || (several && handle == given.account) || isSession)
        return arrived<bool>(failure(Error::Code::BadInput));
    return andThen(m_book.add(network, handle, given.secret), this,
                   [](const Account &) { return arrived<bool>(true); });
}

void Outside::keep(Future<Done> saving)
{
    ++m_saving;
    whenArrived(std::move(saving), this, [this](const Result<Done> &result) {
        if (!result)
            m_saved = result;
        if (--m_saving == 0)
            m_waiting.tell(m_saved);
    });
}

Future<Done> Outside::settled()
{
    return m_saving == 0 ? arrived<Done>(m_saved) : m_waiting.add();
}

}  // namespace app
