// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/conductor.h"

#include "ui/accounts/account_words.h"
#include "ui/accounts/send_as_line.h"
#include "ui/live/countdown_panel.h"
#include "ui/live/cue_words.h"
#include "ui/live/timeline_strip.h"
#include "ui/live/toast.h"
#include "ui/shell/actions.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds betweenTicks{250};
constexpr Milliseconds beforePosting{3000};
constexpr Milliseconds skipCanBeUndone{10'000};

}  // namespace

Conductor::Conductor(LiveChat &live, Clock &uiClock, Theme &theme, Actions &actions, Toast &toast,
                     QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_tick(uiClock)
    , m_actions(actions)
    , m_toast(toast)
    , m_countdown(new CountdownPanel(live))
    , m_timeline(new TimelineStrip(live, theme))
    , m_sendAs(new SendAsLine(theme))
{
    setProperty("role", u"header"_s);
    setAccessibleName(tr("Conductor"));
    m_countdown->setFixedWidth(theme.scaled(216));
    buildButtons();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    row->addWidget(m_countdown);
    row->addWidget(m_timeline, 1);
    row->addSpacing(8);
    row->addWidget(m_earlier);
    row->addWidget(m_later);
    row->addSpacing(12);
    row->addLayout(buildSending());
    row->addSpacing(12);
    row->addWidget(m_hold);
    connectActions();
    connect(&m_live.runner(), &ScheduleRunner::changed, this, &Conductor::refresh);
    connect(&m_live, &LiveChat::chatChanged, this, &Conductor::refresh);
    connect(&m_live, &LiveChat::deliveryChanged, this, &Conductor::refresh);
    refresh();
    tick();
}

void Conductor::buildButtons()
{
    m_earlier = button(tr("−1 min"));
    m_earlier->setAccessibleName(m_actions[ActionId::MinuteLess]->text());
    m_earlier->setToolTip(m_actions[ActionId::MinuteLess]->text());
    m_later = button(tr("+1 min"));
    m_later->setAccessibleName(m_actions[ActionId::MinuteMore]->text());
    m_later->setToolTip(m_actions[ActionId::MinuteMore]->text());
    m_skip = button(tr("Skip"));
    m_post = button(tr("Post now"));
    m_hold = keyButton(tr("Hold"), Actions::keyText(ActionId::HoldOrResume), u"primary"_s);
}

/// Skip and post, and below them as whom; in line with the buttons beside them.
QLayout *Conductor::buildSending()
{
    auto *pair = new QHBoxLayout;
    tighten(pair, 8);
    pair->addWidget(m_skip);
    pair->addWidget(m_post);
    auto *rows = new QVBoxLayout;
    tighten(rows, 4);
    rows->addSpacing(m_sendAs->sizeHint().height() + rows->spacing());
    rows->addLayout(pair);
    rows->addWidget(m_sendAs);
    m_sendAs->show(m_live.accounts());
    m_sendAs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // as wide as the buttons
    return rows;
}

void Conductor::connectActions()
{
    const auto pair = [this](QPushButton *button, ActionId id, auto slot) {
        connect(button, &QPushButton::clicked, m_actions[id], &QAction::trigger);
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    pair(m_earlier, ActionId::MinuteLess, [this] { m_live.shift(Minutes{-1}); });
    pair(m_later, ActionId::MinuteMore, [this] { m_live.shift(Minutes{1}); });
    pair(m_skip, ActionId::SkipCue, [this] { skipNext(); });
    pair(m_post, ActionId::PostCueNow, [this] { postNext(); });
    pair(m_hold, ActionId::HoldOrResume, [this] { holdOrResume(); });
    connect(m_actions[ActionId::CopyQuestionLinks], &QAction::triggered, this,
            &Conductor::copyLinks);
}

void Conductor::tick()
{
    m_countdown->refresh();
    m_timeline->update();
    m_tick.setAfter(betweenTicks, [this] { tick(); });
}

void Conductor::refresh()
{
    const CueProgress *next = nextCue(m_live);
    const bool running =
        next && m_live.chat().stage != ChatStage::Ended && m_live.chat().stage != ChatStage::Draft;
    for (const ActionId id : {ActionId::MinuteLess, ActionId::MinuteMore, ActionId::SkipCue,
                              ActionId::PostCueNow, ActionId::HoldOrResume})
        m_actions[id]->setEnabled(running);
    for (QPushButton *one :
         std::initializer_list<QPushButton *>{m_earlier, m_later, m_skip, m_post, m_hold})
        one->setEnabled(running);
    m_actions[ActionId::CopyQuestionLinks]->setEnabled(!latestLinks().isEmpty());
    if (next) {
        const QString label = labelOf(m_live, next->cue);
        m_skip->setText(tr("Skip %1").arg(label));
        m_post->setText(tr("Post %1 now").arg(label));
        m_post->setAccessibleDescription(goesOutAs(m_live.accounts()));
    }
    const bool held = m_live.schedule().isHeld();
    m_hold->setText(held ? tr("Resume") : tr("Hold"));
    m_hold->setAccessibleName(held ? tr("Resume") : tr("Hold"));
    m_countdown->refresh();
    m_timeline->setAccessibleName(m_timeline->spoken());
    m_timeline->update();
}

void Conductor::showDensity(const ChatStats &stats)
{
    m_timeline->showDensity(stats);
}

void Conductor::holdOrResume()
{
    if (m_live.schedule().isHeld())
        m_live.resume();
    else
        m_live.hold();
}

void Conductor::skipNext()
{
    const CueProgress *next = nextCue(m_live);
    if (!next)
        return;
    const CueId cue = next->cue;
    const QString label = labelOf(m_live, cue);
    m_live.skip(cue);
    m_toast.offer(tr("%1 is skipped.").arg(label), tr("Undo"), skipCanBeUndone,
                  [this, cue] { m_live.undoSkip(cue); });
}

void Conductor::postNext()
{
    const CueProgress *next = nextCue(m_live);
    if (!next)
        return;
    const CueId cue = next->cue;
    const QString label = labelOf(m_live, cue);
    m_toast.offer(
        tr("%1 is posted in 3 seconds as %2.").arg(label, shortNames(m_live.accounts())),
        tr("Undo"), beforePosting,
        [this, label] { m_toast.say(tr("%1 stays where it is.").arg(label)); },
        [this, cue] { m_live.postNow(cue); });
}

/// Of the last question that is out.
QStringList Conductor::latestLinks() const
{
    const QList<Cue> questions = m_live.chat().runSheet.questions();
    for (auto it = questions.rbegin(); it != questions.rend(); ++it) {
        const QStringList links = m_live.links(it->id);
        if (!links.isEmpty())
            return links;
    }
    return {};
}

void Conductor::copyLinks()
{
    QGuiApplication::clipboard()->setText(latestLinks().join(u'\n'));
    m_toast.say(tr("The links of the last question are copied."));
}

}  // namespace ui
