// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "core/stream/marks.h"
#include "core/stream/people.h"

namespace core {

/// Thank-you posts that mention everyone who took part on the account's network: those who came for
/// the first time in posts of their own, before all others, and as many posts as the network's
/// length makes necessary, numbered when there are several. A handle is whole or not there.
///
/// Hosts are not mentioned, nor muted people, nor those all of whose posts a host has hidden, nor
/// those who ask to be left alone in their bio.
QStringList thankYouDrafts(const QList<Participant> &people, const Marks &marks, const Chat &chat,
                           const Account &account);

}  // namespace core
