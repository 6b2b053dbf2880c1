// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/chat/post.h"

#include <QList>
#include <QObject>

namespace core {

/// Posts of all clients, handed on once a frame (16 ms), at most 256 at a time.
class Intake : public QObject {
    Q_OBJECT

public:
    static constexpr Milliseconds frame{16};
    static constexpr qsizetype mostAtOnce = 256;

    explicit Intake(Clock &clock, QObject *parent = nullptr);
    void add(const Post &post);
    void flush();  ///< everything at once, now
    bool isEmpty() const { return m_waiting.isEmpty(); }

Q_SIGNALS:
    void batch(const QList<core::Post> &posts);

private:
    void handOn();
    Alarm m_alarm;
    QList<Post> m_waiting;
};

}  // namespace core
