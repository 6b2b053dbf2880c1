// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/activity_chart.h"

#include "ui/shell/counted.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui {

using namespace core;

ActivityChart::ActivityChart(const LiveChat &live, Clock &uiClock, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_theme(theme)
    , m_refresh(uiClock)
{
    setMinimumHeight(theme.scaled(64));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    connect(&m_live.posts(), &PostStore::added, this, &ActivityChart::refreshSoon);
    refresh();
}

QSize ActivityChart::sizeHint() const
{
    return {m_theme.scaled(240), m_theme.scaled(72)};
}

/// Counting reads every post, so it is done once in a while.
void ActivityChart::refreshSoon()
{
    if (!m_refresh.time())
        m_refresh.setAfter(Seconds{1}, [this] {
            m_refresh.clear();
            refresh();
        });
}

void ActivityChart::refresh()
{
    m_stats = m_live.stats();
    Q_EMIT changed(m_stats);
    setToolTip(spoken());
    setAccessibleName(tr("Posts per minute. %1").arg(spoken()));
    update();
}

QString ActivityChart::spoken() const
{
    if (m_stats.busiestCount == 0)
        return tr("No posts yet");
    return tr("Busiest minute %1 with %2")
        .arg(clockTime(m_stats.busiestMinute, m_live.chat().start.zone),
             counted(m_stats.busiestCount, tr("%1 post"), tr("%1 posts")));
}

double ActivityChart::placeOf(Instant time, double width) const
{
    const Instant begin = std::min(m_live.chat().startInstant(), m_stats.firstMinute);
    const double whole = std::max(1.0, double(Milliseconds(m_live.chat().length).count()));
    return double((time - begin).count()) / whole * width;
}

void ActivityChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = m_theme.colors();
    const double bottom = height() - 2;
    painter.setPen(colors.line);
    painter.drawLine(QPointF(0, bottom), QPointF(width(), bottom));
    if (m_stats.perMinute.isEmpty())
        return;
    for (const Cue &question : m_live.chat().runSheet.questions()) {
        const auto posted = m_live.answers().tally(question.number).posted;
        if (!posted)
            continue;
        const double x = placeOf(*posted, width());
        painter.setPen(QPen(colors.question(question.number), 1.5, Qt::DotLine));
        painter.drawLine(QPointF(x, 4), QPointF(x, bottom));
    }
    QPainterPath line;
    const double most = std::max(1, m_stats.busiestCount);
    for (qsizetype minute = 0; minute < m_stats.perMinute.size(); ++minute) {
        const QPointF point(placeOf(m_stats.firstMinute + Minutes(minute), width()),
                            bottom - 2 - (bottom - 8) * m_stats.perMinute[minute] / most);
        if (minute == 0)
            line.moveTo(point);
        else
            line.lineTo(point);
    }
    painter.setPen(QPen(colors.accent, 2));
    painter.drawPath(line);
}

}  // namespace ui
