// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/feed_panel.h"

#include "ui/feed/feed_model.h"
#include "ui/feed/feed_view.h"
#include "ui/live/cue_words.h"
#include "ui/live/filter_bar.h"
#include "ui/live/network_steps.h"
#include "ui/live/post_details.h"
#include "ui/live/report_panel.h"
#include "ui/live/toast.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"
#include "ui/undo/mark_command.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

FeedPanel::FeedPanel(LiveChat &live, Clock &uiClock, Theme &theme, Actions &actions,
                     QUndoStack &undo, Toast &toast, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_actions(actions)
    , m_undo(undo)
    , m_toast(toast)
    , m_bar(new FilterBar(live, uiClock))
    , m_model(new FeedModel(live, this))
    , m_view(new FeedView(*m_model, theme, actions))
    , m_empty(
          new EmptyPlace(tr("Nobody has posted with %1 yet.").arg(live.chat().hashtag.withSign()),
                         tr("Copy invitation")))
    , m_noneHere(new EmptyPlace({}, tr("Show all posts")))
    , m_places(new QStackedWidget)
    , m_details(new PostDetails(live))
    , m_report(new ReportPanel(live, toast))
    , m_steps(new NetworkSteps(live, toast, this))
{
    m_places->addWidget(m_view);
    m_places->addWidget(m_empty);
    m_places->addWidget(m_noneHere);
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(m_bar);
    rows->addWidget(hairline());
    rows->addWidget(m_places, 1);
    rows->addWidget(m_details);
    rows->addWidget(m_report);
    connect(m_bar, &FilterBar::filterChosen, this, &FeedPanel::showFilter);
    connect(m_bar, &FilterBar::searchChanged, m_model, &FeedModel::setSearch);
    connect(m_bar, &FilterBar::left, m_view, [this] { m_view->setFocus(); });
    connect(m_empty, &EmptyPlace::wanted, this, &FeedPanel::copyInvitation);
    connect(m_noneHere, &EmptyPlace::wanted, this, [this] {
        m_bar->search()->clear();
        showFilter({});
    });
    for (const auto signal : {&FeedRows::inserted, &FeedRows::removed})
        connect(m_model, signal, this, &FeedPanel::updateEmptyPlace);
    connect(m_model, &FeedRows::reset, this, &FeedPanel::updateEmptyPlace);
    connectActions();
    updateEmptyPlace();
}

void FeedPanel::connectActions()
{
    const QList<ActionId> onPost{
        ActionId::Star,       ActionId::Reply,      ActionId::Boost,       ActionId::Like,
        ActionId::NoQuestion, ActionId::Hide,       ActionId::Note,        ActionId::OpenPost,
        ActionId::Bookmark,   ActionId::MuteAuthor, ActionId::BlockAuthor, ActionId::ReportAuthor};
    for (const ActionId id : onPost)
        connect(m_actions[id], &QAction::triggered, this, [this, id] {
            if (const auto post = m_view->selected())
                act(*post, id);
        });
    for (int number = 0; number <= 9; ++number)
        connect(m_actions.question(number), &QAction::triggered, this, [this, number] {
            if (const auto post = m_view->selected())
                setQuestion(*post, number);
        });
    connect(m_actions[ActionId::NextNotSeen], &QAction::triggered, this,
            &FeedPanel::showNextNotSeen);
    connect(m_actions[ActionId::CheckDoubts], &QAction::triggered, this, &FeedPanel::doubtsWanted);
    for (const ActionId id : {ActionId::Search, ActionId::NextNotSeen, ActionId::CheckDoubts})
        m_actions[id]->setEnabled(true);
    connect(m_actions[ActionId::Search], &QAction::triggered, m_bar->search(),
            [this] { m_bar->search()->setFocus(Qt::ShortcutFocusReason); });
    connect(m_view, &FeedView::actionWanted, this, &FeedPanel::act);
    connect(m_view, &FeedView::chipClicked, this, &FeedPanel::showQuestionMenu);
    connect(m_view, &FeedView::authorClicked, this, [this](const PersonId &person) {
        showFilter({.show = PostFilter::Show::Person, .person = person});
    });
    connect(m_view, &FeedView::selectionChanged, this, &FeedPanel::updateActions);
    connect(m_details, &PostDetails::closed, m_view, [this] { m_view->setFocus(); });
    connect(m_report, &ReportPanel::closed, m_view, [this] { m_view->setFocus(); });
    connect(&m_live, &LiveChat::postsChanged, this, [this](const QList<PostId> &posts) {
        if (m_view->selected() && posts.contains(*m_view->selected()))
            nameNetworkActions(m_live.posts().find(*m_view->selected()));
    });
    connect(m_details, &PostDetails::noteWritten, this,
            [this](const PostId &post, const QString &note) {
                say({{.post = post, .kind = Mark::Kind::Note, .on = !note.isEmpty(), .text = note}},
                    tr("Note"));
            });
    updateActions();
}

void FeedPanel::updateActions()
{
    const std::optional<PostId> selected = m_view->selected();
    const bool some = selected.has_value();
    const std::optional<Post> post = some ? m_live.posts().find(*selected) : std::nullopt;
    const bool reachable = post && m_live.client(post->network);
    if (m_goingThrough != m_view->selected())
        m_goingThrough.reset();  // reads on elsewhere
    for (const ActionId id :
         {ActionId::Star, ActionId::NoQuestion, ActionId::Hide, ActionId::Note, ActionId::OpenPost})
        m_actions[id]->setEnabled(some);
    for (const ActionId id : {ActionId::Reply, ActionId::Boost, ActionId::Like})
        m_actions[id]->setEnabled(reachable);
    nameNetworkActions(post);
    for (int number = 0; number <= 9; ++number)
        m_actions.question(number)->setEnabled(some && m_live.chat().runSheet.question(number));
    if (m_details->post() && m_view->selected() && m_details->post() != m_view->selected())
        m_details->open(*m_view->selected());
}

/// What the network can do for the chosen post, by its author's name.
void FeedPanel::nameNetworkActions(const std::optional<Post> &post)
{
    const auto can = [this, &post](Ability ability) {
        return post && m_live.can(post->network, ability);
    };
    const bool isOwn = post && m_live.client(post->network) &&
                       m_live.client(post->network)->account().nativeId == post->author.id;
    m_actions[ActionId::Bookmark]->setEnabled(can(Ability::Bookmark));
    m_actions[ActionId::MuteAuthor]->setEnabled(can(Ability::Mute) && !isOwn);
    m_actions[ActionId::BlockAuthor]->setEnabled(can(Ability::Block) && !isOwn);
    m_actions[ActionId::ReportAuthor]->setEnabled(can(Ability::Report) && !isOwn);
    const auto name = [this](ActionId id, QString text) {
        if (m_actions[id]->isEnabled())
            m_actions[id]->setText(text.replace(u'&', u"&&"_s));
        else
            m_actions.resetText(id);
    };
    const auto taken = [this, &post](Reaction reaction) {
        return post && m_live.hasReacted(post->id, reaction);
    };
    name(ActionId::Like, taken(Reaction::Like) ? tr("Unlike") : tr("Like"));
    name(ActionId::Boost, taken(Reaction::Boost) ? tr("Take the boost back") : tr("Boost"));
    name(ActionId::Bookmark,
         taken(Reaction::Bookmark) ? tr("Remove the bookmark") : tr("Bookmark"));
    name(ActionId::MuteAuthor, post ? NetworkSteps::muteText(m_live, *post) : QString());
    name(ActionId::BlockAuthor, post ? NetworkSteps::blockText(m_live, *post) : QString());
    name(ActionId::ReportAuthor, post ? tr("Report @%1…").arg(post->author.handle) : QString());
}

void FeedPanel::actOnNetwork(const PostId &post, ActionId action)
{
    switch (action) {
    case ActionId::Boost:
        return react(post, Reaction::Boost);
    case ActionId::Like:
        return react(post, Reaction::Like);
    case ActionId::Bookmark:
        m_steps->react(post, Reaction::Bookmark);
        return;
    case ActionId::MuteAuthor:
        return m_steps->keepAway(post, Distance::Mute);
    case ActionId::BlockAuthor:
        return m_steps->keepAway(post, Distance::Block);
    case ActionId::ReportAuthor:
        m_details->close();
        return m_report->open(post);
    default:
        return;
    }
}

void FeedPanel::react(const PostId &post, Reaction reaction)
{
    if (m_steps->react(post, reaction))
        goOnAfter(post);
}

void FeedPanel::act(const PostId &post, ActionId action)
{
    const Marked &marked = m_live.marks().of(post);
    switch (action) {
    case ActionId::Star:
        say(starMarks(m_live, post, !marked.isStarred()),
            marked.isStarred() ? tr("Take the star off") : tr("Star"));
        return goOnAfter(post);
    case ActionId::Hide:
        say({{.post = post, .kind = Mark::Kind::Hide, .on = !marked.hidden}},
            marked.hidden ? tr("Show again") : tr("Hide"));
        return goOnAfter(post);
    case ActionId::NoQuestion:
        return setQuestion(post, -1);
    case ActionId::Reply:
        return Q_EMIT replyWanted(post);
    case ActionId::Note:
        return m_details->editNote(post);
    case ActionId::OpenPost:
        return m_details->open(post);
    default:
        break;
    }
    const int number = int(action) - int(ActionId::Question0);
    if (number >= 0 && number <= 9)
        setQuestion(post, number);
    else
        actOnNetwork(post, action);
}

void FeedPanel::say(const QList<Mark> &marks, const QString &text)
{
    m_undo.push(new MarkCommand(m_live, marks, text));
}

void FeedPanel::setQuestion(const PostId &post, std::optional<int> question)
{
    if (question && *question >= 0 && !m_live.chat().runSheet.question(*question))
        return;
    say({{.post = post,
          .kind = Mark::Kind::Question,
          .on = question.has_value(),
          .number = question.value_or(0)}},
        tr("Set the question"));
}

void FeedPanel::showNextNotSeen()
{
    const std::optional<PostId> next = m_live.nextNotAnswered(m_view->selected());
    if (!next)
        return m_toast.say(tr("Every post has been seen by a host."));
    showPost(*next);
    m_goingThrough = next;  // after the selection, which ends what was gone through before
}

void FeedPanel::goOnAfter(const PostId &post)
{
    if (std::exchange(m_goingThrough, std::nullopt) != post)
        return;
    const std::optional<PostId> next = m_live.nextNotAnswered(post);
    if (!next || next == post)
        return;  // what waits three seconds may still be the last one
    showPost(*next);
    m_goingThrough = next;
}

void FeedPanel::showQuestionMenu(const PostId &post, const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString letter = m_live.chat().settings.answerLetter;
    for (const Cue &question : m_live.chat().runSheet.questions()) {
        const int number = question.number;
        menu->addAction(u"%1%2  %3"_s.arg(letter).arg(number).arg(question.text.left(50)), this,
                        [this, post, number] { setQuestion(post, number); });
    }
    menu->addAction(tr("No question"), this, [this, post] { setQuestion(post, -1); });
    if (m_live.marks().of(post).question)
        menu->addAction(tr("As the rules say"), this,
                        [this, post] { setQuestion(post, std::nullopt); });
    menu->popup(place);
}

void FeedPanel::showFilter(const PostFilter &filter)
{
    m_filter = filter;
    m_bar->setFilter(filter);
    m_model->setFilter(filter);
}

void FeedPanel::showPost(const PostId &post)
{
    if (m_model->rowOf(post) < 0) {
        m_bar->search()->clear();
        showFilter({});
    }
    m_view->select(post);
    m_view->setFocus();
}

/// What belongs here, and how it comes here.
QString FeedPanel::nothingHere() const
{
    if (!m_bar->search()->text().isEmpty())
        return tr("No post has these words.");
    switch (m_filter.show) {
    case PostFilter::Show::NotAnswered:
        return tr("Every post has been seen by a host: answered, liked, boosted or starred.");
    case PostFilter::Show::Starred:
        return tr("No highlights yet. %1 stars the selected post.")
            .arg(Actions::keyText(ActionId::Star));
    case PostFilter::Show::Question:
        return tr("Nobody has answered %1%2 yet.")
            .arg(m_live.chat().settings.questionLetter)
            .arg(m_filter.question);
    case PostFilter::Show::NoQuestion:
        return tr("Every post has found its question.");
    case PostFilter::Show::ToCheck:
        return tr("Nothing to check.");
    case PostFilter::Show::Hidden:
        return tr("Nothing is hidden.");
    case PostFilter::Show::Person:
        return tr("No post of this person is here any more.");
    case PostFilter::Show::All:
        break;
    }
    return tr("No post is here any more.");
}

void FeedPanel::updateEmptyPlace()
{
    QWidget *place = m_view;
    if (m_model->count() == 0) {
        const bool nothingAtAll = m_live.posts().liveCount() == 0;
        m_noneHere->setSentence(nothingHere());
        place = nothingAtAll ? static_cast<QWidget *>(m_empty) : m_noneHere;
    }
    if (m_places->currentWidget() != place)
        m_places->setCurrentWidget(place);
}

void FeedPanel::copyInvitation()
{
    const Chat &chat = m_live.chat();
    const QString when = chat.start.kind() == ZonedTime::Kind::Invalid
                             ? QString()
                             : dateAndTime(chat.start, m_live.clock().now());
    QGuiApplication::clipboard()->setText(
        tr("Join %1: %2. %3").arg(chat.hashtag.withSign(), chat.title, when).simplified());
    m_toast.say(tr("The invitation is copied."));
}

}  // namespace ui
