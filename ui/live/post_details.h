// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// One post opened below the stream: its whole text, its pictures in words, its address, and the
/// note that goes with it into the recap. Owned by FeedPanel.
class PostDetails : public QFrame {
    Q_OBJECT

public:
    explicit PostDetails(core::LiveChat &live, QWidget *parent = nullptr);

    void open(const core::PostId &post);
    void editNote(const core::PostId &post);
    void close();
    const std::optional<core::PostId> &post() const { return m_post; }

Q_SIGNALS:
    void noteWritten(const core::PostId &post, const QString &note);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void keepNote();
    void openInBrowser();

    core::LiveChat &m_live;
    std::optional<core::PostId> m_post;
    QLabel *m_author;
    QLabel *m_text;
    QLabel *m_more;
    QLineEdit *m_note;
    QPushButton *m_browser;
    QPushButton *m_copy;
};

}  // namespace ui
