// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace app {

/// Keeps the computer awake while a chat is armed or live: logind's inhibitor lock, held as an
/// open file (https://www.freedesktop.org/wiki/Software/systemd/inhibit/). Without logind nothing
/// happens. Owned by Application.
class KeepAwake : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setOn(bool on);
    bool isHeld() const { return m_lock.isValid(); }

private:
    bool m_wanted = false;
    QDBusUnixFileDescriptor m_lock;
};

}  // namespace app
