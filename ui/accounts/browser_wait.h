// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// What is shown while somebody decides in the browser: that we wait, the link for another
/// browser, and a field for the code where the page shows one.
///
/// Owned by SignInForm. It knows nothing of accounts.
class BrowserWait : public QWidget {
    Q_OBJECT

public:
    explicit BrowserWait(QWidget *parent = nullptr);

    void start(const QUrl &page, bool givesCode);
    /// Forgets the code and hides itself.
    void end();
    QList<QWidget *> fields() const;  ///< in the order of Tab
    bool hasCodeFocus() const;
    void submit();

Q_SIGNALS:
    void codeEntered(const QString &code);

private:
    void refresh();

    QUrl m_page;
    QLabel *m_words;
    QPushButton *m_copy;
    QLabel *m_codeLabel;
    QLineEdit *m_code;
    QPushButton *m_enter;
};

}  // namespace ui
