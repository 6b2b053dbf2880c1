// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/answers_panel.h"

#include "ui/live/question_card.h"
#include "ui/live/to_check_pile.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;

AnswersPanel::AnswersPanel(LiveChat &live, Clock &uiClock, Theme &theme, QUndoStack &undo,
                           QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_theme(theme)
    , m_refresh(uiClock)
    , m_toCheck(new ToCheckPile(live, undo))
{
    auto *content = frame(QStringLiteral("panel"));
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(16, 12, 8, 12);
    rows->setSpacing(12);
    rows->addWidget(m_toCheck);
    m_cardLayout = new QVBoxLayout;
    tighten(m_cardLayout, 4);
    rows->addLayout(m_cardLayout);
    rows->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setAccessibleName(tr("Answers by question"));
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    tighten(whole, 0);
    whole->addWidget(scroll);
    connect(m_toCheck, &ToCheckPile::postChosen, this, &AnswersPanel::postChosen);
    connect(&m_live, &LiveChat::postsChanged, this, &AnswersPanel::refreshSoon);
    connect(&m_live, &LiveChat::chatChanged, this, &AnswersPanel::refreshSoon);
    connect(&m_live, &LiveChat::deliveryChanged, this, &AnswersPanel::refreshSoon);
    connect(&m_live.posts(), &PostStore::removed, this, &AnswersPanel::refreshSoon);
    refresh();
}

/// A burst of posts is one refresh.
void AnswersPanel::refreshSoon()
{
    if (!m_refresh.time())
        m_refresh.setAfter(Milliseconds{250}, [this] {
            m_refresh.clear();
            refresh();
        });
}

void AnswersPanel::refresh()
{
    const QList<Cue> questions = m_live.chat().runSheet.questions();
    while (m_cards.size() > questions.size())
        delete m_cards.takeLast();
    while (m_cards.size() < questions.size()) {
        auto *card = new QuestionCard(m_theme);
        connect(card, &QuestionCard::chosen, this, [this](int number) {
            Q_EMIT filterChosen({.show = PostFilter::Show::Question, .question = number});
        });
        m_cardLayout->addWidget(card);
        m_cards.append(card);
    }
    int most = 1;
    for (const Cue &question : questions)
        most = std::max(most, m_live.answers().tally(question.number).answers);
    const QList<PostId> starred = m_live.marks().starred();
    for (qsizetype at = 0; at < questions.size(); ++at) {
        const Cue &question = questions[at];
        const auto stars = std::count_if(starred.begin(), starred.end(), [&](const PostId &post) {
            return m_live.answers().match(post).questions.contains(question.number);
        });
        m_cards[at]->show({.number = question.number,
                           .label = cueLabel(question, m_live.chat().settings),
                           .text = question.text,
                           .tally = m_live.answers().tally(question.number),
                           .stars = int(stars),
                           .most = most,
                           .isLive = m_live.answers().live() == question.number});
    }
    m_toCheck->refresh();
}

}  // namespace ui
