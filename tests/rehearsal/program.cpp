// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rehearsal/program.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QFile>
#include <QMap>

#include <csignal>

namespace tests {

using namespace Qt::StringLiterals;

Program::Program()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, path(u"share"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_process.setProcessEnvironment(environment);
}

Program::~Program()
{
    if (isRunning())
        kill();
}

void Program::setEnvironment(const QString &name, const QString &value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

void Program::start(const QStringList &arguments)
{
    m_output.clear();
    m_errors.clear();
    QStringList command = m_wrapper + QStringList{QStringLiteral(MODERATO_PROGRAM)} + arguments;
    const QString program = command.takeFirst();
    m_process.start(program, command);
    m_process.waitForStarted();
}

bool Program::wait(std::chrono::seconds atMost)
{
    if (!isRunning())
        return true;
    return m_process.waitForFinished(int(std::chrono::milliseconds(atMost).count()));
}

bool Program::waitForOutput(const QString &text, std::chrono::seconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    while (!output().contains(text) && isRunning() && !deadline.hasExpired())
        m_process.waitForReadyRead(200);
    return output().contains(text);
}

bool Program::waitForErrors(const QString &text, std::chrono::seconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    while (!errors().contains(text) && isRunning() && !deadline.hasExpired())
        m_process.waitForReadyRead(200);
    return errors().contains(text);
}

void Program::say(const QString &line)
{
    m_process.write(line.toUtf8() + '\n');
    m_process.waitForBytesWritten();
}

void Program::closeInput()
{
    m_process.closeWriteChannel();
}

void Program::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Program::signal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

bool Program::waitForDescriptor(int number, const QString &file, std::chrono::seconds atMost)
{
    const QString link = u"/proc/%1/fd/%2"_s.arg(m_process.processId()).arg(number);
    const QDeadlineTimer deadline(atMost);
    while (QFile::symLinkTarget(link) != file && isRunning() && !deadline.hasExpired())
        m_process.waitForFinished(50);
    return QFile::symLinkTarget(link) == file;
}

void Program::pause()
{
    signal(SIGSTOP);
}

void Program::resume()
{
    signal(SIGCONT);
}

QString Program::output()
{
    m_output += QString::fromUtf8(m_process.readAllStandardOutput());
    return m_output;
}

QString Program::errors()
{
    m_errors += QString::fromUtf8(m_process.readAllStandardError());
    return m_errors;
}

QList<core::RehearsalMemory::Posted> Program::posted() const
{
    QList<core::RehearsalMemory::Posted> all;
    QDirIterator it(dataFolder(), {u"network.jsonl"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        if (const auto memory = core::RehearsalMemory::open(it.next()))
            all += memory->all();
    }
    return all;
}

QStringList Program::postedTwice() const
{
    QMap<QString, int> counts;
    for (const auto &posted : this->posted()) {
        if (!posted.cue.isEmpty())
            ++counts[posted.cue.text() + u" on "_s + posted.account.text()];
    }
    QStringList twice;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() > 1)
            twice.append(u"%1: %2"_s.arg(it.key()).arg(it.value()));
    }
    return twice;
}

}  // namespace tests
