// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

#include <QListWidget>

namespace ui {

class HighlightDelegate;
class Theme;

/// The highlights of one question, in order; as tall as its rows. Rows are moved by drag and by
/// Alt+Up and Alt+Down, and leave with Delete; the arrows go on to the next list. What is selected
/// is a post, wherever it comes to stand.
class HighlightList : public QListWidget {
    Q_OBJECT

public:
    explicit HighlightList(Theme &theme, QWidget *parent = nullptr);

    void show(const QList<core::Recap::Quote> &quotes);
    void setHostCount(int hosts);
    QList<core::PostId> order() const;
    std::optional<core::PostId> current() const;
    void select(const core::PostId &post);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void reordered();
    void unstarred(const core::PostId &post);
    void noteWanted(const core::PostId &post);
    void leftDownwards();  ///< an arrow beyond the last row
    void leftUpwards();

protected:
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    bool takeArrow(int key);
    bool takeLetter(int key);
    void moveCurrent(int by);

    HighlightDelegate *m_delegate;
    QList<core::Recap::Quote> m_quotes;
};

}  // namespace ui
