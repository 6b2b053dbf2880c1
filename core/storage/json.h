// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"
#include "core/chat/delivery.h"
#include "core/chat/post.h"
#include "core/chat/progress.h"

namespace core {

/// Values to JSON documents and back: how chats, progress, deliveries and posts stand in their
/// tables. A field that an older program did not write keeps its default.
QString toJson(const Chat &chat);
QString toJson(const Account &account);
QString toJson(const Progress &progress);
QString toJson(const Delivery &delivery);
QString toJson(const Post &post);

Chat chatFromJson(const QString &json);
Account accountFromJson(const QString &json);
Progress progressFromJson(const QString &json);
Delivery deliveryFromJson(const QString &json);
Post postFromJson(const QString &json);

}  // namespace core
