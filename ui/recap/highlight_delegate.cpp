// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/highlight_delegate.h"

#include "core/highlights/plain_words.h"
#include "ui/shell/theme.h"

#include <QListView>
#include <QPainter>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 8;
constexpr int gripWidth = 20;
constexpr int starWidth = 24;
constexpr int longestText = 600;  ///< characters shown of one quote; the article has all of it

QString shortened(const QString &text)
{
    const QString plain = text.simplified();
    return plain.size() <= longestText ? plain : plain.left(longestText) + u'…';
}

QString noteText(const QString &note)
{
    return u'“' + shortened(note) + u'”';
}

}  // namespace

HighlightDelegate::HighlightDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{}

QRect HighlightDelegate::textRect(const QRect &row, const QString &text) const
{
    const QRect place = row.adjusted(gripWidth, padding, -starWidth - padding, 0);
    const QFontMetrics metrics(m_theme.font(Theme::Type::Body));
    const QRect needed = metrics.boundingRect(QRect(0, 0, std::max(40, place.width()), 100'000),
                                              Qt::TextWordWrap, text);
    return {place.topLeft(), QSize(place.width(), needed.height())};
}

/// As high as the note needs, at the top; without one of no height.
QRect HighlightDelegate::noteRect(const QRect &row, const QString &note) const
{
    if (note.isEmpty())
        return {};
    const QFontMetrics metrics(m_theme.font(Theme::Type::Small));
    const int width = std::max(40, row.width() - gripWidth - starWidth - padding);
    const QRect needed =
        metrics.boundingRect(QRect(0, 0, width, 100'000), Qt::TextWordWrap, noteText(note));
    return {row.left() + gripWidth, 2, width, needed.height() + 2};
}

QSize HighlightDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const auto quote = index.data(QuoteRole).value<Recap::Quote>();
    const int text = textRect(QRect(0, 0, width, 0), shortened(quote.post.text)).height();
    const int caption = QFontMetrics(m_theme.font(Theme::Type::Small)).height();
    const int note = noteRect(QRect(0, 0, width, 0), quote.note).height();
    return {width, padding + text + 2 + caption + note + padding};
}

void HighlightDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const auto quote = index.data(QuoteRole).value<Recap::Quote>();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, colors.hover);
    paintGrip(painter, option.rect);

    const QString text = shortened(quote.post.text);
    const QRect place = textRect(option.rect, text);
    painter->setFont(m_theme.font(Theme::Type::Body));
    painter->setPen(colors.text);
    painter->drawText(place, Qt::TextWordWrap, text);

    const QFont small = m_theme.font(Theme::Type::Small);
    const QFontMetrics metrics(small);
    painter->setFont(small);
    painter->setPen(colors.muted);
    const QRect caption(place.left(), place.bottom() + 3, place.width(), metrics.height());
    painter->drawText(caption, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(captionFor(quote), Qt::ElideRight, caption.width()));

    if (!quote.note.isEmpty()) {
        painter->setPen(colors.text);
        painter->drawText(noteRect(option.rect, quote.note).translated(0, caption.bottom()),
                          Qt::TextWordWrap, noteText(quote.note));
    }

    const int size = m_theme.scaled(16);
    m_theme.icon(u"star"_s, colors.star)
        .paint(painter, option.rect.right() - starWidth, place.top(), size, size);
    painter->restore();
}

void HighlightDelegate::paintGrip(QPainter *painter, const QRect &row) const
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.colors().faint);
    painter->setRenderHint(QPainter::Antialiasing);
    const int top = row.top() + padding + 5;
    for (int line = 0; line < 3; ++line) {
        for (int column = 0; column < 2; ++column)
            painter->drawEllipse(QPointF(row.left() + 6 + column * 4, top + line * 4), 1.2, 1.2);
    }
}

QString HighlightDelegate::captionFor(const Recap::Quote &quote) const
{
    QStringList parts{isolated(quote.post.author.name.simplified()),
                      networkName(quote.post.network)};
    if (quote.starredBy.size() == 2 && m_hosts <= 2)
        parts.append(tr("starred by both hosts"));
    else if (quote.starredBy.size() > 1)
        parts.append(tr("starred by %1 hosts").arg(quote.starredBy.size()));
    return parts.join(u" · "_s);
}

}  // namespace ui
