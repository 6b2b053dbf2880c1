// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/timeline_strip.h"

#include "ui/live/cue_words.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 16;
constexpr int dotRadius = 7;
constexpr double densityBelow = 14;  ///< from the line to the small dots
constexpr double leastDensity = 0.8;
constexpr double mostDensity = 2.6;

}  // namespace

TimelineStrip::TimelineStrip(const LiveChat &live, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

QSize TimelineStrip::minimumSizeHint() const
{
    return {m_theme.scaled(170), m_theme.scaled(56)};
}

QSize TimelineStrip::sizeHint() const
{
    return {m_theme.scaled(600), m_theme.scaled(56)};
}

Instant TimelineStrip::begin() const
{
    const QList<CueProgress> &cues = m_live.schedule().progress().cues;
    const Instant start = m_live.chat().startInstant();
    return cues.isEmpty() ? start
                          : std::min(start, cues.first().releasedAt.value_or(cues.first().due));
}

Instant TimelineStrip::end() const
{
    Instant last = m_live.chat().startInstant() + m_live.chat().length;
    for (const CueProgress &cue : m_live.schedule().progress().cues)
        last = std::max(last, cue.releasedAt.value_or(cue.due));
    return last;
}

double TimelineStrip::placeOf(Instant time) const
{
    const double whole = std::max(1.0, double((end() - begin()).count()));
    const double share = std::clamp(double((time - begin()).count()) / whole, 0.0, 1.0);
    return margin + share * (width() - 2 * margin);
}

void TimelineStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLine(painter);
    paintDensity(painter);
    paintPlayhead(painter);
    paintCues(painter);
    paintLabels(painter);
}

double TimelineStrip::lineAt() const
{
    return height() * 0.6;
}

void TimelineStrip::showDensity(const ChatStats &stats)
{
    m_stats = stats;
    update();
}

void TimelineStrip::paintDensity(QPainter &painter) const
{
    if (m_stats.busiestCount == 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colors().mark);
    for (qsizetype minute = 0; minute < m_stats.perMinute.size(); ++minute) {
        const Instant middle = m_stats.firstMinute + Minutes(minute) + Seconds{30};
        if (m_stats.perMinute[minute] == 0 || middle < begin() || middle > end())
            continue;
        const double share = double(m_stats.perMinute[minute]) / m_stats.busiestCount;
        const double radius = leastDensity + share * (mostDensity - leastDensity);
        painter.drawEllipse(QPointF(placeOf(middle), lineAt() + densityBelow), radius, radius);
    }
}

void TimelineStrip::paintLine(QPainter &painter) const
{
    const double y = lineAt();
    const double now = placeOf(m_live.clock().now());
    painter.setPen(QPen(m_theme.colors().track, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(margin, y), QPointF(width() - margin, y));
    if (m_live.clock().now() <= begin())
        return;
    painter.setPen(QPen(m_theme.colors().accent, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(margin, y), QPointF(now, y));
}

void TimelineStrip::paintPlayhead(QPainter &painter) const
{
    const double y = lineAt();
    const double x = placeOf(m_live.clock().now());
    painter.setPen(QPen(m_theme.colors().text, 2));
    painter.drawLine(QPointF(x, y - 13), QPointF(x, y + 13));
}

void TimelineStrip::paintCues(QPainter &painter) const
{
    const Colors &colors = m_theme.colors();
    const double y = lineAt();
    const CueProgress *next = nextCue(m_live);
    for (const CueProgress &cue : m_live.schedule().progress().cues) {
        const double x = placeOf(cue.releasedAt.value_or(cue.due));
        const bool out = cue.state == CueProgress::State::Released;
        const bool isNext = next && next->cue == cue.cue;
        painter.setPen(QPen(out || isNext ? colors.accent : colors.mark, 2));
        painter.setBrush(out ? colors.accent : colors.surface);
        painter.drawEllipse(QPointF(x, y), dotRadius, dotRadius);
        if (cue.state == CueProgress::State::Skipped)
            painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4));
    }
}

/// Labels that would overlap are left out, but never the next one's.
void TimelineStrip::paintLabels(QPainter &painter) const
{
    constexpr double apart = 6;
    const CueProgress *next = nextCue(m_live);
    painter.setFont(m_theme.font(Theme::Type::Small));
    const QFontMetricsF metrics(painter.font());
    const auto placed = [&](const CueProgress &cue) {
        const double wide = metrics.horizontalAdvance(labelOf(m_live, cue.cue));
        const double x = placeOf(cue.releasedAt.value_or(cue.due));
        const double left = std::clamp(x - wide / 2, 0.0, std::max(0.0, width() - wide));
        return std::pair(left, left + wide);
    };
    const auto kept = next ? placed(*next) : std::pair(-1.0, -1.0);
    double free = 0;
    for (const CueProgress &cue : m_live.schedule().progress().cues) {
        const bool isNext = next && next->cue == cue.cue;
        const auto [left, right] = placed(cue);
        const bool inTheWay = left < kept.second + apart && right + apart > kept.first;
        if (!isNext && (left < free || inTheWay))
            continue;
        painter.setPen(isNext ? m_theme.colors().accent : m_theme.colors().muted);
        painter.drawText(QPointF(left, lineAt() - 16), labelOf(m_live, cue.cue));
        free = right + apart;
    }
}

QString TimelineStrip::spoken() const
{
    QStringList out;
    for (const CueProgress &cue : m_live.schedule().progress().cues) {
        if (cue.state == CueProgress::State::Released)
            out.append(labelOf(m_live, cue.cue));
    }
    QString text = out.isEmpty() ? tr("Nothing is out yet.") : tr("%1 out.").arg(out.join(u", "_s));
    if (const CueProgress *next = nextCue(m_live))
        text += u' ' + tr("%1 comes at %2.")
                           .arg(labelOf(m_live, next->cue),
                                clockTime(next->due, m_live.chat().start.zone));
    return text;
}

bool TimelineStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (const CueProgress &cue : m_live.schedule().progress().cues) {
        const Instant time = cue.releasedAt.value_or(cue.due);
        if (std::abs(placeOf(time) - help->pos().x()) > dotRadius + 2)
            continue;
        const Cue *known = m_live.chat().runSheet.find(cue.cue);
        const QString text = clockTime(time, m_live.chat().start.zone) + u' ' +
                             labelOf(m_live, cue.cue) + u'\n' + (known ? known->text : QString());
        // Plain text: Qt would take a text that looks like markup for rich text.
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped().replace(u'\n', u"<br>"_s), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

}  // namespace ui
