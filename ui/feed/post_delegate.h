// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/feed/post_fonts.h"
#include "ui/feed/post_layout.h"

#include <QHash>
#include <QPixmap>

class QPainter;

namespace ui {

class AvatarCache;
struct NetworkLook;

/// Paints one post of the stream: one function for each part of it.
///
/// Owned by FeedView. It measures nothing: where things stand is PostLayout's.
class PostDelegate {
public:
    struct State {
        bool selected = false;
        bool focused = false;  ///< the list has the keyboard
        bool hovered = false;
        PostPart under;  ///< the part under the pointer
    };

    PostDelegate(const Theme &theme, const PostFonts &fonts) : m_theme(theme), m_fonts(fonts) {}

    /// Where profile pictures come from; without it letters stand for them.
    void setAvatars(AvatarCache *avatars) { m_avatars = avatars; }
    void paint(QPainter &painter, const QPoint &at, const PostLayout &post, const State &state);
    /// Other colours or another font.
    void forget() { m_pictures.clear(); }

private:
    QColor ground(const FeedItem &item, const State &state) const;
    void paintGround(QPainter &painter, const PostLayout &post, const State &state);
    void paintAvatar(QPainter &painter, const PostLayout &post);
    void drawAvatar(QPainter &painter, const PostLayout &post, const QColor &color,
                    const QString &letter);
    void drawPicture(QPainter &painter, const PostLayout &post, const QPixmap &picture);
    void drawBadge(QPainter &painter, const PostLayout &post, const NetworkLook &network);
    void paintHeader(QPainter &painter, const PostLayout &post, const State &state);
    void paintLabel(QPainter &painter, const PostLayout::Label &label);
    void paintChip(QPainter &painter, const PostLayout &post, const State &state);
    void drawChip(QPainter &painter, const QRect &place, const PostChip &chip, bool hovered);
    void paintText(QPainter &painter, const PostLayout &post);
    void paintCover(QPainter &painter, const PostLayout &post, const State &state);
    void paintPictureSign(QPainter &painter, const QPointF &at, double unit);
    void paintMedia(QPainter &painter, const PostLayout &post);
    void paintNote(QPainter &painter, const PostLayout &post);
    void paintButton(QPainter &painter, const PostLayout::Button &button, const State &state);
    void paintBox(QPainter &painter, const QRectF &box, const QColor &ground, const QColor &line,
                  int radius, Qt::PenStyle style = Qt::SolidLine);
    void paintIcon(QPainter &painter, const QString &name, const QColor &color, const QRect &place);
    template <typename Draw>
    void paintKept(QPainter &painter, const QString &name, const QRect &place, Draw draw);

    const Theme &m_theme;
    const PostFonts &m_fonts;
    AvatarCache *m_avatars = nullptr;
    QHash<QString, QPixmap> m_pictures;  ///< avatars, chips, icons
};

}  // namespace ui
