// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/run_sheet_panel.h"

#include "ui/live/run_sheet_accessible.h"
#include "ui/live/run_sheet_row.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

RunSheetPanel::RunSheetPanel(LiveChat &live, Clock &uiClock, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_theme(theme)
    , m_tick(uiClock)
{
    setProperty("role", u"left"_s);
    installRunSheetAccessible();
    auto *content = new RunSheetRows;
    setRole(content, u"panel"_s);
    content->setAttribute(Qt::WA_StyledBackground);
    content->setAccessibleName(tr("Run sheet"));
    m_rowLayout = new QVBoxLayout(content);
    tighten(m_rowLayout, 0);
    m_rowLayout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    QLabel *heading = sectionLabel(tr("RUN SHEET"));
    heading->setContentsMargins(16, 12, 16, 8);
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(heading);
    rows->addWidget(scroll, 1);

    connect(&m_live.runner(), &ScheduleRunner::changed, this, &RunSheetPanel::refreshSoon);
    connect(&m_live, &LiveChat::deliveryChanged, this, &RunSheetPanel::refreshSoon);
    connect(&m_live, &LiveChat::postsChanged, this, &RunSheetPanel::refreshSoon);
    connect(&m_live, &LiveChat::chatChanged, this, &RunSheetPanel::refreshSoon);
    connect(&m_live.answers(), &AnswerTracker::changed, this, &RunSheetPanel::refreshSoon);
    refresh();
    tick();
}

void RunSheetPanel::setCompact(bool compact)
{
    m_compact = compact;
    arrange();
}

void RunSheetPanel::arrange()
{
    const bool asked = std::any_of(m_rows.begin(), m_rows.end(),
                                   [](const RunSheetRow *row) { return row->needsHost(); });
    const bool compact = m_compact && !asked;
    setFixedWidth(m_theme.scaled(compact ? 132 : 292));
    for (RunSheetRow *row : m_rows)
        row->setCompact(compact);
}

void RunSheetPanel::tick()
{
    for (RunSheetRow *row : m_rows)
        row->refreshTime();
    m_tick.setAfter(Milliseconds{500}, [this] { tick(); });
}

void RunSheetPanel::refreshSoon()
{
    if (!std::exchange(m_willRefresh, true))
        QMetaObject::invokeMethod(this, &RunSheetPanel::refresh, Qt::QueuedConnection);
}

/// The cues in their order, and the composer's failures as a last row without a cue.
void RunSheetPanel::makeRows()
{
    QList<CueId> wanted;
    for (const Cue &cue : m_live.chat().runSheet.cues())
        wanted.append(cue.id);
    wanted.append(CueId());
    QList<CueId> shown;
    for (const RunSheetRow *row : m_rows)
        shown.append(row->cue());
    if (wanted == shown)
        return;
    qDeleteAll(m_rows);
    m_rows.clear();
    for (const CueId &cue : wanted) {
        auto *row = new RunSheetRow(m_live, cue, m_theme);
        connect(row, &RunSheetRow::questionChosen, this, &RunSheetPanel::questionChosen);
        m_rowLayout->insertWidget(int(m_rows.size()), row);
        m_rows.append(row);
    }
}

void RunSheetPanel::refresh()
{
    m_willRefresh = false;
    makeRows();
    arrange();
    for (RunSheetRow *row : m_rows)
        row->refresh();
}

}  // namespace ui
