// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/bluesky/bluesky_json.h"
#include "core/networks/bluesky/xrpc.h"

#include <QCache>
#include <QSet>

namespace core::bluesky {

/// Who is behind a DID: asked of the network 25 at a time, and remembered.
///
/// Owned by Stream, because a Jetstream tells DIDs alone. Bounded: who was not met for long is
/// asked for again. app.bsky.actor.getProfiles
class ProfileBook : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype mostAtOnce = 25;
    static constexpr Milliseconds gathering{200};  ///< so that one call asks for many

    ProfileBook(Clock &clock, Xrpc &session, QObject *parent = nullptr);

    /// Null where it is not known yet.
    const Profile *find(const QString &did) const { return m_profiles.object(did); }
    /// Asks for it, unless that is under way; learned() tells.
    void want(const QString &did);
    /// A view told it.
    void learn(const Profile &profile);
    /// Somebody goes by another handle now.
    void rename(const QString &did, const QString &handle);
    /// False while it is not worth to wait for names: the last call failed.
    bool answers() const { return m_failures == 0; }

Q_SIGNALS:
    void learned(const QString &did);
    void failed();  ///< those asked for are asked again later

private:
    void ask();
    void take(const QStringList &asked, const Result<Reply> &reply);
    void tryLater(const Error &error);

    Xrpc &m_session;
    Alarm m_alarm;
    QCache<QString, Profile> m_profiles;
    QStringList m_wanted;     ///< not asked yet, in the order of wanting
    QSet<QString> m_pending;  ///< wanted or asked
    bool m_asking = false;
    int m_failures = 0;
};

}  // namespace core::bluesky
