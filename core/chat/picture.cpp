// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/picture.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 megabyte = 1000 * 1000;
const QString gif = u"image/gif"_s;
const QStringList commonTypes{u"image/jpeg"_s, u"image/png"_s, gif, u"image/webp"_s};

}  // namespace

PictureRules PictureRules::of(const NetworkId &network)
{
    if (network.text() == u"x")
        return {.types = commonTypes,
                .mostBytes = 5 * mebibyte,
                .mostGifBytes = 15 * mebibyte,
                .longestDescription = 1000,
                .gifStandsAlone = true};
    if (network.text() == u"mastodon")
        return {.types = commonTypes,
                .mostBytes = 16 * mebibyte,
                .mostGifBytes = 16 * mebibyte,
                .mostPixels = 33'177'600,
                .longestDescription = 1500};
    return {.types = commonTypes,
            .mostBytes = 2 * megabyte,
            .mostGifBytes = 2 * megabyte,
            .longestDescription = 2000};
}

qint64 PictureRules::mostBytesOf(const Picture &picture) const
{
    return picture.type == gif ? mostGifBytes : mostBytes;
}

PictureRules::Trouble PictureRules::troubleWith(const Picture &picture, qsizetype together) const
{
    if (!types.contains(picture.type))
        return Trouble::Type;
    if (picture.bytes > mostBytesOf(picture))
        return Trouble::Bytes;
    if (mostPixels > 0 && qint64(picture.size.width()) * picture.size.height() > mostPixels)
        return Trouble::Size;
    if (gifStandsAlone && picture.type == gif && together > 1)
        return Trouble::NotAlone;
    if (picture.description.trimmed().isEmpty())
        return Trouble::NoDescription;
    if (picture.description.size() > longestDescription)
        return Trouble::LongDescription;
    return Trouble::None;
}

}  // namespace core
