// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/answers_panel.h"

#include "ui/live/letters_line.h"
#include "ui/live/question_card.h"
#include "ui/live/to_check_pile.h"
#include "ui/shell/counted.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;

namespace {

constexpr Minutes lately{2};
constexpr Seconds betweenLooks{5};  ///< speeds change also while nothing comes in

}  // namespace

AnswersPanel::AnswersPanel(LiveChat &live, Clock &uiClock, Theme &theme, QUndoStack &undo,
                           QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_theme(theme)
    , m_refresh(uiClock)
    , m_later(uiClock)
    , m_letters(new LettersLine(live, undo))
    , m_toCheck(new ToCheckPile(live, undo))
{
    auto *content = frame(QStringLiteral("panel"));
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(12);
    auto *asking = new QVBoxLayout;
    asking->setContentsMargins(4, 0, 4, 0);  // cards of questions have this as their own margin
    asking->setSpacing(12);
    asking->addWidget(m_letters);
    asking->addWidget(m_toCheck);
    rows->addLayout(asking);
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
    connect(m_toCheck, &ToCheckPile::emptied, this, &AnswersPanel::checked);
    connect(&m_live, &LiveChat::chatChanged, m_letters, &LettersLine::refresh);
    connect(&m_live, &LiveChat::postsChanged, this, &AnswersPanel::lookAt);
    connect(&m_live, &LiveChat::chatChanged, this, &AnswersPanel::refreshSoon);
    connect(&m_live, &LiveChat::deliveryChanged, this, &AnswersPanel::refreshSoon);
    connect(&m_live.posts(), &PostStore::removed, this, &AnswersPanel::refreshSoon);
    refresh();
    refreshLater();
}

void AnswersPanel::checkDoubts()
{
    refresh();
    m_toCheck->setFocus(Qt::ShortcutFocusReason);
}

void AnswersPanel::refreshLater()
{
    m_later.setAfter(betweenLooks, [this] {
        refresh();
        refreshLater();
    });
}

/// What hosts ask may have other letters.
void AnswersPanel::lookAt(const QList<PostId> &posts)
{
    for (const PostId &post : posts) {
        const PostKind kind = m_live.answers().match(post).kind;
        m_lookAtLetters |= kind == PostKind::Question || kind == PostKind::Housekeeping;
    }
    refreshSoon();
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
    for (qsizetype at = 0; at < questions.size(); ++at)
        showCard(*m_cards[at], questions[at], most);
    m_toCheck->refresh();
    if (std::exchange(m_lookAtLetters, false))
        m_letters->refresh();
}

void AnswersPanel::showCard(QuestionCard &card, const Cue &question, int most)
{
    const int number = question.number;
    card.show({.number = number,
               .label = cueLabel(question, m_live.chat().settings),
               .text = question.text,
               .tally = m_live.tally(number),
               .stars = m_live.board().stars(number),
               .late = m_live.board().late(number),
               .most = most,
               .pace = paceOf(number),
               .isLive = m_live.answers().live() == number});
}

/// "4 answers a minute"; of the question that is live also how long nobody has answered.
QString AnswersPanel::paceOf(int question) const
{
    if (m_live.chat().stage == ChatStage::Ended)
        return {};
    const Instant now = m_live.clock().now();
    const int recent = m_live.board().answersSince(question, now - lately);
    if (recent > 0) {
        const int perMinute = (recent + int(lately.count()) - 1) / int(lately.count());
        return counted(perMinute, tr("%1 answer a minute"), tr("%1 answers a minute"));
    }
    const std::optional<Instant> last = m_live.board().lastAnswer(question);
    if (m_live.answers().live() != question || !last)
        return {};
    return tr("no answer for %1 min").arg(std::chrono::floor<Minutes>(now - *last).count());
}

}  // namespace ui
