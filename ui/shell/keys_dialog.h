// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

/// F1: all keys, as the table of actions has them.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(QWidget *parent = nullptr);

    struct Row {
        QString keys;  ///< "J, Down"
        QString text;
        bool operator==(const Row &) const = default;
    };
    static QList<Row> feedRows();
    static QList<Row> windowRows();
};

}  // namespace ui
