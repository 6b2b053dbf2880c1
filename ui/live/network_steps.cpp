// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/network_steps.h"

#include "ui/live/toast.h"
#include "ui/shell/error_text.h"

namespace ui {

using namespace core;

namespace {

constexpr Milliseconds beforeReacting{3000};
constexpr Milliseconds beforeBlocking{6000};  ///< lifting a block brings no follower back
constexpr Milliseconds toTakeBack{6000};

QString waitingText(Reaction reaction)
{
    return reaction == Reaction::Boost ? NetworkSteps::tr("Boost as @%1")
                                       : NetworkSteps::tr("Like as @%1");
}

QString doneText(Reaction reaction, bool on)
{
    switch (reaction) {
    case Reaction::Like:
        return on ? NetworkSteps::tr("Liked as @%1") : NetworkSteps::tr("No longer liked by @%1");
    case Reaction::Boost:
        return on ? NetworkSteps::tr("Boosted as @%1")
                  : NetworkSteps::tr("No longer boosted by @%1");
    case Reaction::Bookmark:
        break;
    }
    return on ? NetworkSteps::tr("Bookmarked as @%1; nobody else sees it")
              : NetworkSteps::tr("Bookmark of @%1 removed");
}

QString doneText(Distance distance, bool on)
{
    if (distance == Distance::Mute)
        return on ? NetworkSteps::tr("@%1 is muted on %2") : NetworkSteps::tr("@%1 is heard again");
    return on ? NetworkSteps::tr("@%1 is blocked on %2")
              : NetworkSteps::tr("@%1 is no longer blocked on %2");
}

/// Handles are foreign: a percent sign and a digit in one is no place for another text.
QString with(const QString &sentence, const QString &handle, const NetworkId &network)
{
    return sentence.contains(QStringLiteral("%2")) ? sentence.arg(handle, networkName(network))
                                                   : sentence.arg(handle);
}

PersonId authorOf(const Post &post)
{
    return personId(post.network, post.author);
}

}  // namespace

NetworkSteps::NetworkSteps(LiveChat &live, Toast &toast, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_toast(toast)
{}

QString NetworkSteps::muteText(const LiveChat &live, const Post &post)
{
    const bool on = live.isKeptAway(authorOf(post), Distance::Mute);
    return with(on ? tr("Unmute @%1 on %2") : tr("Mute @%1 on %2"), post.author.handle,
                post.network);
}

QString NetworkSteps::blockText(const LiveChat &live, const Post &post)
{
    const bool on = live.isKeptAway(authorOf(post), Distance::Block);
    return with(on ? tr("Unblock @%1 on %2") : tr("Block @%1 on %2"), post.author.handle,
                post.network);
}

bool NetworkSteps::react(const PostId &id, Reaction reaction)
{
    const std::optional<Post> post = m_live.posts().find(id);
    const NetworkClient *client = post ? m_live.client(post->network) : nullptr;
    if (!client) {
        m_toast.say(tr("No account of this chat is on that network."));
        return false;
    }
    const QString handle = client->account().handle;
    const bool on = !m_live.hasReacted(id, reaction);
    if (!on || reaction == Reaction::Bookmark) {
        reactNow(id, reaction, on, doneText(reaction, on).arg(handle));
        return true;
    }
    const auto doIt = [this, id, reaction] {
        whenArrived(m_live.react(id, reaction, true), this, [this](const Result<Done> &result) {
            if (!result)
                tell(result.error());
        });
    };
    m_toast.offer(
        waitingText(reaction).arg(handle), tr("Undo"), beforeReacting, [] {}, doIt);
    return true;
}

void NetworkSteps::reactNow(const PostId &id, Reaction reaction, bool on, const QString &sentence)
{
    const auto takeBack = [this, id, reaction, on] {
        whenArrived(m_live.react(id, reaction, !on), this, [this](const Result<Done> &result) {
            if (!result)
                tell(result.error());
        });
    };
    whenArrived(m_live.react(id, reaction, on), this,
                [this, sentence, takeBack](const Result<Done> &result) {
                    if (!result)
                        return tell(result.error());
                    m_toast.offer(sentence, tr("Undo"), toTakeBack, takeBack);
                });
}

void NetworkSteps::keepAway(const PostId &id, Distance distance)
{
    const std::optional<Post> post = m_live.posts().find(id);
    if (!post)
        return;
    const bool on = !m_live.isKeptAway(authorOf(*post), distance);
    if (!on || distance == Distance::Mute)
        return keepAwayNow(*post, distance, on);
    m_toast.offer(
        with(tr("@%1 will be blocked on %2"), post->author.handle, post->network), tr("Undo"),
        beforeBlocking, [] {}, [this, post] { keepAwayNow(*post, Distance::Block, true); });
}

/// A block had its moment before; after that the post's menu lifts it.
void NetworkSteps::keepAwayNow(const Post &post, Distance distance, bool on)
{
    whenArrived(m_live.keepAway(post, distance, on), this,
                [this, post, distance, on](const Result<Done> &result) {
                    if (!result)
                        return tell(result.error());
                    const QString sentence =
                        with(doneText(distance, on), post.author.handle, post.network);
                    if (distance == Distance::Block && on)
                        return m_toast.say(sentence);
                    m_toast.offer(sentence, tr("Undo"), toTakeBack, [this, post, distance, on] {
                        whenArrived(m_live.keepAway(post, distance, !on), this,
                                    [this](const Result<Done> &back) {
                                        if (!back)
                                            tell(back.error());
                                    });
                    });
                });
}

void NetworkSteps::tell(const Error &error)
{
    m_toast.say(stepErrorText(error), Seconds{6});
}

}  // namespace ui
