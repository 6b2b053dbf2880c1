// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stream/intake.h"

namespace core {

Intake::Intake(Clock &clock, QObject *parent) : QObject(parent), m_alarm(clock) {}

void Intake::add(const Post &post)
{
    m_waiting.append(post);
    if (!m_alarm.time())
        m_alarm.setAfter(frame, [this] { handOn(); });
}

void Intake::handOn()
{
    const QList<Post> posts = m_waiting.first(std::min(mostAtOnce, m_waiting.size()));
    m_waiting.remove(0, posts.size());
    if (!m_waiting.isEmpty())
        m_alarm.setAfter(frame, [this] { handOn(); });
    if (!posts.isEmpty())
        Q_EMIT batch(posts);
}

void Intake::flush()
{
    m_alarm.clear();
    while (!m_waiting.isEmpty())
        handOn();
    m_alarm.clear();
}

}  // namespace core
