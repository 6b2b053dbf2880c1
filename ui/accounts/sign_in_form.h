// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/account_book.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Network, handle and app password, and in one sentence what is wrong with them.
///
/// Owned by AccountsDialog. The password is forgotten as soon as it worked or the form is left.
class SignInForm : public QFrame {
    Q_OBJECT

public:
    explicit SignInForm(core::AccountBook &book, QWidget *parent = nullptr);

    void start();                               ///< for a new account
    void startAgain(const core::Account &who);  ///< for one that is known
    bool isBusy() const { return m_busy; }
    QList<QWidget *> fields() const;  ///< in the order of Tab

Q_SIGNALS:
    void signedIn(const core::Account &account);
    void left();            ///< Cancel or Esc
    void contentChanged();  ///< its height

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildFields();
    QLayout *buildButtons();
    void begin(const core::NetworkId &network, const QString &handle);
    core::NetworkId network() const;
    QString handle() const;
    void showNetwork();
    void refresh();
    void submit();
    void setBusy(bool busy);
    void came(const core::Result<core::Account> &result);
    void showError(QLabel *below, const QString &sentence);
    void leave();

    core::AccountBook &m_book;
    bool m_busy = false;
    QLabel *m_heading;
    QLabel *m_networkLabel;
    QComboBox *m_network;
    QLineEdit *m_name;
    QLabel *m_nameError;
    QLineEdit *m_password;
    QLabel *m_passwordError;
    QLabel *m_hint;
    QPushButton *m_cancel;
    QPushButton *m_signIn;
};

}  // namespace ui
