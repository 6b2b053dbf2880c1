// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/account_book.h"

#include <QFrame>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class BrowserWait;

/// Network, handle and app password, or a server whose page asks in the browser; and in one
/// sentence what is wrong with them.
///
/// Owned by AccountsDialog. The password is forgotten as soon as it worked or the form is left.
class SignInForm : public QFrame {
    Q_OBJECT

public:
    explicit SignInForm(core::AccountBook &book, QWidget *parent = nullptr);

    void start();                               ///< for a new account
    void startAgain(const core::Account &who);  ///< for one that is known
    bool isBusy() const { return m_busy; }
    /// Nobody waits for the browser any more.
    void giveUp();
    /// Who opens a page; the desktop unless it is said.
    void setBrowser(std::function<void(const QUrl &)> open) { m_openPage = std::move(open); }
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
    bool isInBrowser() const;
    QString handle() const;
    void showNetwork();
    void refresh();
    void submit();
    void openBrowser(const QUrl &page, bool givesCode);
    void setBusy(bool busy);
    void came(const core::Result<core::Account> &result);
    void showError(QLabel *below, const QString &sentence);
    void leave();

    core::AccountBook &m_book;
    std::function<void(const QUrl &)> m_openPage;
    bool m_busy = false;
    QLabel *m_heading;
    QLabel *m_networkLabel;
    QComboBox *m_network;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_nameError;
    QLabel *m_passwordLabel;
    QLineEdit *m_password;
    QLabel *m_passwordError;
    QLabel *m_hint;
    BrowserWait *m_wait;
    QPushButton *m_cancel;
    QPushButton *m_signIn;
};

}  // namespace ui
