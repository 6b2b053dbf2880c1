// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/post_layout.h"

#include "ui/feed/post_fonts.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// Sizes of the design in pixels, before they follow the desktop's font.
constexpr int margin = 11;
constexpr int stripeLeft = 14;
constexpr int stripeWidth = 3;
constexpr int avatarLeft = 29;
constexpr int avatarSize = 38;
constexpr int badgeSize = 14;
constexpr int contentLeft = 79;
constexpr int contentRight = 16;
constexpr int starSize = 16;
constexpr int lineHeight = 20;
constexpr int gap = 8;
constexpr int mediaHeight = 48;
constexpr int mediaWidth = 220;
constexpr int buttonHeight = 26;

constexpr int mostLines = 24;
constexpr int mostPictures = 4;
constexpr int leastTextWidth = 60;

QString words(const char *text)
{
    return QCoreApplication::translate("PostLayout", text);
}

/// What people write between lines, as a text layout wants it.
QString asLines(QString text)
{
    return text.replace(u'\n', QChar::LineSeparator)
        .replace(QChar::ParagraphSeparator, QChar::LineSeparator);
}

/// As much of a text as there is room for, and how wide that is.
std::pair<QString, int> fitted(const QFontMetrics &metrics, const QString &text, int room)
{
    const int width = metrics.horizontalAdvance(text);
    return width <= room ? std::pair(text, width)
                         : std::pair(metrics.elidedText(text, Qt::ElideRight, room), room);
}

}  // namespace

PostLayout::PostLayout(FeedItem item, const Theme &theme, const PostFonts &fonts, Options options)
    : m_item(std::move(item))
    , m_theme(theme)
    , m_fonts(fonts)
    , m_options(options)
{
    m_left = place(contentLeft);
    m_right = std::max(m_left + leastTextWidth, m_options.width - place(contentRight));
    m_height = place(margin);
    avatar = QRect(place(avatarLeft), m_height, place(avatarSize), place(avatarSize));
    const int badgeSide = place(badgeSize);
    badge = QRect(avatar.right() - badgeSide + place(4), avatar.bottom() - badgeSide + place(4),
                  badgeSide, badgeSide);
    layOutHeader();
    layOutText();
    layOutMedia();
    layOutNote();
    layOutButtons();
    m_height = std::max(m_height, avatar.bottom() + 1) + place(margin);
    stripe = QRect(place(stripeLeft), place(margin) - 1, place(stripeWidth),
                   m_height - 2 * place(margin) + 2);
    m_height += 1;  // the hairline below
}

int PostLayout::place(int designPixels) const
{
    return m_theme.scaled(designPixels);
}

// The first line, from the right to the left, then from the left.

void PostLayout::layOutHeader()
{
    const int top = m_height - 1;
    const int high = place(lineHeight);
    int right = m_right;
    star = QRect(right - place(starSize), top + (high - place(starSize)) / 2, place(starSize),
                 place(starSize));
    right = star.left() - place(gap) - 2;

    const QFontMetrics body(m_fonts.body);
    const int timeWidth = body.horizontalAdvance(m_item.time);
    time = QRect(right - timeWidth, top, timeWidth, high);
    right = time.left() - place(gap);

    if (m_item.chip.kind != PostChip::Kind::None) {
        const QFontMetrics metrics(m_fonts.smallStrong);
        const int width = metrics.horizontalAdvance(m_item.chip.text) + 2 * place(7);
        chip = QRect(right - width, top + 1, width, high - 2);
        right = chip.left() - place(gap);
    }
    layOutLabels(m_left, right);
    m_height = top + high;
}

