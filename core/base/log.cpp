// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace core {

Q_LOGGING_CATEGORY(scheduleLog, "moderato.schedule", QtWarningMsg)
Q_LOGGING_CATEGORY(networksLog, "moderato.networks", QtWarningMsg)
Q_LOGGING_CATEGORY(postingLog, "moderato.posting", QtWarningMsg)
Q_LOGGING_CATEGORY(streamLog, "moderato.stream", QtWarningMsg)
Q_LOGGING_CATEGORY(storageLog, "moderato.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(liveLog, "moderato.live", QtWarningMsg)

}  // namespace core
