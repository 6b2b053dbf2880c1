// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace tests {

/// A server of tests/servers as a child process: start_pds.mjs, start_snac.sh or a stand-in.
///
/// Owned by a test. Its rule: it is there once it has said its line, and it goes with its owner,
/// also where that is killed, since its standard input ends then.
class ServerProcess {
public:
    explicit ServerProcess(const QString &script, const QStringList &arguments = {});
    ~ServerProcess();

    /// Waits, and lets the event loop run, until the server has said its addresses. False if it
    /// ended before, or time ran out; errors() says more.
    bool start(std::chrono::seconds atMost = std::chrono::seconds(120));
    void stop();

    /// What it said, such as {"pds": "http://localhost:…", "accounts": […]}.
    const QJsonObject &said() const { return m_said; }
    QString address(const QString &name) const { return m_said.value(name).toString(); }
    qint64 pid() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Neither it nor what it has started has anything to do just now (proc(5), /proc/pid/stat).
    bool isIdle() const;
    QString errors();

    /// Has its control address take a step (`/append`, `/wait?open=1`) and brings the answer; an
    /// object with "error" where that went wrong. The event loop runs meanwhile.
    QJsonObject control(const QString &step, const QByteArray &body = {}) const;

private:
    void readLine();

    QString m_script;
    QStringList m_arguments;
    QProcess m_process;
    QByteArray m_output;
    QString m_errors;
    QJsonObject m_said;
};

/// Why the servers cannot be run on this computer; empty if they can.
QString whyNoServers();
/// The same of those stand-ins that need no real PDS beside them.
QString whyNoStandIns();
/// The same of the stand-in of X and of Prism.
QString whyNoX();
QString whyNoSnac();
/// MODERATO_REQUIRE_SERVERS: a server that is missing is a failure.
bool serversAreRequired();

}  // namespace tests
