// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

/// One logging category per core folder. No token and no post text is ever logged.
namespace core {

Q_DECLARE_LOGGING_CATEGORY(scheduleLog)
Q_DECLARE_LOGGING_CATEGORY(networksLog)
Q_DECLARE_LOGGING_CATEGORY(postingLog)
Q_DECLARE_LOGGING_CATEGORY(streamLog)
Q_DECLARE_LOGGING_CATEGORY(storageLog)
Q_DECLARE_LOGGING_CATEGORY(liveLog)

}  // namespace core
