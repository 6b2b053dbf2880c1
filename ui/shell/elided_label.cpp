// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/elided_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace ui {

using namespace Qt::StringLiterals;

ElidedLabel::ElidedLabel(const QString &text, const QString &role, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setProperty("role", role);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().horizontalAdvance(u"xxxx…"_s);
    const QSize whole = QLabel::sizeHint();
    return QSize(qMin(few, whole.width()), whole.height());
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(text().simplified()) > contentsRect().width();
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown =
        fontMetrics().elidedText(text().simplified(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), int(alignment()) | Qt::TextSingleLine,
                          palette(), isEnabled(), shown, foregroundRole());
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QLabel::event(event);
    // Hints take markup: foreign text is escaped.
    if (isElided())
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           u"<qt>"_s + text().toHtmlEscaped() + u"</qt>"_s, this);
    return true;
}

}  // namespace ui
