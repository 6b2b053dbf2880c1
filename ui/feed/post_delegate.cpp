// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/post_delegate.h"

#include "ui/feed/avatar_cache.h"
#include "ui/shell/icons.h"
#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int avatarRadius = 9;       ///< pixels
constexpr double avatarShare = 0.20;  ///< of the author's colour in the avatar's ground
constexpr double letterShare = 0.45;  ///< … and in its letter
constexpr qsizetype mostPictures = 500;

QString words(const char *text)
{
    return QCoreApplication::translate("PostDelegate", text);
}

/// The first letter that can stand alone, in capitals.
QString initial(const FeedItem &item)
{
    for (const QChar letter : item.name) {
        if (letter.isLetterOrNumber() && !letter.isSurrogate())
            return letter.toUpper();
    }
    return item.handle.mid(1, 1).toUpper();
}

}  // namespace

void PostDelegate::paint(QPainter &painter, const QPoint &at, const PostLayout &post,
                         const State &state)
{
    painter.save();
    painter.translate(at);
    painter.setClipRect(0, 0, post.width(), post.height());  // marks upon marks reach far
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter, post, state);
    paintAvatar(painter, post);
    paintHeader(painter, post, state);
    paintChip(painter, post, state);
    paintText(painter, post);
    if (!post.cover.isEmpty())
        paintCover(painter, post, state);
    paintMedia(painter, post);
    if (!post.note.isEmpty())
        paintNote(painter, post);
    for (const PostLayout::Button &button : post.buttons)
        paintButton(painter, button, state);
    painter.restore();
}

QColor PostDelegate::ground(const FeedItem &item, const State &state) const
{
    const Colors &colors = m_theme.colors();
    if (item.starred)
        return colors.starGround;
    if (state.selected)
        return colors.selection;
    return state.hovered ? colors.hover : colors.surface;
}

void PostDelegate::paintGround(QPainter &painter, const PostLayout &post, const State &state)
{
    const Colors &colors = m_theme.colors();
    const QRect row(0, 0, post.width(), post.height());
    painter.fillRect(row, ground(post.item(), state));
    painter.fillRect(0, row.bottom(), row.width(), 1, colors.line);

    const PostChip &chip = post.item().chip;
    painter.setPen(Qt::NoPen);
    painter.setBrush(chip.hasQuestion() ? colors.question(chip.question) : colors.line);
    painter.drawRoundedRect(post.stripe, 1.5, 1.5);

    if (state.selected) {
        const int width = state.focused ? 2 : 1;
        painter.setPen(QPen(colors.accent, width));
        painter.setBrush(Qt::NoBrush);
        const double inset = width / 2.0;
        painter.drawRect(QRectF(row).adjusted(inset, inset, -inset, -inset));
    }
}

/// The same people and the same chips come again and again: they are drawn once and kept.
template <typename Draw>
void PostDelegate::paintKept(QPainter &painter, const QString &name, const QRect &place, Draw draw)
{
    const double density = painter.device()->devicePixelRatioF();
    const QString key =
        u"%1 %2 %3 %4"_s.arg(name).arg(place.width()).arg(place.height()).arg(density);
    auto kept = m_pictures.constFind(key);
    if (kept == m_pictures.constEnd()) {
        if (m_pictures.size() >= mostPictures)
            m_pictures.clear();
        QPixmap picture(place.size() * density);
        picture.setDevicePixelRatio(density);
        picture.fill(Qt::transparent);
        QPainter inside(&picture);
        inside.setRenderHint(QPainter::Antialiasing);
        inside.translate(-place.topLeft());
        draw(inside);
        inside.end();
        kept = m_pictures.insert(key, picture);
    }
    painter.drawPixmap(place.topLeft(), *kept);
}

