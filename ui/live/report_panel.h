// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class Toast;

/// Tells the moderators of a network about one of its accounts: which of its posts, and why.
/// Owned by FeedPanel, below the stream; what is written stays until it is sent or given up.
class ReportPanel : public QFrame {
    Q_OBJECT

public:
    ReportPanel(core::LiveChat &live, Toast &toast, QWidget *parent = nullptr);

    /// About the author of this post, with this post chosen.
    void open(const core::PostId &post);
    void close();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLayout *buildButtons();
    void listPosts(const core::Post &chosen);
    void count();
    void send();
    void finish(const core::Result<core::Done> &result);
    core::Report report() const;

    core::LiveChat &m_live;
    Toast &m_toast;
    core::NetworkId m_network;
    core::Author m_author;
    int m_opened = 0;  ///< which of the reports this is: the answer to a former one says nothing
    bool m_sending = false;
    QLabel *m_heading;
    QLabel *m_where;
    QListWidget *m_posts;
    QPlainTextEdit *m_comment;
    QLabel *m_size;
    QCheckBox *m_forward;
    QLabel *m_trouble;
    QPushButton *m_send;
};

}  // namespace ui
