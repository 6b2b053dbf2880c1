// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/recurrence_box.h"

#include "ui/shell/recurrence_text.h"

#include <QSignalBlocker>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString dayCode(const QDate &date)
{
    static const QStringList codes{u"MO"_s, u"TU"_s, u"WE"_s, u"TH"_s, u"FR"_s, u"SA"_s, u"SU"_s};
    return codes.value(date.dayOfWeek() - 1);
}

QStringList usualRules(const QDate &start)
{
    if (!start.isValid())
        return {};
    const QString day = dayCode(start);
    const int week = (start.day() - 1) / 7 + 1;
    QStringList rules;
    for (const int weeks : {1, 2, 4})
        rules.append(u"FREQ=WEEKLY;INTERVAL=%1;BYDAY=%2"_s.arg(weeks).arg(day));
    if (week <= 4)
        rules.append(u"FREQ=MONTHLY;BYDAY=%1%2"_s.arg(week).arg(day));
    if (start.addDays(7).month() != start.month())
        rules.append(u"FREQ=MONTHLY;BYDAY=-1%1"_s.arg(day));
    return rules;
}

}  // namespace

RecurrenceBox::RecurrenceBox(QWidget *parent) : QComboBox(parent)
{
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT chosen(rule()); });
}

void RecurrenceBox::show(const QString &rule, const QDate &start)
{
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("Once"), QString());
    QStringList rules = usualRules(start);
    if (!rule.isEmpty() && !rules.contains(rule))
        rules.prepend(rule);
    for (const QString &one : rules)
        addItem(recurrenceText(one), one);
    setCurrentIndex(findData(rule));
    setToolTip(currentText());
}

}  // namespace ui