void PostDelegate::paintAvatar(QPainter &painter, const PostLayout &post)
{
    const NetworkLook network = networkLook(post.item().network, m_theme.colors());
    const QColor color = post.item().color.isValid() ? post.item().color : network.color;
    const QString letter = initial(post.item());
    const QUrl &url = post.item().avatar;
    const QPixmap picture = m_avatars && !url.isEmpty() ? m_avatars->picture(url) : QPixmap();
    const QString name = picture.isNull()
                             ? u"avatar %1 %2 %3"_s.arg(color.name(), letter, network.letter)
                             : u"avatar %1 %2"_s.arg(picture.cacheKey()).arg(network.letter);
    const QRect place = post.avatar.united(post.badge.adjusted(-2, -2, 2, 2));
    paintKept(painter, name, place, [&](QPainter &inside) {
        if (picture.isNull())
            drawAvatar(inside, post, color, letter);
        else
            drawPicture(inside, post, picture);
        drawBadge(inside, post, network);
    });
}

void PostDelegate::drawAvatar(QPainter &painter, const PostLayout &post, const QColor &color,
                              const QString &letter)
{
    const Colors &colors = m_theme.colors();
    paintBox(painter, post.avatar, mixed(color, colors.surface, avatarShare), Qt::transparent,
             avatarRadius);
    painter.setFont(m_fonts.title);
    painter.setPen(mixed(color, colors.text, letterShare));
    painter.drawText(post.avatar, Qt::AlignCenter, letter);
}

void PostDelegate::drawPicture(QPainter &painter, const PostLayout &post, const QPixmap &picture)
{
    QPainterPath corners;
    corners.addRoundedRect(post.avatar, avatarRadius, avatarRadius);
    painter.save();
    painter.setClipPath(corners);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(post.avatar, picture);
    painter.restore();
}

void PostDelegate::drawBadge(QPainter &painter, const PostLayout &post, const NetworkLook &network)
{
    // A gap around it, through which the row's own ground is seen.
    const QRectF badge = post.badge;
    painter.setPen(Qt::NoPen);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.setBrush(Qt::black);
    painter.drawEllipse(badge.adjusted(-1.5, -1.5, 1.5, 1.5));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(network.color);
    painter.drawEllipse(badge.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(m_fonts.badge);
    painter.setPen(network.onColor);
    painter.drawText(badge, Qt::AlignCenter, network.letter);
}

void PostDelegate::paintHeader(QPainter &painter, const PostLayout &post, const State &state)
{
    const Colors &colors = m_theme.colors();
    const int middle = Qt::AlignVCenter | Qt::TextSingleLine;
    painter.setPen(colors.text);
    const bool hovered = state.under.kind == PostPart::Kind::Author;
    painter.setFont(hovered ? m_fonts.underlined : m_fonts.strong);
    painter.drawText(post.name, middle, post.nameText);
    painter.setFont(m_fonts.body);
    painter.setPen(colors.faint);
    painter.drawText(post.handle, middle, post.handleText);
    painter.drawText(post.time, middle | Qt::AlignRight, post.item().time);
    for (const PostLayout::Label &label : post.labels)
        paintLabel(painter, label);

    const bool filled = post.item().starred || state.under.kind == PostPart::Kind::Star;
    paintIcon(painter, filled ? u"star"_s : u"star-outline"_s, colors.star, post.star);
}

void PostDelegate::paintLabel(QPainter &painter, const PostLayout::Label &label)
{
    using Look = PostLayout::Label::Look;
    const Colors &colors = m_theme.colors();
    const bool newcomer = label.look == Look::Newcomer;
    if (label.look != Look::Plain)
        paintBox(painter, label.rect.adjusted(0, 1, 0, -1),
                 newcomer ? colors.okGround : colors.track, Qt::transparent, 4);
    painter.setFont(newcomer ? m_fonts.smallStrong : m_fonts.small);
    painter.setPen(newcomer ? colors.ok : colors.muted);
    painter.drawText(label.rect, Qt::AlignCenter | Qt::TextSingleLine, label.text);
}

void PostDelegate::paintChip(QPainter &painter, const PostLayout &post, const State &state)
{
    const PostChip &chip = post.item().chip;
    if (chip.kind == PostChip::Kind::None)
        return;
    const bool hovered = state.under.kind == PostPart::Kind::Chip;
    const QString name = u"chip %1 %2 %3 %4"_s.arg(chip.text)
                             .arg(chip.question)
                             .arg(int(chip.kind))
                             .arg(int(hovered));
    paintKept(painter, name, post.chip,
              [&](QPainter &inside) { drawChip(inside, post.chip, chip, hovered); });
}

void PostDelegate::drawChip(QPainter &painter, const QRect &place, const PostChip &chip,
                            bool hovered)
{
    const Colors &colors = m_theme.colors();
    const bool dashed = chip.kind != PostChip::Kind::Question;
    const QColor text = chip.hasQuestion() ? colors.questionText(chip.question) : colors.muted;
    const QColor ground =
        chip.hasQuestion() ? colors.questionGround(chip.question) : QColor(Qt::transparent);
    const QColor line =
        dashed || hovered ? (chip.hasQuestion() ? text : colors.mark) : QColor(Qt::transparent);
    paintBox(painter, place, ground, line, 5, dashed && !hovered ? Qt::DashLine : Qt::SolidLine);
    painter.setFont(m_fonts.smallStrong);
    painter.setPen(text);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, chip.text);
}

