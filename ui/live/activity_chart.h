// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QWidget>

namespace ui {

class Theme;

/// Posts per minute over the evening, with the questions as thin marks. Owned by LivePage.
///
/// Painted here rather than by Qt Charts: one line without axes, and a chart view of the library
/// brings a graphics scene that makes the window start later.
class ActivityChart : public QWidget {
    Q_OBJECT

public:
    ActivityChart(const core::LiveChat &live, core::Clock &uiClock, Theme &theme,
                  QWidget *parent = nullptr);

    QSize sizeHint() const override;
    /// "Busiest minute 20:53 with 14 posts"
    QString spoken() const;

Q_SIGNALS:
    /// Once a second at most, while posts come.
    void changed(const core::ChatStats &stats);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshSoon();
    void refresh();
    double placeOf(core::Instant time, double width) const;

    const core::LiveChat &m_live;
    Theme &m_theme;
    core::Alarm m_refresh;
    core::ChatStats m_stats;
};

}  // namespace ui