/// Name, labels, handle: in this order they get the room there is.
void PostLayout::layOutLabels(int left, int right)
{
    const int top = m_height - 1;
    const int high = place(lineHeight);
    const QFontMetrics strong(m_fonts.strong);
    const QFontMetrics body(m_fonts.body);
    const QFontMetrics small(m_fonts.small);
    const auto room = [&] { return std::max(0, right - left); };

    const auto [shownName, nameWidth] = fitted(strong, m_item.name, room());
    nameText = shownName;
    name = QRect(left, top, nameWidth, high);
    left = name.right() + 1 + place(gap);

    if (m_item.newcomer)
        labels.append({{}, words("first time here"), Label::Look::Newcomer});
    if (m_item.byHost)
        labels.append({{}, words("host"), Label::Look::Host});
    if (m_item.boosts > 0)
        labels.append({{}, boostCount(m_item.boosts), Label::Look::Plain});
    if (m_item.edited)
        labels.append({{}, words("edited"), Label::Look::Plain});
    int wanted = 0;
    for (Label &label : labels) {
        const int padding = label.look == Label::Look::Plain ? 0 : 2 * place(6);
        label.rect.setSize({small.horizontalAdvance(label.text) + padding, high - 2});
        wanted += label.rect.width() + place(gap);
    }
    const int handleRoom = room() - wanted;
    if (handleRoom > place(40)) {
        const auto [shownHandle, handleWidth] = fitted(body, m_item.handle, handleRoom);
        handleText = shownHandle;
        handle = QRect(left, top, handleWidth, high);
        left = handle.right() + 1 + place(gap);
    }
    for (Label &label : labels) {
        label.rect.moveTopLeft({left, top + 1});
        left += label.rect.width() + place(gap);
    }
    labels.removeIf([right](const Label &label) { return label.rect.right() > right; });
}

/// A text behind a warning is not there until it is asked for, nor are its pictures.
void PostLayout::layOutText()
{
    if (isTextCovered()) {
        m_item.isCut = false;
        textRect = QRect(m_left, m_height, 0, 0);
        return layOutCover(m_height + place(4));
    }
    if (!m_item.subject.isEmpty()) {
        subject = QRect(m_left, m_height + 1, m_right - m_left, place(lineHeight));
        m_height = subject.bottom() + 1;
    }
    m_text.setCacheEnabled(true);  // else every painting shapes the words again
    m_text.setText(asLines(m_item.text));
    m_text.setFont(m_fonts.post);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    m_text.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat link;
    link.setForeground(m_theme.colors().accent);
    for (const core::TextRange &range : std::as_const(m_item.ranges))
        formats.append({range.start, range.length, link});
    m_text.setFormats(formats);

    textTop = QPoint(m_left, m_height + 1);
    qreal y = 0;
    int end = 0;
    m_text.beginLayout();
    for (int lines = 0; lines < mostLines; ++lines) {
        QTextLine line = m_text.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(m_right - m_left);
        line.setPosition({0, y});
        y += std::max<qreal>(line.height(), place(lineHeight));
        end = line.textStart() + line.textLength();
    }
    m_text.endLayout();
    textRect = QRect(textTop, QSize(m_right - m_left, qRound(y)));
    m_height = textTop.y() + qRound(y);
    m_item.isCut |= end < m_text.text().size();
    if (m_item.isCut) {
        const QFontMetrics caption(m_fonts.caption);
        more = QRect(m_left, m_height, caption.horizontalAdvance(words("Open the whole post")),
                     place(lineHeight));
        m_height += place(lineHeight);
    }
}

void PostLayout::layOutCover(int top)
{
    const int room = m_right - m_left;
    cover = QRect(m_left, top, std::min(room, place(2 * mediaWidth)), place(mediaHeight));
    const int width =
        QFontMetrics(m_fonts.caption).horizontalAdvance(words("Show")) + 2 * place(10);
    show = QRect(cover.right() - width - place(10), cover.top() + place(11), width,
                 cover.height() - 2 * place(11));
    m_height = cover.bottom() + 1;
}

void PostLayout::layOutMedia()
{
    const int number = int(std::min<qsizetype>(m_item.media.size(), mostPictures));
    if (number == 0 || isTextCovered())
        return;
    const int top = m_height + place(gap);
    const int room = m_right - m_left;
    if (!m_item.warning.isEmpty() && !m_options.uncovered)
        return layOutCover(top);
    const int width = std::min(place(number == 1 ? 2 * mediaWidth : mediaWidth),
                               (room - (number - 1) * place(gap)) / number);
    for (int i = 0; i < number; ++i)
        media.append(QRect(m_left + i * (width + place(gap)), top, width, place(mediaHeight)));
    m_height = top + place(mediaHeight);
}

