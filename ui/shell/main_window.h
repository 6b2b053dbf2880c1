// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/actions.h"
#include "ui/shell/page.h"
#include "ui/shell/stage.h"
#include "ui/shell/theme.h"

#include <QMainWindow>

#include <array>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class ModeSwitch;
class StatusLine;

/// Places the pages, nothing else: the title row above, one page, the status line below.
///
/// Owned by Application, which makes the pages and gives them to it. A stage without a page shows
/// its empty place.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Theme &theme, QWidget *parent = nullptr);

    Actions &actions() { return m_actions; }
    StatusLine &statusLine() { return *m_status; }

    /// Shows `page` at its stage from now on and owns it; null takes the former one away. The
    /// former page is gone when this returns, so that what it shows may go next.
    void setPage(Stage stage, Page *page);
    Page *page(Stage stage) const { return m_stages[std::size_t(stage)].page; }
    /// What a stage without a page shows; owned by the window.
    void setEmptyPlace(Stage stage, QWidget *place);
    Stage stage() const;
    void showStage(Stage stage);

    /// Shows one widget instead of the stages: the first start, or why nothing can be opened.
    void showAlone(QWidget *widget);
    bool isAlone() const { return m_alone != nullptr; }

    /// The title row says "Practice. Nothing leaves this computer." or the same of a rehearsal,
    /// with its way out; of a real chat it says nothing.
    enum class Practice { None, Chat, Rehearsal };
    void setPractice(Practice practice);
    /// While set, closing the window asks Application first: closeAsked().
    void setCloseGuard(bool on) { m_closeGuard = on; }

    /// The page in view has something that Undo takes back before all else.
    bool offersUndo() const;
    void takeBack();

Q_SIGNALS:
    void undoOfferChanged();
    void stageChanged(ui::Stage stage);
    void themeChosen(ui::Theme::Choice choice);
    void closeAsked();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Place {
        Page *page = nullptr;
        QWidget *empty = nullptr;
        QList<QWidget *> titleWidgets;
    };

    QWidget *buildTitleRow();
    QWidget *buildPracticeNote();
    void buildMenu(QToolButton *button);
    QMenu *themeMenu(QWidget *parent);
    void connectActions();
    void showTitle();
    void arrangeTitleRow();
    void showStatus();
    void showKeys();
    void goToPart(int step);
    void placeTitleWidgets();

    Theme &m_theme;
    Actions m_actions;
    std::array<Place, 3> m_stages;
    QWidget *m_alone = nullptr;
    bool m_closeGuard = false;
    Practice m_practice = Practice::None;
    ModeSwitch *m_switch;
    QLabel *m_title;
    QLabel *m_subtitle;
    QWidget *m_practiceNote;
    QLabel *m_practiceText;
    QPushButton *m_endRehearsal;
    QHBoxLayout *m_titleRight;
    QWidget *m_titleRow;
    QStackedWidget *m_pages;
    StatusLine *m_status;
};

}  // namespace ui
