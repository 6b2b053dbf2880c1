// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/highlight_order_panel.h"

#include "ui/recap/highlight_list.h"
#include "ui/shell/counted.h"
#include "ui/shell/note_line.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"
#include "ui/undo/mark_command.h"

#include <QScrollArea>
#include <QUndoStack>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int withoutQuestion = -1;

}  // namespace

HighlightOrderPanel::HighlightOrderPanel(LiveChat &live, Theme &theme, QUndoStack &undo,
                                         QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_theme(theme)
    , m_undo(undo)
    , m_area(new QScrollArea)
    , m_heading(sectionLabel(tr("Highlights, in the order they appear")))
    , m_sections(new QVBoxLayout)
    , m_empty(new EmptyPlace({}))
    , m_noteLine(new NoteLine)
{
    setMinimumWidth(theme.scaled(260));
    auto *content = frame(u"panel"_s);
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(14, 14, 14, 14);
    contentLayout->setSpacing(12);
    contentLayout->addWidget(m_heading);
    contentLayout->addWidget(m_empty);
    contentLayout->addLayout(m_sections);
    contentLayout->addStretch();
    tighten(m_sections, 4);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 0);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_noteLine);
    connect(m_noteLine, &NoteLine::written, this, &HighlightOrderPanel::keepNote);
    connect(m_noteLine, &NoteLine::left, this, [this] {
        if (m_noting)
            m_noting->setFocus();
    });
}

// What is shown.

void HighlightOrderPanel::show(const Recap &recap)
{
    m_recap = recap;
    for (const Recap::Question &question : recap.questions)
        showSection(question.number, question.answers, question.highlights);
    if (!recap.others.isEmpty() || m_byQuestion.contains(withoutQuestion))
        showSection(withoutQuestion, 0, recap.others);
    const bool none = std::all_of(m_byQuestion.cbegin(), m_byQuestion.cend(),
                                  [](const Section &one) { return one.list->count() == 0; });
    m_empty->setSentence(m_filter == HighlightFilter::All
                             ? tr("No highlights yet. Posts that you star while the chat is live "
                                  "are gathered here, question by question.")
                             : tr("No highlight is of this kind."));
    m_empty->setVisible(none);
}

void HighlightOrderPanel::setFilter(HighlightFilter filter)
{
    m_filter = filter;
    show(m_recap);
}

void HighlightOrderPanel::hideHeading()
{
    m_heading->hide();
}

bool HighlightOrderPanel::fits(const Recap::Quote &quote, bool hasQuestion, HighlightFilter filter)
{
    switch (filter) {
    case HighlightFilter::All:
        break;
    case HighlightFilter::WithNote:
        return !quote.note.isEmpty();
    case HighlightFilter::BySeveral:
        return quote.starredBy.size() > 1;
    case HighlightFilter::WithoutQuestion:
        return !hasQuestion;
    }
    return true;
}

void HighlightOrderPanel::showSection(int question, int answers, const QList<Recap::Quote> &quotes)
{
    if (!m_byQuestion.contains(question))
        m_byQuestion.insert(question, makeSection(question));
    QList<Recap::Quote> shown = quotes;
    shown.removeIf([&](const Recap::Quote &quote) {
        return !fits(quote, question != withoutQuestion, m_filter);
    });
    const Section section = m_byQuestion.value(question);
    section.list->setHostCount(int(m_live.chat().hosts.size()));
    section.list->show(shown);
    section.list->setVisible(!shown.isEmpty());
    const bool hasHead = m_filter == HighlightFilter::All && question != withoutQuestion;
    section.head->setVisible(hasHead || !shown.isEmpty());
    fillHead(section.head, question, answers, int(quotes.size()));
}

HighlightOrderPanel::Section HighlightOrderPanel::makeSection(int question)
{
    Section section{.head = new QWidget, .list = new HighlightList(m_theme)};
    auto *headLayout = new QHBoxLayout(section.head);
    headLayout->setContentsMargins(0, 8, 0, 0);
    headLayout->setSpacing(8);
    section.list->setAccessibleName(question == withoutQuestion
                                        ? tr("Highlights without a question")
                                        : tr("Highlights of question %1").arg(question));
    m_sections->addWidget(section.head);
    m_sections->addWidget(section.list);
    connectList(section.list, question);
    return section;
}

