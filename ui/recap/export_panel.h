// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

/// The ways out of the recap: one button for each format, and the thanks.
class ExportPanel : public QWidget {
    Q_OBJECT

public:
    explicit ExportPanel(QWidget *parent = nullptr);

Q_SIGNALS:
    void wanted(const QString &format);  ///< "html", "md"
    void thanksWanted();
};

}  // namespace ui