void PostDelegate::paintText(QPainter &painter, const PostLayout &post)
{
    if (!post.subject.isEmpty()) {
        painter.setFont(m_fonts.captionStrong);
        painter.setPen(m_theme.colors().muted);
        const QString subject = words("Content warning: %1").arg(post.item().subject);
        painter.drawText(post.subject, Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(m_fonts.captionStrong)
                             .elidedText(subject, Qt::ElideRight, post.subject.width()));
    }
    painter.setPen(m_theme.colors().text);
    if (!post.textRect.isEmpty())
        post.text().draw(&painter, post.textTop);
    if (!post.more.isEmpty()) {
        painter.setFont(m_fonts.caption);
        painter.setPen(m_theme.colors().accent);
        painter.drawText(post.more, Qt::AlignVCenter | Qt::TextSingleLine,
                         QCoreApplication::translate("PostLayout", "Open the whole post"));
    }
}

// Media are not fetched: what they show stands there in words.

void PostDelegate::paintCover(QPainter &painter, const PostLayout &post, const State &state)
{
    const Colors &colors = m_theme.colors();
    paintBox(painter, post.cover, colors.track, colors.line, 7);
    const QRect inside = post.cover.adjusted(12, 6, post.show.left() - post.cover.right() - 8, -6);
    const auto line = [&](const QFont &font, const QColor &color, int where, const QString &text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(inside, where | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, inside.width()));
    };
    const FeedItem &item = post.item();
    const QString pictures = pictureCount(item.media.size());
    const bool isText = !item.subject.isEmpty();
    line(m_fonts.captionStrong, colors.text, Qt::AlignTop, isText ? item.subject : pictures);
    line(m_fonts.caption, colors.muted, Qt::AlignBottom,
         !isText                ? item.warning
         : item.media.isEmpty() ? words("Content warning of its author")
                                : words("Content warning of its author, %1").arg(pictures));
    const bool hovered = state.under.kind == PostPart::Kind::Cover;
    paintBox(painter, post.show, colors.surface, hovered ? colors.accent : colors.line, 6);
    painter.setPen(colors.text);
    painter.drawText(post.show, Qt::AlignCenter, QCoreApplication::translate("PostLayout", "Show"));
}

