// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// What an empty place says: one sentence on what belongs here, and the button that brings it.
class EmptyPlace : public QWidget {
    Q_OBJECT

public:
    /// Without `action` there is no button.
    explicit EmptyPlace(const QString &sentence, const QString &action = {},
                        QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    QString sentence() const;
    /// Null if there is none.
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void wanted();  ///< its button was pressed

private:
    QLabel *m_sentence;
    QPushButton *m_button = nullptr;
};

}  // namespace ui
