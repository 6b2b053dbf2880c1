// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/run_sheet_editor.h"

#include "ui/prepare/pictures_box.h"
#include "ui/prepare/run_sheet_delegate.h"
#include "ui/prepare/run_sheet_model.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace ui {

using namespace core;
using Model = RunSheetModel;

RunSheetEditor::RunSheetEditor(Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(new RunSheetModel(this))
{
    setModel(m_model);
    setItemDelegate(new RunSheetDelegate(theme, this));
    setAccessibleName(tr("Run sheet"));
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(theme.scaled(32));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(theme.scaled(20));
    connect(m_model, &Model::edited, this, &RunSheetEditor::edited);
    connect(m_model, &Model::refused, this, &RunSheetEditor::refused);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT cueChosen(currentCue()); });
}

void RunSheetEditor::show(const Chat &chat, const QList<Account> &accounts)
{
    const CueId current = currentCue();
    m_model->show(chat, accounts);
    sizeColumns();
    if (currentCue() != current || current.isEmpty())
        select(m_model->chat().runSheet.find(current) ? current
               : m_model->rowCount() > 0              ? m_model->cue(0).id
                                                      : CueId());
}

CueId RunSheetEditor::currentCue() const
{
    return currentIndex().isValid() ? CueId(currentIndex().data(Model::CueRole).toString())
                                    : CueId();
}

void RunSheetEditor::select(const CueId &cue)
{
    const qsizetype row = m_model->chat().runSheet.indexOf(cue);
    if (row >= 0)
        setCurrentIndex(m_model->index(int(row), Model::Text));
}

void RunSheetEditor::selectRowAndEdit(int row)
{
    const QModelIndex index = m_model->index(row, Model::Text);
    setFocus();
    setCurrentIndex(index);
    scrollTo(index);
    edit(index);
}

void RunSheetEditor::addQuestion()
{
    selectRowAndEdit(m_model->addQuestion(currentIndex().row()));
}

void RunSheetEditor::addLateQuestion()
{
    selectRowAndEdit(m_model->addQuestion(currentIndex().row(), Model::Numbers::Keep));
}

void RunSheetEditor::addTranslation(const QString &language)
{
    const int row = currentIndex().row();
    if (row >= 0 && m_model->cue(row).isQuestion())
        selectRowAndEdit(m_model->addTranslation(row, language));
}

void RunSheetEditor::edit(const CueId &cue)
{
    const qsizetype row = m_model->chat().runSheet.indexOf(cue);
    if (row >= 0)
        selectRowAndEdit(int(row));
}

void RunSheetEditor::addPost()
{
    selectRowAndEdit(m_model->addPost(currentIndex().row()));
}

void RunSheetEditor::sizeColumns()
{
    const auto width = [this](int pixels) { return m_theme.scaled(pixels); };
    const QList<std::pair<int, int>> widths{
        {Model::Handle, 24}, {Model::Lock, 26}, {Model::Time, 60}, {Model::Yours, 84},
        {Model::Label, 58},  {Model::Mode, 84}, {Model::Room, 104}};
    int taken = 0;
    for (const auto &[column, pixels] : widths) {
        int needed = std::max(width(pixels), horizontalHeader()->sectionSizeHint(column));
        if (column == Model::Time)  // after midnight it names the day
            needed = std::max(needed, sizeHintForColumn(column));
        setColumnWidth(column, needed);
        taken += needed;
    }
    setColumnWidth(Model::Text, std::max(width(160), viewport()->width() - taken));
    resizeRowsToContents();
}

void RunSheetEditor::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    sizeColumns();
}

void RunSheetEditor::moveCurrent(int by)
{
    const int from = currentIndex().row();
    const CueId cue = currentCue();
    m_model->move(from, from + by);
    select(cue);
}

