// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "core/stream/people.h"

namespace core {

/// Thank-you posts that mention everyone who took part on the account's network, as many as the
/// network's length makes necessary. Hosts, hidden people and those who ask to be left alone in
/// their bio are not mentioned.
QStringList thankYouDrafts(const QList<Participant> &people, const Chat &chat,
                           const Account &account);

}  // namespace core
