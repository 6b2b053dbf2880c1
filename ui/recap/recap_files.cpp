// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/recap_files.h"

#include <QSaveFile>

#include <cerrno>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

QString recapFileName(const Recap &recap, const QString &format)
{
    const QString tag = recap.hashtag.isEmpty() ? u"recap"_s : recap.hashtag.normalized();
    const QString date = recap.date.date.toString(Qt::ISODate);
    return u"%1-%2.%3"_s.arg(tag, date.isEmpty() ? u"chat"_s : date, format);
}

Result<Done> writeRecap(const Recap &recap, const QString &format, const QString &file)
{
    QString text;
    if (format == u"html")
        text = recapHtml(recap);
    else if (format == u"md")
        text = recapMarkdown(recap);
    else
        return failure(Error::Code::BadInput, format);

    QSaveFile target(file);
    errno = 0;
    const QByteArray bytes = text.toUtf8();
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit())
        return Done{};
    const int reason = errno;
    const auto code = reason == ENOSPC                      ? Error::Code::DiskFull
                      : reason == EROFS || reason == EACCES ? Error::Code::ReadOnly
                                                            : Error::Code::CannotSave;
    return failure(code, file + u": "_s + target.errorString());
}

}  // namespace ui
