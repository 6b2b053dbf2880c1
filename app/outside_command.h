// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/outside.h"
#include "core/base/system_clock.h"

namespace app {

/// A command that needs the data folder and the world outside: opens both, then runs the event
/// loop until the command says how it ended.
class OutsideCommand : public QObject {
    Q_OBJECT

public:
    OutsideCommand(const CommandLine &line, const OutsideOptions &options);

    /// Returns the exit status.
    virtual int run();

protected:
    /// The first thing that is done on the event loop.
    virtual void begin() = 0;
    /// Says that this computer's clock is wrong, if the last check of an account showed it.
    void tellClock(const core::AccountId &account);

    CommandLine m_line;
    OutsideOptions m_options;
    core::SystemClock m_clock;
    std::unique_ptr<core::Storage> m_storage;
    std::unique_ptr<Outside> m_outside;
};

}  // namespace app
