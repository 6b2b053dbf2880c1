// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_parser.h"

namespace core {

/// What a new plan does to one post of a run sheet.
struct PlanChange {
    enum class What { Added, Removed, Reworded, Moved };

    What what = What::Added;
    QString label;   ///< "Q3", "Wrap"
    QString before;  ///< the former text; of Moved: empty
    QString after;

    bool operator==(const PlanChange &) const = default;
};

/// The existing chat with what a new plan says: its questions, and of the rest what the text really
/// has. Posts of the same kind and number stay themselves: their ids, times, modes, locks, pictures
/// and other words are kept, so that nothing that is out can be posted again.
Chat withPlan(const Chat &existing, const Plan &plan);

/// What changes from one run sheet to another of the same chat, in the order of the new one; what
/// is removed comes last.
QList<PlanChange> planChanges(const Chat &before, const Chat &after);

}  // namespace core
