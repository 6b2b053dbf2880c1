// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/numbers_panel.h"

#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QGridLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

NumbersPanel::NumbersPanel(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout)
{
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 8);
    layout->addWidget(sectionLabel(tr("The chat in numbers")));
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    layout->addLayout(m_grid);
}

void NumbersPanel::show(const ChatStats &stats, const QByteArray &zone)
{
    clearLayout(m_grid);
    addLine(tr("Posts"), QString::number(stats.posts));
    addLine(tr("People"), QString::number(stats.people));
    addLine(tr("New to the chat"), QString::number(stats.newcomers));
    addLine(tr("Answers"), QString::number(stats.answers));
    addLine(tr("Highlights"), QString::number(stats.highlights));
    if (stats.medianTimeToAnswer)
        addLine(tr("Median time to answer"), minutesAndSeconds(*stats.medianTimeToAnswer));
    if (stats.busiestCount > 0)
        addLine(tr("Busiest minute"),
                u"%1 · %2"_s.arg(clockTime(stats.busiestMinute, zone)).arg(stats.busiestCount));
}

void NumbersPanel::addLine(const QString &name, const QString &value)
{
    const int row = m_grid->rowCount();
    auto *label = plainLabel(name, u"muted"_s);
    auto *figure = plainLabel(value, u"strong"_s);
    figure->setAccessibleName(name + u": "_s + value);
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(figure, row, 1, Qt::AlignRight);
    m_grid->addWidget(hairline(), row + 1, 0, 1, 2);
}

}  // namespace ui
