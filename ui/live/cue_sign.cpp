// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/cue_sign.h"

#include "ui/shell/theme.h"

#include <QPainter>

#include <array>

namespace ui {

namespace {

constexpr int side = 18;  ///< pixels of the design
constexpr double ring = 8;

}  // namespace

CueSign::CueSign(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedSize(theme.scaled(side), theme.scaled(side));
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void CueSign::show(Look look, int question)
{
    if (look == m_look && question == m_question)
        return;
    m_look = look;
    m_question = question;
    update();
}

QColor CueSign::color() const
{
    const Colors &colors = m_theme.colors();
    switch (m_look) {
    case Look::Next:
        return colors.accent;
    case Look::Out:
        return colors.ok;
    case Look::Asked:
        return colors.question(m_question);
    case Look::Warn:
        return colors.warn;
    case Look::Bad:
        return colors.bad;
    case Look::Waiting:
    case Look::Skipped:
        break;
    }
    return colors.mark;
}

void CueSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(width() / 2.0, height() / 2.0);
    painter.scale(width() / double(side), height() / double(side));
    QPen pen(color(), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.drawEllipse(QPointF(), ring, ring);
    switch (m_look) {
    case Look::Waiting:
        return;
    case Look::Out:
        return painter.drawPolyline(
            std::array{QPointF(-3.2, 0.2), QPointF(-0.9, 2.6), QPointF(3.4, -2.4)}.data(), 3);
    case Look::Skipped:
        return painter.drawLine(QPointF(-3.4, 0), QPointF(3.4, 0));
    case Look::Warn:
    case Look::Bad:
        pen.setWidthF(2);
        painter.setPen(pen);
        painter.drawLine(QPointF(0, -4), QPointF(0, 1));
        return painter.drawPoint(QPointF(0, 4));
    case Look::Asked:
        painter.setBrush(color());
        return painter.drawEllipse(QPointF(), 3.2, 3.2);
    case Look::Next:
        painter.setBrush(color());
        return painter.drawPolygon(
            std::array{QPointF(-2.2, -3.4), QPointF(3.6, 0), QPointF(-2.2, 3.4)}.data(), 3);
    }
}

}  // namespace ui
