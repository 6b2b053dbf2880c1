// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/account.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// The content warning of one post, for networks that can hide a text behind one. A button until
/// somebody wants one. Owned by PreviewPanel.
class WarningBox : public QWidget {
    Q_OBJECT

public:
    explicit WarningBox(QWidget *parent = nullptr);

    /// `post` is what the warning belongs to: another one begins with the button again.
    void show(const QString &post, const QString &warning, const QList<core::Account> &accounts);
    /// Into the field, whether there is a warning yet or not.
    void write();

Q_SIGNALS:
    void edited(const QString &warning);

private:
    void refresh();
    QString hint(const QList<core::Account> &accounts) const;

    QString m_post;
    bool m_wanted = false;
    QPushButton *m_add;
    QWidget *m_field;
    QLineEdit *m_warning;
    QLabel *m_hint;
};

}  // namespace ui
