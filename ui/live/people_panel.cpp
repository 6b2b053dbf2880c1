// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/people_panel.h"

#include "ui/live/person_delegate.h"
#include "ui/shell/actions.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/note_line.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"
#include "ui/undo/people_command.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;
using Show = PeopleModel::Show;

PeoplePanel::PeoplePanel(LiveChat &live, Clock &uiClock, Theme &theme, QUndoStack &undo,
                         QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_undo(undo)
    , m_refresh(uiClock)
    , m_model(new PeopleModel(live, this))
    , m_list(new QListView)
    , m_places(new QStackedWidget)
    , m_empty(new EmptyPlace({}))
    , m_actions(new QWidget)
    , m_noteLine(new NoteLine)
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PersonDelegate(theme, m_list));
    m_list->setAccessibleName(tr("People"));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    m_places->addWidget(m_list);
    m_places->addWidget(m_empty);
    m_actions->setLayout(buildButtons());
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(buildChips());
    m_joinBar = buildJoinBar();
    rows->addWidget(m_joinBar);
    rows->addWidget(m_places, 1);
    rows->addWidget(m_noteLine);
    rows->addWidget(hairline());
    rows->addWidget(m_actions);
    connect(m_list, &QListView::activated, this,
            [this] { m_model->show() == Show::ToJoin ? join() : showPosts(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PeoplePanel::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PeoplePanel::updateButtons);
    connect(m_noteLine, &NoteLine::written, this, &PeoplePanel::keepNote);
    connect(m_noteLine, &NoteLine::left, m_list, [this] { m_list->setFocus(); });
    connect(&m_live.people(), &People::changed, this, &PeoplePanel::refreshSoon);
    refresh();
}

QWidget *PeoplePanel::buildChips()
{
    auto *row = new QWidget;
    auto *layout = new FlowLayout(6);
    layout->setContentsMargins(16, 10, 16, 10);
    row->setLayout(layout);
    for (const Show show : {Show::NotSeen, Show::New, Show::All}) {
        QPushButton *chip = filterChip({});
        connect(chip, &QPushButton::clicked, this, [this, show] { choose(show); });
        layout->addWidget(chip);
        m_chips.append({show, chip});
    }
    return row;
}

/// While the other account of a person is looked for.
QWidget *PeoplePanel::buildJoinBar()
{
    auto *bar = frame(u"hint"_s);
    m_joinText = wrappedLabel({});
    m_joinNow = button(tr("Join"), u"small"_s);
    QPushButton *cancel = button(tr("Cancel"), u"small"_s);
    connect(m_joinNow, &QPushButton::clicked, this, &PeoplePanel::join);
    connect(cancel, &QPushButton::clicked, this, &PeoplePanel::stopJoining);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 8);
    buttons->addWidget(m_joinNow);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto *rows = new QVBoxLayout(bar);
    rows->setContentsMargins(16, 8, 16, 8);
    rows->setSpacing(6);
    rows->addWidget(m_joinText);
    rows->addLayout(buttons);
    bar->hide();
    return bar;
}

QLayout *PeoplePanel::buildButtons()
{
    auto *row = new FlowLayout(6);
    row->setContentsMargins(16, 8, 16, 8);
    const QString key = Actions::keyText(ActionId::NextNotSeen);
    KeyButton *next = keyButton(tr("Next not answered"), key, u"small"_s);
    next->setToolTip(Actions::tr("Next post that no host has answered"));
    connect(next, &QPushButton::clicked, this, &PeoplePanel::nextNotSeenWanted);
    row->addWidget(next);
    m_welcome = addButton(row, tr("Welcome"), tr("Writes a welcome to the person (W)"),
                          &PeoplePanel::welcome);
    m_posts = addButton(row, tr("Show posts"), tr("Shows the person's posts (Enter)"),
                        &PeoplePanel::showPosts);
    m_note = addButton(row, tr("Note"), tr("A note on the person, for this and later chats (N)"),
                       &PeoplePanel::editNote);
    m_join = addButton(row, tr("Join…"), {}, &PeoplePanel::joinOrSeparate);
    return row;
}

QPushButton *PeoplePanel::addButton(FlowLayout *row, const QString &text, const QString &hint,
                                    void (PeoplePanel::*action)())
{
    QPushButton *made = button(text, u"small"_s);
    made->setToolTip(hint);
    connect(made, &QPushButton::clicked, this, action);
    row->addWidget(made);
    return made;
}

// What is shown.

void PeoplePanel::choose(Show show)
{
    m_joinBar->hide();
    m_model->setShow(show);
    refresh();
}

void PeoplePanel::refreshSoon()
{
    if (isVisible() && !m_refresh.time())
        m_refresh.setAfter(Milliseconds{400}, [this] {
            m_refresh.clear();
            refresh();
        });
}

void PeoplePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void PeoplePanel::refresh()
{
    const PersonId before(m_list->currentIndex().data(PeopleModel::PersonRole).toString());
    m_model->refresh();
    select(before);
    for (const Chip &chip : m_chips) {
        const QString name = chip.show == Show::NotSeen ? tr("Not seen %1")
                             : chip.show == Show::New   ? tr("New %1")
                                                        : tr("Everyone %1");
        chip.button->setText(name.arg(m_model->countOf(chip.show)));
        chip.button->setChecked(chip.show == m_model->show());
    }
    const bool nobody = m_live.people().count() == 0;
    m_empty->setSentence(nobody ? tr("Nobody has said anything yet.")
                         : m_model->show() == Show::NotSeen
                             ? tr("Everyone has been seen by a host: answered, liked, boosted or "
                                  "starred.")
                         : m_model->show() == Show::New ? tr("Everyone here has been here before.")
                                                        : tr("Nobody else is on another network."));
    m_places->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    updateButtons();
}

void PeoplePanel::updateButtons()
{
    const Participant *participant = current();
    const bool joining = m_model->show() == Show::ToJoin;
    for (QPushButton *one : {m_posts, m_welcome, m_note, m_join})
        one->setEnabled(participant && !joining);
    const bool canReply = participant && m_live.client(participant->person.network);
    m_welcome->setEnabled(m_welcome->isEnabled() && canReply);  // nobody posts into an archive
    m_joinNow->setEnabled(participant && joining);
    const bool isJoined = participant && !participant->others.isEmpty();
    m_join->setText(isJoined ? tr("Separate") : tr("Join…"));
    m_join->setToolTip(isJoined ? tr("These accounts are not one person after all (J)")
                                : tr("Another account here belongs to the same person (J)"));
}

void PeoplePanel::select(const PersonId &person)
{
    if (const int row = m_model->rowOf(person); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

const Participant *PeoplePanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->participant(index.row()) : nullptr;
}

// What is done.

bool PeoplePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && takeKey(key->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool PeoplePanel::takeKey(int key)
{
    if (key == Qt::Key_Escape && m_model->show() == Show::ToJoin) {
        stopJoining();
        return true;
    }
    const QHash<int, QPushButton *> buttons{
        {Qt::Key_W, m_welcome}, {Qt::Key_N, m_note}, {Qt::Key_J, m_join}};
    if (key == Qt::Key_U)
        Q_EMIT nextNotSeenWanted();
    else if (QPushButton *pressed = buttons.value(key))
        pressed->click();
    else
        return false;
    return true;
}

void PeoplePanel::showPosts()
{
    if (const Participant *participant = current())
        Q_EMIT filterChosen({.show = PostFilter::Show::Person, .person = participant->person.id});
}

void PeoplePanel::welcome()
{
    const Participant *participant = current();
    if (participant && !participant->posts.isEmpty())
        Q_EMIT welcomeWanted(participant->posts.last());
}

void PeoplePanel::editNote()
{
    const Participant *participant = current();
    if (!participant)
        return;
    m_person = participant->person.id;
    m_noteLine->edit(tr("Note on %1").arg(nameOf(*participant)), participant->note);
}

void PeoplePanel::keepNote(const QString &note)
{
    const std::optional<Participant> now = m_live.people().person(m_person);
    if (now && now->note != note)
        m_undo.push(new PersonNoteCommand(m_live, m_person, note, tr("Note on a person")));
    refresh();
}

// One person with several accounts.

void PeoplePanel::joinOrSeparate()
{
    const Participant *participant = current();
    if (!participant)
        return;
    if (participant->others.isEmpty())
        startJoining(*participant);
    else
        separate(*participant);
}

void PeoplePanel::startJoining(const Participant &participant)
{
    m_person = participant.person.id;
    m_before = m_model->show();
    m_joinText->setText(
        tr("Which account is %1's too? The likeliest come first.").arg(nameOf(participant)));
    m_joinBar->show();
    m_model->showToJoin(m_person);
    refresh();
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
    m_list->setFocus();
}

void PeoplePanel::join()
{
    const Participant *other = current();
    if (other && m_model->show() == Show::ToJoin)
        m_undo.push(new JoinCommand(m_live, m_live.people().joining(other->person.id, m_person),
                                    tr("Join two accounts")));
    stopJoining();
}

void PeoplePanel::separate(const Participant &participant)
{
    QList<JoinedAccount> apart;
    for (const Person &account : participant.others)
        apart.append({account.id, account.id});
    m_undo.push(new JoinCommand(m_live, apart, tr("Separate accounts")));
    refresh();
}

void PeoplePanel::stopJoining()
{
    m_joinBar->hide();
    m_model->setShow(m_before);
    refresh();
    select(m_live.people().mainOf(m_person));
    m_list->setFocus();
}

}  // namespace ui
