// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/hashtag.h"

#include <QByteArray>

#include <memory>
#include <string_view>

namespace core::bluesky {

/// What an event says, before anybody asks whether it concerns us. The texts are simdjson's: they
/// live until its reader reads the next frame.
struct EventContent {
    qint64 timeUs = 0;
    std::string_view did;
    std::string_view kind;
    std::string_view operation;
    std::string_view collection;
    std::string_view rkey;
    std::string_view rev;
    std::string_view cid;
    std::string_view text;
    std::string_view parent;
    std::string_view root;
    std::string_view rootCid;
    std::string_view quoted;
    std::string_view subject;
    bool hasHandle = false;
    bool isGone = false;
    bool hasTag = false;
};

/// Reads one event of a Jetstream with simdjson On-Demand, only as far as JetstreamFilter asks.
///
/// A value of JetstreamFilter. Members may come in any order; one of another type than it should
/// have is passed over, as if it were missing.
class EventReader {
public:
    explicit EventReader(const Hashtag &hashtag);
    ~EventReader();

    /// Null where the frame is no JSON object, or breaks off. The content is valid until the next
    /// read().
    const EventContent *read(const QByteArray &frame);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace core::bluesky
