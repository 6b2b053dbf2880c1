// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

/// What the first start shows: the two ways into a first evening.
class FirstStartPage : public QWidget {
    Q_OBJECT

public:
    explicit FirstStartPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void rehearse();
    void pastePlan();
};

}  // namespace ui
