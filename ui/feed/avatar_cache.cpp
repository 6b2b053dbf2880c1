// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/avatar_cache.h"

#include "core/base/limits.h"

#include <QBuffer>
#include <QImageReader>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostAtOnce = 4;
constexpr int mostKept = 600;
constexpr size_t mostWaiting = 200;
constexpr qsizetype mostAsked = 10'000;

/// The middle square, decoded no larger than it is shown; null for what is no picture.
QImage decoded(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QBuffer::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    static const QList<QByteArray> formats{"jpeg", "png", "gif", "webp"};
    const QSize size = reader.canRead() ? reader.size() : QSize();
    if (size.isEmpty() || qint64(size.width()) * size.height() > limits::avatarPixels ||
        !formats.contains(reader.format()))
        return {};
    const QSize square(AvatarCache::side, AvatarCache::side);
    const QSize shown = size.scaled(square, Qt::KeepAspectRatioByExpanding);
    if (qint64(shown.width()) * shown.height() > limits::avatarPixels)
        return {};  // a stripe: its middle square would be a mere point
    reader.setScaledSize(shown);
    const QImage whole = reader.read();
    const QPoint corner((whole.width() - square.width()) / 2,
                        (whole.height() - square.height()) / 2);
    return whole.isNull() ? QImage() : whole.copy(QRect(corner, square));
}

}  // namespace

AvatarCache::AvatarCache(Transport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_pictures(mostKept)
{}

QPixmap AvatarCache::picture(const QUrl &url)
{
    if (const QPixmap *picture = m_pictures.object(url))
        return *picture;
    if (m_asked.contains(url))
        return {};
    if (m_asked.size() >= mostAsked)
        m_asked.clear();
    m_asked.insert(url);
    m_waiting.push_back(url);
    if (m_waiting.size() > mostWaiting) {  // whoever has scrolled on looks at the newest
        m_asked.remove(m_waiting.front());
        m_waiting.pop_front();
    }
    askNext();
    return {};
}

void AvatarCache::askNext()
{
    if (m_waiting.empty() || m_underWay >= mostAtOnce)
        return;
    const QUrl url = m_waiting.back();
    m_waiting.pop_back();
    ++m_underWay;
    whenArrived(m_transport.send({.url = url, .mostBytes = limits::avatarBytes}), this,
                [this, url](const Result<Reply> &reply) { take(url, reply); });
}

void AvatarCache::take(const QUrl &url, const Result<Reply> &reply)
{
    --m_underWay;
    const QImage image = reply && reply->isSuccess() ? decoded(reply->body) : QImage();
    if (!reply)
        m_unreached.insert(url);
    if (!image.isNull()) {
        m_pictures.insert(url, new QPixmap(QPixmap::fromImage(image)));
        m_asked.remove(url);  // so that it comes again once it had to make room
        m_asked.subtract(std::exchange(m_unreached, {}));
        Q_EMIT arrived(url);
    }
    askNext();
}

}  // namespace ui
