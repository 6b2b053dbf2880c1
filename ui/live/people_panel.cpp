// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/people_panel.h"

#include "ui/live/person_delegate.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>
#include <QListView>
#include <QStackedWidget>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;
using Show = PeopleModel::Show;

PeoplePanel::PeoplePanel(LiveChat &live, Clock &uiClock, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_refresh(uiClock)
    , m_model(new PeopleModel(live, this))
    , m_list(new QListView)
    , m_places(new QStackedWidget)
    , m_welcome(button(tr("Welcome"), u"small"_s))
    , m_posts(button(tr("Show posts"), u"small"_s))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PersonDelegate(theme, m_list));
    m_list->setAccessibleName(tr("People"));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_places->addWidget(m_list);
    m_places->addWidget(new EmptyPlace(tr("Nobody here: everyone has been seen, or nobody has "
                                          "come yet.")));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 8, 16, 8);
    buttons->addWidget(m_welcome);
    buttons->addWidget(m_posts);
    buttons->addStretch();
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(buildChips());
    rows->addWidget(m_places, 1);
    rows->addWidget(hairline());
    rows->addLayout(buttons);
    connect(m_list, &QListView::activated, this, &PeoplePanel::showPosts);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PeoplePanel::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PeoplePanel::updateButtons);
    connect(m_posts, &QPushButton::clicked, this, &PeoplePanel::showPosts);
    connect(m_welcome, &QPushButton::clicked, this, &PeoplePanel::welcome);
    connect(&m_live.people(), &People::changed, this, &PeoplePanel::refreshSoon);
    refresh();
}

QWidget *PeoplePanel::buildChips()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(6);
    for (const Show show : {Show::NotSeen, Show::New, Show::All}) {
        QPushButton *chip = filterChip({});
        connect(chip, &QPushButton::clicked, this, [this, show] { choose(show); });
        layout->addWidget(chip);
        m_chips.append({show, chip});
    }
    layout->addStretch();
    return row;
}

void PeoplePanel::choose(Show show)
{
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
    const QString current = m_list->currentIndex().data(PeopleModel::PersonRole).toString();
    m_model->refresh();
    for (int row = 0; row < m_model->rowCount() && !current.isEmpty(); ++row) {
        const QModelIndex index = m_model->index(row);
        if (index.data(PeopleModel::PersonRole).toString() == current)
            m_list->setCurrentIndex(index);
    }
    for (const Chip &chip : m_chips) {
        const QString name = chip.show == Show::NotSeen ? tr("Not seen %1")
                             : chip.show == Show::New   ? tr("New %1")
                                                        : tr("Everyone %1");
        chip.button->setText(name.arg(m_model->countOf(chip.show)));
        chip.button->setChecked(chip.show == m_model->show());
    }
    m_places->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    updateButtons();
}

void PeoplePanel::updateButtons()
{
    const bool some = m_list->currentIndex().isValid();
    m_posts->setEnabled(some);
    m_welcome->setEnabled(some);
}

void PeoplePanel::showPosts()
{
    const PersonId person(m_list->currentIndex().data(PeopleModel::PersonRole).toString());
    Q_EMIT filterChosen({.show = PostFilter::Show::Person, .person = person});
}

void PeoplePanel::welcome()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const Participant &participant = m_model->participant(index.row());
    if (!participant.posts.isEmpty())
        Q_EMIT welcomeWanted(participant.posts.last());
}

}  // namespace ui
