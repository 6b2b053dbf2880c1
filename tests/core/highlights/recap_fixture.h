// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"
#include "core/storage/storage.h"
#include "tests/support/builders.h"

namespace tests {

/// The stores of an evening with two questions, at hand without a LiveChat: posts come in, hosts
/// say something, and a recap is made.
class RecapEvening {
public:
    RecapEvening();

    /// A post that comes in so many minutes after the start.
    core::Post say(const QString &id, const QString &text,
                   const QString &by = QStringLiteral("ann"), int minute = 10);
    void take(const core::Post &post);   ///< a new one, or an edited one
    void erase(const core::Post &post);  ///< by its author
    /// With what LiveChat remembers of it; `minute` from the start.
    void star(const core::Post &post, int minute = 20, int place = 0);
    void decide(const core::Post &post, core::Consent consent);
    void hide(const core::Post &post);
    void note(const core::Post &post, const QString &text);

    core::Instant at(int minute) const { return chat.startInstant() + core::Minutes(minute); }
    core::ChatStats stats() const { return chatStats(posts, answers, marks, people); }
    core::Recap recap() const;

    core::Chat chat = aChat();
    std::unique_ptr<core::Storage> storage;
    std::unique_ptr<core::StreamStorage> stream;
    core::PostStore posts;
    core::AnswerTracker answers;
    core::Marks marks;
    core::People people;
    QString introduction;
    QList<core::RecapPicture> pictures;

private:
    int m_words = 0;  ///< how much was said by hosts: each word is later than the one before
};

}  // namespace tests
