// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/base/waiters.h"
#include "core/networks/account_book.h"
#include "core/networks/catalog.h"
#include "core/networks/qt_transport.h"
#include "core/storage/storage.h"

namespace app {

/// One line of `--secrets -`.
struct GivenSecret {
    QString account;  ///< id, handle, or "network:handle"
    core::Secret secret;
};

/// What a host said about the world outside: test servers, secrets.
struct OutsideOptions {
    core::Endpoints endpoints;
    /// Given on standard input: then nothing is read from or kept in the keychain.
    std::optional<QList<GivenSecret>> secrets;
    QList<core::Network> networks = core::allNetworks();
};
/// Reads the file of `--endpoints` and the lines of `--secrets -`. What is wrong with them is said
/// in one sentence, which never holds a secret; then there is nothing.
std::optional<OutsideOptions> readOutsideOptions(const CommandLine &line);
/// The lines up to an empty one; or a sentence.
std::variant<QList<GivenSecret>, QString> secretsFrom(const QList<QByteArray> &lines);

/// Network and handle of "bluesky:ada.example"; the network is empty where it is not clear.
std::pair<core::NetworkId, QString> whoIsMeant(const QString &words,
                                               const QList<core::Network> &networks);
/// Why a given secret could not be taken, and whose it was.
QString secretErrorText(const core::Error &error, const QString &account,
                        const QList<core::Network> &networks);

/// What leads out of this computer, and who is signed in there: endpoints, transport, secrets and
/// the book of accounts, built once for the window and for every command.
///
/// Owned by Application or a command; storage must outlive it. Its rule: whatever changes in the
/// book is written to the database here and nowhere else.
class Outside : public QObject {
    Q_OBJECT

public:
    Outside(core::Clock &clock, core::Storage &storage, const OutsideOptions &options);

    /// Loads who is signed in.
    core::Future<core::Done> open();
    /// Takes the given secrets: an account that is not known yet is signed in with its own. Errors
    /// as AccountBook::add(); BadInput: several accounts or networks could be meant, or a session
    /// is given for an account that is not known. refused() says whose it was.
    core::Future<core::Done> takeSecrets();
    const QString &refused() const { return m_refused; }
    /// Everything that changed in the book is on disk.
    core::Future<core::Done> settled();

    core::AccountBook &book() { return m_book; }
    core::Transport &transport() { return m_transport; }
    core::SecretStore &secrets() { return *m_secrets; }
    const core::Endpoints &endpoints() const { return m_endpoints; }

private:
    core::Future<bool> takeNextSecret();
    core::Future<bool> signIn(const GivenSecret &given);
    void keep(core::Future<core::Done> saving);

    core::Storage &m_storage;
    core::Endpoints m_endpoints;
    core::QtTransport m_transport;
    std::unique_ptr<core::SecretStore> m_secrets;
    core::AccountBook m_book;
    QList<GivenSecret> m_given;
    QString m_refused;
    int m_saving = 0;
    core::Result<core::Done> m_saved = core::Done{};
    core::Waiters<core::Done> m_waiting;
};

}  // namespace app
