// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QWidget>

namespace ui {

class Theme;

/// The evening as a line: its posts as dots, filled when they are out, the playhead, and below it
/// how busy each minute was. Owned by Conductor, which has it painted again as time goes on.
class TimelineStrip : public QWidget {
    Q_OBJECT

public:
    TimelineStrip(const core::LiveChat &live, Theme &theme, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;
    /// "Hi and Intro are out. Q1 comes at 20:38."
    QString spoken() const;
    /// A small dot below the line for every minute with posts, larger where more came.
    void showDensity(const core::ChatStats &stats);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    double placeOf(core::Instant time) const;
    void paintLine(QPainter &painter) const;
    void paintCues(QPainter &painter) const;
    void paintDensity(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;
    double lineAt() const;
    void paintPlayhead(QPainter &painter) const;
    core::Instant begin() const;
    core::Instant end() const;

    const core::LiveChat &m_live;
    Theme &m_theme;
    core::ChatStats m_stats;
};

}  // namespace ui
