// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using Id = ActionId;
using Group = ActionGroup;
using Scope = ActionScope;

QList<ActionSpec> postActions()
{
    const auto feed = Scope::Feed;
    QList<ActionSpec> rows{
        {Id::NextPost,
         QT_TRANSLATE_NOOP("Actions", "Next post"),
         "",
         {Qt::Key_J, Qt::Key_Down},
         Group::Post,
         feed},
        {Id::PreviousPost,
         QT_TRANSLATE_NOOP("Actions", "Previous post"),
         "",
         {Qt::Key_K, Qt::Key_Up},
         Group::Post,
         feed},
        {Id::Star, QT_TRANSLATE_NOOP("Actions", "Star"), "star", {Qt::Key_S}, Group::Post, feed},
        {Id::Reply, QT_TRANSLATE_NOOP("Actions", "Reply"), "reply", {Qt::Key_R}, Group::Post, feed},
        {Id::Boost, QT_TRANSLATE_NOOP("Actions", "Boost"), "boost", {Qt::Key_B}, Group::Post, feed},
        {Id::Like, QT_TRANSLATE_NOOP("Actions", "Like"), "like", {Qt::Key_L}, Group::Post, feed},
        {Id::Bookmark,
         QT_TRANSLATE_NOOP("Actions", "Bookmark"),
         "bookmark",
         {Qt::Key_M},
         Group::Post,
         feed},
        {Id::NoQuestion,
         QT_TRANSLATE_NOOP("Actions", "No question"),
         "",
         {Qt::Key_Backspace},
         Group::Post,
         feed},
        {Id::Hide, QT_TRANSLATE_NOOP("Actions", "Hide"), "hide", {Qt::Key_H}, Group::Post, feed},
        {Id::Note,
         QT_TRANSLATE_NOOP("Actions", "Note on a highlight"),
         "note",
         {Qt::Key_N},
         Group::Post,
         feed},
        {Id::OpenPost,
         QT_TRANSLATE_NOOP("Actions", "Open the post"),
         "open",
         {Qt::Key_Space},
         Group::Post,
         feed},
    };
    for (int n = 0; n <= 9; ++n)
        rows.append({Id(int(Id::Question0) + n),
                     QT_TRANSLATE_NOOP("Actions", "Set question %1"),
                     "",
                     {QKeySequence(Qt::Key_0 + n)},
                     Group::Post,
                     feed});
    return rows;
}

/// What is done about an author at the network itself; FeedPanel names author and network.
QList<ActionSpec> authorActions()
{
    const auto feed = Scope::Feed;
    return {
        {Id::MuteAuthor,
         QT_TRANSLATE_NOOP("Actions", "Mute the author on the network"),
         "",
         {},
         Group::Post,
         feed},
        {Id::BlockAuthor,
         QT_TRANSLATE_NOOP("Actions", "Block the author on the network"),
         "",
         {},
         Group::Post,
         feed},
        {Id::ReportAuthor,
         QT_TRANSLATE_NOOP("Actions", "Report the author…"),
         "",
         {},
         Group::Post,
         feed},
    };
}

/// What leads to the next post that waits for a host.
QList<ActionSpec> pileActions()
{
    const auto feed = Scope::Feed;
    return {
        {Id::NextNotSeen,
         QT_TRANSLATE_NOOP("Actions", "Next post that no host has answered"),
         "",
         {Qt::Key_U},
         Group::Post,
         feed},
        {Id::CheckDoubts,
         QT_TRANSLATE_NOOP("Actions", "Check the answers in doubt"),
         "",
         {Qt::Key_C},
         Group::Post,
         feed},
    };
}

QList<ActionSpec> eveningActions()
{
    const auto evening = Group::Evening;
    return {
        {Id::HoldOrResume,
         QT_TRANSLATE_NOOP("Actions", "Hold or resume"),
         "pause",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_H},
         evening},
        {Id::MinuteLess,
         QT_TRANSLATE_NOOP("Actions", "All the rest 1 min earlier"),
         "",
         {},
         evening},
        {Id::MinuteMore, QT_TRANSLATE_NOOP("Actions", "All the rest 1 min later"), "", {}, evening},
        {Id::SkipCue, QT_TRANSLATE_NOOP("Actions", "Skip the next post"), "", {}, evening},
        {Id::PostCueNow, QT_TRANSLATE_NOOP("Actions", "Post the next one now"), "", {}, evening},
        {Id::BringForward,
         QT_TRANSLATE_NOOP("Actions", "Bring the next question forward"),
         "",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_B},
         evening},
        {Id::CopyQuestionLinks,
         QT_TRANSLATE_NOOP("Actions", "Copy question links"),
         "copy",
         {},
         evening},
        {Id::EndRehearsal, QT_TRANSLATE_NOOP("Actions", "End rehearsal"), "", {}, evening},
    };
}

