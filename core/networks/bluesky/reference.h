// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core::bluesky {

/// What a reply, like or repost must say of the post it is about: its address and content, and
/// those of the post that began its thread (com.atproto.repo.strongRef; empty: it began its own).
struct Reference {
    QString uri;
    QString cid;
    QString rootUri;
    QString rootCid;

    bool operator==(const Reference &) const = default;
};

}  // namespace core::bluesky
