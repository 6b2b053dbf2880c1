// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/delivery.h"

#include <QMap>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace tests {

/// Where the program is killed: before the nth call of that name in one of its threads, or at the
/// nth time that it passes a crash point. Without a name it lives, and its calls are counted.
struct KillAt {
    QString name;
    int nth = 1;
    bool isCrashPoint = false;

    QString text() const;
};

/// One chat on one account of a server: it is posted, killed, and started again until all is out.
///
/// Owned by the sweep. Its rule: what is on the server at the end is told by the server alone.
class HostedRun : public QObject {
    Q_OBJECT

public:
    struct Where {
        QString account;  ///< with its network: "bluesky:chathost.test"
        QString secret;
        QString endpoints;  ///< the file
    };
    /// `number` makes its hashtag unlike every other run's.
    HostedRun(const Where &where, int number, const KillAt &kill);

    void start();

    const KillAt &kill() const { return m_kill; }
    QString hashtag() const { return m_hashtag; }
    QStringList texts() const;            ///< what must stand on the server, in this order
    bool died() const { return m_died; }  ///< of the kill, not by itself
    /// Where the deliveries stood when it died: "Sent 2, Unconfirmed 1, Due 4".
    QString statesAtDeath() const { return m_states; }
    QString trouble() const { return m_trouble; }  ///< it could not be brought to its end
    /// What the program itself says at the end that may be out or not, for a host to look at.
    QStringList unclear() const { return m_unclear; }
    /// Of a run that is not killed: how often the busiest thread makes each call.
    QMap<QString, int> callsMade() const;

Q_SIGNALS:
    void finished();

private:
    QStringList arguments() const;
    void launch(const QStringList &wrapper);
    void ended();
    QList<core::Delivery> saved() const;
    void readStates();
    void readUnclear();

    Where m_where;
    KillAt m_kill;
    QString m_hashtag;
    QTemporaryDir m_folder;
    QProcess m_process;
    bool m_died = false;
    int m_starts = 0;
    int m_tooEarly = 0;
    QByteArray m_said;  ///< by the last one, when it ended
    QString m_states;
    QString m_trouble;
    QStringList m_unclear;
};

/// Every call that changes something outside of the program, of which a kill may come before.
QStringList stateChangingCalls();

}  // namespace tests
