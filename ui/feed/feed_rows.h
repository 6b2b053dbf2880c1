// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/feed/feed_item.h"

#include <QObject>

#include <optional>

namespace ui {

/// Posts in rows, newest first: what FeedView shows. FeedModel is the one of a running chat.
///
/// Signals report what has already happened, one range at a time.
class FeedRows : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual int count() const = 0;
    virtual std::optional<core::PostId> idAt(int row) const = 0;
    virtual std::optional<FeedItem> itemAt(int row) const = 0;  ///< all that is painted of it
    virtual int rowOf(const core::PostId &id) const = 0;        ///< -1 if it has none

Q_SIGNALS:
    void inserted(int first, int count);
    void removed(int first, int count);
    void changed(int row);
    void reset();
};

}  // namespace ui
