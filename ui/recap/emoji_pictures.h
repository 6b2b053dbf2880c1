// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QString>

namespace ui {

/// Emoji as pictures, for a PDF.
///
/// The font of coloured emoji has pictures instead of outlines. Qt 6.4 leaves them out of a PDF,
/// and the font is of no use to the window after it has tried. So a text that goes into a PDF gets
/// empty places instead, and the pictures are drawn there.
class EmojiPictures {
public:
    struct Place {
        qsizetype start = 0;  ///< in the text with the empty places
        int length = 0;       ///< how many of them
        QImage picture;
        double rise = 0;  ///< how much of its height stands above the line's foot
    };

    /// An empty place is as wide as the letters are high.
    static constexpr QChar emptyPlace{0x2003};

    /// `text` with an empty place for every emoji, and what belongs there.
    QString takeOut(const QString &text, QList<Place> &places);

private:
    const Place &placeFor(const QString &cluster);

    QHash<QString, Place> m_known;
};

}  // namespace ui
