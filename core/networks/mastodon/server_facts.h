// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/picture.h"
#include "core/chat/text_rules.h"

#include <QJsonObject>
#include <QUrl>

namespace core::mastodon {

/// What a server says of itself and what is known of its software.
///
/// https://docs.joinmastodon.org/entities/Instance, entities/V1_Instance,
/// nodeinfo.diaspora.software
struct ServerFacts {
    /// What it does with an Idempotency-Key.
    enum class Keys {
        None,          ///< passed over: look before sending again
        Hour,          ///< the same post for an hour (Mastodon, Hollo)
        CachedAnswer,  ///< the same answer, refusals too (Pleroma, Akkoma)
    };

    QString origin;    ///< "https://social.example"
    QString domain;    ///< of its accounts' handles: "example"
    QString software;  ///< NodeInfo's name in lower case, or what the version tells: "mastodon"
    QString version;
    int apiVersion = 0;  ///< api_versions.mastodon; 0 where it is not told
    Keys keys = Keys::None;
    QUrl streaming;                ///< "wss://streaming.example"; empty where it has none
    bool keepsConnections = true;  ///< false: it closes them without a word
    bool streamsTags = false;      ///< whether its hashtag streams may bring anything
    TextRules textRules = TextRules::mastodon();
    PictureRules pictures;
    int mostPictures = Picture::mostPerPost;

    bool operator==(const ServerFacts &) const = default;
};

/// From `/api/v2/instance`, or from `/api/v1/instance` where the first does not exist, and the
/// document that NodeInfo leads to (empty where there is none). BadInput: neither is an instance.
Result<ServerFacts> factsFrom(const QUrl &origin, const QJsonObject &instance,
                              const QJsonObject &nodeInfo);

}  // namespace core::mastodon
