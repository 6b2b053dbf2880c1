// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace ui {

class FlowLayout;

/// The chips above the stream, each with its count, and the search. Owned by FeedPanel.
class FilterBar : public QFrame {
    Q_OBJECT

public:
    FilterBar(core::LiveChat &live, core::Clock &uiClock, QWidget *parent = nullptr);

    const core::PostFilter &filter() const { return m_filter; }
    void setFilter(const core::PostFilter &filter);
    QLineEdit *search() { return m_search; }

Q_SIGNALS:
    void filterChosen(const core::PostFilter &filter);
    void searchChanged(const QString &words);
    void left();  ///< Esc: the focus goes back to the stream

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Chip {
        core::PostFilter filter;
        QPushButton *button = nullptr;
    };
    QList<core::PostFilter> filters() const;
    QString textOf(const core::PostFilter &filter) const;
    void makeChips();
    void refreshSoon();
    void refresh();
    void choose(const core::PostFilter &filter);

    core::LiveChat &m_live;
    core::Alarm m_refresh;
    core::PostFilter m_filter;
    QList<Chip> m_chips;
    FlowLayout *m_chipRow;
    QLineEdit *m_search;
};

}  // namespace ui
