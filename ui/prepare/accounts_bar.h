// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/account.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

class Theme;

/// Who posts a chat: a chip for each account, ticked ones post; and the way to the accounts.
///
/// Owned by PreparePage. Practice accounts stand for themselves while nobody is signed in, then
/// behind one chip; never is a chat posted by practice accounts and real ones at once. Where there
/// is little room the longest handles are cut, and a tip has them whole.
class AccountsBar : public QWidget {
    Q_OBJECT

public:
    AccountsBar(const QList<core::Account> &practice, Theme &theme, QWidget *parent = nullptr);

    /// Those that are signed in.
    void setAccounts(const QList<core::Account> &accounts);
    void setAccountsEnabled(bool on);
    /// Off while the chat is under way: then it is posted by those that it went live with.
    void setChoiceEnabled(bool on);
    void show(const QList<core::AccountId> &chosen);
    QWidget *firstField() const;

    int readableWidth() const;               ///< below it handles can hardly be told apart
    QSize sizeHint() const override;         ///< with every handle whole
    QSize minimumSizeHint() const override;  ///< handles may be cut in their middle

Q_SIGNALS:
    void chosenChanged(const QList<core::AccountId> &chosen);
    void accountsWanted();  ///< "Accounts…" was pressed

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Chip {
        QList<core::Account> accounts;  ///< several only for the practice ones
        QString text;
        bool practice = false;
        QPushButton *button = nullptr;
    };

    void makeChips();
    void addChip(const QList<core::Account> &accounts, bool practice);
    void clicked(qsizetype at);
    void paintSigns();
    /// Cuts the longest handles until the bar is at most `width` pixels wide.
    void cutHandles(int width);
    int widthWith(int handleWidth) const;
    int leastHandle() const;

    QList<core::Account> m_practice;
    QList<core::Account> m_accounts;
    QList<core::AccountId> m_chosen;
    Theme &m_theme;
    QHBoxLayout *m_row;
    QLabel *m_caption;
    QList<Chip> m_chips;
    QPushButton *m_more;
    bool m_choiceEnabled = true;
};

}  // namespace ui
