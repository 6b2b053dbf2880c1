// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/hashtag.h"
#include "core/schedule/plan_text.h"

#include <QStringList>

#include <optional>

namespace core::plan {

/// The chat's own tag: the one that the text uses most, or says to use; nothing where two tie.
std::optional<Hashtag> findHashtag(const QList<PlanLine> &lines);

/// Names or handles as written: "By A & B", "Hosts: …", "hosted by …".
QStringList findHosts(const QList<PlanLine> &lines);

/// What the evening is about: a line that says so, the first heading, or a first line that can be
/// nothing else.
QString findTitle(const QList<PlanLine> &lines, const std::optional<Hashtag> &hashtag);

}  // namespace core::plan
