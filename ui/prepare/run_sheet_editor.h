// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <QTableView>

class QMenu;

namespace ui {

class RunSheetModel;
class Theme;

/// The run sheet as a table that is written into in place. Rows are moved by dragging their handle
/// or with Alt and an arrow key. Owned by PreparePage.
class RunSheetEditor : public QTableView {
    Q_OBJECT

public:
    explicit RunSheetEditor(Theme &theme, QWidget *parent = nullptr);

    void show(const core::Chat &chat, const QList<core::Account> &accounts);
    core::CueId currentCue() const;
    void select(const core::CueId &cue);
    void addQuestion();
    /// After the current row; those after it keep their numbers.
    void addLateQuestion();
    void addTranslation(const QString &language);
    void addPost();
    /// Writes into the text of a cue.
    void edit(const core::CueId &cue);
    /// All that can be done with the current row; belongs to `parent`.
    QMenu *makeRowMenu(QWidget *parent);

Q_SIGNALS:
    void edited(const core::Chat &chat, const QString &what, const QString &field);
    void cueChosen(const core::CueId &cue);
    void warningWanted();  ///< into the content warning of the current row
    void pictureWanted();  ///< Ctrl+V with a picture in the clipboard
    /// What was typed cannot be used; nothing has changed.
    void refused(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    using QTableView::edit;
    void sizeColumns();
    void moveCurrent(int by);
    int rowUnder(int y) const;
    void selectRowAndEdit(int row);
    void fillRowMenu(QMenu *menu);
    void removeCurrent();

    Theme &m_theme;
    RunSheetModel *m_model;
    int m_dragged = -1;  ///< the row whose handle is held
    int m_target = -1;   ///< where it would go
};

}  // namespace ui
