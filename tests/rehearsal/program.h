// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/rehearsal/rehearsal_memory.h"

#include <QProcess>
#include <QTemporaryDir>

#include <chrono>

namespace tests {

/// The real program as a child process, with a data folder of its own.
class Program {
public:
    Program();
    ~Program();

    /// What runs before it, such as faketime with its arguments.
    void setWrapper(const QStringList &wrapper) { m_wrapper = wrapper; }
    void setEnvironment(const QString &name, const QString &value);
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString dataFolder() const { return path(QStringLiteral("data")); }

    void start(const QStringList &arguments);
    /// Waits for its end; false if it did not end in time.
    bool wait(std::chrono::seconds atMost);
    /// Waits until standard output holds the text; false if it ended or time ran out.
    bool waitForOutput(const QString &text, std::chrono::seconds atMost);
    bool waitForErrors(const QString &text, std::chrono::seconds atMost);
    void say(const QString &line);
    void closeInput();
    void kill();  ///< SIGKILL, and waits for its end
    void signal(int number);
    /// Waits until descriptor `number` of the process stands for `file`; false if it never does.
    bool waitForDescriptor(int number, const QString &file, std::chrono::seconds atMost);
    void pause();   ///< SIGSTOP
    void resume();  ///< SIGCONT

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    int exitCode() const { return m_process.exitCode(); }
    bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    QString output();
    QString errors();

    /// What the practice networks hold of every evening in the data folder.
    QList<core::RehearsalMemory::Posted> posted() const;
    /// Cue and account that were posted more than once, and how often.
    QStringList postedTwice() const;

private:
    QTemporaryDir m_folder;
    QStringList m_wrapper;
    QProcess m_process;
    QString m_output;
    QString m_errors;
};

}  // namespace tests
