// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/account_words.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

class Theme;

/// One account in the list: who it is, how it stands, and what can be done about it. Asks once more
/// before it is removed. Owned by AccountsDialog.
class AccountRow : public QFrame {
    Q_OBJECT

public:
    AccountRow(const core::Account &account, Theme &theme, QWidget *parent = nullptr);

    const core::Account &account() const { return m_account; }
    void show(const AccountState &state);
    /// While the network is asked: "Asking Bluesky…"; empty: done.
    void setBusy(const QString &sentence);
    bool isBusy() const { return !m_busy.isEmpty(); }
    /// It posts a chat that is live, and stays as long.
    void setInUse(bool inUse);
    void keep() { ask(false); }  ///< whatever was about to be asked
    QPushButton *firstButton() const;
    QList<QPushButton *> buttons() const;  ///< in the order of Tab

Q_SIGNALS:
    void checkWanted(const core::AccountId &account);
    void signInWanted(const core::AccountId &account);
    void removeWanted(const core::AccountId &account);
    void contentChanged();  ///< its height

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLayout *buildWords();
    QLayout *buildButtons();
    QWidget *buildQuestion();
    void ask(bool on);
    void refresh();

    core::Account m_account;
    AccountState m_state;
    QString m_busy;
    bool m_inUse = false;
    QLabel *m_sentence;
    QPushButton *m_signIn;
    QPushButton *m_check;
    QPushButton *m_remove;
    QPushButton *m_keep;
    QPushButton *m_yes;
    QWidget *m_question;
};

}  // namespace ui
