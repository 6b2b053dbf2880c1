// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/post.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace core::mastodon {

/// What an account has said at its server about posts that it does not want to see, or not without
/// a warning.
///
/// A value of AccountFilters. Its rule is the server's: of the filters for public timelines and
/// threads that have not run out, one that hides wins over one that warns; a keyword may be a part
/// of a word unless it says otherwise. https://docs.joinmastodon.org/entities/Filter/
class FilterRules {
public:
    struct Verdict {
        bool hides = false;
        QString warning;  ///< the filter's title

        bool operator==(const Verdict &) const = default;
    };

    /// The answer of `/api/v2/filters`.
    static FilterRules fromJson(const QJsonArray &filters);
    /// What the server itself says beside a status ("filtered"); streams do not.
    static Verdict besideStatus(const QJsonObject &status);

    Verdict of(const Post &post, Instant now) const;

private:
    struct Rule {
        QString title;
        bool hides = false;
        std::optional<Instant> until;
        QList<QRegularExpression> keywords;
    };
    QList<Rule> m_rules;
};

}  // namespace core::mastodon
