// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

#include <QListWidget>

namespace ui {

class Theme;

/// The highlights of one question, in order; as tall as its rows. Rows are moved by drag and by
/// Alt+Up and Alt+Down, and leave with Delete.
class HighlightList : public QListWidget {
    Q_OBJECT

public:
    explicit HighlightList(Theme &theme, QWidget *parent = nullptr);

    void show(const QList<core::Recap::Quote> &quotes);
    QList<core::PostId> order() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void reordered();
    void unstarred(const core::PostId &post);

protected:
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void moveCurrent(int by);
    QList<core::Recap::Quote> m_quotes;
};

}  // namespace ui
