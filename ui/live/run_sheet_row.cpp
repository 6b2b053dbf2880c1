// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/run_sheet_row.h"

#include "ui/live/cue_sign.h"
#include "ui/live/cue_words.h"
#include "ui/shell/counted.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// People answer it now.
bool isLatestQuestion(const LiveChat &live, const Cue &question)
{
    for (const Cue &other : live.chat().runSheet.questions()) {
        const CueProgress *progress = live.schedule().find(other.id);
        if (other.number > question.number && progress &&
            progress->state == CueProgress::State::Released)
            return false;
    }
    return live.chat().stage == ChatStage::Live;
}

}  // namespace

RunSheetRow::RunSheetRow(LiveChat &live, const CueId &cue, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_cue(cue)
    , m_theme(theme)
    , m_time(plainLabel({}, u"muted"_s))
    , m_sign(new CueSign(theme))
    , m_label(plainLabel({}, u"strong"_s))
    , m_count(plainLabel({}, u"caption"_s))
    , m_text(new ElidedLabel({}, u"muted"_s))
    , m_posted(wrappedLabel({}, u"small"_s))
    , m_state(wrappedLabel({}, u"small"_s))
    , m_steps(new QVBoxLayout)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 8, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(3, 1);
    grid->addWidget(m_time, 0, 0);
    grid->addWidget(m_sign, 0, 1);
    grid->addWidget(m_label, 0, 2);
    grid->addWidget(m_count, 0, 3, Qt::AlignRight);
    grid->addWidget(m_text, 1, 2, 1, 2);
    grid->addWidget(m_posted, 2, 2, 1, 2);
    grid->addWidget(m_state, 3, 2, 1, 2);
    tighten(m_steps, 4);
    grid->addLayout(m_steps, 4, 2, 1, 2);
    m_time->setFont(theme.font(Theme::Type::Body));
    setFocusPolicy(Qt::TabFocus);
    refresh();
}

QList<Delivery> RunSheetRow::deliveries() const
{
    QList<Delivery> mine = m_live.outbox().ofCue(m_cue);
    if (m_cue.isEmpty())
        mine.removeIf([](const Delivery &one) { return !ui::needsHost(one); });
    mine.removeIf([](const Delivery &one) { return one.skipped; });
    return mine;
}

bool RunSheetRow::isNext() const
{
    const CueProgress *next = nextCue(m_live);
    return next && next->cue == m_cue && m_live.chat().stage != ChatStage::Ended;
}

void RunSheetRow::setCompact(bool compact)
{
    if (std::exchange(m_compact, compact) != compact)
        refresh();
}

