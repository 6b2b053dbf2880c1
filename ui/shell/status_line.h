// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

#include <QFrame>
#include <QLabel>

class QHBoxLayout;
class QPushButton;

namespace ui {

/// The bottom line: what the page in view says, and before it what concerns the whole program
/// (a disk that is full, for example).
class StatusLine : public QFrame {
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void show(const QList<StatusText> &left, const QList<StatusText> &right);
    /// Stays in front, whatever page is shown, with a button that mends it if there is one; an
    /// empty text takes it away.
    void setAlert(const StatusText &alert, const QString &action = {});
    /// Stays for as long as the program runs, before everything else; empty takes it away.
    void setNote(const QString &note);
    QStringList texts() const;  ///< as read from left to right

Q_SIGNALS:
    void alertActionWanted();

private:
    static void fill(QHBoxLayout *side, const QList<StatusText> &texts);

    QLabel *m_note;
    QLabel *m_alert;
    QPushButton *m_alertAction;
    QHBoxLayout *m_left;
    QHBoxLayout *m_right;
};

}  // namespace ui
