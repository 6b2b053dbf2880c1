// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_dialog.h"

#include "ui/shell/actions.h"
#include "ui/shell/widgets.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QGridLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString keysOf(const ActionSpec &spec)
{
    QStringList keys;
    for (const QKeySequence &key : spec.keys)
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(u", "_s);
}

bool setsAQuestion(ActionId id)
{
    return id >= ActionId::Question0 && id <= ActionId::Question9;
}

QList<KeysDialog::Row> rowsOf(ActionScope scope)
{
    QList<KeysDialog::Row> rows;
    for (const ActionSpec &spec : Actions::table()) {
        const bool hasRow = spec.scope == scope && !spec.keys.isEmpty() && !setsAQuestion(spec.id);
        if (hasRow)
            rows.append({keysOf(spec), QCoreApplication::translate("Actions", spec.text)});
    }
    return rows;
}

QWidget *column(const QString &heading, const QList<KeysDialog::Row> &rows)
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->addWidget(sectionLabel(heading), 0, 0, 1, 2);
    int line = 1;
    for (const KeysDialog::Row &row : rows) {
        grid->addWidget(chip(row.keys), line, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(plainLabel(row.text), line, 1);
        ++line;
    }
    grid->setRowStretch(line, 1);
    grid->setColumnStretch(1, 1);
    return box;
}

}  // namespace

QList<KeysDialog::Row> KeysDialog::feedRows()
{
    QList<Row> rows = rowsOf(ActionScope::Feed);
    rows.append({u"1–9"_s, tr("Set the question")});
    rows.append({u"0"_s, tr("Set question 0, where the plan has one")});
    return rows;
}

QList<KeysDialog::Row> KeysDialog::windowRows()
{
    return rowsOf(ActionScope::Window);
}

KeysDialog::KeysDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("All keys"));
    auto *columns = new QHBoxLayout;
    tighten(columns, 40);
    columns->addWidget(column(tr("While the posts have the focus"), feedRows()));
    columns->addWidget(column(tr("Everywhere"), windowRows()));

    QPushButton *close = button(tr("Close"), u"primary"_s);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 20, 24, 20);
    rows->setSpacing(20);
    rows->addLayout(columns);
    rows->addWidget(close, 0, Qt::AlignRight);
}

}  // namespace ui
