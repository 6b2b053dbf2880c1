// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace ui {

/// One way to save a recap.
struct ExportFormat {
    QString id;      ///< "html": what writeRecap() takes, and the file's suffix
    QString title;   ///< "Web page (.html)"
    QString filter;  ///< "Web page (*.html)", for the file dialog
};
QList<ExportFormat> exportFormats();

/// The ways out of the recap: one button for each format, what goes with it, and the thanks.
class ExportPanel : public QWidget {
    Q_OBJECT

public:
    explicit ExportPanel(QWidget *parent = nullptr);
    /// How many highlights a host should look at before anything is published.
    void setLeftOut(int highlights);

Q_SIGNALS:
    void wanted(const QString &format);
    void picturesWanted();
    void consentWanted();
    void thanksWanted();

private:
    QPushButton *m_leftOut;
};

}  // namespace ui