void PostDelegate::paintMedia(QPainter &painter, const PostLayout &post)
{
    const Colors &colors = m_theme.colors();
    const QFontMetrics metrics(m_fonts.caption);
    const qsizetype more = post.item().media.size() - post.media.size();
    for (qsizetype i = 0; i < post.media.size(); ++i) {
        const QRect box = post.media[i];
        paintBox(painter, box, colors.surface, colors.line, 7);
        const double unit = m_theme.scaled(100) / 100.0;
        paintPictureSign(painter, QPointF(box.left() + 10 * unit, box.center().y() - 10 * unit),
                         unit);
        QString text = post.item().media[i];
        painter.setPen(text.isEmpty() ? colors.faint : colors.muted);
        if (text.isEmpty())
            text = words("Picture without a description");
        if (more > 0 && i + 1 == post.media.size())
            text = words("%1, and %2 more").arg(text).arg(more);
        const QRect room = box.adjusted(m_theme.scaled(46), 4, -8, -4);
        const int lines = std::max(1, room.height() / metrics.height());
        painter.setFont(m_fonts.caption);
        painter.drawText(
            room, Qt::AlignVCenter | Qt::TextWordWrap,
            metrics.elidedText(text, Qt::ElideRight, room.width() * lines - (lines - 1) * 40));
    }
}

/// Hills in a frame; `unit` is one pixel of the design.
void PostDelegate::paintPictureSign(QPainter &painter, const QPointF &at, double unit)
{
    const Colors &colors = m_theme.colors();
    paintBox(painter, {at, QSizeF(26, 20) * unit}, colors.track, colors.mark, 3);
    QPainterPath hills(at + QPointF(3, 16) * unit);
    for (const QPointF &point : {QPointF(10, 8), QPointF(16, 13), QPointF(19, 10), QPointF(23, 16)})
        hills.lineTo(at + point * unit);
    hills.closeSubpath();
    painter.fillPath(hills, colors.mark);
}

void PostDelegate::paintNote(QPainter &painter, const PostLayout &post)
{
    const Colors &colors = m_theme.colors();
    const int size = m_theme.scaled(14);
    paintIcon(painter, u"note"_s, colors.muted,
              QRect(post.note.left(), post.note.center().y() - size / 2, size, size));
    painter.setFont(m_fonts.note);
    painter.setPen(colors.muted);
    const QRect room = post.note.adjusted(size + 6, 0, 0, 0);
    painter.drawText(
        room, Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(m_fonts.note).elidedText(post.item().note, Qt::ElideRight, room.width()));
}

void PostDelegate::paintButton(QPainter &painter, const PostLayout::Button &button,
                               const State &state)
{
    const Colors &colors = m_theme.colors();
    const bool hovered = state.under.rect == button.rect;
    paintBox(painter, button.rect, colors.surface, hovered ? colors.accent : colors.line, 6);
    const int padding = m_theme.scaled(10);
    painter.setFont(m_fonts.caption);
    painter.setPen(colors.text);
    painter.drawText(button.rect.adjusted(padding, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                     button.text);

    const QFontMetrics metrics(m_fonts.small);
    const int width =
        std::max(metrics.horizontalAdvance(button.key) + m_theme.scaled(8), metrics.height());
    const QRect cap(button.rect.right() - width - m_theme.scaled(6),
                    button.rect.center().y() - metrics.height() / 2, width, metrics.height() + 1);
    paintBox(painter, cap, Qt::transparent, colors.line, 3);
    painter.setFont(m_fonts.small);
    painter.setPen(colors.muted);
    painter.drawText(cap, Qt::AlignCenter | Qt::TextSingleLine, button.key);
}

void PostDelegate::paintBox(QPainter &painter, const QRectF &box, const QColor &ground,
                            const QColor &line, int radius, Qt::PenStyle style)
{
    painter.setPen(line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(line, 1, style));
    painter.setBrush(ground.alpha() == 0 ? QBrush(Qt::NoBrush) : QBrush(ground));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void PostDelegate::paintIcon(QPainter &painter, const QString &name, const QColor &color,
                             const QRect &place)
{
    paintKept(painter, name + color.name(), place, [&](QPainter &inside) {
        inside.drawPixmap(
            place, iconPixmap(name, color, place.width(), painter.device()->devicePixelRatioF()));
    });
}

}  // namespace ui
