// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/transport.h"

namespace core::mastodon {

/// A stream that is opened as soon as what it takes is there.
class LateStream : public MessageStream {
    Q_OBJECT

public:
    using MessageStream::MessageStream;

    void become(std::unique_ptr<MessageStream> stream)
    {
        m_stream = std::move(stream);
        connect(m_stream.get(), &MessageStream::opened, this, &MessageStream::opened);
        connect(m_stream.get(), &MessageStream::message, this, &MessageStream::message);
        connect(m_stream.get(), &MessageStream::ended, this, &MessageStream::ended);
    }
    void send(const QByteArray &message) override
    {
        if (m_stream)
            m_stream->send(message);
    }

private:
    std::unique_ptr<MessageStream> m_stream;
};

}  // namespace core::mastodon