void RunSheetEditor::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() & Qt::AltModifier;
    if (alt && event->key() == Qt::Key_Up)
        return moveCurrent(-1);
    if (alt && event->key() == Qt::Key_Down)
        return moveCurrent(1);
    if (event->key() == Qt::Key_Delete && currentIndex().isValid())
        return removeCurrent();
    if (event->matches(QKeySequence::Paste) && PicturesBox::canPaste() && currentIndex().isValid())
        return Q_EMIT pictureWanted();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        edit(currentIndex().flags() & Qt::ItemIsEditable
                 ? currentIndex()
                 : currentIndex().siblingAtColumn(Model::Text));
        return;
    }
    const bool onLock = currentIndex().column() == Model::Lock;
    if (event->key() == Qt::Key_Space && onLock)
        return m_model->toggleLock(currentIndex().row());
    QTableView::keyPressEvent(event);
}

/// The row that comes into its place is the next one to be chosen.
void RunSheetEditor::removeCurrent()
{
    const int row = currentIndex().row();
    m_model->remove(row);
    if (m_model->rowCount() > 0)
        select(m_model->cue(std::min(row, m_model->rowCount() - 1)).id);
}

QMenu *RunSheetEditor::makeRowMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillRowMenu(menu); });
    return menu;
}

void RunSheetEditor::fillRowMenu(QMenu *menu)
{
    menu->clear();
    const int row = currentIndex().row();
    if (row < 0)
        return;
    const Cue cue = m_model->cue(row);
    const auto write = [this, row](Model::Column column) { edit(m_model->index(row, column)); };
    menu->addAction(tr("Write the text"), this, [write] { write(Model::Text); });
    menu->addAction(tr("Change the time"), this, [write] { write(Model::Time); });
    menu->addAction(tr("Change the label"), this, [write] { write(Model::Label); });
    menu->addAction(tr("Content warning…"), this, &RunSheetEditor::warningWanted);
    menu->addAction(cue.locked ? tr("Unlock the time") : tr("Lock the time"), this,
                    [this, row] { m_model->toggleLock(row); });
    QMenu *modes = menu->addMenu(tr("Mode"));
    for (const CueMode mode : {CueMode::Automatic, CueMode::Armed, CueMode::Manual}) {
        QAction *action = modes->addAction(Model::modeText(mode), this,
                                           [this, row, mode] { m_model->setMode(row, mode); });
        action->setCheckable(true);
        action->setChecked(cue.mode == mode);
    }
    menu->addSeparator();
    menu->addAction(tr("Move up"), this, [this] { moveCurrent(-1); })->setEnabled(row > 0);
    menu->addAction(tr("Move down"), this, [this] { moveCurrent(1); })
        ->setEnabled(row + 1 < m_model->rowCount());
    menu->addAction(tr("Remove %1").arg(cueLabel(cue, m_model->chat().settings)), this,
                    &RunSheetEditor::removeCurrent);
}

void RunSheetEditor::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    QMenu *menu = makeRowMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                      : event->globalPos());
}

int RunSheetEditor::rowUnder(int y) const
{
    const int row = rowAt(y);
    return row < 0 ? m_model->rowCount() - 1 : row;
}

void RunSheetEditor::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (index.column() == Model::Handle) {
        m_dragged = index.row();
        m_target = m_dragged;
        setCursor(Qt::ClosedHandCursor);
    } else if (index.column() == Model::Lock && event->button() == Qt::LeftButton) {
        m_model->toggleLock(index.row());
    } else if (index.column() == Model::Mode && event->button() == Qt::LeftButton) {
        edit(index);
    }
}

void RunSheetEditor::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged < 0)
        return QTableView::mouseMoveEvent(event);
    m_target = rowUnder(event->pos().y());
    viewport()->update();
}

void RunSheetEditor::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    if (m_dragged < 0)
        return;
    unsetCursor();
    const int from = std::exchange(m_dragged, -1);
    const int to = std::exchange(m_target, -1);
    if (from == to)
        return;
    const CueId cue = m_model->cue(from).id;
    m_model->move(from, to);
    select(cue);
    viewport()->update();
}

void RunSheetEditor::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_dragged < 0 || m_target == m_dragged)
        return;
    const QRect row = visualRect(m_model->index(m_target, 0));
    const int y = m_target > m_dragged ? row.bottom() : row.top();
    QPainter painter(viewport());
    painter.setPen(QPen(m_theme.colors().accent, 2));
    painter.drawLine(0, y, viewport()->width(), y);
}

}  // namespace ui
