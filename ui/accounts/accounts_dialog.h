// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/account_book.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class AccountRow;
class EmptyPlace;
class SignInForm;
class Theme;

/// Who is signed in: each account with how it stands, a form for one more, and the way out.
///
/// Made and owned by whoever shows it; it asks the AccountBook for everything and shows what then
/// is in it. Accounts that were never asked about are asked about when it opens.
class AccountsDialog : public QDialog {
    Q_OBJECT

public:
    AccountsDialog(core::AccountBook &book, core::Clock &clock, Theme &theme,
                   QWidget *parent = nullptr);

    /// Those that post a chat which is armed or live: they cannot be removed meanwhile.
    void setInUse(const QList<core::AccountId> &accounts);
    /// With the form already open, as for "Add account" elsewhere.
    void startAdding();

    void done(int result) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildKeychainNote();
    QLayout *buildButtons();
    void connectBook();
    void makeRows();
    void addRow(const core::Account &account);
    QList<QWidget *> tabOrder() const;
    void refresh();
    void tick();
    void fit();
    AccountRow *row(const core::AccountId &account) const;
    void check(const core::AccountId &account);
    void checkUnknown();
    void signInAgain(const core::AccountId &account);
    void remove(const core::AccountId &account);
    void openForm();
    void closeForm();
    void say(const QString &sentence, const QString &look);
    void focusOn(const core::AccountId &account);

    core::AccountBook &m_book;
    core::Clock &m_clock;
    Theme &m_theme;
    core::Alarm m_tick;
    QList<core::AccountId> m_inUse;
    QList<AccountRow *> m_rows;
    QList<core::AccountId> m_anew;  ///< signed in anew: their rows are made again
    QVBoxLayout *m_list;
    QScrollArea *m_area;
    EmptyPlace *m_empty;
    QLabel *m_said;
    SignInForm *m_form;
    QPushButton *m_add;
    QPushButton *m_close;
};

}  // namespace ui
