// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace ui {

/// One line in which a host writes a note on something: Enter keeps it, Esc leaves it as it was.
/// Hidden until asked for.
class NoteLine : public QFrame {
    Q_OBJECT

public:
    explicit NoteLine(QWidget *parent = nullptr);

    /// `caption` says what the note is on.
    void edit(const QString &caption, const QString &note);

Q_SIGNALS:
    void written(const QString &note);
    void left();  ///< written or not: whoever asked has the focus again

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void keep();
    void leave();

    QLabel *m_caption;
    QLineEdit *m_text;
};

}  // namespace ui
