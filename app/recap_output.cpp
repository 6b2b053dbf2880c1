// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recap_output.h"

#include "app/console.h"
#include "ui/recap/recap_files.h"

#include <QFile>
#include <QSaveFile>
#include <QTemporaryDir>

#include <cstdio>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// The exports of all posts write as they go, so that no chat is too large for them.
using WriteAll = bool (*)(const ChatRecord &, QIODevice &);

WriteAll writerOfAll(const QString &format)
{
    if (format == u"json")
        return writeRecapJson;
    return format == u"csv" ? writePostsCsv : nullptr;
}

bool toStandardOutput(const LiveChat &live, WriteAll write)
{
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return false;
    const bool taken = write(live.record(), out) && out.flush();
    return std::fflush(stdout) == 0 && taken;
}

bool toFile(const LiveChat &live, WriteAll write, const QString &path)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && write(live.record(), file) && file.commit();
}

/// An article is written whole, then given on.
bool articleToStandardOutput(const Recap &recap, const QString &format)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"recap."_s + format);
    QFile file(path);
    if (!folder.isValid() || !ui::writeRecap(recap, format, path) ||
        !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    return std::fflush(stdout) == 0;
}

bool write(const LiveChat &live, const CommandLine &line)
{
    const bool standard = line.output == u"-";
    if (const WriteAll writeAll = writerOfAll(line.format))
        return standard ? toStandardOutput(live, writeAll) : toFile(live, writeAll, line.output);
    const Recap recap = live.recap(live.note(u"introduction"_s));
    return standard ? articleToStandardOutput(recap, line.format)
                    : ui::writeRecap(recap, line.format, line.output).has_value();
}

}  // namespace

int writeRecapOutput(const LiveChat &live, const CommandLine &line)
{
    if (write(live, line))
        return done;
    if (line.output != u"-")
        printWords(u"The recap could not be written to %1. The chat is kept; choose another file "
                   "with -o."_s.arg(line.output));
    return couldNot;  // what standard output did not take is said as the program ends
}

}  // namespace app
