// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/numbers_panel.h"

#include "ui/shell/counted.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QGridLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

NumbersPanel::NumbersPanel(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_series(wrappedLabel({}, u"small"_s))
{
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 8);
    layout->addWidget(sectionLabel(tr("The chat in numbers")));
    m_grid->setVerticalSpacing(5);
    m_grid->setHorizontalSpacing(10);
    m_grid->setColumnStretch(0, 1);
    layout->addLayout(m_grid);
    layout->addWidget(m_series);
}

void NumbersPanel::show(const ChatStats &stats, const SeriesNumbers &series,
                        const QString &questionLetter, const QByteArray &zone)
{
    clearLayout(m_grid);
    m_row = 1;
    m_compares = !series.former.isEmpty();
    if (m_compares) {
        m_grid->addWidget(plainLabel(tr("tonight"), u"small"_s), 0, 1, Qt::AlignRight);
        m_grid->addWidget(plainLabel(tr("usually"), u"small"_s), 0, 2, Qt::AlignRight);
    }
    addFigures(stats, series);
    if (stats.busiestCount > 0)
        addLine(tr("Busiest minute"),
                u"%1 · %2"_s.arg(clockTime(stats.busiestMinute, zone)).arg(stats.busiestCount));
    addQuestions(stats, questionLetter);
    m_series->setVisible(m_compares);
    m_series->setText(tr("Usually is the middle of %1, with %2 different people so far.")
                          .arg(counted(int(series.former.size()), tr("%1 former evening"),
                                       tr("%1 former evenings")))
                          .arg(series.people));
}

void NumbersPanel::addFigures(const ChatStats &stats, const SeriesNumbers &series)
{
    addFigure(tr("Posts"), stats.posts, series, &EveningNumbers::posts);
    addFigure(tr("People"), stats.people, series, &EveningNumbers::people);
    addFigure(tr("New to the chat"), stats.newcomers, series, &EveningNumbers::newcomers);
    addFigure(tr("Answers"), stats.answers, series, &EveningNumbers::answers);
    addFigure(tr("Asked by the room"), stats.fromTheRoom, series, &EveningNumbers::fromTheRoom);
    addFigure(tr("Highlights"), stats.highlights, series, &EveningNumbers::highlights);
    if (stats.medianTimeToAnswer) {
        const auto usual = series.usualTimeToAnswer();
        addLine(tr("Median time to answer"), minutesAndSeconds(*stats.medianTimeToAnswer),
                usual ? minutesAndSeconds(*usual) : QString());
    }
}

void NumbersPanel::addQuestions(const ChatStats &stats, const QString &letter)
{
    if (stats.questions.isEmpty())
        return;
    m_grid->addWidget(plainLabel(tr("answers · median time"), u"small"_s), m_row, 0, 1,
                      m_compares ? 3 : 2, Qt::AlignRight);
    ++m_row;
    for (const ChatStats::Question &question : stats.questions) {
        QString value = QString::number(question.answers);
        if (question.medianTimeToAnswer)
            value += u" · "_s + minutesAndSeconds(*question.medianTimeToAnswer);
        addLine(letter + QString::number(question.number), value);
    }
}

void NumbersPanel::addFigure(const QString &name, int value, const SeriesNumbers &series,
                             int EveningNumbers::*figure)
{
    const std::optional<int> usual = series.usual(figure);
    addLine(name, QString::number(value), usual ? QString::number(*usual) : QString());
}

void NumbersPanel::addLine(const QString &name, const QString &value, const QString &usual)
{
    const int row = m_row;
    m_row += 2;
    auto *figure = plainLabel(value, u"strong"_s);
    figure->setAccessibleName(usual.isEmpty() ? name + u": "_s + value
                                              : tr("%1: %2, usually %3").arg(name, value, usual));
    m_grid->addWidget(plainLabel(name, u"muted"_s), row, 0);
    const bool wide = m_compares && usual.isEmpty();
    m_grid->addWidget(figure, row, 1, 1, wide ? 2 : 1, Qt::AlignRight);
    if (!usual.isEmpty())
        m_grid->addWidget(plainLabel(usual, u"faint"_s), row, 2, Qt::AlignRight);
    m_grid->addWidget(hairline(), row + 1, 0, 1, m_compares ? 3 : 2);
}

}  // namespace ui
