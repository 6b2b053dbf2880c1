// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/run_sheet_row.h"

#include "ui/live/cue_words.h"
#include "ui/live/delivery_steps.h"
#include "ui/live/edit_and_post.h"
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

constexpr Seconds patience{3};  ///< sending longer than this is worth a word

}  // namespace

RunSheetRow::RunSheetRow(LiveChat &live, const CueId &cue, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_cue(cue)
    , m_theme(theme)
    , m_time(plainLabel({}, u"muted"_s))
    , m_sign(plainLabel({}))
    , m_label(plainLabel({}, u"strong"_s))
    , m_count(plainLabel({}, u"caption"_s))
    , m_text(new ElidedLabel({}, u"muted"_s))
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
    grid->addWidget(m_state, 2, 2, 1, 2);
    tighten(m_steps, 4);
    grid->addLayout(m_steps, 3, 2, 1, 2);
    m_time->setFont(theme.font(Theme::Type::Body));
    m_sign->setFixedWidth(theme.scaled(16));
    setFocusPolicy(Qt::TabFocus);
    refresh();
}

QList<Delivery> RunSheetRow::deliveries() const
{
    QList<Delivery> mine = m_live.outbox().ofCue(m_cue);
    if (m_cue.isEmpty())
        mine.removeIf([](const Delivery &one) { return !needsHost(one); });
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
    m_compact = compact;
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
}

/// "✓ X  ✓ Mastodon": what is out where.
QString RunSheetRow::postedText() const
{
    QStringList networks;
    for (const Delivery &delivery : deliveries()) {
        if (delivery.state == Delivery::State::Sent)
            networks.append(u"✓ "_s + networkNameOf(m_live, delivery.account));
    }
    return networks.join(u"  "_s);
}

QString RunSheetRow::stateText() const
{
    const CueProgress *progress = m_live.schedule().find(m_cue);
    const Cue *cue = m_live.chat().runSheet.find(m_cue);
    QStringList lines;
    const QString posted = postedText();
    if (!posted.isEmpty())
        lines.append(posted);
    for (const Delivery &delivery : deliveries()) {
        const QString trouble = troubleSentence(m_live, delivery);
        const bool waiting = !delivery.isSettled() && trouble.isEmpty() &&
                             m_live.clock().now() - delivery.created > patience;
        if (!trouble.isEmpty())
            lines.append(trouble);
        else if (waiting)
            lines.append(tr("waiting for %1").arg(networkNameOf(m_live, delivery.account)));
    }
    if (!progress || !cue || progress->isOver()) {
        if (progress && progress->state == CueProgress::State::Skipped)
            lines.append(tr("skipped"));
        return lines.join(u'\n');
    }
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

void RunSheetRow::refreshTime()
{
    const CueProgress *progress = m_live.schedule().find(m_cue);
    if (progress)
        m_time->setText(
            clockTime(progress->releasedAt.value_or(progress->due), m_live.chat().start.zone));
    const QList<Delivery> mine = deliveries();
    const bool bad = std::any_of(mine.begin(), mine.end(), [](const Delivery &one) {
        return one.state == Delivery::State::Refused || one.state == Delivery::State::Parked;
    });
    const bool warn = std::any_of(mine.begin(), mine.end(), needsHost) ||
                      (progress && (progress->state == CueProgress::State::Ready ||
                                    progress->state == CueProgress::State::Late));
    const bool out = progress && progress->state == CueProgress::State::Released;
    const QString state = bad ? u"bad"_s : warn ? u"warn"_s : out ? u"ok"_s : QString();
    m_sign->setText(bad || warn ? u"!"_s : out ? u"✓"_s : isNext() ? u"▶"_s : u"○"_s);
    const QString text = stateText();
    if (m_state->text() != text)
        m_state->setText(text);
    m_state->setVisible(!text.isEmpty() && !m_compact);
    if (m_sign->property("state").toString() != state) {
        setState(m_sign, state);
        setState(m_state, bad || warn ? state : QString());
    }
    setAccessibleName(
        QStringList{m_time->text(), m_label->text(), m_text->text(), text, m_count->text()}.join(
            u", "_s));
}

void RunSheetRow::refreshSteps()
{
    const CueProgress *progress = m_live.schedule().find(m_cue);
    QString key = QString::number(progress ? int(progress->state) : -1);
    for (const Delivery &delivery : deliveries())
        key += u' ' + delivery.id.text() + QString::number(int(delivery.state)) +
               QString::number(delivery.waitsForHost);
    key += m_compact ? u"compact"_s : QString();
    if (m_editing || std::exchange(m_stepsKey, key) == key)
        return;
    clearLayout(m_steps);
    if (m_compact)
        return;
    if (progress && progress->state == CueProgress::State::Ready) {
        auto *row = new QHBoxLayout;
        tighten(row, 6);
        QPushButton *post = button(tr("Post %1 now").arg(labelOf(m_live, m_cue)), u"small"_s);
        QPushButton *skip = button(tr("Skip"), u"small"_s);
        connect(post, &QPushButton::clicked, this, [this] { m_live.postNow(m_cue); });
        connect(skip, &QPushButton::clicked, this, [this] { m_live.skip(m_cue); });
        row->addWidget(post);
        row->addWidget(skip);
        row->addStretch();
        m_steps->addLayout(row);
    }
    for (const Delivery &delivery : deliveries())
        addDeliverySteps(delivery);
}

void RunSheetRow::addDeliverySteps(const Delivery &delivery)
{
    const QList<DeliveryStep> steps = deliverySteps(m_live, delivery);
    const bool refused = delivery.state == Delivery::State::Refused && !delivery.skipped;
    if (steps.isEmpty() && !refused)
        return;
    QList<QPushButton *> buttons;
    if (refused) {
        buttons.append(button(tr("Edit and post"), u"small"_s));
        connect(buttons.last(), &QPushButton::clicked, this, [this, delivery] { edit(delivery); });
    }
    for (const DeliveryStep &step : steps) {
        buttons.append(button(step.text, u"small"_s));
        connect(buttons.last(), &QPushButton::clicked, this, step.take);
    }
    QHBoxLayout *row = nullptr;
    for (qsizetype at = 0; at < buttons.size(); ++at) {
        if (at % 2 == 0) {  // two fit beside each other
            row = new QHBoxLayout;
            tighten(row, 6);
            row->addStretch();
            m_steps->addLayout(row);
        }
        row->insertWidget(int(at % 2), buttons[at]);
    }
}

void RunSheetRow::edit(const Delivery &delivery)
{
    m_editing = true;
    clearLayout(m_steps);
    const NetworkClient *client = m_live.client(networkOf(m_live, delivery.account));
    auto *editor = new EditAndPost(delivery.text, client->account().textRules);
    m_steps->addWidget(editor);
    const auto close = [this, editor] {
        m_editing = false;
        m_stepsKey.clear();
        editor->deleteLater();
        refresh();
    };
    connect(editor, &EditAndPost::cancelled, this, close);
    connect(editor, &EditAndPost::accepted, this, [this, delivery, close](const QString &text) {
        m_live.deliveries().editAndSend(delivery.id, text);
        close();
    });
    editor->setFocus();
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
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
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
