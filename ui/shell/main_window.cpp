// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/shell/icons.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/mode_switch.h"
#include "ui/shell/status_line.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QActionGroup>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int wholeSentenceNeeds = 1300;
constexpr int titleKeeps = 220;  ///< pixels of the design that the title has in any case
constexpr int narrowTitleKeeps = 140;

QWidget *firstToFocus(QWidget *part)
{
    const auto takesFocus = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    };
    if (takesFocus(part))
        return part;
    const QList<QWidget *> inside = part->findChildren<QWidget *>();
    const auto first = std::find_if(inside.begin(), inside.end(), takesFocus);
    return first == inside.end() ? nullptr : *first;
}

}  // namespace

MainWindow::MainWindow(Theme &theme, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_actions(theme)
    , m_pages(new QStackedWidget)
    , m_status(new StatusLine)
{
    setWindowTitle(u"Moderato"_s);
    setWindowIcon(applicationIcon());
    setMinimumSize(1024, 700);
    resize(1440, 900);
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    tighten(rows, 0);
    m_titleRow = buildTitleRow();
    rows->addWidget(m_titleRow);
    rows->addWidget(m_pages, 1);
    rows->addWidget(m_status);
    setCentralWidget(content);
    m_actions.addWindowActions(this);
    connectActions();
}

QWidget *MainWindow::buildTitleRow()
{
    QFrame *row = frame(u"header"_s);
    m_switch = new ModeSwitch(m_actions);
    connect(m_switch, &ModeSwitch::chosen, this, &MainWindow::showStage);
    m_title = new ElidedLabel({}, u"title"_s);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_subtitle = new ElidedLabel({}, u"muted"_s);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // what room is left
    m_practiceNote = buildPracticeNote();
    m_titleRight = new QHBoxLayout;
    tighten(m_titleRight, 12);
    auto *menuButton = new QToolButton;
    buildMenu(menuButton);

    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins(16, 8, 16, 8);
    columns->setSpacing(8);
    columns->addWidget(m_switch);
    columns->addSpacing(8);
    columns->addWidget(m_title);
    columns->addWidget(m_subtitle, 1);
    columns->addStretch();  // where the subtitle is hidden
    columns->addWidget(m_practiceNote);
    columns->addSpacing(8);
    columns->addLayout(m_titleRight);
    columns->addWidget(menuButton);
    return row;
}

QWidget *MainWindow::buildPracticeNote()
{
    auto *note = new QWidget;
    auto *row = new QHBoxLayout(note);
    tighten(row, 8);
    m_practiceText = new ElidedLabel({}, u"muted"_s);
    m_practiceText->setToolTip(tr("Nothing leaves this computer."));
    row->addWidget(m_practiceText);
    m_endRehearsal = button({}, u"small"_s);
    m_endRehearsal->setAccessibleName(m_actions[ActionId::EndRehearsal]->text());
    connect(m_endRehearsal, &QPushButton::clicked, m_actions[ActionId::EndRehearsal],
            &QAction::trigger);
    row->addWidget(m_endRehearsal);
    note->hide();
    return note;
}

void MainWindow::buildMenu(QToolButton *button)
{
    button->setProperty("role", u"quiet"_s);
    button->setAccessibleName(tr("Menu"));
    button->setToolTip(tr("Everything that can be done, with its keys"));
    button->setPopupMode(QToolButton::InstantPopup);
    const auto draw = [this, button] {
        button->setIcon(m_theme.icon(u"menu"_s, m_theme.colors().muted));
    };
    draw();
    connect(&m_theme, &Theme::changed, button, draw);

    auto *menu = new QMenu(button);
    const QList<std::pair<ActionGroup, QString>> groups{{ActionGroup::Chat, tr("Chat")},
                                                        {ActionGroup::Evening, tr("Evening")},
                                                        {ActionGroup::Post, tr("Post")},
                                                        {ActionGroup::Window, tr("Window")}};
    for (const auto &[group, name] : groups) {
        QMenu *part = menu->addMenu(name);
        for (const ActionSpec &spec : Actions::table()) {
            if (spec.group == group)
                part->addAction(m_actions[spec.id]);
        }
    }
    menu->addMenu(themeMenu(menu));
    button->setMenu(menu);
}

QMenu *MainWindow::themeMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Appearance"), parent);
    auto *group = new QActionGroup(menu);
    const QList<std::pair<Theme::Choice, QString>> choices{
        {Theme::Choice::System, tr("As the desktop")},
        {Theme::Choice::Light, tr("Light")},
        {Theme::Choice::Dark, tr("Dark")}};
    for (const auto &[choice, name] : choices) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, chosen = choice] { Q_EMIT themeChosen(chosen); });
    }
    return menu;
}

