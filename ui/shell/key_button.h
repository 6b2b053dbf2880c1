// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPushButton>

namespace ui {

/// A button that shows its key in a small cap at its right. The key itself belongs to an action
/// (see actions.h); this only shows it.
class KeyButton : public QPushButton {
    Q_OBJECT
    Q_PROPERTY(QColor keyColor MEMBER m_keyColor)
    Q_PROPERTY(QColor keyLine MEMBER m_keyLine)

public:
    KeyButton(const QString &text, const QString &key, QWidget *parent = nullptr);

    const QString &key() const { return m_key; }
    void setKey(const QString &key);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont keyFont() const;
    QSize capSize() const;
    void describe();

    QString m_key;
    QColor m_keyColor = Qt::gray;
    QColor m_keyLine = Qt::lightGray;
};

}  // namespace ui
