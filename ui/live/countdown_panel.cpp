// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/countdown_panel.h"

#include "ui/live/cue_words.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QVBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

CountdownPanel::CountdownPanel(const LiveChat &live, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_line(wrappedLabel({}, u"caption"_s))
    , m_figures(plainLabel({}, u"countdown"_s))
{
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addStretch();
    rows->addWidget(m_line);
    rows->addWidget(m_figures);
    rows->addStretch();
    refresh();
}

CountdownPanel::Words CountdownPanel::words() const
{
    const CueProgress *next = nextCue(m_live);
    if (m_live.chat().stage == ChatStage::Ended || !next)
        return {.line = tr("The last post is out."), .figures = tr("Over")};
    if (const auto since = m_live.schedule().progress().heldSince) {
        const auto held = std::chrono::duration_cast<Seconds>(m_live.clock().now() - *since);
        return {.line = tr("Nothing is posted by itself."),
                .figures = tr("On hold %1").arg(minutesAndSeconds(held)),
                .state = u"warn"_s};
    }
    return wordsFor(*next);
}

CountdownPanel::Words CountdownPanel::wordsFor(const CueProgress &next) const
{
    const QString label = labelOf(m_live, next.cue);
    const Cue *cue = m_live.chat().runSheet.find(next.cue);
    switch (next.state) {
    case CueProgress::State::Ready:
        return {.line = tr("%1 is ready. Post it?").arg(label),
                .figures = tr("Ready"),
                .state = u"warn"_s};
    case CueProgress::State::Late:
        return {.line = lateSentence(m_live, next), .figures = tr("Late"), .state = u"warn"_s};
    default:
        break;
    }
    if (cue && cue->mode == CueMode::Manual)
        return {.line = tr("%1 waits for your hand").arg(label), .figures = tr("By hand")};
    const Milliseconds left =
        std::max(Milliseconds{0}, Milliseconds(next.due - m_live.clock().now()));
    const bool armed = cue && cue->mode == CueMode::Armed;
    return {.line = (armed ? tr("%1 is ready in") : tr("%1 posts in")).arg(label),
            .figures = countdown(left)};
}

void CountdownPanel::refresh()
{
    const Words now = words();
    if (m_line->text() != now.line)
        m_line->setText(now.line);
    if (m_figures->text() != now.figures)
        m_figures->setText(now.figures);
    if (m_figures->property("state").toString() != now.state) {
        setState(m_figures, now.state);
        setState(m_line, now.state);
    }
    setAccessibleName(now.line + u' ' + now.figures);
}

}  // namespace ui
