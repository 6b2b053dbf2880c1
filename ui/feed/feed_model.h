// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "ui/feed/feed_rows.h"

#include <QSet>

#include <vector>

namespace ui {

/// The posts of one filter, and perhaps of one search, newest first.
///
/// Owned by the panel that shows it. Holds handles only; a post is read when it is asked for. What
/// comes in is taken up once the whole path of a batch is through, in one go; what is deleted
/// leaves at once.
class FeedModel : public FeedRows {
    Q_OBJECT

public:
    explicit FeedModel(core::LiveChat &live, QObject *parent = nullptr);

    void setFilter(const core::PostFilter &filter);
    const core::PostFilter &filter() const { return m_filter; }
    /// Only posts with these words; "" ends the search.
    void setSearch(const QString &words);
    const QString &search() const { return m_search; }

    int count() const override { return int(m_handles.size()); }
    std::optional<core::PostId> idAt(int row) const override;
    std::optional<FeedItem> itemAt(int row) const override;
    int rowOf(const core::PostId &id) const override;

private:
    using Handles = std::vector<core::PostHandle>;

    bool isBefore(core::PostHandle a, core::PostHandle b) const;
    Handles::iterator placeOf(core::PostHandle handle);
    std::optional<core::PostHandle> handleAt(int row) const;
    int rowOfHandle(core::PostHandle handle) const;
    bool isShown(const core::PostId &id, core::PostHandle handle) const;
    void selectAgain();
    void askSearch();
    void takeHits(const QList<core::PostId> &hits);
    void lookLater(const QList<core::PostId> &ids);
    void look();
    void insert(Handles handles);
    void insertRun(Handles::const_iterator first, Handles::const_iterator last);
    void removeHandle(core::PostHandle handle);

    core::LiveChat &m_live;
    core::PostFilter m_filter;
    QString m_search;
    QString m_shownSearch;          ///< the one whose hits are in the rows
    QString m_letters;              ///< of questions and answers, as last shown
    Handles m_handles;              ///< oldest first: the last one is row 0
    QSet<core::PostHandle> m_hits;  ///< of the search
    int m_asked = 0;                ///< searches so far; an older answer comes too late
    QSet<core::PostId> m_waiting;   ///< to be looked at when the batch is through
    bool m_willLook = false;
};

}  // namespace ui
