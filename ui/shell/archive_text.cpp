// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/archive_text.h"

#include "ui/shell/error_text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ui {

using namespace core;

namespace {

QString words(const char *text, int count = -1)
{
    return QCoreApplication::translate("ArchiveText", text, nullptr, count);
}

}  // namespace

QStringList archiveReportText(const ArchiveImport::Report &report)
{
    QStringList sentences;
    const QString file = QFileInfo(report.file).fileName();
    const ArchiveReader::Count &count = report.count;
    if (count.truncated)
        sentences.append(words("%1 ends in the middle of line %2. Everything before it was read; "
                               "fetch the file again for the rest.")
                             .arg(file, QString::number(count.lines)));
    if (count.unreadable == 0)
        return sentences;
    sentences.append(
        words("%1 has %2 lines. Everything was read but what stands below, %3 in all; "
              "look at these lines:")
            .arg(file, QString::number(count.lines), QString::number(count.unreadable)));
    for (const ArchiveReader::Unreadable &line : report.unreadable)
        sentences.append(words("%1, line %2: %3").arg(file, QString::number(line.line), line.why));
    if (const qint64 more = count.unreadable - report.unreadable.size(); more > 0)
        sentences.append(words("… and %1 more.").arg(more));
    return sentences;
}

QStringList missingHostsText(const QStringList &handles)
{
    QStringList sentences;
    for (const QString &handle : handles)
        sentences.append(words("There is no post by @%1, who was named as a host. Everything else "
                               "was done; check the name.")
                             .arg(handle));
    return sentences;
}

QString archiveErrorText(const Error &error)
{
    if (error.code == Error::Code::Unreadable)
        return words("%1 cannot be opened. Nothing was written; check its name and that it may be "
                     "read.")
            .arg(QFileInfo(error.detail).fileName());
    if (error.code == Error::Code::NotFound)
        return words("There is no post in the archive. Nothing was written; choose files that hold "
                     "what X, Mastodon or Bluesky answered, a line for each.");
    if (error.code == Error::Code::DiskFull)
        return words("There is no room to read the archive in. Nothing was written; make room and "
                     "open it again.");
    if (error.code == Error::Code::ReadOnly || error.code == Error::Code::CannotSave)
        return words("The archive cannot be read, because nothing can be kept in the data folder. "
                     "Nothing was written; allow writing there and open it again.");
    return errorText(error);
}

}  // namespace ui
