// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/run_sheet_accessible.h"

#include "ui/live/run_sheet_panel.h"
#include "ui/live/run_sheet_row.h"

#include <QAccessibleWidget>

namespace ui {

namespace {

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    if (auto *row = qobject_cast<RunSheetRow *>(object))
        return new QAccessibleWidget(row, QAccessible::ListItem);
    if (auto *rows = qobject_cast<RunSheetRows *>(object))
        return new QAccessibleWidget(rows, QAccessible::List);
    return nullptr;
}

}  // namespace

void installRunSheetAccessible()
{
    QAccessible::installFactory(makeAccessible);
}

}  // namespace ui
