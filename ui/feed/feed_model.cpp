// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/feed_model.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace core;

namespace {

QList<PostId> idsOf(const QList<Post> &posts)
{
    QList<PostId> ids;
    for (const Post &post : posts)
        ids.append(post.id);
    return ids;
}

QString lettersOf(const ChatSettings &settings)
{
    return settings.questionLetter + u' ' + settings.answerLetter;
}

}  // namespace

FeedModel::FeedModel(LiveChat &live, QObject *parent)
    : FeedRows(parent)
    , m_live(live)
    , m_letters(lettersOf(live.chat().settings))
{
    selectAgain();
    const auto lookAtPosts = [this](const QList<Post> &posts) { lookLater(idsOf(posts)); };
    connect(&m_live.posts(), &PostStore::added, this, lookAtPosts);
    connect(&m_live.posts(), &PostStore::edited, this, lookAtPosts);
    connect(&m_live.posts(), &PostStore::removed, this,
            [this](const PostId &, PostHandle handle) { removeHandle(handle); });
    connect(&m_live, &LiveChat::postsChanged, this, &FeedModel::lookLater);
    connect(&m_live, &LiveChat::opened, this, &FeedModel::selectAgain);
    connect(&m_live, &LiveChat::chatChanged, this, [this] {
        if (m_letters != lettersOf(m_live.chat().settings))
            selectAgain();
    });
}

// What is shown.

void FeedModel::setFilter(const PostFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    selectAgain();
}

void FeedModel::setSearch(const QString &words)
{
    const QString trimmed = words.trimmed();
    if (trimmed == m_search)
        return;
    m_search = trimmed;
    ++m_asked;
    if (m_search.isEmpty()) {
        m_hits.clear();
        return selectAgain();
    }
    askSearch();
}

void FeedModel::askSearch()
{
    const int asked = ++m_asked;
    whenArrived(m_live.search(m_search), this, [this, asked](const Result<QList<PostId>> &hits) {
        if (asked == m_asked)
            takeHits(hits.value_or(QList<PostId>()));
    });
}

void FeedModel::takeHits(const QList<PostId> &hits)
{
    QSet<PostHandle> handles;
    for (const PostId &id : hits) {
        if (const auto handle = m_live.posts().handleOf(id))
            handles.insert(*handle);
    }
    const QSet<PostHandle> before = std::exchange(m_hits, handles);
    if (m_shownSearch != m_search)
        return selectAgain();

    // The same search again, because posts came in: what is being read stays where it is.
    for (const PostHandle gone : before - handles)
        removeHandle(gone);
    Handles fresh;
    for (const PostHandle handle : handles - before) {
        const std::optional<Post> post = m_live.posts().at(handle);
        if (post && m_live.matches(m_filter, post->id))
            fresh.push_back(handle);
    }
    insert(std::move(fresh));
}

void FeedModel::selectAgain()
{
    m_letters = lettersOf(m_live.chat().settings);
    m_shownSearch = m_search;
    m_handles.clear();
    if (m_search.isEmpty()) {
        const QList<PostHandle> selected = m_live.select(m_filter);
        m_handles.assign(selected.begin(), selected.end());
    } else {
        for (const PostHandle handle : std::as_const(m_hits)) {
            const std::optional<Post> post = m_live.posts().at(handle);
            if (post && m_live.matches(m_filter, post->id))
                m_handles.push_back(handle);
        }
        std::sort(m_handles.begin(), m_handles.end(),
                  [this](PostHandle a, PostHandle b) { return isBefore(a, b); });
    }
    Q_EMIT reset();
}

bool FeedModel::isShown(const PostId &id, PostHandle handle) const
{
    return (m_search.isEmpty() || m_hits.contains(handle)) && m_live.matches(m_filter, id);
}

// Rows.

