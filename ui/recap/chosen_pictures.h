// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

namespace ui {

/// A picture file that a host chose for the recap, as it is kept with the chat.
struct ChosenPicture {
    std::optional<core::PostId> post;  ///< below this highlight; nothing: below the introduction
    QString file;
    QString description;

    bool operator==(const ChosenPicture &) const = default;
};

/// The name of the note that keeps them.
inline const QString picturesNote = QStringLiteral("pictures");
QList<ChosenPicture> chosenPictures(const core::LiveChat &live);
QString toNote(const QList<ChosenPicture> &pictures);

/// Reads one file as it will be published: at most 1,600 pixels wide and high, without what the
/// file tells of place and camera. Unreadable: no such file. BadInput: it is no picture, or a
/// larger one than this computer should open.
core::Result<core::RecapPicture> readPicture(const ChosenPicture &chosen);

/// The pictures of a chat as a recap takes them: those that are described. Which of them cannot be
/// read is named.
/// Each file is read again only when it has changed. Owned by who makes recaps.
class ChosenPictures {
public:
    QList<core::RecapPicture> load(const core::LiveChat &live);
    const QStringList &missing() const { return m_missing; }

private:
    struct Read {
        QDateTime modified;
        core::Result<core::RecapPicture> picture;
    };
    QHash<QString, Read> m_read;
    QStringList m_missing;
};

/// The recap as it stands: with the host's introduction and pictures.
core::Recap recapOf(const core::LiveChat &live, ChosenPictures &pictures);

}  // namespace ui
