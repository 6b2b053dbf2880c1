// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/parsed.h"

namespace core::x {

/// An answer of API v2: `data` (one post or a list), `includes` (its authors, and other posts,
/// which come alongside), both generations of member names. Partial errors are no posts; a post
/// without id or text is a problem. https://docs.x.com/x-api/fundamentals/data-dictionary
Parsed parseAnswer(const QJsonObject &answer);

}  // namespace core::x
