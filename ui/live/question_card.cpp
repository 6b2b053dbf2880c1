// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/question_card.h"

#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

QuestionCard::QuestionCard(Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_chip(questionChip(1, {}))
    , m_count(plainLabel({}, u"title"_s))
    , m_word(plainLabel({}, u"muted"_s))
    , m_people(plainLabel({}, u"muted"_s))
    , m_bar(new QWidget)
    , m_pace(plainLabel({}, u"small"_s))
    , m_text(wrappedLabel({}, u"caption"_s))
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    auto *head = new QHBoxLayout;
    tighten(head, 8);
    head->addWidget(m_chip);
    head->addWidget(m_count);
    head->addWidget(m_word);
    head->addStretch();
    head->addWidget(m_people);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(4, 6, 4, 8);
    rows->setSpacing(6);
    rows->addLayout(head);
    m_bar->setFixedHeight(5);
    rows->addWidget(m_bar);
    rows->addWidget(m_text);
    rows->addWidget(m_pace);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void QuestionCard::show(const Facts &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    m_chip->setText(facts.label);
    setQuestion(m_chip, facts.number);
    m_count->setText(QString::number(facts.tally.answers));
    m_word->setText(facts.tally.answers == 1 ? tr("answer") : tr("answers"));
    const QString people =
        facts.tally.people == 1 ? tr("1 person") : tr("%1 people").arg(facts.tally.people);
    m_people->setText(u"%1 · ★ %2"_s.arg(people).arg(facts.stars));
    m_text->setText(facts.text);
    QStringList pace;
    if (!facts.pace.isEmpty())
        pace.append(facts.pace);
    if (facts.late > 0)
        pace.append(tr("%1 late").arg(facts.late));
    m_pace->setText(pace.join(u" · "_s));
    m_pace->setVisible(!pace.isEmpty());
    setState(m_pace, facts.isLive ? u"accent"_s : QString());
    setAccessibleName(tr("%1: %2 %3, %4, %5 starred. %6 %7")
                          .arg(facts.label)
                          .arg(facts.tally.answers)
                          .arg(m_word->text(), people)
                          .arg(facts.stars)
                          .arg(m_pace->text(), facts.text));
    update();
}

void QuestionCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = m_theme.colors();
    QRectF bar = m_bar->geometry();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.track);
    painter.drawRoundedRect(bar, 2.5, 2.5);
    bar.setWidth(bar.width() * m_facts.tally.answers / m_facts.most);
    painter.setBrush(colors.question(m_facts.number));
    if (bar.width() > 1)
        painter.drawRoundedRect(bar, 2.5, 2.5);
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

void QuestionCard::mouseReleaseEvent(QMouseEvent *event)
{
    QFrame::mouseReleaseEvent(event);
    Q_EMIT chosen(m_facts.number);
}

void QuestionCard::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        Q_EMIT chosen(m_facts.number);
    else
        QFrame::keyPressEvent(event);
}

}  // namespace ui
