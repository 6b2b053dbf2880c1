// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/delivery_steps.h"

#include <QCoreApplication>

namespace ui {

using namespace core;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("DeliverySteps", text);
}

}  // namespace

QList<DeliveryStep> deliverySteps(LiveChat &live, const Delivery &delivery)
{
    const DeliveryId id = delivery.id;
    Outbox &outbox = live.deliveries();
    const DeliveryStep skip{words("Skip there"), [&outbox, id] { outbox.skip(id); }};
    if (delivery.skipped)
        return {};
    switch (delivery.state) {
    case Delivery::State::Unconfirmed:
        return {{words("Look now"), [&outbox, id] { outbox.lookNow(id); }}};
    case Delivery::State::Parked:
        return {{words("It is there"), [&outbox, id] { outbox.confirmSent(id); }},
                {words("Post it again"), [&outbox, id] { outbox.sendAgain(id); }},
                {words("Look now"), [&outbox, id] { outbox.lookNow(id); }}};
    case Delivery::State::Refused:
        return {skip};
    case Delivery::State::Due:
        if (delivery.waitsForHost)
            return {{words("Post now"), [&outbox, id] { outbox.sendAgain(id); }}, skip};
        return {};
    default:
        return {};
    }
}

}  // namespace ui
