// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace ui {

class Theme;

/// Every action of the program. Question0 … Question9 stand in a row.
enum class ActionId {
    // on the selected post
    NextPost,
    PreviousPost,
    Star,
    Reply,
    Boost,
    Like,
    Bookmark,
    Question0,
    Question1,
    Question2,
    Question3,
    Question4,
    Question5,
    Question6,
    Question7,
    Question8,
    Question9,
    NoQuestion,
    Hide,
    Note,
    OpenPost,
    MuteAuthor,
    BlockAuthor,
    ReportAuthor,
    NextNotSeen,
    CheckDoubts,
    // the evening
    HoldOrResume,
    MinuteLess,
    MinuteMore,
    SkipCue,
    PostCueNow,
    BringForward,
    CopyQuestionLinks,
    EndRehearsal,
    // everywhere
    Search,
    NextPart,
    PreviousPart,
    Send,
    ShowPrepare,
    ShowLive,
    ShowRecap,
    Undo,
    Redo,
    NewChat,
    PastePlan,
    OpenArchive,
    Rehearse,
    GoLive,
    Accounts,
    ShowKeys,
    Quit,
};

/// Where an action's key works.
enum class ActionScope {
    Feed,    ///< only while the feed has the focus
    Window,  ///< everywhere
};

/// Under which heading an action stands in the menu and in the list of keys.
enum class ActionGroup { Post, Evening, Window, Chat };

struct ActionSpec {
    ActionId id = ActionId::Quit;
    const char *text = "";  ///< to be translated in the context "Actions"
    const char *icon = "";  ///< in resources/icons; empty for none
    QList<QKeySequence> keys;
    ActionGroup group = ActionGroup::Window;
    ActionScope scope = ActionScope::Window;
};

/// Every action in one table: id, text, icon, keys, where they work.
///
/// Owned by MainWindow. A page connects to the action's triggered() and enables it while it can
/// do something; a key without a page behind it is disabled, so nothing is ever dead.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(Theme &theme, QObject *parent = nullptr);

    static const QList<ActionSpec> &table();
    static const ActionSpec &spec(ActionId id);

    QAction *operator[](ActionId id) const { return m_actions.value(id); }
    /// The action that sets question 0 to 9.
    QAction *question(int number) const;
    /// "S", "Ctrl+F": the first key as the platform writes it, for a KeyButton; may be empty.
    static QString keyText(ActionId id);

    /// What the table calls it again, after it was named for one post.
    void resetText(ActionId id);

    /// The keys of the feed's actions work while `feed` or a child of it has the focus.
    void addFeedActions(QWidget *feed);
    /// The keys of all others work in this window.
    void addWindowActions(QWidget *window);

private:
    void drawIcons();

    Theme &m_theme;
    QHash<ActionId, QAction *> m_actions;
};

}  // namespace ui
