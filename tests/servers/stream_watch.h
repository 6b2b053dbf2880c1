// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/transport.h"

#include <QEventLoop>
#include <QSignalSpy>

namespace tests {

/// A connection that brings messages, and what has come over it.
struct StreamWatch {
    explicit StreamWatch(std::unique_ptr<core::MessageStream> opened)
        : stream(std::move(opened))
        , ends(stream.get(), &core::MessageStream::ended)
        , opens(stream.get(), &core::MessageStream::opened)
        , messages(stream.get(), &core::MessageStream::message)
    {}

    /// Until the server has taken the connection or turned it down.
    void waitForAnswer()
    {
        if (!opens.isEmpty() || !ends.isEmpty())
            return;
        QEventLoop loop;
        QObject::connect(stream.get(), &core::MessageStream::opened, &loop, &QEventLoop::quit);
        QObject::connect(stream.get(), &core::MessageStream::ended, &loop, &QEventLoop::quit);
        loop.exec();
    }
    /// Until as many messages have come, or ten seconds have passed.
    bool waitFor(int number)
    {
        while (messages.size() < number && messages.wait(10'000)) {
        }
        return messages.size() >= number;
    }
    bool waitForEnd() { return !ends.isEmpty() || ends.wait(10'000); }

    std::unique_ptr<core::MessageStream> stream;
    QSignalSpy ends;
    QSignalSpy opens;
    QSignalSpy messages;
};

}  // namespace tests
