// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDate>

namespace ui {

/// How a chat repeats, in words. The choices follow the chat's own day; a rule that is none of
/// them stays as it is.
class RecurrenceBox : public QComboBox {
    Q_OBJECT

public:
    explicit RecurrenceBox(QWidget *parent = nullptr);

    void show(const QString &rule, const QDate &start);
    QString rule() const { return currentData().toString(); }

Q_SIGNALS:
    void chosen(const QString &rule);
};

}  // namespace ui
