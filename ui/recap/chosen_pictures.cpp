// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/chosen_pictures.h"

#include <QBuffer>
#include <QDateTime>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestSide = 1600;
constexpr qint64 mostPixels = 64'000'000;
constexpr int quality = 85;

bool isKnownFormat(const QByteArray &format)
{
    return format == "jpeg" || format == "png" || format == "gif" || format == "webp";
}

/// Another file name for each, from the chat alone: nothing foreign gets into it.
QString nameBeside(const Chat &chat, qsizetype number, const QString &type)
{
    const QString tag = chat.hashtag.isEmpty() ? u"recap"_s : chat.hashtag.normalized();
    return u"%1-%2-%3.%4"_s.arg(tag, chat.start.date.toString(Qt::ISODate))
        .arg(number)
        .arg(type == u"image/png" ? u"png"_s : u"jpg"_s);
}

}  // namespace

QList<ChosenPicture> chosenPictures(const LiveChat &live)
{
    QList<ChosenPicture> pictures;
    const QJsonArray array = QJsonDocument::fromJson(live.note(picturesNote).toUtf8()).array();
    for (const QJsonValue &one : array) {
        ChosenPicture picture{.file = one[u"file"].toString(),
                              .description = one[u"description"].toString()};
        if (one[u"post"].isString())
            picture.post = PostId(one[u"post"].toString());
        pictures.append(picture);
    }
    return pictures;
}

QString toNote(const QList<ChosenPicture> &pictures)
{
    QJsonArray array;
    for (const ChosenPicture &picture : pictures) {
        QJsonObject object{{u"file"_s, picture.file}, {u"description"_s, picture.description}};
        if (picture.post)
            object.insert(u"post"_s, picture.post->text());
        array.append(object);
    }
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Result<RecapPicture> readPicture(const ChosenPicture &chosen)
{
    QImageReader reader(chosen.file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!QFileInfo(chosen.file).isReadable())
        return failure(Error::Code::Unreadable, chosen.file);
    const QSize size = reader.size();
    const qint64 pixels = qint64(size.width()) * size.height();
    if (!isKnownFormat(reader.format()) || pixels <= 0 || pixels > mostPixels)
        return failure(Error::Code::BadInput, chosen.file);
    QImage image = reader.read();
    if (image.isNull())
        return failure(Error::Code::BadInput, chosen.file);
    if (image.width() > longestSide || image.height() > longestSide)
        image =
            image.scaled(longestSide, longestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    for (const QString &key : image.textKeys())
        image.setText(key, {});
    const bool seeThrough = image.hasAlphaChannel();
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    // Only the dots are written: place, camera and author stay behind.
    image.convertTo(seeThrough ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    image.save(&bytes, seeThrough ? "PNG" : "JPEG", seeThrough ? -1 : quality);
    return RecapPicture{.post = chosen.post,
                        .type = seeThrough ? u"image/png"_s : u"image/jpeg"_s,
                        .bytes = bytes.data(),
                        .size = image.size(),
                        .description = chosen.description};
}

QList<RecapPicture> ChosenPictures::load(const LiveChat &live)
{
    QList<RecapPicture> pictures;
    m_missing.clear();
    for (const ChosenPicture &chosen : chosenPictures(live)) {
        if (chosen.description.trimmed().isEmpty())
            continue;  // it would shut out those who cannot see it
        const QDateTime modified = QFileInfo(chosen.file).lastModified();
        auto known = m_read.find(chosen.file);
        if (known == m_read.end() || known->modified != modified)
            known = m_read.insert(chosen.file, {modified, readPicture(chosen)});
        if (!known->picture) {
            m_missing.append(QFileInfo(chosen.file).fileName());
            continue;
        }
        RecapPicture picture = *known->picture;
        picture.post = chosen.post;
        picture.description = chosen.description;
        picture.file = nameBeside(live.chat(), pictures.size() + 1, picture.type);
        pictures.append(picture);
    }
    return pictures;
}

Recap recapOf(const LiveChat &live, ChosenPictures &pictures)
{
    return live.recap(live.note(u"introduction"_s), pictures.load(live));
}

}  // namespace ui
