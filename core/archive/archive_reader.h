// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/parsed.h"

#include <QFile>

namespace core {

/// Posts that another program collected, read from a file of JSON Lines, one line at a time.
///
/// A line is what one of the networks said: a Mastodon status or streaming event, a Bluesky post
/// view, feed entry or Jetstream event, an X API v2 answer; also a list of such, or a page that
/// holds one. Networks may mix within a file. Owned by whoever imports; its rule: every line is
/// accounted for, in `posts`, as one without a post, or as unreadable.
class ArchiveReader {
public:
    /// A line that could not be read.
    struct Unreadable {
        qint64 line = 0;  ///< counted from 1
        QString why;      ///< a few words for people, without foreign text
    };
    struct Count {
        qint64 lines = 0;
        qint64 empty = 0;
        qint64 withoutPost = 0;  ///< readable, but a like, a keep-alive, an event of another kind
        qint64 unreadable = 0;
        bool truncated = false;  ///< the file ends within a line
    };

    /// A file, a pipe, or standard input ("-"). Unreadable where it cannot be opened.
    Result<Done> open(const QString &path);

    bool atEnd() const { return m_ended; }
    /// What the next line says; empty for a line without a post or an unreadable one.
    Parsed next();

    const Count &count() const { return m_count; }
    /// The first unreadable lines, at most mostNamed.
    const QList<Unreadable> &unreadable() const { return m_unreadable; }
    /// How far the file is read, 0 to 1; 0 where nobody knows how much there is.
    double progress() const;

    static constexpr qsizetype mostNamed = 20;

private:
    void fetch();
    void giveUp(const QString &why);

    QFile m_file;
    QByteArray m_next;  ///< the line to be read, so that the end is known before it is reached
    bool m_nextTooLong = false;
    bool m_ended = true;
    Count m_count;
    QList<Unreadable> m_unreadable;
};

/// What one line of an archive says; BadInput, with the reason in few words, if it is none.
Result<Parsed> parseArchiveLine(const QByteArray &line);

}  // namespace core
