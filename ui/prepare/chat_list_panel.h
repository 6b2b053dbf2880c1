// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/chat_book.h"

#include <QFrame>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace ui {

class Actions;
class Theme;

/// All chats: the next ones, drafts, past ones. Owned by PreparePage, which does what is asked.
class ChatListPanel : public QFrame {
    Q_OBJECT

public:
    ChatListPanel(const core::ChatBook &book, core::Clock &clock, Theme &theme, Actions &actions,
                  QWidget *parent = nullptr);

    void setCurrent(const core::ChatId &chat);
    /// What a host most likely wants to see: what runs, else the next one, else the latest.
    core::ChatId likeliest() const;

Q_SIGNALS:
    void chosen(const core::ChatId &chat);
    void duplicateWanted(const core::ChatId &chat);
    void removeWanted(const core::ChatId &chat);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Group { Next, Drafts, Past };
    void connectParts();
    Group groupOf(const core::Chat &chat) const;
    QList<core::Chat> chatsOf(Group group) const;
    bool isSearched(const core::Chat &chat) const;
    void addHeading(const QString &text);
    void addChat(const core::Chat &chat);
    void refresh();
    core::ChatId current() const;
    QString detail(const core::Chat &chat) const;

    const core::ChatBook &m_book;
    core::Clock &m_clock;
    QLineEdit *m_search;  ///< where there are many
    QListWidget *m_list;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    core::ChatId m_current;
    bool m_filling = false;
};

}  // namespace ui
