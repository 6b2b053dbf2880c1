// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/chat_list_panel.h"

#include "ui/shell/actions.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/two_line_delegate.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int manyChats = 8;  ///< from here on they are searched

}  // namespace

ChatListPanel::ChatListPanel(const ChatBook &book, Clock &clock, Theme &theme, Actions &actions,
                             QWidget *parent)
    : QFrame(parent)
    , m_book(book)
    , m_clock(clock)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_duplicate(button(tr("Copy to next date"), u"small"_s))
    , m_remove(button(tr("Delete"), u"small"_s))
{
    setProperty("role", u"left"_s);
    setFixedWidth(theme.scaled(212));
    m_list->setItemDelegate(new TwoLineDelegate(theme, m_list));
    m_list->setAccessibleName(tr("Chats"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    KeyButton *create = keyButton(tr("New chat"), Actions::keyText(ActionId::NewChat));
    connect(create, &QPushButton::clicked, actions[ActionId::NewChat], &QAction::trigger);
    m_duplicate->setToolTip(tr("A draft for the next date of this series"));
    QLabel *heading = sectionLabel(tr("CHATS"));
    heading->setContentsMargins(16, 12, 16, 8);
    auto *own = new FlowLayout(6);  // words of other languages are longer
    own->addWidget(m_duplicate);
    own->addWidget(m_remove);
    auto *buttons = new QVBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 12);
    buttons->setSpacing(8);
    buttons->addLayout(own);
    buttons->addWidget(create);
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(heading);
    auto *search = new QHBoxLayout;
    search->setContentsMargins(12, 0, 12, 8);
    search->addWidget(m_search);
    rows->addLayout(search);
    rows->addWidget(m_list, 1);
    rows->addLayout(buttons);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the chats"));
    m_search->setClearButtonEnabled(true);
    connectParts();
    refresh();
}

void ChatListPanel::connectParts()
{
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_filling && !current().isEmpty())
            Q_EMIT chosen(current());
    });
    connect(m_search, &QLineEdit::textChanged, this, &ChatListPanel::refresh);
    connect(m_duplicate, &QPushButton::clicked, this,
            [this] { Q_EMIT duplicateWanted(current()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWanted(current()); });
    connect(&m_book, &ChatBook::changed, this, &ChatListPanel::refresh);
}

ChatId ChatListPanel::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? ChatId(item->data(Qt::UserRole).toString()) : ChatId();
}

/// "Mon 23 Nov, 20:30 ET · in 2 days"
QString ChatListPanel::detail(const Chat &chat) const
{
    QStringList parts;
    if (chat.start.kind() != ZonedTime::Kind::Invalid)
        parts.append(dateAndTime(chat.start, m_clock.now()));
    switch (chat.stage) {
    case ChatStage::Armed:
        parts.append(tr("armed"));
        break;
    case ChatStage::Live:
        parts.append(tr("live"));
        break;
    case ChatStage::Ended:
        parts.append(tr("over"));
        break;
    case ChatStage::Draft:
        parts.append(chat.start.kind() == ZonedTime::Kind::Invalid
                         ? tr("draft")
                         : relativeDay(chat.startInstant(), chat.start.zone, m_clock.now()));
        break;
    }
    return parts.join(u" · "_s);
}

/// What runs or is still to come stands above; a draft without a date waits for one.
ChatListPanel::Group ChatListPanel::groupOf(const Chat &chat) const
{
    if (chat.stage == ChatStage::Armed || chat.stage == ChatStage::Live)
        return Group::Next;
    if (chat.stage == ChatStage::Ended)
        return Group::Past;
    if (chat.start.kind() == ZonedTime::Kind::Invalid)
        return Group::Drafts;
    return chat.startInstant() + chat.length > m_clock.now() ? Group::Next : Group::Past;
}

/// The next one first, of the past the latest first.
QList<Chat> ChatListPanel::chatsOf(Group group) const
{
    QList<Chat> chats = m_book.chats();  // newest start first
    chats.removeIf([this, group](const Chat &chat) { return groupOf(chat) != group; });
    if (group == Group::Next) {
        std::reverse(chats.begin(), chats.end());
        std::stable_partition(chats.begin(), chats.end(),
                              [](const Chat &chat) { return chat.stage != ChatStage::Draft; });
    }
    return chats;
}

ChatId ChatListPanel::likeliest() const
{
    for (const Group group : {Group::Next, Group::Drafts, Group::Past}) {
        if (const QList<Chat> chats = chatsOf(group); !chats.isEmpty())
            return chats.first().id;
    }
    return {};
}

bool ChatListPanel::isSearched(const Chat &chat) const
{
    const QString words = m_search->isVisibleTo(this) ? m_search->text().trimmed() : QString();
    const QString all = chat.title + u' ' + chat.hashtag.withSign() + u' ' + chat.hosts.join(u' ');
    return words.isEmpty() || all.contains(words, Qt::CaseInsensitive);
}

void ChatListPanel::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text);
    item->setFlags(Qt::NoItemFlags);  // keys and clicks pass by
    m_list->addItem(item);
}

void ChatListPanel::addChat(const Chat &chat)
{
    const QString title = chat.title.isEmpty() ? tr("Untitled chat") : chat.title;
    auto *item = new QListWidgetItem(title);
    item->setData(Qt::UserRole, chat.id.text());
    item->setData(TwoLineDelegate::DetailRole, detail(chat));
    item->setData(Qt::AccessibleTextRole, title + u", "_s + detail(chat));
    item->setToolTip(title.toHtmlEscaped());
    m_list->addItem(item);
    if (chat.id == m_current)
        m_list->setCurrentItem(item);
}

void ChatListPanel::refresh()
{
    const QList<std::pair<Group, QString>> groups{{Group::Next, tr("Next")},
                                                  {Group::Drafts, tr("Without a date")},
                                                  {Group::Past, tr("Past")}};
    m_filling = true;
    m_search->setVisible(m_book.chats().size() > manyChats);
    m_list->clear();
    for (const auto &[group, name] : groups) {
        QList<Chat> chats = chatsOf(group);
        chats.removeIf([this](const Chat &chat) { return !isSearched(chat); });
        if (!chats.isEmpty())
            addHeading(name);
        for (const Chat &chat : std::as_const(chats))
            addChat(chat);
    }
    const Chat *chat = m_book.find(m_current);
    const bool running =
        chat && (chat->stage == ChatStage::Armed || chat->stage == ChatStage::Live);
    const bool isListed = !current().isEmpty();  // a search may hide the chat that is open
    m_duplicate->setEnabled(chat && isListed);
    m_remove->setEnabled(chat && isListed && !running);
    m_filling = false;
}

void ChatListPanel::setCurrent(const ChatId &chat)
{
    m_current = chat;
    refresh();
}

bool ChatListPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && m_remove->isEnabled()) {
        Q_EMIT removeWanted(current());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace ui
