// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/server_process.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTimer>

#include <memory>

namespace tests {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(MODERATO_SOURCE_DIR "/tests/servers/") + name;
}

QByteArray contentOf(const QString &file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll().trimmed() : QByteArray();
}

/// The state stands behind the name, which is in brackets and may hold anything.
bool isAsleep(const QString &thread)
{
    const QByteArray stat = contentOf(thread + u"/stat"_s);
    return stat.isEmpty() || stat.mid(stat.lastIndexOf(')') + 2).startsWith('S');
}

}  // namespace

ServerProcess::ServerProcess(const QString &script, const QStringList &arguments)
    : m_script(script)
    , m_arguments(arguments)
{
    m_process.setProgram(script.endsWith(u".sh"_s) ? u"bash"_s : u"node"_s);
    m_process.setArguments(QStringList{pathOf(script)} + arguments);
}

ServerProcess::~ServerProcess()
{
    stop();
}

bool ServerProcess::start(std::chrono::seconds atMost)
{
    m_said = {};
    m_output.clear();
    m_errors.clear();
    QEventLoop loop;
    QTimer patience;
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&m_process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&m_process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &loop, [this, &loop] {
        readLine();
        if (!m_said.isEmpty())
            loop.quit();
    });
    patience.start(atMost);
    m_process.start();
    if (m_process.state() != QProcess::NotRunning)
        loop.exec();
    return !m_said.isEmpty();
}

void ServerProcess::readLine()
{
    m_output += m_process.readAllStandardOutput();
    const qsizetype end = m_output.indexOf('\n');
    if (end >= 0 && m_said.isEmpty())
        m_said = QJsonDocument::fromJson(m_output.left(end)).object();
}

void ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    m_process.terminate();
    if (m_process.waitForFinished(10'000))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool ServerProcess::isIdle() const
{
    QList<qint64> family{pid()};
    for (qsizetype i = 0; i < family.size(); ++i) {
        const QString tasks = u"/proc/%1/task"_s.arg(family[i]);
        const QStringList threads = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &thread : threads) {
            if (!isAsleep(tasks + u'/' + thread))
                return false;
            for (const QByteArray &child :
                 contentOf(tasks + u'/' + thread + u"/children"_s).split(' '))
                if (!child.isEmpty())
                    family.append(child.toLongLong());
        }
    }
    return true;
}

QString ServerProcess::errors()
{
    m_errors += QString::fromUtf8(m_process.readAllStandardError());
    return m_errors;
}

QJsonObject ServerProcess::control(const QString &step, const QByteArray &body) const
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(address(u"control"_s) + step));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(30'000);
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QByteArray answer = reply->readAll();
    if (reply->error() == QNetworkReply::NoError)
        return QJsonDocument::fromJson(answer).object();
    return {{u"error"_s, reply->errorString() + u' ' + QString::fromUtf8(answer)}};
}

namespace {

QString whyNoPackages(const QStringList &packages)
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        return u"node is not installed"_s;
    for (const QString &name : packages) {
        if (!QFile::exists(pathOf(u"node_modules/%1/package.json"_s.arg(name))))
            return u"npm ci was not run in tests/servers"_s;
    }
    return {};
}

}  // namespace

QString whyNoStandIns()
{
    return whyNoPackages({u"ws"_s, u"ajv"_s});
}

QString whyNoX()
{
    return whyNoPackages({u"ajv"_s, u"twitter-text"_s, u"@stoplight/prism-cli"_s});
}

QString whyNoSnac()
{
    for (const QString &program : {u"snac"_s, u"curl"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program + u" is not installed"_s;
    }
    return {};
}

QString whyNoServers()
{
    if (const QString why = whyNoStandIns(); !why.isEmpty())
        return why;
    if (!QFile::exists(pathOf(u"node_modules/@atproto/pds/package.json"_s)))
        return u"npm ci was not run in tests/servers"_s;
    if (!QFile::exists(pathOf(u"node_modules/better-sqlite3/build/Release/better_sqlite3.node"_s)))
        return u"npm rebuild better-sqlite3 was not run in tests/servers"_s;
    return {};
}

bool serversAreRequired()
{
    return qEnvironmentVariableIntValue("MODERATO_REQUIRE_SERVERS") != 0;
}

}  // namespace tests
