// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

class QTcpSocket;

namespace core {

/// The loopback address that a browser is sent back to when its user has decided (RFC 8252,
/// section 7.3): a server of one page on 127.0.0.1.
///
/// Owned by OAuthFlow. Its rule: whoever asks is given one of three fixed pages, and nothing of
/// what was asked stands in it. Anybody on this computer may come: how much and how long is read
/// of them is limited.
class OAuthRedirect : public QObject {
    Q_OBJECT

public:
    /// What a visit to the right address is: the decision that was waited for, for it or against
    /// it, or anything else.
    enum class Visit { Allowed, Denied, Unknown };

    static constexpr qint64 mostHeadBytes = 64 * 1024;
    static constexpr Milliseconds patience{5'000};  ///< until a request has come whole
    static constexpr int mostVisitors = 16;         ///< at the same time

    /// `judge` gets the query of each visit to address().
    OAuthRedirect(Clock &clock, std::function<Visit(const QUrlQuery &)> judge,
                  QObject *parent = nullptr);

    /// Opens the first of these ports that is free, 0 being any.
    bool listen(const QList<quint16> &ports);
    /// "http://127.0.0.1:PORT/cb"; empty until it listens.
    QUrl address() const;
    /// Takes no more visits; those that are there get their page.
    void close() { m_server.close(); }

private:
    void welcome();
    void read(QTcpSocket *visitor);
    void answer(QTcpSocket *visitor, const QByteArray &requestLine);

    Clock &m_clock;
    std::function<Visit(const QUrlQuery &)> m_judge;
    QTcpServer m_server;
    quint16 m_port = 0;
    int m_visitors = 0;
};

}  // namespace core
