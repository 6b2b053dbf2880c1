// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/recap_files.h"

#include "ui/recap/pdf_export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>

#include <cerrno>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QList<RecapPicture> allPictures(const Recap &recap)
{
    QList<RecapPicture> pictures = recap.pictures;
    const auto gather = [&pictures](const QList<Recap::Quote> &quotes) {
        for (const Recap::Quote &quote : quotes)
            pictures += quote.pictures;
    };
    for (const Recap::Question &question : recap.questions)
        gather(question.highlights);
    gather(recap.others);
    return pictures;
}

Result<Done> savePictures(const Recap &recap, const QString &folder)
{
    for (const RecapPicture &picture : allPictures(recap)) {
        if (picture.file.isEmpty())
            continue;
        const auto saved = saveWhole(picture.bytes, folder + u'/' + picture.file);
        if (!saved)
            return saved;
    }
    return Done{};
}

Error whyNot(const QFileDevice &target)
{
    const int reason = errno;
    const auto code = reason == ENOSPC                      ? Error::Code::DiskFull
                      : reason == EROFS || reason == EACCES ? Error::Code::ReadOnly
                                                            : Error::Code::CannotSave;
    return {.code = code, .detail = target.fileName() + u": "_s + target.errorString()};
}

/// The whole file or the old one. What is no file (a pipe, a device) is written to as it is: a new
/// file must not take its place.
Result<Done> saveBy(const std::function<bool(QIODevice &)> &write, const QString &file)
{
    errno = 0;
    const QFileInfo there(file);
    if (there.exists() && !there.isFile()) {
        QFile target(file);
        if (!there.isDir() && target.open(QIODevice::WriteOnly) && write(target) && target.flush())
            return Done{};
        return tl::unexpected(whyNot(target));
    }
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly) && write(target) && target.commit())
        return Done{};
    return tl::unexpected(whyNot(target));
}

}  // namespace

QString recapFileName(const Recap &recap, const QString &format)
{
    const QString tag = recap.hashtag.isEmpty() ? u"recap"_s : recap.hashtag.normalized();
    const QString date = recap.date.date.toString(Qt::ISODate);
    return u"%1-%2.%3"_s.arg(tag, date.isEmpty() ? u"chat"_s : date, format);
}

Result<QByteArray> recapBytes(const Recap &recap, const QString &format)
{
    if (format == u"html")
        return recapHtml(recap).toUtf8();
    if (format == u"md")
        return recapMarkdown(recap).toUtf8();
    if (format != u"pdf")
        return failure(Error::Code::BadInput, format);
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return failure(Error::Code::BadInput, u"a PDF needs fonts, and those a QGuiApplication"_s);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    setRecapPdf(recap, bytes);
    return bytes.data();
}

Result<Done> writeRecap(const Recap &recap, const QString &format, const QString &file)
{
    const Result<QByteArray> bytes = recapBytes(recap, format);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (format == u"md") {
        if (const auto saved = savePictures(recap, QFileInfo(file).absolutePath()); !saved)
            return saved;
    }
    return saveWhole(*bytes, file);
}

WriteRecord recordWriter(const QString &format)
{
    if (format == u"json")
        return writeRecapJson;
    return format == u"csv" ? writePostsCsv : nullptr;
}

Result<Done> writeRecord(const ChatRecord &record, const QString &format, const QString &file)
{
    const WriteRecord write = recordWriter(format);
    if (!write)
        return failure(Error::Code::BadInput, format);
    return saveBy([&](QIODevice &target) { return write(record, target); }, file);
}

Result<Done> saveWhole(const QByteArray &bytes, const QString &file)
{
    return saveBy([&](QIODevice &target) { return target.write(bytes) == bytes.size(); }, file);
}

}  // namespace ui
