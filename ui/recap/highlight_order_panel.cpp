// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/highlight_order_panel.h"

#include "ui/recap/highlight_list.h"
#include "ui/shell/counted.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QScrollArea>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int withoutQuestion = -1;

}  // namespace

HighlightOrderPanel::HighlightOrderPanel(LiveChat &live, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_theme(theme)
    , m_sections(new QVBoxLayout)
{
    setMinimumWidth(theme.scaled(260));
    auto *content = frame(u"panel"_s);
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(14, 14, 14, 14);
    contentLayout->setSpacing(12);
    contentLayout->addWidget(sectionLabel(tr("Highlights, in the order they appear")));
    m_empty = new EmptyPlace(tr("No highlights yet. Posts that you star while the chat is live "
                                "are gathered here, question by question."));
    contentLayout->addWidget(m_empty);
    contentLayout->addLayout(m_sections);
    contentLayout->addStretch();
    tighten(m_sections, 4);

    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 0);
    layout->addWidget(area);
}

void HighlightOrderPanel::show(const Recap &recap)
{
    for (const Recap::Question &question : recap.questions)
        showSection(question.number, recap.questionLetter, question.answers, question.highlights);
    if (!recap.others.isEmpty() || m_byQuestion.contains(withoutQuestion))
        showSection(withoutQuestion, recap.questionLetter, 0, recap.others);
    m_empty->setVisible(recap.stats.highlights == 0);
}

void HighlightOrderPanel::showSection(int question, const QString &letter, int answers,
                                      const QList<Recap::Quote> &quotes)
{
    if (!m_byQuestion.contains(question))
        m_byQuestion.insert(question, makeSection(question));
    const Section section = m_byQuestion.value(question);
    section.list->show(quotes);
    section.list->setVisible(!quotes.isEmpty());
    fillHead(section.head, question, letter, answers, int(quotes.size()));
}

HighlightOrderPanel::Section HighlightOrderPanel::makeSection(int question)
{
    Section section{.head = new QWidget, .list = new HighlightList(m_theme)};
    auto *headLayout = new QHBoxLayout(section.head);
    tighten(headLayout, 8);
    section.list->setAccessibleName(question == withoutQuestion
                                        ? tr("Highlights without a question")
                                        : tr("Highlights of question %1").arg(question));
    m_sections->addWidget(section.head);
    m_sections->addWidget(section.list);
    m_sections->addSpacing(8);
    connect(section.list, &HighlightList::reordered, this,
            [this, list = section.list] { keepOrder(list->order()); });
    connect(section.list, &HighlightList::unstarred, this,
            [this](const PostId &post) { m_live.star(post, false); });
    return section;
}

void HighlightOrderPanel::fillHead(QWidget *head, int question, const QString &letter, int answers,
                                   int chosen)
{
    clearLayout(head->layout());
    auto *layout = static_cast<QHBoxLayout *>(head->layout());
    if (question == withoutQuestion)
        layout->addWidget(chip(tr("no question"), u"none"_s));
    else
        layout->addWidget(questionChip(question, letter + QString::number(question)));
    layout->addWidget(plainLabel(tr("%1 chosen").arg(chosen), u"strong"_s));
    layout->addStretch();
    if (question != withoutQuestion)
        layout->addWidget(
            plainLabel(counted(answers, tr("of %1 answer"), tr("of %1 answers")), u"muted"_s));
}

/// A place is said in the name of whoever starred the post first, so that it counts no new star.
void HighlightOrderPanel::keepOrder(const QList<PostId> &order)
{
    int place = 0;
    for (const PostId &post : order) {
        const Marked marked = m_live.marks().of(post);
        ++place;
        if (marked.place == place || !marked.isStarred())
            continue;
        m_live.mark({.post = post,
                     .kind = Mark::Kind::Star,
                     .by = marked.starredBy.first(),
                     .number = place});
    }
}

}  // namespace ui
