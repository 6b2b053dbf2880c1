// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/account.h"

#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ui {

class Theme;

/// Who posts a chat: a chip for each account, ticked ones post. Where there is little room the
/// longest handles are cut, and a tip has them whole. Owned by PreparePage.
class AccountsBar : public QWidget {
    Q_OBJECT

public:
    AccountsBar(const QList<core::Account> &accounts, Theme &theme, QWidget *parent = nullptr);

    void show(const QList<core::AccountId> &chosen);
    QWidget *firstField() const;  ///< null where there is no account

    QSize sizeHint() const override;         ///< with every handle whole
    QSize minimumSizeHint() const override;  ///< handles may be cut in their middle

Q_SIGNALS:
    void chosenChanged(const QList<core::AccountId> &chosen);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintDots();
    /// Cuts the longest handles until the bar is at most `width` pixels wide.
    void cutHandles(int width);
    int widthWith(int handleWidth) const;

    QList<core::Account> m_accounts;
    Theme &m_theme;
    QMap<core::AccountId, QPushButton *> m_chips;
};

}  // namespace ui
