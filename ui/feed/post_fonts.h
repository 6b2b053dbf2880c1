// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>

#include <algorithm>

namespace ui {

/// The fonts of a post, made once for a look: a font that is made anew is looked up anew by every
/// text drawn with it. Owned by FeedView.
struct PostFonts {
    explicit PostFonts(const Theme &theme)
        : body(theme.font(Theme::Type::Body))
        , strong(theme.font(Theme::Type::Strong))
        , underlined(strong)
        , post(theme.font(Theme::Type::Post))
        , title(theme.font(Theme::Type::Title))
        , caption(theme.font(Theme::Type::Caption))
        , captionStrong(caption)
        , note(caption)
        , small(theme.font(Theme::Type::Small))
        , smallStrong(small)
        , badge(small)
    {
        underlined.setUnderline(true);
        captionStrong.setWeight(QFont::DemiBold);
        note.setItalic(true);
        smallStrong.setWeight(QFont::DemiBold);
        badge.setWeight(QFont::DemiBold);
        badge.setPixelSize(std::max(7, theme.scaled(9)));
        post.setFamilies(QStringList{QFontInfo(post).family()} + emojiFamilies());
    }

    /// Named, so that not every font of the computer is asked for every emoji.
    static QStringList emojiFamilies()
    {
        QStringList families = QFontDatabase::families();
        families.removeIf([](const QString &family) {
            return !family.contains(QLatin1String("emoji"), Qt::CaseInsensitive);
        });
        return families;
    }

    QFont body, strong, underlined, post, title, caption, captionStrong, note, small, smallStrong,
        badge;
};

}  // namespace ui
