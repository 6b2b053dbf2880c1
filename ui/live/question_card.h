// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"

#include <QFrame>

class QLabel;

namespace ui {

class Theme;

/// One question on the board: how many answers, how many people, how many stars, as a bar in the
/// question's colour; below it how quickly answers come and how many were late. Chosen by a click
/// or Enter. Owned by AnswersPanel.
class QuestionCard : public QFrame {
    Q_OBJECT

public:
    struct Facts {
        int number = 0;
        QString label;
        QString text;
        core::QuestionTally tally;
        int stars = 0;
        int late = 0;  ///< answers that came after the next question was out
        int most = 1;  ///< answers of the question that has most
        QString pace;  ///< how quickly answers come, in words; empty if there is nothing to say
        bool isLive = false;

        bool operator==(const Facts &) const = default;
    };

    explicit QuestionCard(Theme &theme, QWidget *parent = nullptr);

    void show(const Facts &facts);

Q_SIGNALS:
    void chosen(int number);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    Facts m_facts;
    QLabel *m_chip;
    QLabel *m_count;
    QLabel *m_word;
    QLabel *m_people;
    QWidget *m_bar;
    QLabel *m_pace;
    QLabel *m_text;
};

}  // namespace ui
