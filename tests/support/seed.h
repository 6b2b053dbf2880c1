// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QtGlobal>

namespace tests {

/// A fresh seed for a random walk, or the one in MODERATO_SEED to walk the same way again. Print it
/// with SCOPED_TRACE.
inline quint32 seed()
{
    bool given = false;
    const uint chosen = qEnvironmentVariable("MODERATO_SEED").toUInt(&given);
    return given ? chosen : QRandomGenerator::global()->generate();
}

}  // namespace tests
