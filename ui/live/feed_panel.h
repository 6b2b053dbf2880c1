// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "ui/shell/actions.h"

#include <QWidget>

class QStackedWidget;
class QUndoStack;

namespace ui {

class EmptyPlace;
class FeedModel;
class FeedView;
class FilterBar;
class NetworkSteps;
class PostDetails;
class ReportPanel;
class Theme;
class Toast;

/// The stream with its chips and its search, and everything that can be said about a post.
///
/// Owned by LivePage. What a host says goes through the undo stack to LiveChat; what is done at
/// the network itself has its own way back, NetworkSteps.
class FeedPanel : public QWidget {
    Q_OBJECT

public:
    FeedPanel(core::LiveChat &live, core::Clock &uiClock, Theme &theme, Actions &actions,
              QUndoStack &undo, Toast &toast, QWidget *parent = nullptr);

    void showFilter(const core::PostFilter &filter);
    /// Scrolls to a post and selects it, in all posts if this filter leaves it out.
    void showPost(const core::PostId &post);
    FeedView &view() { return *m_view; }

    void act(const core::PostId &post, ActionId action);
    /// Selects the next post that no host has answered, liked, boosted or starred.
    void showNextNotSeen();
    /// A host has reacted: whoever goes through these posts one by one gets the next.
    void goOnAfter(const core::PostId &post);

Q_SIGNALS:
    void replyWanted(const core::PostId &post);
    void doubtsWanted();

private:
    void connectActions();
    void updateActions();
    void say(const QList<core::Mark> &marks, const QString &text);
    void setQuestion(const core::PostId &post, std::optional<int> question);
    void nameNetworkActions(const std::optional<core::Post> &post);
    void actOnNetwork(const core::PostId &post, ActionId action);
    void react(const core::PostId &post, core::Reaction reaction);
    void showQuestionMenu(const core::PostId &post, const QPoint &place);
    void updateEmptyPlace();
    QString nothingHere() const;
    void copyInvitation();

    core::LiveChat &m_live;
    Actions &m_actions;
    QUndoStack &m_undo;
    Toast &m_toast;
    core::PostFilter m_filter;
    std::optional<core::PostId> m_goingThrough;  ///< the one that showNextNotSeen() has shown
    FilterBar *m_bar;
    FeedModel *m_model;
    FeedView *m_view;
    EmptyPlace *m_empty;
    EmptyPlace *m_noneHere;
    QStackedWidget *m_places;
    PostDetails *m_details;
    ReportPanel *m_report;
    NetworkSteps *m_steps;
};

}  // namespace ui