void PostLayout::layOutNote()
{
    if (m_item.note.isEmpty())
        return;
    note = QRect(m_left, m_height + place(4), m_right - m_left, place(lineHeight));
    m_height = note.bottom() + 1;
}

// The selected post shows what can be done with it.

QList<PostLayout::Button> PostLayout::wantedButtons() const
{
    const auto button = [](ActionId id, const QString &text, const QString &key = {}) {
        return Button{id, {}, text, key.isEmpty() ? Actions::keyText(id) : key};
    };
    QList<Button> wanted{button(ActionId::Star, m_item.starred ? words("Unstar") : words("Star"))};
    if (m_item.reachable)
        wanted += {button(ActionId::Reply, words("Reply")),
                   button(ActionId::Boost, m_item.boosted ? words("Unboost") : words("Boost")),
                   button(ActionId::Like, m_item.liked ? words("Unlike") : words("Like"))};
    if (m_item.canBookmark)
        wanted.append(button(ActionId::Bookmark,
                             m_item.bookmarked ? words("Unbookmark") : words("Bookmark")));
    wanted += {button(ActionId::Question1, words("Question"), u"1–9"_s),
               button(ActionId::Hide, m_item.hidden ? words("Unhide") : words("Hide"))};
    if (m_item.starred)  // a note belongs to a highlight
        wanted.append(button(ActionId::Note, words("Note")));
    return wanted;
}

void PostLayout::layOutButtons()
{
    if (!m_options.selected)
        return;
    const QFontMetrics caption(m_fonts.caption);
    const QFontMetrics small(m_fonts.small);
    const int high = std::max(place(buttonHeight), caption.height() + place(8));
    int left = m_left;
    int top = m_height + place(gap);
    buttons = wantedButtons();
    for (Button &button : buttons) {
        const int cap = std::max(small.horizontalAdvance(button.key) + place(8), small.height());
        const int width = caption.horizontalAdvance(button.text) + cap + place(10 + 8 + 6);
        if (left + width > m_right && left > m_left) {
            left = m_left;
            top += high + place(4);
        }
        button.rect = QRect(left, top, width, high);
        left += width + place(6);
    }
    m_height = top + high + 1;
}

PostPart PostLayout::partAt(const QPoint &point) const
{
    using Kind = PostPart::Kind;
    for (const Button &button : buttons) {
        if (button.rect.contains(point)) {
            const bool choosesQuestion = button.action == ActionId::Question1;
            return {.kind = choosesQuestion ? Kind::Chip : Kind::Action,
                    .action = button.action,
                    .rect = button.rect};
        }
    }
    if (star.adjusted(-6, -6, 6, 6).contains(point))
        return {.kind = Kind::Star, .action = ActionId::Star, .rect = star};
    if (chip.contains(point))
        return {.kind = Kind::Chip, .rect = chip};
    if (avatar.contains(point) || name.contains(point) || handle.contains(point))
        return {.kind = Kind::Author, .rect = name};
    if (cover.contains(point))
        return {.kind = Kind::Cover, .rect = cover};
    if (more.contains(point))
        return {.kind = Kind::Action, .action = ActionId::OpenPost, .rect = more};
    if (!textRect.contains(point))
        return {};

    for (int i = 0; i < m_text.lineCount(); ++i) {
        const QTextLine line = m_text.lineAt(i);
        const QPointF inside = point - textTop;
        if (!line.naturalTextRect().contains(inside))
            continue;
        const int position = line.xToCursor(inside.x(), QTextLine::CursorOnCharacter);
        for (const core::TextRange &range : m_item.ranges) {
            if (position >= range.start && position < range.start + range.length &&
                !range.target.isEmpty())
                return {.kind = Kind::Link, .target = range.target, .rect = textRect};
        }
    }
    return {};
}

}  // namespace ui
