// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace core {

/// A value, or what prevented it. `std::expected` replaces it one day.
template <typename T>
using Result = tl::expected<T, Error>;

/// The value of something that only needs doing.
struct Done {
    bool operator==(const Done &) const = default;
};

/// The error side of a Result: `return failure(Error::Code::NotFound, detail)`.
inline tl::unexpected<Error> failure(Error::Code code, const QString &detail = {})
{
    return tl::unexpected(Error{code, detail, std::nullopt});
}

}  // namespace core
