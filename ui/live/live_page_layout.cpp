// SPDX-License-Identifier: GPL-3.0-or-later
// Where the panels stand in a window of this size.
#include "ui/live/answers_panel.h"
#include "ui/live/conductor.h"
#include "ui/live/live_page.h"
#include "ui/live/lull_bar.h"
#include "ui/live/run_sheet_panel.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace ui {

namespace {

constexpr int boardWidth = 340;
constexpr int boardNeeds = 1200;     ///< below this the board is a tab beside the stream
constexpr int runSheetNeeds = 1100;  ///< below this the run sheet says only the most needed

}  // namespace

void LivePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

/// Above the posts per minute, where it moves nothing that is being read; above everything where
/// the board is out of sight.
void LivePage::placeLull(bool narrow)
{
    QWidget *place = narrow ? this : m_board;
    if (m_lull->parentWidget() == place)
        return;
    m_lull->setInOneLine(narrow);
    if (narrow)
        m_rows->insertWidget(m_rows->indexOf(m_overBar), m_lull);
    else
        m_boardRows->insertWidget(m_boardRows->indexOf(m_tabs) + 2, m_lull);
}

/// The board moves into the centre where there is no room for it at the right.
void LivePage::arrange()
{
    const auto below = [this](int needed) { return width() < m_theme.atLeast(needed); };
    const bool narrow = below(boardNeeds);
    m_runSheet->setCompact(below(runSheetNeeds));
    m_narrowTabs->setVisible(narrow);
    m_chart->setVisible(!narrow);  // the line of the evening shows busy minutes as well
    placeLull(narrow);
    if (narrow && m_board->parentWidget() != m_boardPlace) {
        m_board->setMinimumWidth(0);
        m_board->setMaximumWidth(QWIDGETSIZE_MAX);
        m_boardPlace->layout()->addWidget(m_board);
    } else if (!narrow) {
        m_centre->setCurrentIndex(0);
        m_narrowTabs->setCurrentIndex(0);
        m_board->setFixedWidth(m_theme.scaled(boardWidth));
        if (m_board->parentWidget() != this)
            m_columns->addWidget(m_board);
    }
}

}  // namespace ui
