// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/delivery_steps.h"

#include "core/networks/rehearsal/rehearsal_client.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QUrl>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("DeliverySteps", text);
}

/// Where a host sees with their own eyes what an account has posted; empty where we do not know.
QUrl profileOf(const LiveChat &live, const AccountId &id)
{
    for (const Account &account : live.accounts()) {
        const bool known = account.id == id && account.network.text() == u"bluesky";
        if (known && !isPractice(id))
            return QUrl(u"https://bsky.app/profile/"_s + account.handle);
    }
    return {};
}

QList<DeliveryStep> parkedSteps(LiveChat &live, const Delivery &delivery)
{
    const DeliveryId id = delivery.id;
    Outbox &outbox = live.deliveries();
    QList<DeliveryStep> steps{{words("It is there"), [&outbox, id] { outbox.confirmSent(id); }},
                              {words("Post it again"), [&outbox, id] { outbox.sendAgain(id); }},
                              {words("Look now"), [&outbox, id] { outbox.lookNow(id); }}};
    if (const QUrl profile = profileOf(live, delivery.account); !profile.isEmpty())
        steps.append({words("Open profile"), [profile] { QDesktopServices::openUrl(profile); }});
    return steps;
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
        return parkedSteps(live, delivery);
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