void MainWindow::connectActions()
{
    const auto on = [this](ActionId id, auto slot) {
        m_actions[id]->setEnabled(true);
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    on(ActionId::ShowPrepare, [this] { showStage(Stage::Prepare); });
    on(ActionId::ShowLive, [this] { showStage(Stage::Live); });
    on(ActionId::ShowRecap, [this] { showStage(Stage::Recap); });
    on(ActionId::ShowKeys, [this] { showKeys(); });
    on(ActionId::NextPart, [this] { goToPart(1); });
    on(ActionId::PreviousPart, [this] { goToPart(-1); });
    on(ActionId::Quit, [this] { close(); });
}

void MainWindow::setPage(Stage stage, Page *page)
{
    Place &place = m_stages[std::size_t(stage)];
    qDeleteAll(place.titleWidgets);
    place.titleWidgets.clear();
    delete std::exchange(place.page, page);
    if (page) {
        m_pages->addWidget(page);
        connect(page, &Page::titleChanged, this, &MainWindow::showTitle);
        connect(page, &Page::statusChanged, this, &MainWindow::showStatus);
        connect(page, &Page::undoOfferChanged, this, &MainWindow::undoOfferChanged);
        place.titleWidgets = page->titleWidgets();
        for (QWidget *widget : place.titleWidgets)
            m_titleRight->addWidget(widget);
    }
    placeTitleWidgets();
    if (!m_alone && stage == this->stage())
        showStage(stage);
}

void MainWindow::setEmptyPlace(Stage stage, QWidget *place)
{
    m_stages[std::size_t(stage)].empty = place;
    m_pages->addWidget(place);
}

Stage MainWindow::stage() const
{
    return m_switch->stage();
}

void MainWindow::showStage(Stage stage)
{
    if (m_alone) {
        m_pages->removeWidget(m_alone);
        std::exchange(m_alone, nullptr)->deleteLater();
    }
    m_switch->setStage(stage);
    m_switch->show();
    const Place &place = m_stages[std::size_t(stage)];
    if (QWidget *shown = place.page ? place.page : place.empty) {
        m_pages->setCurrentWidget(shown);
        (place.page ? place.page->firstFocus() : shown)->setFocus();
    }
    placeTitleWidgets();
    showTitle();
    showStatus();
    Q_EMIT stageChanged(stage);
}

void MainWindow::showAlone(QWidget *widget)
{
    if (m_alone) {
        m_pages->removeWidget(m_alone);
        m_alone->deleteLater();
    }
    m_alone = widget;
    m_pages->addWidget(widget);
    m_pages->setCurrentWidget(widget);
    m_switch->hide();
    placeTitleWidgets();
    showTitle();
    showStatus();
    widget->setFocus();
}

void MainWindow::placeTitleWidgets()
{
    for (std::size_t at = 0; at < m_stages.size(); ++at) {
        for (QWidget *widget : m_stages[at].titleWidgets)
            widget->setVisible(!m_alone && Stage(at) == stage());
    }
}

void MainWindow::showTitle()
{
    const Page *shown = m_alone ? nullptr : page(stage());
    m_title->setText(shown ? shown->title() : u"Moderato"_s);
    arrangeTitleRow();
    m_subtitle->setText(shown ? shown->subtitle() : QString());
    setWindowTitle(shown && !shown->title().isEmpty() ? shown->title() + u" – Moderato"_s
                                                      : u"Moderato"_s);
}

void MainWindow::showStatus()
{
    const Page *shown = m_alone ? nullptr : page(stage());
    m_status->show(shown ? shown->statusLeft() : QList<StatusText>(),
                   shown ? shown->statusRight() : QList<StatusText>());
}

bool MainWindow::offersUndo() const
{
    const Page *shown = m_alone ? nullptr : page(stage());
    return shown && shown->offersUndo();
}

void MainWindow::takeBack()
{
    if (offersUndo())
        page(stage())->takeBack();
}

void MainWindow::setPractice(Practice practice)
{
    const bool isRehearsal = practice == Practice::Rehearsal;
    m_practice = practice;
    m_practiceNote->setVisible(practice != Practice::None);
    m_endRehearsal->setVisible(isRehearsal);
    m_actions[ActionId::EndRehearsal]->setEnabled(isRehearsal);
    arrangeTitleRow();
}

void MainWindow::showKeys()
{
    auto *dialog = new KeysDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

/// To the first thing in the next part of the page that takes the focus; round the end.
void MainWindow::goToPart(int step)
{
    Page *shown = m_alone ? nullptr : page(stage());
    const QList<QWidget *> parts = shown ? shown->parts() : QList<QWidget *>();
    const QWidget *focus = focusWidget();
    const auto holdsFocus = [focus](const QWidget *part) {
        return focus && (part == focus || part->isAncestorOf(focus));
    };
    const auto here = std::find_if(parts.begin(), parts.end(), holdsFocus);
    const qsizetype count = parts.size();
    qsizetype at = here == parts.end() ? (step > 0 ? -1 : count) : here - parts.begin();
    for (qsizetype tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        if (QWidget *target = firstToFocus(parts[at]))
            return target->setFocus(Qt::TabFocusReason);
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    arrangeTitleRow();
}

/// The tag is what tells chats apart: it is cut last.
void MainWindow::arrangeTitleRow()
{
    const bool narrow = width() < m_theme.atLeast(wholeSentenceNeeds);
    const int keeps = m_theme.scaled(narrow ? narrowTitleKeeps : titleKeeps);
    m_title->setMinimumWidth(0);  // a label's hint is never below it
    m_title->setMinimumWidth(std::min(m_title->sizeHint().width(), keeps));
    m_subtitle->setVisible(!narrow);
    const QString practice = m_practice == Practice::Rehearsal ? tr("Rehearsal") : tr("Practice");
    m_practiceText->setText(narrow ? practice
                                   : tr("%1. Nothing leaves this computer.").arg(practice));
    m_endRehearsal->setText(narrow ? tr("End") : m_actions[ActionId::EndRehearsal]->text());
    for (const Place &place : m_stages) {
        if (place.page)
            place.page->setTitleNarrow(narrow);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(!m_closeGuard);
    if (m_closeGuard)
        Q_EMIT closeAsked();
}

}  // namespace ui
