// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core {

/// How X weighs the characters of a post: a configuration of twitter-text. After NFC; a link is 23.
struct TextWeights {
    QList<std::pair<uint, uint>> light;  ///< code points that weigh one unit, both ends included
    int heavy = 2;                       ///< what every other code point weighs
    bool emojiAsOne = true;              ///< an emoji of any length weighs two

    static TextWeights current();  ///< config/v3.json
};
int weightedLength(const QString &text, const TextWeights &weights);

/// How a network counts a text, and its limit for one account.
///
/// Sources: twitter-text configuration v3; Mastodon's status_length_validator.rb;
/// app.bsky.feed.post lexicon. Grapheme clusters are ICU's: Qt 6.4's miss rule GB9a.
struct TextRules {
    enum class Counting {
        Weighted,   ///< X: weighted code points after NFC, a link is 23, an emoji 2
        Shortened,  ///< Mastodon: clusters, a link is `link`, a remote mention its local part
        Clusters,   ///< Bluesky: clusters and UTF-8 bytes, links in full
    };

    Counting counting = Counting::Clusters;
    int limit = 300;    ///< in units of `counting`
    int byteLimit = 0;  ///< UTF-8 bytes; 0 means none
    int link = 23;  ///< units of a link where Shortened; 0: links and mentions in full (Pleroma)

    static TextRules x() { return {Counting::Weighted, 280, 0}; }
    static TextRules mastodon(int limit = 500) { return {Counting::Shortened, limit, 0}; }
    static TextRules bluesky() { return {Counting::Clusters, 300, 3000}; }

    /// Length of the text in the network's own units.
    int count(const QString &text) const;
    /// Units left; negative when the text is too long by that much.
    int room(const QString &text) const;

    /// Whether the network tells somebody of a reply only where it mentions them. Mastodon does:
    /// docs.joinmastodon.org/entities/Notification/#type knows "mention", and no reply.
    bool repliesMention() const { return counting == Counting::Shortened; }
    /// Whether a text can be hidden behind a warning; elsewhere it is posted without.
    bool takesWarning() const { return counting == Counting::Shortened; }
    /// The same with a warning before the text: it counts as it is written, links and all.
    int count(const QString &text, const QString &warning) const;
    int room(const QString &text, const QString &warning) const;

    bool operator==(const TextRules &) const = default;
};

}  // namespace core
