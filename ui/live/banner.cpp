// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner.h"

#include "ui/accounts/send_as_line.h"
#include "ui/live/cue_words.h"
#include "ui/live/delivery_steps.h"
#include "ui/shell/widgets.h"

#include <QAccessible>
#include <QHBoxLayout>

#include <cmath>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

Banner::Banner(LiveChat &live, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_sentence(wrappedLabel({}, u"strong"_s))
    , m_sendAs(new SendAsLine(theme))
    , m_steps(new QHBoxLayout)
{
    setProperty("role", u"banner"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(12);
    row->addWidget(m_sentence, 1);
    tighten(m_steps, 8);
    row->addWidget(m_sendAs);
    row->addLayout(m_steps);
    connect(&m_live.runner(), &ScheduleRunner::changed, this, &Banner::refreshSoon);
    connect(&m_live, &LiveChat::deliveryChanged, this, &Banner::refreshSoon);
    connect(&m_live, &LiveChat::chatChanged, this, &Banner::refreshSoon);
    refresh();
}

QString Banner::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void Banner::refreshSoon()
{
    if (!std::exchange(m_willRefresh, true))
        QMetaObject::invokeMethod(this, &Banner::refresh, Qt::QueuedConnection);
}

void Banner::refresh()
{
    m_willRefresh = false;
    using State = Delivery::State;
    const QList<Delivery> deliveries = m_live.outbox().all();
    const auto first = [&deliveries](auto fits) -> const Delivery * {
        for (const Delivery &delivery : deliveries) {
            if (needsHost(delivery) && fits(delivery))
                return &delivery;
        }
        return nullptr;
    };
    if (const Delivery *parked = first([](const auto &one) { return one.state == State::Parked; }))
        return showDelivery(*parked);
    if (const CueProgress *next = nextCue(m_live)) {
        if (next->state == CueProgress::State::Late && m_live.chat().stage != ChatStage::Ended)
            return showLate(*next);
    }
    if (const Delivery *late = first([](const auto &one) { return one.waitsForHost; }))
        return showDelivery(*late);
    if (const Delivery *unconfirmed =
            first([](const auto &one) { return one.state == State::Unconfirmed; }))
        return showDelivery(*unconfirmed);
    m_key.clear();
    m_delivery = {};
    hide();
}

void Banner::refreshTime()
{
    const Delivery *shown = m_live.outbox().find(m_delivery);
    if (!shown || isHidden())
        return;
    const QString text = fullSentence(m_live, *shown);
    if (m_sentence->text() != text)
        m_sentence->setText(text);
}

void Banner::showSendAs(const QList<Account> &accounts)
{
    m_sendAs->show(accounts);
    m_sendAs->setVisible(!accounts.isEmpty());
}

void Banner::showLate(const CueProgress &late)
{
    const QString key = u"late "_s + late.cue.text();
    m_delivery = {};
    if (std::exchange(m_key, key) == key) {
        m_sentence->setText(lateSentence(m_live, late));
        return;
    }
    const CueId cue = late.cue;
    const Instant due = late.due;
    show(lateSentence(m_live, late), u"warn"_s);
    showSendAs(accountsOf(m_live));
    addStep(tr("Post now"), [this, cue] { m_live.postNow(cue); });
    addStep(tr("Skip"), [this, cue] { m_live.skip(cue); });
    addStep(tr("Shift the rest"), [this, due] {
        const double minutes = double((m_live.clock().now() - due).count()) / 60'000;
        m_live.shift(Minutes(int(std::ceil(minutes))));
    });
}

void Banner::showDelivery(const Delivery &delivery)
{
    const QString key = delivery.id.text() + QString::number(int(delivery.state));
    m_delivery = delivery.id;
    if (std::exchange(m_key, key) == key)
        return refreshTime();
    const bool bad = delivery.state == Delivery::State::Parked;
    show(troubleSentence(m_live, delivery), bad ? u"bad"_s : u"warn"_s);
    for (const DeliveryStep &step : deliverySteps(m_live, delivery))
        addStep(step.text, step.take);
    showSendAs(stepsSend(delivery) ? accountsOf(m_live, delivery.account) : QList<Account>());
    refreshTime();
}

void Banner::show(const QString &sentence, const QString &state)
{
    clearLayout(m_steps);
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    setState(this, state);
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::addStep(const QString &text, std::function<void()> step)
{
    QPushButton *made = button(text, u"small"_s);
    connect(made, &QPushButton::clicked, this, std::move(step));
    m_steps->addWidget(made);
}

}  // namespace ui
