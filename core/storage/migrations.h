// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

namespace core {

/// Runs the numbered scripts of resources/migrations/`set` ("state" or "stream") that the database
/// has not seen yet, each in a transaction of its own. NewerVersion if it has seen more than we
/// know; it is left as it is.
Result<Done> migrate(Database &database, const QString &set);

}  // namespace core
