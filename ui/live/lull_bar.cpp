// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/lull_bar.h"

#include "ui/live/cue_words.h"
#include "ui/live/toast.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QHBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds canBeUndone{10'000};
/// Number of the last question that was asked about.
QString noteName()
{
    return u"lull"_s;
}

}  // namespace

LullBar::LullBar(LiveChat &live, Actions &actions, Toast &toast, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_actions(actions)
    , m_toast(toast)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_sentence(wrappedLabel({}))
    , m_bring(keyButton({}, Actions::keyText(ActionId::BringForward), u"small"_s))
{
    setProperty("role", u"hint"_s);
    QPushButton *no = button(tr("Not now"), u"small"_s);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 8);
    buttons->addWidget(m_bring);
    buttons->addWidget(no);
    buttons->addStretch();
    m_row->setContentsMargins(16, 8, 16, 8);
    m_row->setSpacing(8);
    m_row->addWidget(m_sentence, 1);
    m_row->addLayout(buttons);
    QAction *action = m_actions[ActionId::BringForward];
    connect(m_bring, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::triggered, this, &LullBar::bringForward);
    connect(no, &QPushButton::clicked, this, &LullBar::settle);
    connect(&m_live.runner(), &ScheduleRunner::changed, this, &LullBar::refresh);
    hide();
}

void LullBar::setInOneLine(bool oneLine)
{
    m_row->setDirection(oneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

bool LullBar::wasAsked(int question) const
{
    return m_live.note(noteName()) == QString::number(question);
}

void LullBar::refresh()
{
    const std::optional<Lull> lull = m_live.lull();
    if (lull && (m_question == lull->question || !wasAsked(lull->question)))
        offer(*lull);
    else if (m_question)
        settle();
}

void LullBar::offer(const Lull &lull)
{
    m_question = lull.question;
    const QString next = labelOf(m_live, lull.next);
    const Cue *now = m_live.chat().runSheet.question(lull.question);
    m_sentence->setText(tr("Answers to %1 are drying up: bring %2 forward?")
                            .arg(now ? labelOf(m_live, now->id) : QString(), next));
    m_bring->setText(tr("Bring %1 forward").arg(next));
    setAccessibleName(m_sentence->text());
    m_actions[ActionId::BringForward]->setEnabled(true);
    show();
}

void LullBar::bringForward()
{
    const std::optional<Lull> lull = m_live.lull();
    settle();
    if (!lull || lull->sooner <= Minutes{0})
        return;
    const Minutes sooner = lull->sooner;
    m_live.shift(-sooner);
    m_toast.offer(tr("%1 and the rest come %2 min sooner.")
                      .arg(labelOf(m_live, lull->next))
                      .arg(sooner.count()),
                  tr("Undo"), canBeUndone, [this, sooner] { m_live.shift(sooner); });
}

/// Answered, or no longer true: this question is not asked about again.
void LullBar::settle()
{
    if (m_question)
        m_live.setNote(noteName(), QString::number(*m_question));
    m_question.reset();
    m_actions[ActionId::BringForward]->setEnabled(false);
    hide();
}

}  // namespace ui
