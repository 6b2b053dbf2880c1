// SPDX-License-Identifier: GPL-3.0-or-later
// What a host can do in a row: post what is ready, and mend what did not go out.
#include "ui/live/run_sheet_row.h"

#include "ui/accounts/send_as_line.h"
#include "ui/live/cue_words.h"
#include "ui/live/delivery_steps.h"
#include "ui/live/edit_and_post.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/widgets.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Until the next post is out.
bool canUndoSkip(const LiveChat &live, const CueId &id)
{
    const QList<CueProgress> &cues = live.schedule().progress().cues;
    auto later = std::find_if(cues.begin(), cues.end(),
                              [&id](const CueProgress &one) { return one.cue == id; });
    return later != cues.end() && later->state == CueProgress::State::Skipped &&
           live.chat().stage != ChatStage::Ended &&
           std::none_of(later, cues.end(), [](const CueProgress &one) {
               return one.state == CueProgress::State::Released;
           });
}

}  // namespace

QString RunSheetRow::stepsKey() const
{
    const CueProgress *progress = m_live.schedule().find(m_cue);
    QString key = QString::number(progress ? int(progress->state) : -1);
    for (const Delivery &delivery : deliveries())
        key += u' ' + delivery.id.text() + QString::number(int(delivery.state)) +
               troubleSentence(m_live, delivery);
    key += canUndoSkip(m_live, m_cue) ? u"undo"_s : QString();
    return m_compact ? u"compact"_s : key;
}

void RunSheetRow::refreshSteps()
{
    const QString key = stepsKey();
    if (m_editing || std::exchange(m_stepsKey, key) == key)
        return;
    clearLayout(m_steps);
    m_waiting.clear();
    if (m_compact)
        return;
    const CueProgress *progress = m_live.schedule().find(m_cue);
    if (progress && progress->state == CueProgress::State::Ready)
        addReadySteps();
    if (canUndoSkip(m_live, m_cue)) {
        QPushButton *undo = button(tr("Undo skip"), u"small"_s);
        connect(undo, &QPushButton::clicked, this, [this] { m_live.undoSkip(m_cue); });
        addButtons({undo});
    }
    for (const Delivery &delivery : deliveries())
        addDeliverySteps(delivery);
}

void RunSheetRow::addReadySteps()
{
    QPushButton *post = button(tr("Post %1 now").arg(labelOf(m_live, m_cue)), u"small"_s);
    QPushButton *skip = button(tr("Skip"), u"small"_s);
    connect(post, &QPushButton::clicked, this, [this] { m_live.postNow(m_cue); });
    connect(skip, &QPushButton::clicked, this, [this] { m_live.skip(m_cue); });
    addButtons({post, skip});
    addSendAs({});
}

/// Who it goes out as, below the button that sends it.
void RunSheetRow::addSendAs(const AccountId &only)
{
    auto *line = new SendAsLine(m_theme);
    line->show(accountsOf(m_live, only));
    m_steps->addWidget(line);
}

void RunSheetRow::addDeliverySteps(const Delivery &delivery)
{
    const QString trouble = troubleSentence(m_live, delivery);
    if (!trouble.isEmpty()) {
        QLabel *sentence = wrappedLabel(trouble, u"small"_s);
        setState(sentence, isBad(delivery) ? u"bad"_s : u"warn"_s);
        m_steps->addWidget(sentence);
        m_waiting.append({delivery.id, sentence});
        refreshWaiting(m_waiting.last());
    }
    QList<QPushButton *> buttons;
    if (delivery.state == Delivery::State::Refused) {
        buttons.append(button(tr("Edit and post"), u"small"_s));
        connect(buttons.last(), &QPushButton::clicked, this, [this, delivery] { edit(delivery); });
    }
    for (const DeliveryStep &step : deliverySteps(m_live, delivery)) {
        buttons.append(button(step.text, u"small"_s));
        connect(buttons.last(), &QPushButton::clicked, this, step.take);
    }
    for (QPushButton *one : buttons)
        one->setAccessibleDescription(trouble);
    addButtons(buttons);
    if (stepsSend(delivery))
        addSendAs(delivery.account);
}

void RunSheetRow::addButtons(const QList<QPushButton *> &buttons)
{
    auto *row = new FlowLayout(6);
    for (QPushButton *one : buttons)
        row->addWidget(one);
    m_steps->addLayout(row);
}

void RunSheetRow::edit(const Delivery &delivery)
{
    m_editing = true;
    clearLayout(m_steps);
    m_waiting.clear();
    const QList<Account> account = accountsOf(m_live, delivery.account);
    TextRules rules = account.isEmpty() ? TextRules() : account[0].textRules;
    rules.limit -= rules.count({}, delivery.warning);  // which stays as it is
    auto *editor = new EditAndPost(delivery.text, rules);
    m_steps->addWidget(editor);
    addSendAs(delivery.account);
    const auto close = [this] {
        m_editing = false;
        m_stepsKey.clear();
        clearLayout(m_steps);
        refresh();
    };
    connect(editor, &EditAndPost::cancelled, this, close);
    connect(editor, &EditAndPost::accepted, this, [this, delivery, close](const QString &text) {
        m_live.deliveries().editAndSend(delivery.id, text);
        close();
    });
    editor->setFocus();
}

}  // namespace ui