void RunSheetRow::refresh()
{
    setVisible(!m_cue.isEmpty() || !deliveries().isEmpty());
    refreshWords();
    refreshTime();
    refreshSteps();
    setCursor(m_live.chat().runSheet.find(m_cue) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void RunSheetRow::refreshWords()
{
    const Cue *cue = m_live.chat().runSheet.find(m_cue);
    m_label->setText(labelOf(m_live, m_cue));
    m_text->setText(cue ? cue->text.simplified() : QString());
    m_text->setVisible(cue && !m_compact);
    const int answers = cue && cue->isQuestion() ? m_live.answers().tally(cue->number).answers : 0;
    m_count->setText(answers > 0 ? counted(answers, tr("%1 answer"), tr("%1 answers")) : QString());
    m_count->setVisible(!m_compact);
    m_posted->setText(postedText());
    m_posted->setVisible(!m_posted->text().isEmpty() && !m_compact);
}

/// "✓ X  ✓ Mastodon  3 likes  1 boost": what is out where, and how it is liked.
QString RunSheetRow::postedText() const
{
    QStringList parts;
    Counts all;
    for (const Delivery &delivery : deliveries()) {
        if (delivery.state != Delivery::State::Sent)
            continue;
        parts.append(u"✓ "_s + networkNameOf(m_live, delivery.account));
        const Counts counts = m_live.counts(delivery.post.value_or(PostId()));
        all = {.likes = all.likes + counts.likes, .boosts = all.boosts + counts.boosts};
    }
    if (all.likes > 0)
        parts.append(counted(all.likes, tr("%1 like"), tr("%1 likes")));
    if (all.boosts > 0)
        parts.append(counted(all.boosts, tr("%1 boost"), tr("%1 boosts")));
    return parts.join(u"  "_s);
}

/// One sentence a delivery that is not as it should be; its next step stands below it.
QStringList RunSheetRow::troubles() const
{
    QStringList sentences;
    for (const Delivery &delivery : deliveries()) {
        if (const QString trouble = troubleSentence(m_live, delivery); !trouble.isEmpty())
            sentences.append(trouble);
    }
    return sentences;
}

bool RunSheetRow::needsHost() const
{
    const QList<Delivery> mine = deliveries();
    return std::any_of(mine.begin(), mine.end(), [](const Delivery &one) {
        return one.state == Delivery::State::Refused || (one.cue.isEmpty() && ui::needsHost(one));
    });
}

/// What the cue itself waits for; empty once it is out and every network has answered.
QString RunSheetRow::stateText() const
{
    const CueProgress *progress = m_live.schedule().find(m_cue);
    const Cue *cue = m_live.chat().runSheet.find(m_cue);
    QStringList lines;
    for (const Delivery &delivery : deliveries()) {
        if (troubleSentence(m_live, delivery).isEmpty())
            lines.append(waitingSentence(m_live, delivery));
    }
    lines.removeAll(QString());
    if (progress && progress->state == CueProgress::State::Skipped)
        lines.append(tr("skipped"));
    if (!progress || !cue || progress->isOver())
        return lines.join(u'\n');
    if (progress->state == CueProgress::State::Ready)
        lines.append(tr("%1 is ready. Post it?").arg(labelOf(m_live, m_cue)));
    else if (progress->state == CueProgress::State::Late)
        lines.append(lateSentence(m_live, *progress));
    else if (isNext() && m_live.schedule().isHeld())
        lines.append(tr("on hold"));
    else if (cue->mode == CueMode::Manual)
        lines.append(tr("by hand"));
    else if (isNext())
        lines.append(
            (cue->mode == CueMode::Armed ? tr("asks in %1") : tr("posts by itself in %1"))
                .arg(countdown(std::max(Milliseconds{0},
                                        Milliseconds(progress->due - m_live.clock().now())))));
    else if (cue->mode == CueMode::Armed)
        lines.append(tr("asks first"));
    return lines.join(u'\n');
}

QString RunSheetRow::stateLook() const
{
    using State = CueProgress::State;
    const CueProgress *progress = m_live.schedule().find(m_cue);
    const bool asks =
        progress && (progress->state == State::Ready || progress->state == State::Late);
    if (asks || (isNext() && m_live.schedule().isHeld()))
        return u"warn"_s;
    return isNext() ? u"accent"_s : QString();
}

void RunSheetRow::refreshSign()
{
    using Look = CueSign::Look;
    const CueProgress *progress = m_live.schedule().find(m_cue);
    const Cue *cue = m_live.chat().runSheet.find(m_cue);
    const QList<Delivery> mine = deliveries();
    const bool bad = std::any_of(mine.begin(), mine.end(), ui::isBad);
    if (bad || std::any_of(mine.begin(), mine.end(), ui::needsHost))
        return m_sign->show(bad ? Look::Bad : Look::Warn);
    if (stateLook() == u"warn")
        return m_sign->show(Look::Warn);
    if (progress && progress->state == CueProgress::State::Skipped)
        return m_sign->show(Look::Skipped);
    if (progress && progress->state == CueProgress::State::Released) {
        const bool asked = cue && cue->isQuestion() && isLatestQuestion(m_live, *cue);
        return m_sign->show(asked ? Look::Asked : Look::Out, asked ? cue->number : 0);
    }
    m_sign->show(isNext() ? Look::Next : Look::Waiting);
}

void RunSheetRow::refreshTime()
{
    const CueProgress *progress = m_live.schedule().find(m_cue);
    if (progress)
        m_time->setText(
            clockTime(progress->releasedAt.value_or(progress->due), m_live.chat().start.zone));
    refreshSign();
    const QString text = stateText();
    if (m_state->text() != text)
        m_state->setText(text);
    m_state->setVisible(!text.isEmpty() && !m_compact);
    setState(m_state, stateLook());
    for (const Waiting &one : std::as_const(m_waiting))
        refreshWaiting(one);
    refreshSpoken();
}

/// What goes on by itself stands behind the sentence on what is wrong; the buttons stay as they
/// are.
void RunSheetRow::refreshWaiting(const Waiting &waiting)
{
    const Delivery *delivery = m_live.outbox().find(waiting.delivery);
    if (!delivery || !waiting.label)
        return;
    const QString text = fullSentence(m_live, *delivery);
    if (waiting.label->text() != text)
        waiting.label->setText(text);
}

/// Time, label, text, then how it stands: what a screen reader says of the row.
void RunSheetRow::refreshSpoken()
{
    QStringList parts{m_time->text(), m_label->text(), m_text->text(), m_posted->text(),
                      m_state->text()};
    parts += troubles();
    parts.append(m_count->text());
    parts.removeAll(QString());
    const QString spoken = parts.join(u", "_s);
    if (accessibleName() != spoken)
        setAccessibleName(spoken);
}

void RunSheetRow::choose()
{
    const Cue *cue = m_live.chat().runSheet.find(m_cue);
    if (cue && cue->isQuestion())
        Q_EMIT questionChosen(cue->number);
}

void RunSheetRow::mouseReleaseEvent(QMouseEvent *event)
{
    QFrame::mouseReleaseEvent(event);
    choose();
}

void RunSheetRow::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        return choose();
    QFrame::keyPressEvent(event);
}

void RunSheetRow::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (isNext())
        painter.fillRect(rect(), m_theme.colors().selection);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.colors().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
    QFrame::paintEvent(event);
}

}  // namespace ui
