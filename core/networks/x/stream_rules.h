// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/x/x_session.h"

namespace core::x {

/// What the filtered stream of the host's app lets through.
///
/// Owned by TagStream. Rules belong to the app and outlive every program. Its rule: ours carry a
/// tag of our own, and no other is touched; whatever of ours is not wanted is taken away.
/// https://docs.x.com/x-api/posts/filtered-stream/integrate/build-a-rule
class StreamRules : public QObject {
    Q_OBJECT

public:
    static constexpr char ourTag[] = "moderato";

    explicit StreamRules(Session &session, QObject *parent = nullptr);

    /// Afterwards exactly these rules are ours. SignedOut: the app's token is not good. Refused:
    /// X takes no such rules of us.
    Future<Done> set(const QStringList &values);

private:
    Future<Done> change(const QJsonObject &rules, const QStringList &values);
    Future<Done> drop(const QStringList &ids);
    Future<Done> add(const QStringList &values);

    Session &m_session;
};

}  // namespace core::x
