// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

/// What several panels of the Live stage say in the same words.
namespace ui {

/// "Q3", "Wrap"; "Your post" for what came from the composer.
QString labelOf(const core::LiveChat &live, const core::CueId &cue);
core::NetworkId networkOf(const core::LiveChat &live, const core::AccountId &account);
QString networkNameOf(const core::LiveChat &live, const core::AccountId &account);
/// "@safespace" of an account
QString handleOf(const core::LiveChat &live, const core::AccountId &account);

/// "Q3 was due 6 min ago."
QString lateSentence(const core::LiveChat &live, const core::CueProgress &cue);
/// "We cannot tell whether Q3 is out on X.", "X refused Q3: too long by 4."; empty while all is
/// well. The same as long as the state is.
QString troubleSentence(const core::LiveChat &live, const core::Delivery &delivery);
/// What goes on by itself with a delivery, and how soon: "Looking again in 4 s.", "Trying again in
/// 12 s.", "Waiting for Bluesky's answer…". Empty while there is nothing to wait for, or not yet
/// worth a word. It changes with the time.
QString waitingSentence(const core::LiveChat &live, const core::Delivery &delivery);
/// Accounts of the chat, in its order.
QList<core::Account> accountsOf(const core::LiveChat &live, const core::AccountId &only = {});
/// Whether a delivery wants a host's word.
bool needsHost(const core::Delivery &delivery);
/// Refused or parked: it goes no further by itself.
bool isBad(const core::Delivery &delivery);

/// The first cue that is not over; null at the end.
const core::CueProgress *nextCue(const core::LiveChat &live);

/// What is wrong with a delivery, and then what goes on by itself.
QString fullSentence(const core::LiveChat &live, const core::Delivery &delivery);
/// Whether a step of the host's sends it: then it stands there as whom.
bool stepsSend(const core::Delivery &delivery);

}  // namespace ui
