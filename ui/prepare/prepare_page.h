// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/chat_book.h"
#include "core/schedule/ical_export.h"
#include "core/schedule/plan_checks.h"
#include "ui/shell/actions.h"
#include "ui/shell/page.h"

class QBoxLayout;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QUndoStack;

namespace ui {

class AccountsBar;
class ChatForm;
class ChatListPanel;
class ChecksPanel;
class PreviewPanel;
class RunSheetEditor;
class Theme;

/// The stage before the chat: all chats at the left, one of them in the middle, how it will look
/// and what to mend at the right.
///
/// Owned by MainWindow. Every change goes through the undo stack to the ChatBook; the panels show
/// what is then in it.
class PreparePage : public Page {
    Q_OBJECT

public:
    /// `practice`: the accounts inside the program, for chats that no real one posts.
    PreparePage(core::ChatBook &book, const QList<core::Account> &practice, core::Clock &clock,
                const core::PictureReader &pictures, Theme &theme, Actions &actions,
                QUndoStack &undo, QWidget *parent = nullptr);

    /// Those that are signed in, whenever they have changed.
    void setAccounts(const QList<core::Account> &accounts);
    /// The likeliest chat if there is none with this id.
    void showChat(const core::ChatId &chat);
    core::ChatId currentChat() const { return m_current; }
    void pastePlan(const QString &file = {}, const QString &text = {});
    /// While another chat is armed or live nothing else can start.
    void setBusy(bool busy);

    QString title() const override;
    QString subtitle() const override;
    QList<QWidget *> titleWidgets() override;
    void setTitleNarrow(bool narrow) override;
    QList<StatusText> statusLeft() const override;
    QList<StatusText> statusRight() const override;
    QWidget *firstFocus() override;
    QList<QWidget *> parts() override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

Q_SIGNALS:
    void rehearseWanted(const core::ChatId &chat);
    void rehearseExampleWanted();
    void goLiveWanted(const core::ChatId &chat);
    void currentChanged(const core::ChatId &chat);

private:
    QWidget *buildMiddle();
    QWidget *buildRight();
    QWidget *buildEmptyPlace();
    void arrange();
    void arrangeFoot(bool narrow);
    void buildTitleWidgets();
    void connectPanels();
    void connectActions();
    void refresh();
    void change(const core::Chat &chat, const QString &what, const QString &field);
    void removeChat(const core::ChatId &chat);
    void takePlan(const core::Chat &chat);
    void addChat(const core::Chat &chat, const QString &what);
    /// One sentence in the status line, until the next change.
    void report(const QString &sentence);
    void prepareNextDate(const core::ChatId &chat);
    void mend(const core::PlanNote &note);
    QString goLiveText(const core::Chat &shown) const;
    /// Where a host mends it by hand; null where the button does it or leads elsewhere.
    QWidget *fieldFor(core::PlanNote::Code code) const;
    void focusOn(QWidget *field);
    void showDates();
    void showPosting();
    QMenu *questionMenu();
    QMenu *exportMenu();
    void exportFile(const QString &title, const QString &ending, const QByteArray &content);
    void exportCalendar(core::CalendarScope scope);
    void exportPlan();
    void copyInvitation();
    QList<core::Account> chosenAccounts(const core::Chat &chat) const;
    /// Of a new chat: whoever is signed in means to post, as one account on a network; else it is
    /// practice.
    QList<core::AccountId> usualAccounts() const;
    const core::Chat *chat() const { return m_book.find(m_current); }

    core::ChatBook &m_book;
    QList<core::Account> m_practice;
    QList<core::Account> m_accounts;  ///< signed in
    core::Clock &m_clock;
    Theme &m_theme;
    Actions &m_actions;
    QUndoStack &m_undo;
    core::ChatId m_current;
    bool m_busy = false;
    bool m_titleNarrow = false;
    QString m_report;
    ChatListPanel *m_list;
    ChatForm *m_form;
    RunSheetEditor *m_sheet;
    AccountsBar *m_accountsBar;
    PreviewPanel *m_preview;
    ChecksPanel *m_checks;
    QBoxLayout *m_foot;  ///< what adds posts, and who posts
    QWidget *m_footButtons;
    QStackedWidget *m_places;
    QTabBar *m_narrowTabs;
    QWidget *m_middle;
    QWidget *m_right;
    QPushButton *m_undoButton;
    QPushButton *m_paste;
    QPushButton *m_export;
    QPushButton *m_rehearse;
    QPushButton *m_goLive;
};

}  // namespace ui
