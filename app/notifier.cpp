// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notifier.h"

#include "ui/live/cue_words.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QVariantMap>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Seconds before{60};

}  // namespace

Notifier::Notifier(LiveChat &live, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_soon(live.clock())
{
    connect(&m_live.runner(), &ScheduleRunner::changed, this, &Notifier::planNext);
    connect(&m_live.runner(), &ScheduleRunner::asking, this, [this](const CueId &cue) {
        const CueProgress *progress = m_live.schedule().find(cue);
        if (progress && progress->state == CueProgress::State::Late)
            tell(ui::lateSentence(m_live, *progress), tr("Nothing is posted by itself."));
        else
            tell(tr("%1 is ready. Post it?").arg(ui::labelOf(m_live, cue)), {});
    });
    connect(&m_live, &LiveChat::deliveryChanged, this, &Notifier::delivery);
    planNext();
}

void Notifier::planNext()
{
    const CueProgress *next = ui::nextCue(m_live);
    m_soon.clear();
    if (!next || next->state != CueProgress::State::Waiting || next->cue == m_announced ||
        m_live.schedule().isHeld() || next->due - m_live.clock().now() < before)
        return;
    const Cue *cue = m_live.chat().runSheet.find(next->cue);
    if (!cue || cue->mode == CueMode::Manual)
        return;  // it leaves when the host says so
    const CueId id = next->cue;
    m_soon.set(next->due - before, [this, id] { announce(id); });
}

void Notifier::announce(const CueId &id)
{
    m_announced = id;
    const Cue *cue = m_live.chat().runSheet.find(id);
    if (!cue)
        return;
    const bool asks = cue->mode == CueMode::Armed;
    tell((asks ? tr("%1 is ready in one minute") : tr("%1 posts in one minute"))
             .arg(ui::labelOf(m_live, id)),
         cue->text);
}

void Notifier::delivery(const Delivery &delivery)
{
    using State = Delivery::State;
    if (m_told.value(delivery.id, State::Due) == delivery.state)
        return;
    m_told.insert(delivery.id, delivery.state);
    if (delivery.state == State::Unconfirmed || delivery.state == State::Parked)
        tell(ui::troubleSentence(m_live, delivery), {});
}

void Notifier::tell(const QString &title, const QString &text)
{
    Q_EMIT told(title, text);
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    // The body may hold markup, and this text is the host's own.
    call.setArguments({u"Moderato"_s, 0U, u"moderato"_s, title, text.toHtmlEscaped(), QStringList(),
                       QVariantMap(), -1});
    QDBusConnection::sessionBus().asyncCall(call);
}

}  // namespace app
