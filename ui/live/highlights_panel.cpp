// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/highlights_panel.h"

#include "ui/recap/highlight_delegate.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"
#include "ui/undo/mark_command.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QStackedWidget>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

HighlightsPanel::HighlightsPanel(LiveChat &live, Clock &uiClock, Theme &theme, QUndoStack &undo,
                                 QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_undo(undo)
    , m_refresh(uiClock)
    , m_list(new QListWidget)
    , m_places(new QStackedWidget)
{
    m_list->setItemDelegate(new HighlightDelegate(theme, m_list));
    m_list->setAccessibleName(tr("Highlights"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->installEventFilter(this);
    m_places->addWidget(m_list);
    m_places->addWidget(new EmptyPlace(
        tr("No highlight yet. Press S on a post, or click its star; it goes into the recap.")));
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(m_places);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT postChosen(PostId(item->data(HighlightDelegate::PostRole).toString()));
    });
    connect(&m_live, &LiveChat::postsChanged, this, &HighlightsPanel::refreshSoon);
    connect(&m_live.posts(), &PostStore::removed, this, &HighlightsPanel::refreshSoon);
    refresh();
}

void HighlightsPanel::refreshSoon()
{
    if (isVisible() && !m_refresh.time())
        m_refresh.setAfter(Milliseconds{250}, [this] {
            m_refresh.clear();
            refresh();
        });
}

void HighlightsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void HighlightsPanel::refresh()
{
    const Recap recap = m_live.recap();
    QList<Recap::Quote> quotes;
    for (const Recap::Question &question : recap.questions)
        quotes += question.highlights;
    quotes += recap.others;
    const int current = m_list->currentRow();
    m_list->clear();
    for (const Recap::Quote &quote : quotes) {
        auto *item = new QListWidgetItem;
        item->setData(HighlightDelegate::PostRole, quote.post.id.text());
        item->setData(HighlightDelegate::QuoteRole, QVariant::fromValue(quote));
        item->setData(Qt::AccessibleTextRole,
                      tr("%1: %2").arg(quote.post.author.name, quote.post.text));
        m_list->addItem(item);
    }
    m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    m_places->setCurrentIndex(quotes.isEmpty() ? 1 : 0);
}

void HighlightsPanel::unstarCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const PostId post(item->data(HighlightDelegate::PostRole).toString());
    m_undo.push(new MarkCommand(m_live, starMarks(m_live, post, false), tr("Take the star off")));
}

bool HighlightsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_S) {
            unstarCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ui
