// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sweep/hosted_run.h"

#include "core/storage/storage.h"
#include "tests/support/wait_for.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostTooEarly = 100;
constexpr int mostStarts = 5;  // the one that is killed, and more to get to the end, in a crowd
constexpr std::array questions{"What do you teach?", "What helps?", "What is next?"};

void write(const QString &name, const QByteArray &content)
{
    QFile file(name);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
}

}  // namespace

QStringList stateChangingCalls()
{
    return {u"write"_s, u"pwrite64"_s,  u"writev"_s, u"sendto"_s, u"sendmsg"_s,
            u"fsync"_s, u"fdatasync"_s, u"rename"_s, u"unlink"_s, u"connect"_s};
}

QString KillAt::text() const
{
    return u"%1 %2"_s.arg(name).arg(nth);
}

HostedRun::HostedRun(const Where &where, int number, const KillAt &kill)
    : m_where(where)
    , m_kill(kill)
    , m_hashtag(u"#Sweep%1x"_s.arg(number))
{
    QByteArray plan = "A hard hour\nHosts: Ada\n" + m_hashtag.toUtf8() + ", Monday 8:30 pm\n\n";
    for (size_t i = 0; i < questions.size(); ++i)
        plan += "Q" + QByteArray::number(int(i + 1)) + ": " + questions[i] + "\n";
    write(m_folder.filePath(u"plan.txt"_s), plan);
    connect(&m_process, &QProcess::finished, this, &HostedRun::ended);
}

QStringList HostedRun::texts() const
{
    QStringList texts;
    for (size_t i = 0; i < questions.size(); ++i)
        texts.append(u"Q%1: "_s.arg(i + 1) + QLatin1String(questions[i]));
    return texts;
}

QStringList HostedRun::arguments() const
{
    return {u"run"_s,         m_folder.filePath(u"plan.txt"_s),
            u"--headless"_s,  u"--start"_s,
            u"now"_s,         u"--first"_s,
            u"1s"_s,          u"--every"_s,
            u"1s"_s,          u"--accounts"_s,
            m_where.account,  u"--yes"_s,
            u"--late"_s,      u"post"_s,
            u"--secrets"_s,   u"-"_s,
            u"--endpoints"_s, m_where.endpoints,
            u"--data"_s,      m_folder.filePath(u"data"_s)};
}

void HostedRun::start()
{
    if (m_kill.isCrashPoint) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"MODERATO_CRASH_AT"_s,
                           m_kill.name + u':' + QString::number(m_kill.nth));
        m_process.setProcessEnvironment(environment);
        return launch({});
    }
    if (m_kill.name.isEmpty())
        return launch({u"strace"_s, u"-f"_s, u"-qq"_s, u"-o"_s, m_folder.filePath(u"trace"_s),
                       u"-e"_s, u"trace="_s + stateChangingCalls().join(u',')});
    launch({u"strace"_s, u"-f"_s, u"-qq"_s, u"-o"_s, u"/dev/null"_s, u"-e"_s,
            u"trace="_s + m_kill.name, u"-e"_s,
            u"inject=%1:signal=KILL:when=%2"_s.arg(m_kill.name).arg(m_kill.nth)});
}

void HostedRun::launch(const QStringList &wrapper)
{
    ++m_starts;
    const QStringList all = wrapper + QStringList{QStringLiteral(MODERATO_PROGRAM)} + arguments();
    m_process.start(all.first(), all.mid(1));
    const QJsonObject secret{{u"account"_s, m_where.account}, {u"secret"_s, m_where.secret}};
    m_process.write(QJsonDocument(secret).toJson(QJsonDocument::Compact) + '\n');
    m_process.closeWriteChannel();
}

/// strace dies of the signal that it sent; a shell's 137 says the same.
void HostedRun::ended()
{
    const bool killed =
        m_process.exitStatus() == QProcess::CrashExit || m_process.exitCode() == 137;
    if (m_starts == 1) {
        m_died = killed;
        readStates();
    }
    const bool isOver = !killed && m_process.exitCode() == 0;
    m_said = m_process.readAllStandardOutput() + m_process.readAllStandardError();
    // What was killed holds its folder until its parent has taken notice of its death.
    if (m_starts > 1 && m_said.contains("already open") && ++m_tooEarly < mostTooEarly)
        --m_starts;
    if (isOver || m_starts == mostStarts) {
        readUnclear();
        if (!isOver && m_unclear.isEmpty())
            m_trouble = QString::fromUtf8(m_said);
        Q_EMIT finished();
        return;
    }
    m_process.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    launch({});
}

/// Lines of strace: "1234 write(5, …) = 8".
QMap<QString, int> HostedRun::callsMade() const
{
    QMap<QString, int> most;
    QMap<QByteArray, int> made;  // by thread and name
    QFile file(m_folder.filePath(u"trace"_s));
    if (!file.open(QIODevice::ReadOnly))
        return most;
    while (!file.atEnd()) {
        const QByteArray call = file.readLine().split('(').first().simplified();
        const QString name = QString::fromUtf8(call.split(' ').last());
        if (stateChangingCalls().contains(name))
            most[name] = std::max(most.value(name), ++made[call]);
    }
    return most;
}

QList<Delivery> HostedRun::saved() const
{
    QList<Delivery> deliveries;
    const auto storage = Storage::open(m_folder.filePath(u"data"_s));
    if (!storage)
        return deliveries;
    const auto chats = waitFor((*storage)->loadChats());
    for (const Chat &chat : chats.value_or(QList<Chat>())) {
        const auto saved = waitFor((*storage)->load(chat.id));
        deliveries += saved ? saved->deliveries : QList<Delivery>();
    }
    return deliveries;
}

void HostedRun::readUnclear()
{
    for (const Delivery &delivery : saved()) {
        if (delivery.state == Delivery::State::Unconfirmed ||
            delivery.state == Delivery::State::Parked)
            m_unclear.append(delivery.text);
    }
}

void HostedRun::readStates()
{
    static const QStringList names{u"Due"_s,     u"Claimed"_s,     u"Sending"_s, u"Sent"_s,
                                   u"Refused"_s, u"Unconfirmed"_s, u"Parked"_s};
    QMap<QString, int> counts;
    for (const Delivery &delivery : saved())
        ++counts[names.at(int(delivery.state))];
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        parts.append(u"%1 %2"_s.arg(it.key()).arg(it.value()));
    m_states = parts.isEmpty() ? u"nothing written yet"_s : parts.join(u", "_s);
}

}  // namespace tests
