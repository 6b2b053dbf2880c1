// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/account.h"

#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ui {

class Theme;

/// Who posts a chat: a chip for each account, ticked ones post. Owned by PreparePage.
class AccountsBar : public QWidget {
    Q_OBJECT

public:
    AccountsBar(const QList<core::Account> &accounts, Theme &theme, QWidget *parent = nullptr);

    void show(const QList<core::AccountId> &chosen);
    QWidget *firstField() const;  ///< null where there is no account

Q_SIGNALS:
    void chosenChanged(const QList<core::AccountId> &chosen);

private:
    void paintDots();

    QList<core::Account> m_accounts;
    Theme &m_theme;
    QMap<core::AccountId, QPushButton *> m_chips;
};

}  // namespace ui
