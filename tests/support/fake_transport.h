// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/transport.h"

#include <QPointer>

#include <deque>
#include <functional>

namespace tests {

/// A stream that brings what a test says.
class FakeStream : public core::MessageStream {
public:
    explicit FakeStream(const core::Request &asked) : request(asked) {}
    void send(const QByteArray &message) override { sent.append(message); }

    core::Request request;
    QList<QByteArray> sent;
};

/// The door to the internet with nobody behind it: it is told replies and asked what was sent.
class FakeTransport : public core::Transport {
public:
    /// Used up one by one; after the last one `answer` decides.
    std::deque<core::Result<core::Reply>> replies;
    /// Offline, unless a test says otherwise.
    std::function<core::Result<core::Reply>(const core::Request &)> answer;
    bool neverReplies = false;  ///< asked for, but open until reply()

    QList<core::Request> sent;
    QList<QUrl> warmed;
    QList<QPointer<FakeStream>> streams;  ///< null once closed by who opened it

    core::Future<core::Reply> send(const core::Request &request) override;
    std::unique_ptr<core::MessageStream> open(const core::Request &request) override;
    core::Future<core::Reply> warmUp(const QUrl &url) override;

    /// What the nth request that stayed open is told after all.
    void reply(size_t nth, const core::Result<core::Reply> &result);
    FakeStream *lastStream() const { return streams.isEmpty() ? nullptr : streams.last().data(); }

    static core::Reply json(int status, const QByteArray &body);

private:
    std::vector<std::shared_ptr<QPromise<core::Result<core::Reply>>>> m_open;
};

}  // namespace tests
