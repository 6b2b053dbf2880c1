// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/network_id.h"

#include <QPointF>
#include <QSize>

namespace core {

/// A picture that goes out with a cue: the file where it lies and what was read of it.
///
/// Nobody who cannot see it may be shut out, so a picture without a description is a problem.
struct Picture {
    static constexpr int mostPerPost = 4;  ///< X, Mastodon and Bluesky alike

    QString file;  ///< absolute path
    QString type;  ///< "image/png"
    qint64 bytes = 0;
    QSize size;  ///< in pixels, as it is shown
    QString description;
    QPointF focus;  ///< -1 to 1 from the middle; what a cut must keep (Mastodon)

    bool operator==(const Picture &) const = default;
};

/// What a network takes of pictures.
struct PictureRules {
    QStringList types;
    qint64 mostBytes = 0;
    qint64 mostGifBytes = 0;     ///< of an animation
    qint64 mostPixels = 0;       ///< width × height; 0 means none said
    int longestDescription = 0;  ///< in characters
    bool gifStandsAlone = false;

    enum class Trouble { None, Type, Bytes, Size, NoDescription, LongDescription, NotAlone };
    /// `together`: how many pictures the post has.
    Trouble troubleWith(const Picture &picture, qsizetype together) const;
    qint64 mostBytesOf(const Picture &picture) const;

    /// X: docs.x.com/x-api/media; Mastodon: the usual values of a server's configuration,
    /// docs.joinmastodon.org/entities/Instance; Bluesky: app.bsky.embed.images.
    static PictureRules of(const NetworkId &network);

    bool operator==(const PictureRules &) const = default;
};

/// The door to picture files; core has no Gui. One real reader behind limits, one fake in tests.
class PictureReader {
public:
    virtual ~PictureReader() = default;
    /// Type, size and dimensions; the picture is not decoded. Unreadable: no such file. BadInput:
    /// it is no picture, or larger than any network takes.
    [[nodiscard]] virtual Result<Picture> read(const QString &file) const = 0;
    /// Keeps a picture that has no file, such as one from the clipboard, as PNG bytes, and reads
    /// it. CannotSave: it could not be written.
    [[nodiscard]] virtual Result<Picture> keep(const QByteArray &png) const = 0;
};

}  // namespace core
