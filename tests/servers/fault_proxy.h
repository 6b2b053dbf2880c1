// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tests {

/// Stands between a client and a server on loopback and hands every byte on, until it has been
/// told to break the connection at one certain byte.
///
/// Owned by a test; it runs in a thread of its own, so that it goes on while the test waits for a
/// process. Its rule: a fault strikes once, after exactly as many bytes as were asked for; every
/// connection after it is handed on whole, so that what is sent again arrives and is counted.
class FaultProxy {
public:
    enum class Direction { Request, Reply };
    enum class Fault {
        Fin,     ///< both sides see an orderly end; what comes after it goes nowhere
        Reset,   ///< both sides see RST
        Stall,   ///< nothing more passes, nothing is closed
        Garbage  ///< what follows is no text any more; after a reply's garbage comes the end
    };
    /// Counted from arm() on. A request that is cut after no byte at all: as soon as it connects.
    struct Cut {
        Direction direction = Direction::Reply;
        qint64 byte = 0;
        Fault fault = Fault::Fin;
    };
    /// What passed since arm() or forget().
    struct Seen {
        qint64 requestBytes = 0;  ///< that clients sent, handed on or not
        qint64 replyBytes = 0;
        int connections = 0;
        int posts = 0;  ///< beginnings of a POST that clients sent in the clear, handed on or not
        int faults = 0;
    };

    explicit FaultProxy(quint16 target = 0);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    quint16 port() const { return m_port; }
    /// Where connections lead from now on: a port of this computer.
    void setTarget(quint16 port);
    void arm(const Cut &cut);
    /// No fault is waiting any more, and the counts begin anew.
    void forget();
    Seen seen() const;
    /// RST on every connection there is.
    void resetAll();
    /// Waits until every client has gone; false if one has not after ten seconds.
    bool waitUntilIdle();

private:
    struct Link {
        int client = -1;
        int server = -1;
        bool clientEnded = false;
        bool serverEnded = false;
        bool isDead = false;     ///< the fault struck: what still comes goes nowhere
        bool isGarbled = false;  ///< the request goes on as garbage
        QByteArray tail;         ///< of the request, to find a POST across two pieces
    };

    void wake();
    void run();
    void heed();
    void acceptAll();
    void connectOn(int client);
    void pump(Link &link, Direction direction);
    void end(Link &link, Direction direction);
    void pass(Link &link, Direction direction, const QByteArray &bytes);
    void strike(Link &link, const Cut &cut, const QByteArray &rest);
    void countRequest(Link &link, const QByteArray &bytes);

    quint16 m_port = 0;
    int m_listener = -1;
    int m_wakeRead = -1;
    int m_wakeWrite = -1;

    mutable std::mutex m_mutex;  ///< of what stands below
    std::condition_variable m_idle;
    quint16 m_target = 0;
    std::optional<Cut> m_cut;
    Seen m_seen;
    qint64 m_passedRequest = 0;  ///< since arm()
    qint64 m_passedReply = 0;
    bool m_stops = false;
    bool m_resetsAll = false;
    int m_idleAsked = 0;
    int m_idleTold = 0;

    std::vector<Link> m_links;  ///< of the thread alone
    std::thread m_thread;
};

}  // namespace tests
