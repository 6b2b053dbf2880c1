// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace core {

/// The tag of a chat, kept as typed and compared the way networks compare.
///
/// A Hashtag is always a valid one: only fromText() makes it. Comparing follows Mastodon's rule
/// (hashtag_normalizer.rb): NFKC, lower case, accents folded, other signs dropped.
class Hashtag {
public:
    Hashtag() = default;
    /// With or without the leading sign (# or ＃); nothing if networks would not link it.
    static std::optional<Hashtag> fromText(const QString &text);

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }  ///< "SafeSpaceConvos"
    QString withSign() const
    {
        return isEmpty() ? QString() : u'#' + m_text;
    }                                                           ///< "#SafeSpaceConvos"
    const QString &normalized() const { return m_normalized; }  ///< "safespaceconvos"
    /// Whether the text holds this tag as a whole tag.
    bool isIn(const QString &text) const;

    /// Whether networks take both for the same tag.
    bool isSameAs(const Hashtag &other) const { return m_normalized == other.m_normalized; }
    bool operator==(const Hashtag &) const = default;  ///< spelt the same

private:
    QString m_text;
    QString m_normalized;
};

}  // namespace core
