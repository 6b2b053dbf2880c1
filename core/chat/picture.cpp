// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/picture.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 megabyte = 1000 * 1000;
const QStringList commonTypes{u"image/jpeg"_s, u"image/png"_s, u"image/gif"_s, u"image/webp"_s};

}  // namespace

PictureRules PictureRules::of(const NetworkId &network)
{
    if (network.text() == u"x")
        return {commonTypes, 5 * mebibyte, 0, 1000};
    if (network.text() == u"mastodon")
        return {commonTypes, 16 * mebibyte, 0, 1500};
    return {commonTypes, 2 * megabyte, 0, 2000};
}

PictureRules::Trouble PictureRules::troubleWith(const Picture &picture) const
{
    if (!types.contains(picture.type))
        return Trouble::Type;
    if (picture.bytes > mostBytes)
        return Trouble::Bytes;
    if (longestSide > 0 && std::max(picture.size.width(), picture.size.height()) > longestSide)
        return Trouble::Size;
    if (picture.description.trimmed().isEmpty())
        return Trouble::NoDescription;
    if (picture.description.size() > longestDescription)
        return Trouble::LongDescription;
    return Trouble::None;
}

}  // namespace core