QList<ActionSpec> chatActions()
{
    return {
        {Id::NewChat,
         QT_TRANSLATE_NOOP("Actions", "New chat"),
         "plus",
         {Qt::CTRL | Qt::Key_N},
         Group::Chat},
        {Id::PastePlan,
         QT_TRANSLATE_NOOP("Actions", "Paste a plan…"),
         "",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_V},
         Group::Chat},
        {Id::OpenArchive,
         QT_TRANSLATE_NOOP("Actions", "Open an archive…"),
         "",
         {Qt::CTRL | Qt::Key_O},
         Group::Chat},
        {Id::Rehearse, QT_TRANSLATE_NOOP("Actions", "Rehearse"), "play", {}, Group::Chat},
        {Id::GoLive, QT_TRANSLATE_NOOP("Actions", "Go live"), "", {}, Group::Chat},
        {Id::Accounts,
         QT_TRANSLATE_NOOP("Actions", "Accounts…"),
         "",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_A},
         Group::Chat},
    };
}

QList<ActionSpec> windowActions()
{
    return {
        {Id::Search,
         QT_TRANSLATE_NOOP("Actions", "Search"),
         "search",
         {Qt::CTRL | Qt::Key_F},
         Group::Window},
        {Id::NextPart,
         QT_TRANSLATE_NOOP("Actions", "Next part of the window"),
         "",
         {Qt::Key_F6},
         Group::Window},
        {Id::PreviousPart,
         QT_TRANSLATE_NOOP("Actions", "Previous part of the window"),
         "",
         {Qt::SHIFT | Qt::Key_F6},
         Group::Window},
        {Id::Send,
         QT_TRANSLATE_NOOP("Actions", "Send"),
         "",
         {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter},
         Group::Evening},
        {Id::ShowPrepare,
         QT_TRANSLATE_NOOP("Actions", "Prepare"),
         "",
         {Qt::CTRL | Qt::Key_1},
         Group::Window},
        {Id::ShowLive,
         QT_TRANSLATE_NOOP("Actions", "Live"),
         "",
         {Qt::CTRL | Qt::Key_2},
         Group::Window},
        {Id::ShowRecap,
         QT_TRANSLATE_NOOP("Actions", "Recap"),
         "",
         {Qt::CTRL | Qt::Key_3},
         Group::Window},
        {Id::Undo, QT_TRANSLATE_NOOP("Actions", "Undo"), "", {Qt::CTRL | Qt::Key_Z}, Group::Window},
        {Id::Redo,
         QT_TRANSLATE_NOOP("Actions", "Redo"),
         "",
         {Qt::CTRL | Qt::SHIFT | Qt::Key_Z},
         Group::Window},
        {Id::ShowKeys, QT_TRANSLATE_NOOP("Actions", "All keys"), "", {Qt::Key_F1}, Group::Window},
        {Id::Quit, QT_TRANSLATE_NOOP("Actions", "Quit"), "", {Qt::CTRL | Qt::Key_Q}, Group::Window},
    };
}

}  // namespace

const QList<ActionSpec> &Actions::table()
{
    static const QList<ActionSpec> rows = postActions() + authorActions() + pileActions() +
                                          eveningActions() + chatActions() + windowActions();
    return rows;
}

const ActionSpec &Actions::spec(ActionId id)
{
    const auto found = std::find_if(table().begin(), table().end(),
                                    [id](const ActionSpec &row) { return row.id == id; });
    Q_ASSERT(found != table().end());
    return *found;
}

QString Actions::keyText(ActionId id)
{
    const QList<QKeySequence> &keys = spec(id).keys;
    if (keys.isEmpty())
        return {};
    return keys.first().toString(QKeySequence::NativeText).replace(u"Return"_s, u"↵"_s);
}

Actions::Actions(Theme &theme, QObject *parent) : QObject(parent), m_theme(theme)
{
    for (const ActionSpec &row : table()) {
        QString text = QCoreApplication::translate("Actions", row.text);
        if (text.contains(u"%1"_s))
            text = text.arg(int(row.id) - int(Id::Question0));
        auto *action = new QAction(text, this);
        action->setEnabled(false);  // until a page can do it
        action->setShortcuts(row.keys);
        action->setShortcutContext(row.scope == Scope::Feed ? Qt::WidgetWithChildrenShortcut
                                                            : Qt::WindowShortcut);
        m_actions.insert(row.id, action);
    }
    drawIcons();
    connect(&m_theme, &Theme::changed, this, &Actions::drawIcons);
}

QAction *Actions::question(int number) const
{
    Q_ASSERT(number >= 0 && number <= 9);
    return m_actions.value(Id(int(Id::Question0) + number));
}

void Actions::resetText(ActionId id)
{
    m_actions.value(id)->setText(QCoreApplication::translate("Actions", spec(id).text));
}

void Actions::addFeedActions(QWidget *feed)
{
    for (const ActionSpec &row : table()) {
        if (row.scope == Scope::Feed)
            feed->addAction(m_actions.value(row.id));
    }
}

void Actions::addWindowActions(QWidget *window)
{
    for (const ActionSpec &row : table()) {
        if (row.scope == Scope::Window)
            window->addAction(m_actions.value(row.id));
    }
}

void Actions::drawIcons()
{
    for (const ActionSpec &row : table()) {
        const QString name = QString::fromLatin1(row.icon);
        if (!name.isEmpty())
            m_actions.value(row.id)->setIcon(m_theme.icon(name, m_theme.colors().muted));
    }
}

}  // namespace ui
