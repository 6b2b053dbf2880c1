// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network.h"

#include <map>
#include <vector>

namespace core {

/// Who is signed in, and their clients.
///
/// Owned by Outside, which also keeps the accounts in the database: the book says what has
/// changed. Its rule: an account's secret is only in the SecretStore, under the account's id.
class AccountBook : public QObject {
    Q_OBJECT

public:
    /// What asking a network about an account gave.
    struct Checked {
        Result<Done> result;
        Instant at;
        std::optional<Milliseconds> clockAhead;  ///< of ours before the server's, where it told
    };

    AccountBook(QList<Network> networks, Services services, QObject *parent = nullptr);
    ~AccountBook() override;

    /// Those of a former run; says nothing.
    void restore(const QList<Account> &accounts);
    /// In the order of signing in for the first time.
    const QList<Account> &accounts() const { return m_accounts; }
    const Account *find(const AccountId &id) const;  ///< valid until the next change
    /// By id, by handle with or without @, or by "network:handle"; where that fits none, by the
    /// part of the handle before its server or by the server. Null if none or several fit.
    const Account *named(const QString &words) const;
    const QList<Network> &networks() const { return m_networks; }
    bool keepsSecrets() const { return m_services.secrets.isLasting(); }

    /// Signs in and keeps the account; one that is known already is signed in anew. Errors as
    /// SignIn; CannotSave: the keychain did not take its secret.
    Future<Account> add(const NetworkId &network, const QString &name, const Secret &password);
    /// What SignIn is told, for the sign-in that began last; nothing where none is under way.
    void enterCode(const QString &code);
    void cancelSignIn();
    /// Asks the network whether the account may post, and its server what time it is.
    Future<Done> check(const AccountId &id);
    std::optional<Checked> lastCheck(const AccountId &id) const;
    /// Signs out at the network, where it can be reached; gone here in any case, and the keychain
    /// has let go of its secret when this arrives.
    Future<Done> remove(const AccountId &id);
    /// Made when it is first asked for; null for an unknown account. It lives as long as the book,
    /// also when its account is removed: a chat may still hold it.
    NetworkClient *client(const AccountId &id);

Q_SIGNALS:
    void added(const core::Account &account);  ///< new, or signed in anew
    void removed(const core::AccountId &account);
    void checked(const core::AccountId &account);
    void browserNeeded(const QUrl &page, bool givesCode);  ///< see SignIn

private:
    const Network *network(const NetworkId &id) const;
    Future<Account> keep(const SignedIn &signedIn);
    void put(const Account &account);
    Future<Done> forget(const AccountId &id);
    Future<std::optional<Milliseconds>> clockAhead(const Account &account);

    QList<Network> m_networks;
    Services m_services;
    QList<Account> m_accounts;
    QPointer<SignIn> m_signingIn;
    QHash<AccountId, Checked> m_checked;
    std::map<AccountId, std::unique_ptr<NetworkClient>> m_clients;
    std::vector<std::unique_ptr<NetworkClient>> m_formerClients;  ///< of removed accounts
};

}  // namespace core
