// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/text_rules.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// A refused text, to be written again where it stands: with its count, and posted only when it
/// fits. Owned by the row it is in.
class EditAndPost : public QWidget {
    Q_OBJECT

public:
    EditAndPost(const QString &text, const core::TextRules &rules, QWidget *parent = nullptr);

Q_SIGNALS:
    void accepted(const QString &text);
    void cancelled();

private:
    void count();

    core::TextRules m_rules;
    QPlainTextEdit *m_text;
    QLabel *m_room;
    QPushButton *m_post;
};

}  // namespace ui
