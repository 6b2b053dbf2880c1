// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/highlights_panel.h"

#include "ui/recap/highlight_order_panel.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int withoutQuestion = -1;

int countIn(const Recap &recap, HighlightFilter filter)
{
    const auto count = [filter](const QList<Recap::Quote> &quotes, bool hasQuestion) {
        return int(std::count_if(quotes.begin(), quotes.end(), [&](const Recap::Quote &quote) {
            return HighlightOrderPanel::fits(quote, hasQuestion, filter);
        }));
    };
    int sum = count(recap.others, false);
    for (const Recap::Question &question : recap.questions)
        sum += count(question.highlights, true);
    return sum;
}

}  // namespace

HighlightsPanel::HighlightsPanel(LiveChat &live, Clock &uiClock, Theme &theme, QUndoStack &undo,
                                 QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_refresh(uiClock)
    , m_order(new HighlightOrderPanel(live, theme, undo))
{
    m_order->hideHeading();
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(buildChips());
    rows->addWidget(m_order, 1);
    connect(m_order, &HighlightOrderPanel::postChosen, this, &HighlightsPanel::postChosen);
    connect(&m_live, &LiveChat::postsChanged, this, &HighlightsPanel::lookAt);
    connect(&m_live, &LiveChat::chatChanged, this, &HighlightsPanel::refreshSoon);
    connect(&m_live.posts(), &PostStore::removed, this,
            [this](const PostId &post) { lookAt({post}); });
    refresh();
}

QWidget *HighlightsPanel::buildChips()
{
    auto *row = new QWidget;
    auto *layout = new FlowLayout(6);
    layout->setContentsMargins(16, 10, 16, 2);
    row->setLayout(layout);
    for (const HighlightFilter filter :
         {HighlightFilter::All, HighlightFilter::WithNote, HighlightFilter::BySeveral,
          HighlightFilter::WithoutQuestion}) {
        QPushButton *chip = filterChip({});
        connect(chip, &QPushButton::clicked, this, [this, filter] {
            m_order->setFilter(filter);
            refresh();
        });
        layout->addWidget(chip);
        m_chips.append({filter, chip});
    }
    return row;
}

/// Most posts have no star: they change nothing here.
void HighlightsPanel::lookAt(const QList<PostId> &posts)
{
    if (std::any_of(posts.begin(), posts.end(), [this](const PostId &post) {
            return m_shown.contains(post) || m_live.marks().of(post).isStarred();
        }))
        refreshSoon();
}

void HighlightsPanel::refreshSoon()
{
    if (isVisible() && !m_refresh.time())
        m_refresh.setAfter(Milliseconds{250}, [this] {
            m_refresh.clear();
            refresh();
        });
}

void HighlightsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

/// As much of the recap as is shown here: it comes often, and the whole one reads every post.
Recap HighlightsPanel::highlights() const
{
    Recap recap{.questionLetter = m_live.chat().settings.questionLetter};
    const auto quotesOf = [this](int question) {
        QList<Recap::Quote> quotes;
        const QList<PostId> posts =
            highlightsOf(question, m_live.chat(), m_live.posts(), m_live.answers(), m_live.marks());
        for (const PostId &id : posts) {
            const Marked &marked = m_live.marks().of(id);
            quotes.append({.post = *m_live.posts().find(id),
                           .starredBy = marked.starredBy,
                           .note = marked.note});
        }
        return quotes;
    };
    for (const Cue &cue : m_live.chat().runSheet.questions())
        recap.questions.append({.number = cue.number,
                                .text = cue.text,
                                .answers = m_live.answers().tally(cue.number).answers,
                                .highlights = quotesOf(cue.number)});
    recap.others = quotesOf(withoutQuestion);
    return recap;
}

void HighlightsPanel::refresh()
{
    const Recap recap = highlights();
    m_shown.clear();
    for (const Recap::Quote &quote : recap.others)
        m_shown.insert(quote.post.id);
    for (const Recap::Question &question : recap.questions) {
        for (const Recap::Quote &quote : question.highlights)
            m_shown.insert(quote.post.id);
    }
    m_order->show(recap);
    refreshChips(recap);
}

void HighlightsPanel::refreshChips(const Recap &recap)
{
    for (const Chip &chip : m_chips) {
        const int count = countIn(recap, chip.filter);
        const bool isChosen = m_order->filter() == chip.filter;
        switch (chip.filter) {
        case HighlightFilter::All:
            chip.button->setText(tr("All %1").arg(count));
            break;
        case HighlightFilter::WithNote:
            chip.button->setText(tr("With a note %1").arg(count));
            break;
        case HighlightFilter::BySeveral:
            chip.button->setText(m_live.chat().hosts.size() > 2 ? tr("By several %1").arg(count)
                                                                : tr("By both %1").arg(count));
            break;
        case HighlightFilter::WithoutQuestion:
            chip.button->setText(tr("No question %1").arg(count));
            break;
        }
        chip.button->setChecked(isChosen);
        chip.button->setVisible(chip.filter == HighlightFilter::All || count > 0 || isChosen);
    }
}

}  // namespace ui
