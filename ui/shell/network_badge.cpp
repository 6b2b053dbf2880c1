// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/network_badge.h"

#include "ui/shell/widgets.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

class NetworkBadge::Dot : public QWidget {
public:
    Dot(const QColor &color, QWidget *parent) : QWidget(parent), m_color(color)
    {
        const int side = fontMetrics().height() / 2;
        setFixedSize(side, side);
    }
    void setColor(const QColor &color)
    {
        m_color = color;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_color);
        painter.drawEllipse(rect());
    }

private:
    QColor m_color;
};

NetworkBadge::NetworkBadge(const QString &text, const QColor &dot, QWidget *parent)
    : QFrame(parent)
    , m_dot(new Dot(dot, this))
    , m_text(new ElidedLabel(text, u"badge"_s, this))
{
    setProperty("role", u"badge"_s);
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    m_text->setMinimumWidth(m_text->sizeHint().width());  // its words may be cut, not its name
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 10, 3);
    row->setSpacing(6);
    row->addWidget(m_dot);
    row->addWidget(m_text);
    setAccessibleName(text);
}

QString NetworkBadge::text() const
{
    return m_text->text();
}

void NetworkBadge::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void NetworkBadge::setDot(const QColor &dot)
{
    m_dot->setColor(dot);
}

}  // namespace ui
