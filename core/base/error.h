// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace core {

/// What prevented something: a code to act on, a detail to log, a time to retry after.
///
/// The code alone decides what happens next. The detail is for the log and never shown as it is;
/// ui/shell/error_text words an error for people.
struct Error {
    enum class Code {
        Offline,       ///< nothing left this computer: trying again is safe
        Unconfirmed,   ///< it left and no reply came: look before trying again
        RateLimited,   ///< asked to wait, see retryAfter
        Refused,       ///< understood and turned down; a host must act
        TooLong,       ///< refused because of the text's length
        SignedOut,     ///< the account must sign in again
        NotFound,      ///< it is not there (any more)
        BadInput,      ///< a file or text that cannot be understood
        Unreadable,    ///< a file that cannot be opened or read
        CannotSave,    ///< a file or database that cannot be written
        DiskFull,      ///< as CannotSave, because no room is left
        ReadOnly,      ///< as CannotSave, because writing is not allowed
        NewerVersion,  ///< a database written by a newer program
        InUse,         ///< another process holds the data folder; detail says who
        Damaged,       ///< a database that is no database (any more)
        Cancelled,     ///< given up by its owner
    };

    Code code = Code::Refused;
    QString detail;
    std::optional<std::chrono::seconds> retryAfter;

    bool operator==(const Error &) const = default;
};

}  // namespace core
