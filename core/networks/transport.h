// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/future.h"
#include "core/base/limits.h"
#include "core/base/secret.h"

#include <QList>
#include <QUrl>

#include <memory>

namespace core {

using Header = std::pair<QByteArray, QByteArray>;

/// One HTTP request, as a value.
struct Request {
    QByteArray method = "GET";
    QUrl url;
    QList<Header> headers;  ///< none that holds a secret: a token goes below
    QByteArray body;
    bool ownConnection = false;  ///< not a kept one: where a server closes those without a word
    Secret bearer;               ///< sent as `Authorization: Bearer …`; never with a redirect
    qint64 mostBytes = limits::replyBytes;      ///< of the reply's body
    Milliseconds patience = limits::replyTime;  ///< from the call to the reply's last byte

    bool mayBeRepeated() const { return method == "GET" || method == "HEAD"; }
};

/// A complete reply of the server that was asked: whatever its status, it has come to its end.
struct Reply {
    int status = 0;
    QList<Header> headers;
    QByteArray body;

    /// The value of a header, compared without case; empty if there is none.
    QByteArray header(const QByteArray &name) const;
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// A connection that brings messages until one side ends it: the text frames of a WebSocket, or
/// the lines of a reply that does not end.
///
/// Owned by whoever opened it; deleting it closes it. After ended() nothing more comes.
class MessageStream : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// Sends a text message; only a WebSocket can.
    virtual void send(const QByteArray &message) = 0;

Q_SIGNALS:
    void opened();
    void message(const QByteArray &message);  ///< without its line end; may be empty
    /// Offline: it never opened. Unconfirmed: it was open. Others: what the server answered.
    void ended(const core::Error &error);
};

/// The only door to the internet.
///
/// Owned by Application. Its rule: a request that is not a mere question is on the wire once at
/// most, whatever the network does. Every time and size is limited (limits.h); redirects are
/// handed back, never followed.
class Transport : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// A Reply when one came whole. Offline: nothing that could have an effect left this computer.
    /// Unconfirmed: the request may have arrived. Refused: this door does not lead there.
    virtual Future<Reply> send(const Request &request) = 0;
    /// `ws`/`wss` opens a WebSocket, `http`/`https` a reply read line by line.
    virtual std::unique_ptr<MessageStream> open(const Request &request) = 0;
    /// Asks for `url` over a new connection and keeps that open, so that the next request to the
    /// same server need not wait for one; what was kept from before may have gone stale unseen.
    virtual Future<Reply> warmUp(const QUrl &url) = 0;
};

}  // namespace core
