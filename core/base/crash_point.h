// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

#ifdef MODERATO_CRASH_POINTS
/// A named moment at which a test may kill the program, as a power cut would: the environment's
/// MODERATO_CRASH_AT="name:3" does so when it passes the third time. What users run has none.
void crashPoint(const char *name, const char *detail = "");
#else
inline void crashPoint(const char *, const char * = "") {}
#endif

}  // namespace core
