// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keep_awake.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace app {

using namespace Qt::StringLiterals;

void KeepAwake::setOn(bool on)
{
    if (on == m_wanted)
        return;
    m_wanted = on;
    if (!on) {
        m_lock = {};
        return;
    }
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call.setArguments({u"idle:sleep"_s, u"Moderato"_s, tr("A chat is live"), u"block"_s});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid() && m_wanted)
            m_lock = reply.value();
    });
}

}  // namespace app
