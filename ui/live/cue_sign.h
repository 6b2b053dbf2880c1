// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

class Theme;

/// Where a cue stands, as a ringed sign: a tick, a triangle, a mark of exclamation … Owned by a row
/// of the run sheet, whose words say the same.
class CueSign : public QWidget {
    Q_OBJECT

public:
    enum class Look { Waiting, Next, Out, Asked, Skipped, Warn, Bad };

    explicit CueSign(Theme &theme, QWidget *parent = nullptr);

    Look look() const { return m_look; }
    /// `question` colours the ring of Asked: the question that is being answered now.
    void show(Look look, int question = 0);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor color() const;

    Theme &m_theme;
    Look m_look = Look::Waiting;
    int m_question = 0;
};

}  // namespace ui
