// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/chat_stats.h"

#include <QWidget>

class QGridLayout;

namespace ui {

/// The chat in numbers: one line each.
class NumbersPanel : public QWidget {
    Q_OBJECT

public:
    explicit NumbersPanel(QWidget *parent = nullptr);
    void show(const core::ChatStats &stats, const QByteArray &zone);

private:
    void addLine(const QString &name, const QString &value);
    QGridLayout *m_grid;
};

}  // namespace ui
