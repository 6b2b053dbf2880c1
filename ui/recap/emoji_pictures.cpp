// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/emoji_pictures.h"

#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int pixels = 64;        ///< how large a picture is made: sharp in print
constexpr double wideness = 1.1;  ///< an emoji is a little wider than its letters are high

/// Where signs stand that a font may have in colours: arrows to stars, a few of Japanese, and all
/// of the higher plane; variation selectors and keycaps turn others into such.
bool mayBeEmoji(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x2190 && u < 0x2C00) || u == 0x203C || u == 0x2049 || u == 0x20E3 ||
           u == 0x2122 || u == 0x2139 || u == 0x3030 || u == 0x303D || u == 0x3297 || u == 0x3299 ||
           u == 0xFE0F || (u >= 0xD83C && u <= 0xD83E);
}

}  // namespace

QString EmojiPictures::takeOut(const QString &text, QList<Place> &places)
{
    if (std::none_of(text.begin(), text.end(), mayBeEmoji))
        return text;
    QString words;
    words.reserve(text.size());
    QTextBoundaryFinder clusters(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    for (qsizetype end = clusters.toNextBoundary(); end > start; end = clusters.toNextBoundary()) {
        const QString cluster = text.mid(start, end - start);
        start = end;
        if (std::none_of(cluster.begin(), cluster.end(), mayBeEmoji)) {
            words += cluster;
            continue;
        }
        Place place = placeFor(cluster);
        place.start = words.size();
        places.append(place);
        words += QString(place.length, emptyPlace);
    }
    return words;
}

const EmojiPictures::Place &EmojiPictures::placeFor(const QString &cluster)
{
    const auto known = m_known.constFind(cluster);
    if (known != m_known.constEnd())
        return *known;
    QFont font(QStringList{u"Noto Color Emoji"_s, u"Noto Sans"_s});
    font.setPixelSize(pixels);
    QTextLayout layout(cluster, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setPosition({0, 0});
    layout.endLayout();
    const QSizeF size(std::max(1.0, line.naturalTextWidth()), std::max(1.0, line.height()));
    Place place{.picture =
                    QImage(size.toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied)};
    place.picture.fill(Qt::transparent);
    QPainter painter(&place.picture);
    line.draw(&painter, {0, 0});
    place.rise = line.ascent() / line.height();
    place.length = std::clamp(qRound(size.width() / pixels / wideness), 1, 40);
    return *m_known.insert(cluster, place);
}

}  // namespace ui
