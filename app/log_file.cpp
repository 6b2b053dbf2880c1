// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <memory>

namespace app {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestLog = 1 << 20;

/// Qt calls a plain function, so the file it writes to is the one thing that is not owned by an
/// object.
std::unique_ptr<QFile> &logFile()
{
    static std::unique_ptr<QFile> file;
    return file;
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray line = qFormatLogMessage(type, context, message).toUtf8() + '\n';
    if (logFile()->write(line) != line.size() || !logFile()->flush())
        std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

}  // namespace

void logToFile(const QString &dataFolder)
{
    const QString name = dataFolder + u"/moderato.log"_s;
    if (QFileInfo(name).size() > largestLog) {
        QFile::remove(name + u".1"_s);
        QFile::rename(name, name + u".1"_s);
    }
    auto file = std::make_unique<QFile>(name);
    if (!QDir().mkpath(dataFolder) || !file->open(QIODevice::Append))
        return;  // what is logged then goes to standard error
    logFile() = std::move(file);
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{category} %{type} %{message}"_s);
    qInstallMessageHandler(writeLine);
}

}  // namespace app
