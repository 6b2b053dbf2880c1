// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keychain_store.h"

#include "core/base/id.h"
#include "core/base/waiters.h"

#include <qt6keychain/keychain.h>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString service = QStringLiteral("moderato");

Result<Done> resultOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return Done{};
    case QKeychain::EntryNotFound:
        return failure(Error::Code::NotFound, job.key());
    default:
        return failure(Error::Code::CannotSave, job.errorString());
    }
}

/// The keychain or memory, once it is known which of them it is.
class DesktopSecretStore : public SecretStore {
public:
    explicit DesktopSecretStore(Clock &clock) : m_keychain(clock) {}

    Future<Secret> read(const QString &account) override
    {
        return andThen(open(), this, [this, account](bool) {
            return isLasting() ? m_keychain.read(account) : readFromMemory(account);
        });
    }
    Future<Done> write(const QString &account, const Secret &secret) override
    {
        return andThen(open(), this,
                       [this, account, secret](bool) { return chosen().write(account, secret); });
    }
    Future<Done> remove(const QString &account) override
    {
        return andThen(open(), this, [this, account](bool) { return chosen().remove(account); });
    }
    bool isLasting() const override { return m_keychain.isLasting(); }
    Future<bool> open() override;

private:
    /// What memory does not have may well be in the keychain that is locked or away.
    Future<Secret> readFromMemory(const QString &account)
    {
        return finally(m_memory.read(account), this, [](const Result<Secret> &secret) {
            return arrived<Secret>(secret ? secret
                                          : failure(Error::Code::CannotSave, u"no keychain"_s));
        });
    }
    SecretStore &chosen()
    {
        return isLasting() ? static_cast<SecretStore &>(m_keychain) : m_memory;
    }
    void opened();

    enum class State { Closed, Opening, Open } m_state = State::Closed;
    KeychainStore m_keychain;
    MemorySecretStore m_memory;
    Waiters<bool> m_waiting;
};

Future<bool> DesktopSecretStore::open()
{
    if (m_state == State::Open)
        return arrived<bool>(isLasting());
    const Future<bool> future = m_waiting.add();
    if (std::exchange(m_state, State::Opening) == State::Closed)
        whenArrived(m_keychain.open(), this, [this](const Result<bool> &) { opened(); });
    return future;
}

void DesktopSecretStore::opened()
{
    m_state = State::Open;
    m_waiting.tell(isLasting());
}

}  // namespace

KeychainStore::KeychainStore(Clock &clock) : m_clock(clock) {}

/// The job deletes itself at its end. One that never ends is left alone: the keychain's library
/// still has its address.
Future<Done> KeychainStore::run(QKeychain::Job *job)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    const Future<Done> future = promise->future();
    const auto finish = [promise](const Result<Done> &result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(result);
        promise->finish();
    };
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this,
            [finish](QKeychain::Job *ended) { finish(resultOf(*ended)); });
    m_clock.callAfter(patience, this, [finish] {
        finish(failure(Error::Code::CannotSave, u"the keychain did not answer"_s));
    });
    job->start();
    return future;
}

Future<Secret> KeychainStore::read(const QString &account)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(account);
    auto found = std::make_shared<QByteArray>();
    connect(job, &QKeychain::Job::finished, this, [job, found] { *found = job->binaryData(); });
    return andThen(run(job), this,
                   [found](const Done &) { return arrived<Secret>(Secret(*found)); });
}

Future<Done> KeychainStore::write(const QString &account, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(account);
    job->setBinaryData(secret.reveal());
    return run(job);
}

Future<Done> KeychainStore::remove(const QString &account)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(account);
    return finally(run(job), this, [](const Result<Done> &result) {
        const bool wasGone = !result && result.error().code == Error::Code::NotFound;
        return arrived<Done>(wasGone ? Result<Done>(Done{}) : result);
    });
}

Future<bool> KeychainStore::open()
{
    // A name that no other program looks for at the same time.
    const QString name = u"probe-"_s + Id<struct ProbeTag>::fresh().text();
    const Secret something("works");
    const auto written =
        andThen(write(name, something), this, [this, name](const Done &) { return read(name); });
    return andThen(written, this, [this, name, something](const Secret &found) {
        m_isWorking = found == something;
        return andThen(remove(name), this,
                       [this](const Done &) { return arrived<bool>(isLasting()); });
    });
}

std::unique_ptr<SecretStore> openSecretStore(Clock &clock)
{
    return std::make_unique<DesktopSecretStore>(clock);
}

}  // namespace core
