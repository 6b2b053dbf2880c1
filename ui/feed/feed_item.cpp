// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/feed_item.h"

#include "core/live/live_chat.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 2000;  ///< the longest that a usual network lets people write
constexpr qsizetype longestName = 100;

QString words(const char *text, int n = -1)
{
    return QCoreApplication::translate("FeedItem", text, nullptr, n);
}

/// The text up to a whole character at `longest`: a letter with its signs, an emoji with its skin.
QString shortened(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    const QString head = text.left(longest + 64);  // one character may be very long as well
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, head);
    finder.setPosition(longest);
    const qsizetype end = finder.isAtBoundary() ? longest : finder.toPreviousBoundary();
    return head.left(end > 0 ? end : longest);
}

/// On one line, with nothing in it that reaches beyond the name.
QString oneLine(const QString &foreign)
{
    return shortened(foreign.left(4 * longestName).simplified(), longestName);
}

/// No picture of somebody whose words or account are marked as sensitive.
QUrl avatarPicture(const Post &post)
{
    const bool isPicture = post.author.avatar.scheme().startsWith(u"http"_s);
    return isPicture && !post.sensitive ? post.author.avatar : QUrl();
}

QColor avatarColor(const Author &author)
{
    const bool isPractice = author.avatar.scheme() == u"practice";
    return isPractice ? QColor(u'#' + author.avatar.path()) : QColor();
}

/// The chat's own, as in the run sheet.
QByteArray zoneOf(const Chat &chat)
{
    return chat.start.zone.isEmpty() ? localZone() : chat.start.zone;
}

QString mediaWarning(const Post &post, bool newcomer)
{
    if (post.media.isEmpty())
        return {};
    if (post.sensitive)
        return words("Marked as sensitive by its author");
    return newcomer ? words("From someone new here") : QString();
}

/// Tags as people see them, for networks that do not say where they are.
QList<TextRange> tagsIn(const QString &text)
{
    static const QRegularExpression tag(u"(?<![\\w/&])[#＃](?=[\\d_]*\\p{L})[\\w·]+"_s,
                                        QRegularExpression::UseUnicodePropertiesOption);
    QList<TextRange> ranges;
    for (auto found = tag.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        ranges.append({.kind = TextRange::Kind::Hashtag,
                       .start = int(match.capturedStart()),
                       .length = int(match.capturedLength())});
    }
    return ranges;
}

void takeText(FeedItem &item, const Post &post)
{
    item.text = shortened(post.text, longestText);
    item.isCut = item.text.size() < post.text.size();
    for (const TextRange &range : post.ranges) {
        if (range.start >= 0 && range.length > 0 && range.length <= item.text.size() &&
            range.start <= item.text.size() - range.length)
            item.ranges.append(range);
    }
    if (item.ranges.isEmpty())
        item.ranges = tagsIn(item.text);
}

}  // namespace

FeedItem feedItem(const LiveChat &live, const Post &post)
{
    FeedItem item{.id = post.id,
                  .author = personId(post.network, post.author),
                  .network = post.network,
                  .name = oneLine(post.author.name),
                  .handle = u'@' + oneLine(post.author.handle),
                  .time = clockTime(post.created, zoneOf(live.chat())),
                  .color = avatarColor(post.author),
                  .avatar = avatarPicture(post)};
    if (item.name.isEmpty())
        item.name = oneLine(post.author.handle);
    takeText(item, post);

    const Marked &marked = live.marks().of(post.id);
    item.starred = marked.isStarred();
    item.hidden = marked.hidden;
    item.note = oneLine(marked.note);
    item.reachable = live.client(post.network) != nullptr;
    item.canBookmark = live.can(post.network, Ability::Bookmark);
    item.liked = live.hasReacted(post.id, Reaction::Like);
    item.boosted = live.hasReacted(post.id, Reaction::Boost);
    item.bookmarked = live.hasReacted(post.id, Reaction::Bookmark);
    item.subject = oneLine(post.warning);
    item.chip = postChip(live.answers().match(post.id), live.answers().isLate(post.id),
                         live.chat().settings);
    if (const Participant *author = live.people().find(item.author)) {
        item.byHost = author->host;
        item.newcomer = author->newcomer && !author->host;
    }
    for (const Media &media : post.media)
        item.media.append(oneLine(media.description));
    item.warning = mediaWarning(post, item.newcomer);
    item.edited = post.edited.has_value();
    item.boosts = live.counts(post.id).boosts;
    return item;
}

QString pictureCount(qsizetype count)
{
    return count == 1 ? words("1 picture") : words("%1 pictures").arg(count);
}

QString boostCount(int count)
{
    return count == 1 ? words("1 boost") : words("%1 boosts").arg(count);
}

QString spokenText(const FeedItem &item, bool uncovered)
{
    QStringList parts{item.name};
    if (item.newcomer)
        parts.append(words("first time here"));
    if (!item.chip.text.isEmpty())
        parts.append(item.chip.text);
    if (!item.subject.isEmpty())
        parts.append(words("Content warning: %1").arg(item.subject));
    if (item.subject.isEmpty() || uncovered)
        parts.append(item.text);
    else
        parts.append(words("Enter shows the text"));
    if (!item.media.isEmpty())
        parts.append(pictureCount(item.media.size()));
    if (!item.note.isEmpty())
        parts.append(words("Note: %1").arg(item.note));
    if (item.boosts > 0)
        parts.append(boostCount(item.boosts));
    if (item.edited)
        parts.append(words("edited"));
    if (item.starred)
        parts.append(words("starred"));
    parts.append(item.time);
    return parts.join(u", "_s);
}

}  // namespace ui
