// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFrame>

class QLabel;

namespace ui {

/// A rounded chip with a coloured dot and a text: a network's state, or an account that posts.
class NetworkBadge : public QFrame {
    Q_OBJECT

public:
    explicit NetworkBadge(const QString &text, const QColor &dot, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void setDot(const QColor &dot);

private:
    class Dot;
    Dot *m_dot;
    QLabel *m_text;
};

}  // namespace ui
