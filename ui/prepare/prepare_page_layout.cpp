// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is built: one function per section.
#include "ui/prepare/prepare_page.h"

#include "ui/prepare/accounts_bar.h"
#include "ui/prepare/chat_form.h"
#include "ui/prepare/chat_list_panel.h"
#include "ui/prepare/checks_panel.h"
#include "ui/prepare/preview_panel.h"
#include "ui/prepare/run_sheet_editor.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int previewNeeds = 1200;
constexpr int narrowGoLive = 150;  ///< its words in a narrow title bar, in pixels
constexpr int narrowPaste = 96;
constexpr int rightWidth = 340;
constexpr int middleMargin = 20;

}  // namespace

QWidget *PreparePage::buildMiddle()
{
    auto *middle = frame(u"panel"_s);
    QPushButton *question = button(tr("+ Question"));
    QPushButton *otherwise = button(tr("▾"));
    otherwise->setAccessibleName(tr("Other ways to add a question"));
    otherwise->setMenu(questionMenu());
    QPushButton *post = button(tr("+ Post"));
    QPushButton *more = button(tr("This post"));
    more->setToolTip(tr("Move, lock, change or remove the chosen post"));
    more->setMenu(m_sheet->makeRowMenu(more));
    connect(question, &QPushButton::clicked, m_sheet, &RunSheetEditor::addQuestion);
    connect(post, &QPushButton::clicked, m_sheet, &RunSheetEditor::addPost);
    m_footButtons = new QWidget;
    auto *buttons = new QHBoxLayout(m_footButtons);
    tighten(buttons, 8);
    for (QPushButton *one : {question, otherwise, post, more})
        buttons->addWidget(one);
    buttons->addStretch();
    m_foot = new QBoxLayout(QBoxLayout::LeftToRight);
    tighten(m_foot, 8);
    m_foot->addWidget(m_footButtons);
    m_foot->addWidget(m_accountsBar, 1);
    auto *rows = new QVBoxLayout(middle);
    rows->setContentsMargins(middleMargin, 16, middleMargin, 12);
    rows->setSpacing(12);
    rows->addWidget(m_form);
    rows->addWidget(m_sheet, 1);
    rows->addLayout(m_foot);
    return middle;
}

QWidget *PreparePage::buildRight()
{
    auto *content = frame(u"ground"_s);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(16, 14, 16, 14);
    rows->setSpacing(20);
    rows->addWidget(m_preview);
    rows->addWidget(m_checks);
    rows->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    scroll->setAccessibleName(tr("Preview and checks"));
    scroll->setWidget(content);
    return scroll;
}

void PreparePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void PreparePage::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isForeign = !event->source();  // words dragged inside the window are no plan
    if (!isForeign || !(event->mimeData()->hasUrls() || event->mimeData()->hasText()))
        return;
    event->setDropAction(Qt::CopyAction);  // a move would take the words from where they are
    event->accept();
}

/// A plan, as a file or as text, wherever in the page it is dropped; pictures have their own place.
void PreparePage::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        pastePlan(urls.first().toLocalFile());
    else if (event->mimeData()->hasText())
        pastePlan({}, event->mimeData()->text());
}

/// Where there is no room for both, the preview is a tab beside the run sheet.
void PreparePage::arrange()
{
    const bool narrow = width() < previewNeeds;
    const bool preview = m_narrowTabs->currentIndex() == 1;
    m_narrowTabs->setVisible(narrow);
    m_middle->setVisible(!narrow || !preview);
    m_right->setVisible(!narrow || preview);
    m_right->setMinimumWidth(narrow ? 0 : m_theme.scaled(rightWidth));
    m_right->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : m_theme.scaled(rightWidth));
    m_undoButton->setMaximumWidth(narrow ? 0 : QWIDGETSIZE_MAX);  // the key and the menu remain
    arrangeFoot(narrow);
}

/// The accounts have a line of their own where their handles could not be told apart beside the
/// buttons.
void PreparePage::arrangeFoot(bool narrow)
{
    const int room = width() - m_list->width() - (narrow ? 0 : m_right->maximumWidth()) -
                     2 * middleMargin - m_footButtons->sizeHint().width() - m_foot->spacing();
    const bool fits = m_accountsBar->readableWidth() <= room;
    m_foot->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void PreparePage::setTitleNarrow(bool narrow)
{
    m_titleNarrow = narrow;
    if (const Chat *shown = chat())
        m_goLive->setText(goLiveText(*shown));
    const QString paste = tr("Paste a plan…");
    const bool fits =
        m_paste->fontMetrics().horizontalAdvance(paste) <= m_theme.scaled(narrowPaste);
    m_paste->setText(fits || !narrow ? paste : tr("Paste…"));
    m_paste->setAccessibleName(paste);
    m_paste->setToolTip(fits || !narrow ? QString() : paste);
}

/// With the day and the time, which the form has as well where there is no room for them here.
QString PreparePage::goLiveText(const Chat &shown) const
{
    if (shown.start.kind() == ZonedTime::Kind::Invalid)
        return tr("Go live");
    const QString whole =
        tr("Go live on %1").arg(dayAndTime(shown.startInstant(), shown.start.zone));
    const int room = m_theme.scaled(narrowGoLive);
    const bool fits = m_goLive->fontMetrics().horizontalAdvance(whole) <= room;
    return fits || !m_titleNarrow ? whole : tr("Go live");
}

QWidget *PreparePage::buildEmptyPlace()
{
    auto *place = new QWidget;
    QLabel *sentence = wrappedLabel(tr("No chat yet. Paste what you have, start with an empty run "
                                       "sheet, or see an evening first."),
                                    u"empty"_s);
    sentence->setAlignment(Qt::AlignCenter);
    QPushButton *paste = button(tr("Paste a plan…"), u"primary"_s);
    QPushButton *create = button(tr("New chat"));
    QPushButton *example = button(tr("Rehearse an evening"));
    connect(paste, &QPushButton::clicked, this, [this] { pastePlan(); });
    connect(create, &QPushButton::clicked, m_actions[ActionId::NewChat], &QAction::trigger);
    connect(example, &QPushButton::clicked, this, &PreparePage::rehearseExampleWanted);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *one : {paste, create, example})
        buttons->addWidget(one);
    buttons->addStretch();
    auto *rows = new QVBoxLayout(place);
    rows->addStretch();
    rows->addWidget(sentence);
    rows->addSpacing(16);
    rows->addLayout(buttons);
    rows->addStretch();
    return place;
}

void PreparePage::buildTitleWidgets()
{
    m_undoButton = button(tr("Undo"));
    m_paste = button(tr("Paste a plan…"));
    m_export = button(tr("Export"));
    m_export->setMenu(exportMenu());
    m_rehearse = button(tr("Rehearse"));
    m_goLive = button(tr("Go live"), u"primary"_s);
    const auto run = [this](QPushButton *one, ActionId id) {
        connect(one, &QPushButton::clicked, m_actions[id], &QAction::trigger);
    };
    run(m_undoButton, ActionId::Undo);
    run(m_paste, ActionId::PastePlan);
    run(m_rehearse, ActionId::Rehearse);
    run(m_goLive, ActionId::GoLive);
    m_undoButton->setEnabled(m_undo.canUndo());
    connect(&m_undo, &QUndoStack::canUndoChanged, m_undoButton, &QPushButton::setEnabled);
    for (QWidget *one : titleWidgets()) {
        one->setParent(this);  // until a window takes them
        one->hide();
    }
}

}  // namespace ui
