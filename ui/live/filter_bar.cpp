// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/filter_bar.h"

#include "ui/shell/actions.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;
using Show = PostFilter::Show;

FilterBar::FilterBar(LiveChat &live, Clock &uiClock, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_refresh(uiClock)
    , m_chipRow(new FlowLayout(6))
    , m_search(new QLineEdit)
{
    setProperty("role", u"ground"_s);
    m_search->setPlaceholderText(tr("Search  %1").arg(Actions::keyText(ActionId::Search)));
    m_search->setAccessibleName(tr("Search the posts"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(130);
    m_search->setMaximumWidth(180);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::searchChanged);
    m_chipRow->setContentsMargins(0, 3, 0, 3);  // on one line with the search
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    row->addLayout(m_chipRow, 1);
    row->addWidget(m_search, 0, Qt::AlignTop);
    connect(&m_live, &LiveChat::postsChanged, this, &FilterBar::refreshSoon);
    connect(&m_live, &LiveChat::chatChanged, this, &FilterBar::refreshSoon);
    connect(&m_live, &LiveChat::deliveryChanged, this, &FilterBar::refreshSoon);
    connect(&m_live.posts(), &PostStore::added, this, &FilterBar::refreshSoon);
    connect(&m_live.posts(), &PostStore::removed, this, &FilterBar::refreshSoon);
    makeChips();
}

/// Questions get a chip once they are out; what nobody needs yet has none.
QList<PostFilter> FilterBar::filters() const
{
    QList<PostFilter> filters{
        {.show = Show::All}, {.show = Show::NotAnswered}, {.show = Show::Starred}};
    for (const Cue &question : m_live.chat().runSheet.questions()) {
        if (m_live.answers().tally(question.number).posted)
            filters.append({.show = Show::Question, .question = question.number});
    }
    filters.append({.show = Show::NoQuestion});
    if (m_live.count({.show = Show::ToCheck}) > 0 || m_filter.show == Show::ToCheck)
        filters.append({.show = Show::ToCheck});
    if (m_live.count({.show = Show::Hidden}) > 0 || m_filter.show == Show::Hidden)
        filters.append({.show = Show::Hidden});
    if (!filters.contains(m_filter))
        filters.append(m_filter);
    return filters;
}

QString FilterBar::textOf(const PostFilter &filter) const
{
    const int count = m_live.count(filter);
    switch (filter.show) {
    case Show::All:
        return tr("All %1").arg(count);
    case Show::NotAnswered:
        return tr("Not yet answered %1").arg(count);
    case Show::Starred:
        return tr("★ %1").arg(count);
    case Show::Question:
        return m_live.chat().settings.questionLetter + QString::number(filter.question);
    case Show::NoQuestion:
        return tr("No question %1").arg(count);
    case Show::ToCheck:
        return tr("To check %1").arg(count);
    case Show::Hidden:
        return tr("Hidden %1").arg(count);
    case Show::Person: {
        const Participant *person = m_live.people().find(filter.person);
        return u'@' + (person ? person->person.handle.left(18) : QString());
    }
    }
    return {};
}

void FilterBar::makeChips()
{
    const QList<PostFilter> wanted = filters();
    QList<PostFilter> shown;
    for (const Chip &chip : m_chips)
        shown.append(chip.filter);
    if (wanted != shown) {
        clearLayout(m_chipRow);
        m_chips.clear();
        for (const PostFilter &filter : wanted) {
            QPushButton *made = filterChip({});
            connect(made, &QPushButton::clicked, this, [this, filter] { choose(filter); });
            m_chipRow->addWidget(made);
            m_chips.append({filter, made});
        }
    }
    refresh();
}

void FilterBar::refreshSoon()
{
    if (!m_refresh.time())
        m_refresh.setAfter(Milliseconds{300}, [this] {
            m_refresh.clear();
            makeChips();
        });
}

void FilterBar::refresh()
{
    for (const Chip &chip : m_chips) {
        const QString text = textOf(chip.filter);
        if (chip.button->text() != text)
            chip.button->setText(text);
        chip.button->setChecked(chip.filter == m_filter);
        chip.button->setToolTip(chip.filter.show == Show::NotAnswered
                                    ? tr("Posts that no host has answered, liked, boosted or "
                                         "starred")
                                    : QString());
    }
}

void FilterBar::choose(const PostFilter &filter)
{
    setFilter(filter);
    Q_EMIT filterChosen(filter);
}

void FilterBar::setFilter(const PostFilter &filter)
{
    m_filter = filter;
    makeChips();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_search->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace ui
