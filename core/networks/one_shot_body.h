// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace core {

/// The body of a request that may be on the wire once only.
///
/// Owned by QtTransport's request. It is sequential and cannot go back to its start, so that Qt's
/// network access manager, which repeats a POST up to four times when a connection closes early
/// (Qt 6.4 to 6.8, qhttpnetworkconnectionchannel.cpp), has nothing to repeat and gives up.
class OneShotBody : public QIODevice {
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_position >= m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_position; }
    /// Somebody has taken of it: from now on the request may have arrived.
    bool wasTaken() const { return m_wasTaken; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_wasTaken = false;
};

}  // namespace core
