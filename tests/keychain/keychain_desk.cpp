// SPDX-License-Identifier: GPL-3.0-or-later
// Uses the program's secret store once, in a process of its own.
//
// usage: keychain_desk lasting | write ACCOUNT | read ACCOUNT | remove ACCOUNT | remember ACCOUNT
//
// A secret to be written comes from standard input. `remember` writes it and reads it back in the
// same process. Exit 0, or 1 with the number of the error's code on standard error.
#include "core/base/keychain_store.h"
#include "core/base/system_clock.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class Desk : public QObject {
public:
    explicit Desk(const QStringList &arguments)
        : m_task(arguments.value(1))
        , m_account(arguments.value(2))
    {}

    void run()
    {
        if (m_task == u"lasting") {
            whenArrived(m_store->open(), this, [](const Result<bool> &lasting) {
                end(lasting ? Result<QByteArray>(*lasting ? "yes" : "no")
                            : tl::unexpected(lasting.error()));
            });
        } else if (m_task == u"read") {
            read();
        } else if (m_task == u"remove") {
            whenArrived(m_store->remove(m_account), this, [](const Result<Done> &result) {
                end(result ? Result<QByteArray>("removed") : tl::unexpected(result.error()));
            });
        } else {
            write();
        }
    }

private:
    static void end(const Result<QByteArray> &result)
    {
        if (result)
            std::printf("%s\n", result->constData());
        else
            std::fprintf(stderr, "%d\n", int(result.error().code));
        QCoreApplication::exit(result ? 0 : 1);
    }
    void read()
    {
        whenArrived(m_store->read(m_account), this, [](const Result<Secret> &secret) {
            end(secret ? Result<QByteArray>(secret->reveal()) : tl::unexpected(secret.error()));
        });
    }
    void write()
    {
        QFile input;
        input.open(stdin, QIODevice::ReadOnly);
        const Secret secret(input.readAll().trimmed());
        whenArrived(m_store->write(m_account, secret), this, [this](const Result<Done> &result) {
            if (result && m_task == u"remember")
                return read();
            end(result ? Result<QByteArray>("written") : tl::unexpected(result.error()));
        });
    }

    SystemClock m_clock;
    std::unique_ptr<SecretStore> m_store = openSecretStore(m_clock);
    QString m_task;
    QString m_account;
};

}  // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Desk desk(QCoreApplication::arguments());
    QMetaObject::invokeMethod(
        &desk, [&desk] { desk.run(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
