// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/account.h"

#include <QWidget>

namespace ui {

class Theme;

/// Who something goes out as, beside the button that sends it: "as (B) @safespace.example".
///
/// Owned by its parent. Where there is no room for every handle, every sign stays, the first handle
/// is cut and the others are counted; a hint has them whole.
class SendAsLine : public QWidget {
    Q_OBJECT

public:
    explicit SendAsLine(Theme &theme, QWidget *parent = nullptr);

    void show(const QList<core::Account> &accounts);
    const QList<core::Account> &accounts() const { return m_accounts; }
    void setAlignRight(bool on) { m_alignRight = on; }
    bool isCompact() const { return wholeWidth() > width(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString as() const;
    QString others() const;  ///< "+2"
    int signSide() const;
    int wholeWidth() const;
    int signsWidth() const;  ///< with the word before them
    void paintWhole(QPainter &painter, int from) const;
    void paintCompact(QPainter &painter) const;
    int paintSign(QPainter &painter, int from, const core::Account &account) const;
    void paintText(QPainter &painter, int from, const QString &text) const;

    Theme &m_theme;
    QList<core::Account> m_accounts;
    bool m_alignRight = false;
};

}  // namespace ui
