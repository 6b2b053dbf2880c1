// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_button.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int gap = 8;
}

KeyButton::KeyButton(const QString &text, const QString &key, QWidget *parent)
    : QPushButton(text, parent)
    , m_key(key)
{
    setAutoDefault(false);
    describe();
}

void KeyButton::setKey(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    describe();
    updateGeometry();
    update();
}

void KeyButton::describe()
{
    setAccessibleDescription(m_key.isEmpty() ? QString() : tr("Key %1").arg(m_key));
}

QFont KeyButton::keyFont() const
{
    QFont smaller = font();
    if (smaller.pointSizeF() > 0)
        smaller.setPointSizeF(smaller.pointSizeF() * 0.85);
    else
        smaller.setPixelSize(qRound(smaller.pixelSize() * 0.85));
    smaller.setWeight(QFont::Normal);
    return smaller;
}

QSize KeyButton::capSize() const
{
    if (m_key.isEmpty())
        return {};
    const QFontMetrics metrics(keyFont());
    return QSize(qMax(metrics.horizontalAdvance(m_key) + 8, metrics.height()),
                 metrics.height() + 2);
}

QSize KeyButton::sizeHint() const
{
    const QSize plain = QPushButton::sizeHint();
    const QSize cap = capSize();
    return cap.isEmpty() ? plain : plain + QSize(gap + cap.width(), 0);
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const QSize cap = capSize();
    const int spare = cap.isEmpty() ? 0 : cap.width() + gap;
    option.rect = rect().adjusted(0, 0, -spare, 0);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    if (cap.isEmpty())
        return;

    // The words are centred in what the cap leaves; the cap follows them.
    const int words = fontMetrics().horizontalAdvance(text());
    const int left = option.rect.center().x() + words / 2 + gap;
    const QRectF box(qMin(left, rect().right() - cap.width() - 4), (height() - cap.height()) / 2,
                     cap.width(), cap.height());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_keyLine);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(keyFont());
    painter.setPen(m_keyColor);
    painter.drawText(box, Qt::AlignCenter, m_key);
}

}  // namespace ui
