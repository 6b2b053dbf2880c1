// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;

namespace ui {

/// "↑ 3 new posts": what has come in above the place that is being read. Owned by FeedView, which
/// makes room for it without moving anything.
class NewPostsStrip : public QFrame {
    Q_OBJECT

public:
    explicit NewPostsStrip(QWidget *parent);

    void setCount(int count);

Q_SIGNALS:
    void clicked();

private:
    QPushButton *m_button;
};

}  // namespace ui
