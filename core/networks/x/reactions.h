// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/one_by_one.h"
#include "core/networks/x/meter.h"
#include "core/networks/x/x_session.h"

#include <QSet>

namespace core::x {

/// Likes, reposts and bookmarks of the account, and takes that back.
///
/// Owned by XClient. Its rules: one wish after the other, so that the last one holds; what X has
/// once said that this app may not do is not asked for again, as each try costs and cannot help.
/// https://docs.x.com/x-api/posts/retweet-post
class Reactions : public QObject {
    Q_OBJECT

public:
    Reactions(Session &session, Meter &meter, QObject *parent = nullptr);

    /// Refused: the app may not, or X turned it down.
    Future<Done> set(const PostId &post, Reaction reaction, bool on);
    /// False once X has said so; the browser can still do it (webIntent).
    bool can(Reaction reaction) const { return !m_absent.contains(reaction); }
    /// Another app may do more.
    void forgetWhatIsAbsent() { m_absent.clear(); }

private:
    Future<Done> fulfil(const PostId &post, Reaction reaction, bool on);

    Session &m_session;
    Meter &m_meter;
    QSet<Reaction> m_absent;
    OneByOne m_wishes;
};

}  // namespace core::x
