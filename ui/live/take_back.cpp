// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/take_back.h"

#include "ui/live/cue_words.h"
#include "ui/live/toast.h"
#include "ui/shell/error_text.h"

#include <utility>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds toTakeBack{6000};

}  // namespace

TakeBack::TakeBack(LiveChat &live, Toast &toast, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_toast(toast)
{
    connect(&m_live, &LiveChat::deliveryChanged, this, [this](const Delivery &delivery) {
        if (m_said.contains(delivery.id))
            offerWhatIsOut();
    });
    connect(&m_toast, &Toast::offersChanged, this, &TakeBack::offerWhatIsOut, Qt::QueuedConnection);
}

void TakeBack::offer(const QList<DeliveryId> &said)
{
    m_said = said;
    offerWhatIsOut();
}

/// Not over another offer: that would happen at once.
void TakeBack::offerWhatIsOut()
{
    if (m_toast.offers())
        return;
    QStringList networks;
    for (const DeliveryId &id : std::as_const(m_said)) {
        const Delivery *delivery = m_live.outbox().find(id);
        if (!delivery || delivery->state != Delivery::State::Sent)
            return;
        networks.append(networkNameOf(m_live, delivery->account));
    }
    const QList<DeliveryId> out = std::exchange(m_said, {});
    if (out.isEmpty())
        return;
    m_toast.offer(tr("Posted on %1").arg(networks.join(u", "_s)), tr("Undo"), toTakeBack,
                  [this, out] {
                      for (const DeliveryId &id : out)
                          takeBack(id);
                  });
}

void TakeBack::takeBack(const DeliveryId &id)
{
    const Delivery *found = m_live.outbox().find(id);
    if (!found)
        return;
    const Delivery said = *found;
    whenArrived(m_live.takeBack(id), this, [this, said](const Result<Done> &result) {
        if (!result)
            return m_toast.say(stepErrorText(result.error()), Seconds{6});
        m_toast.say(tr("Deleted on %1").arg(networkNameOf(m_live, said.account)));
        Q_EMIT takenBack(said.text, said.replyTo);
    });
}

}  // namespace ui
