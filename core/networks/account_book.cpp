// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/account_book.h"

#include "core/networks/http_errors.h"

#include <algorithm>

namespace core {

namespace {

/// What is left of the words when the account's own network and the sign of a handle are gone.
QString nameFor(const Account &account, const QString &words)
{
    QString name = words.trimmed().toLower();
    const QString prefix = account.network.text() + u':';
    if (name.startsWith(prefix))
        name.remove(0, prefix.size());
    return name.startsWith(u'@') ? name.mid(1) : name;
}

bool isCalled(const Account &account, const QString &name)
{
    return !name.isEmpty() && account.handle.compare(name, Qt::CaseInsensitive) == 0;
}

/// "ada" and "social.example" of @ada@social.example, where a network has many servers.
bool isKnownAs(const Account &account, const QString &name)
{
    const QString user = account.handle.section(u'@', 0, 0).toLower();
    return !name.isEmpty() && account.handle.contains(u'@') &&
           (user == name || QUrl(account.server).host() == name);
}

}  // namespace

AccountBook::AccountBook(QList<Network> networks, Services services, QObject *parent)
    : QObject(parent)
    , m_networks(std::move(networks))
    , m_services(services)
{}

AccountBook::~AccountBook() = default;

void AccountBook::restore(const QList<Account> &accounts)
{
    m_accounts = accounts;
    m_accounts.removeIf([this](const Account &account) { return !network(account.network); });
}

const Network *AccountBook::network(const NetworkId &id) const
{
    const auto found = std::find_if(m_networks.begin(), m_networks.end(),
                                    [&id](const Network &one) { return one.id == id; });
    return found == m_networks.end() ? nullptr : &*found;
}

const Account *AccountBook::find(const AccountId &id) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&id](const Account &one) { return one.id == id; });
    return found == m_accounts.end() ? nullptr : &*found;
}

const Account *AccountBook::named(const QString &words) const
{
    if (const Account *byId = find(AccountId(words.trimmed())))
        return byId;
    const Account *found = nullptr;
    for (const auto &fits : {isCalled, isKnownAs}) {
        for (const Account &account : m_accounts) {
            if (!fits(account, nameFor(account, words)))
                continue;
            if (found)
                return nullptr;
            found = &account;
        }
        if (found)
            return found;
    }
    return nullptr;
}

Future<Account> AccountBook::add(const NetworkId &id, const QString &name, const Secret &password)
{
    const Network *chosen = network(id);
    if (!chosen || !chosen->makeSignIn)
        return arrived<Account>(failure(Error::Code::NotFound, id.text()));
    SignIn *signIn = chosen->makeSignIn(m_services).release();
    signIn->setParent(this);
    m_signingIn = signIn;
    connect(signIn, &SignIn::browserNeeded, this, &AccountBook::browserNeeded);
    return finally(
        signIn->signIn(name, password), this, [this, signIn](const Result<SignedIn> &signedIn) {
            if (m_signingIn == signIn)
                m_signingIn.clear();
            signIn->deleteLater();  // its own call may be what brought us here
            return signedIn ? keep(*signedIn) : arrived<Account>(tl::unexpected(signedIn.error()));
        });
}

void AccountBook::enterCode(const QString &code)
{
    if (m_signingIn)
        m_signingIn->enterCode(code);
}

void AccountBook::cancelSignIn()
{
    if (m_signingIn)
        m_signingIn->cancel();
}

Future<Account> AccountBook::keep(const SignedIn &signedIn)
{
    const Account account = signedIn.account;
    return andThen(m_services.secrets.write(account.id.text(), signedIn.secret), this,
                   [this, account](const Done &) {
                       put(account);
                       m_checked.insert(account.id, {Done{}, m_services.clock.now(), {}});
                       Q_EMIT added(account);
                       return arrived<Account>(account);
                   });
}

/// Its client stays: a chat that runs goes on with it.
void AccountBook::put(const Account &account)
{
    const auto known = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const Account &one) { return one.id == account.id; });
    if (known == m_accounts.end())
        m_accounts.append(account);
    else
        *known = account;
    if (const auto client = m_clients.find(account.id); client != m_clients.end())
        client->second->signedInAnew(account);
}

Future<Done> AccountBook::check(const AccountId &id)
{
    NetworkClient *asked = client(id);
    if (!asked)
        return arrived<Done>(failure(Error::Code::NotFound, id.text()));
    using Ahead = std::optional<Milliseconds>;
    const Future<Ahead> measuring = clockAhead(*find(id));
    return finally(asked->check(), this, [this, id, measuring](const Result<Done> &result) {
        return andThen(measuring, this, [this, id, result](const Ahead &ahead) {
            if (find(id))
                m_checked.insert(id, {result, m_services.clock.now(), ahead});
            Q_EMIT checked(id);
            return arrived<Done>(result);
        });
    });
}

/// A clock that is wrong posts at the wrong time and makes sessions look over when they are not.
Future<std::optional<Milliseconds>> AccountBook::clockAhead(const Account &account)
{
    using Ahead = std::optional<Milliseconds>;
    const QUrl server(account.server);
    if (!server.isValid() || server.host().isEmpty())
        return arrived<Ahead>(Ahead());
    return finally(m_services.transport.send(
                       {.method = "HEAD", .url = server, .patience = limits::connectTime}),
                   this, [this](const Result<Reply> &reply) {
                       const auto theirs = reply ? serverTime(*reply) : std::nullopt;
                       return arrived<Ahead>(theirs ? Ahead(m_services.clock.now() - *theirs)
                                                    : Ahead());
                   });
}

std::optional<AccountBook::Checked> AccountBook::lastCheck(const AccountId &id) const
{
    const auto found = m_checked.constFind(id);
    return found == m_checked.constEnd() ? std::nullopt : std::optional(*found);
}

Future<Done> AccountBook::remove(const AccountId &id)
{
    NetworkClient *leaving = client(id);
    if (!leaving)
        return arrived<Done>(failure(Error::Code::NotFound, id.text()));
    return finally(leaving->signOut(), this, [this, id](const Result<Done> &signedOut) {
        return finally(forget(id), this, [signedOut](const Result<Done> &forgotten) {
            return arrived<Done>(signedOut ? forgotten : signedOut);
        });
    });
}

Future<Done> AccountBook::forget(const AccountId &id)
{
    if (const auto found = m_clients.find(id); found != m_clients.end()) {
        m_formerClients.push_back(std::move(found->second));
        m_clients.erase(found);
    }
    m_checked.remove(id);
    m_accounts.removeIf([&id](const Account &one) { return one.id == id; });
    Q_EMIT removed(id);
    return m_services.secrets.remove(id.text());
}

NetworkClient *AccountBook::client(const AccountId &id)
{
    const Account *account = find(id);
    const Network *its = account ? network(account->network) : nullptr;
    if (!its || !its->makeClient)
        return nullptr;
    std::unique_ptr<NetworkClient> &made = m_clients[id];
    if (!made)
        made = its->makeClient(*account, m_services);
    return made.get();
}

}  // namespace core
