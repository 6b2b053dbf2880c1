// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QByteArray drawing(const QString &name, const QColor &color)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "icon", qPrintable(name));
    return open ? file.readAll().replace("currentColor", color.name().toLatin1()) : QByteArray();
}

/// Draws the icon anew for each size and density it is asked for.
class DrawnIcon : public QIconEngine {
public:
    DrawnIcon(const QString &name, const QColor &color)
        : m_name(name)
        , m_color(color)
        , m_drawing(drawing(name, color))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        painter->setOpacity(mode == QIcon::Disabled ? 0.5 : 1.0);
        QSvgRenderer(m_drawing).render(painter, rect);
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new DrawnIcon(m_name, m_color); }

private:
    QString m_name;
    QColor m_color;
    QByteArray m_drawing;
};

}  // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, double density)
{
    QPixmap pixmap(qRound(size * density), qRound(size * density));
    pixmap.setDevicePixelRatio(density);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(drawing(name, color)).render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

QIcon icon(const QString &name, const QColor &color)
{
    return QIcon(new DrawnIcon(name, color));
}

QIcon applicationIcon()
{
    return QIcon(new DrawnIcon(u"moderato"_s, Qt::black));
}

}  // namespace ui