void HighlightOrderPanel::connectList(HighlightList *list, int question)
{
    connect(list, &HighlightList::reordered, this,
            [this, list, question] { keepOrder(question, list->order()); });
    connect(list, &HighlightList::unstarred, this, &HighlightOrderPanel::unstar);
    connect(list, &HighlightList::noteWanted, this,
            [this, list](const PostId &post) { editNote(list, post); });
    connect(list, &HighlightList::itemActivated, this,
            [this, list] { Q_EMIT postChosen(*list->current()); });
    connect(list, &HighlightList::leftDownwards, this, [this, list] { goOn(list, 1); });
    connect(list, &HighlightList::leftUpwards, this, [this, list] { goOn(list, -1); });
    connect(list, &HighlightList::currentRowChanged, this, [this, list] { followFocus(list); });
}

void HighlightOrderPanel::fillHead(QWidget *head, int question, int answers, int chosen)
{
    clearLayout(head->layout());
    auto *layout = static_cast<QHBoxLayout *>(head->layout());
    if (question == withoutQuestion)
        layout->addWidget(chip(tr("no question"), u"none"_s));
    else
        layout->addWidget(
            questionChip(question, m_recap.questionLetter + QString::number(question)));
    layout->addWidget(plainLabel(tr("%1 chosen").arg(chosen), u"strong"_s));
    layout->addStretch();
    if (question != withoutQuestion)
        layout->addWidget(
            plainLabel(counted(answers, tr("of %1 answer"), tr("of %1 answers")), u"muted"_s));
}

// Where the keys are.

/// The next list that has rows, upwards or downwards.
void HighlightOrderPanel::goOn(HighlightList *from, int step)
{
    QList<HighlightList *> lists;  // as they stand: by number, those without a question last
    for (const int question : m_byQuestion.keys()) {
        HighlightList *list = m_byQuestion.value(question).list;
        if (list->count() > 0 && question != withoutQuestion)
            lists.append(list);
    }
    HighlightList *others = m_byQuestion.value(withoutQuestion).list;
    if (others && others->count() > 0)
        lists.append(others);
    HighlightList *next = lists.value(lists.indexOf(from) + step);
    if (!next)
        return;
    next->setCurrentRow(step > 0 ? 0 : next->count() - 1);
    next->setFocus();
}

/// One highlight is selected, not one of each question; and it is in sight.
void HighlightOrderPanel::followFocus(HighlightList *list)
{
    if (!list->currentItem())
        return;
    for (const Section &section : std::as_const(m_byQuestion)) {
        if (section.list != list)
            section.list->setCurrentRow(-1);
    }
    const QRect row = list->visualItemRect(list->currentItem());
    const QPoint middle = list->mapTo(m_area->widget(), row.center());
    if (list->hasFocus())
        m_area->ensureVisible(middle.x(), middle.y(), 0, row.height() / 2 + 16);
}

// What is done.

void HighlightOrderPanel::keepOrder(int question, const QList<PostId> &shown)
{
    const QList<PostId> whole =
        highlightsOf(question, m_live.chat(), m_live.posts(), m_live.answers(), m_live.marks());
    QList<Mark> marks;
    int place = 0;
    const QList<PostId> wanted = reordered(whole, shown);
    for (const PostId &post : wanted) {
        ++place;
        if (m_live.marks().of(post).place != place)
            marks.append({.post = post, .kind = Mark::Kind::Order, .number = place});
    }
    if (wanted != whole)
        m_undo.push(new MarkCommand(m_live, marks, tr("Order of the highlights")));
}

void HighlightOrderPanel::unstar(const PostId &post)
{
    m_undo.push(new MarkCommand(m_live, starMarks(m_live, post, false), tr("Take the star off")));
}

void HighlightOrderPanel::editNote(HighlightList *list, const PostId &post)
{
    m_noting = list;
    m_noted = post;
    const std::optional<Post> found = m_live.posts().find(post);
    m_noteLine->edit(
        tr("Note on the highlight of %1").arg(found ? found->author.name.simplified() : QString()),
        m_live.marks().of(post).note);
}

void HighlightOrderPanel::keepNote(const QString &note)
{
    if (note != m_live.marks().of(m_noted).note)
        m_undo.push(new MarkCommand(
            m_live,
            {{.post = m_noted, .kind = Mark::Kind::Note, .on = !note.isEmpty(), .text = note}},
            tr("Note")));
}

QList<PostId> reordered(const QList<PostId> &whole, const QList<PostId> &shown)
{
    QList<PostId> moved = shown;
    moved.removeIf([&whole](const PostId &post) { return !whole.contains(post); });
    const QSet<PostId> moving(moved.begin(), moved.end());
    QList<PostId> order;
    for (const PostId &post : whole)
        order.append(moving.contains(post) ? moved.takeFirst() : post);
    return order;
}

}  // namespace ui