bool FeedModel::isBefore(PostHandle a, PostHandle b) const
{
    const qint64 timeA = m_live.posts().row(a).created;
    const qint64 timeB = m_live.posts().row(b).created;
    return timeA != timeB ? timeA < timeB : a < b;
}

FeedModel::Handles::iterator FeedModel::placeOf(PostHandle handle)
{
    return std::lower_bound(m_handles.begin(), m_handles.end(), handle,
                            [this](PostHandle a, PostHandle b) { return isBefore(a, b); });
}

std::optional<PostHandle> FeedModel::handleAt(int row) const
{
    if (row < 0 || row >= count())
        return std::nullopt;
    return m_handles[size_t(count() - 1 - row)];
}

int FeedModel::rowOfHandle(PostHandle handle) const
{
    const auto place =
        std::lower_bound(m_handles.begin(), m_handles.end(), handle,
                         [this](PostHandle a, PostHandle b) { return isBefore(a, b); });
    if (place == m_handles.end() || *place != handle)
        return -1;
    return int(m_handles.end() - place) - 1;
}

int FeedModel::rowOf(const PostId &id) const
{
    const auto handle = m_live.posts().handleOf(id);
    return handle ? rowOfHandle(*handle) : -1;
}

std::optional<PostId> FeedModel::idAt(int row) const
{
    const auto handle = handleAt(row);
    const std::optional<Post> post = handle ? m_live.posts().at(*handle) : std::nullopt;
    return post ? std::optional(post->id) : std::nullopt;
}

std::optional<FeedItem> FeedModel::itemAt(int row) const
{
    const auto handle = handleAt(row);
    const std::optional<Post> post = handle ? m_live.posts().at(*handle) : std::nullopt;
    return post ? std::optional(feedItem(m_live, *post)) : std::nullopt;
}

// What changes.

/// The store tells of a post before its question and its author are known, so looking waits.
void FeedModel::lookLater(const QList<PostId> &ids)
{
    for (const PostId &id : ids)
        m_waiting.insert(id);
    if (m_willLook || m_waiting.isEmpty())
        return;
    m_willLook = true;
    QMetaObject::invokeMethod(this, &FeedModel::look, Qt::QueuedConnection);
}

void FeedModel::look()
{
    m_willLook = false;
    const QSet<PostId> waiting = std::exchange(m_waiting, {});
    Handles fresh;
    for (const PostId &id : waiting) {
        const auto handle = m_live.posts().handleOf(id);
        if (!handle)
            continue;
        const int row = rowOfHandle(*handle);
        const bool shown = isShown(id, *handle);
        if (row >= 0 && shown)
            Q_EMIT changed(row);
        else if (row >= 0)
            removeHandle(*handle);
        else if (shown)
            fresh.push_back(*handle);
    }
    insert(std::move(fresh));
    if (!m_search.isEmpty())
        askSearch();
}

/// Neighbours go in together, so that a batch is usually one run at the top.
void FeedModel::insert(Handles handles)
{
    std::sort(handles.begin(), handles.end(),
              [this](PostHandle a, PostHandle b) { return isBefore(a, b); });
    auto first = handles.cbegin();
    while (first != handles.cend()) {
        const auto next = placeOf(*first);
        auto last = first + 1;
        while (last != handles.cend() && (next == m_handles.end() || isBefore(*last, *next)))
            ++last;
        insertRun(first, last);
        first = last;
    }
}

void FeedModel::insertRun(Handles::const_iterator first, Handles::const_iterator last)
{
    const auto place = m_handles.insert(placeOf(*first), first, last);
    const int size = int(last - first);
    const int row = int(m_handles.end() - place) - size;
    Q_EMIT inserted(row, size);
}

void FeedModel::removeHandle(PostHandle handle)
{
    const int row = rowOfHandle(handle);
    if (row < 0)
        return;
    m_handles.erase(m_handles.end() - 1 - row);
    Q_EMIT removed(row, 1);
}

}  // namespace ui
