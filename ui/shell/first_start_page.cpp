// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/first_start_page.h"

#include "ui/shell/icons.h"
#include "ui/shell/widgets.h"

#include <QBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QFrame *way(const QString &title, const QString &text, QPushButton *action)
{
    QFrame *box = card();
    box->setFixedWidth(300);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(20, 20, 20, 20);
    rows->setSpacing(8);
    rows->addWidget(plainLabel(title, u"title"_s));
    rows->addWidget(wrappedLabel(text, u"muted"_s), 1, Qt::AlignTop);
    rows->addSpacing(8);
    rows->addWidget(action);
    action->setAccessibleDescription(text);
    return box;
}

QWidget *greeting()
{
    auto *box = new QWidget;
    auto *rows = new QVBoxLayout(box);
    tighten(rows, 8);
    auto *picture = new QLabel;
    picture->setPixmap(iconPixmap(u"moderato"_s, Qt::black, 64, box->devicePixelRatioF()));
    rows->addWidget(picture, 0, Qt::AlignHCenter);
    rows->addWidget(plainLabel(FirstStartPage::tr("Host an evening, calmly"), u"countdown"_s), 0,
                    Qt::AlignHCenter);
    rows->addWidget(plainLabel(FirstStartPage::tr("Prepare a run sheet, go live on every network "
                                                  "at once, and have the recap when it ends."),
                               u"muted"_s),
                    0, Qt::AlignHCenter);
    return box;
}

}  // namespace

FirstStartPage::FirstStartPage(QWidget *parent) : QWidget(parent)
{
    QPushButton *rehearseButton = button(tr("Rehearse an evening"), u"primary"_s);
    QPushButton *pasteButton = button(tr("Paste a plan"));
    connect(rehearseButton, &QPushButton::clicked, this, &FirstStartPage::rehearse);
    connect(pasteButton, &QPushButton::clicked, this, &FirstStartPage::pastePlan);

    auto *ways = new QHBoxLayout;
    tighten(ways, 16);
    ways->addStretch();
    ways->addWidget(way(tr("Try it first"),
                        tr("Forty practice people answer five questions. Nothing leaves this "
                           "computer."),
                        rehearseButton));
    ways->addWidget(way(tr("Bring your own"),
                        tr("Paste the text of a chat, and it becomes a run sheet with times."),
                        pasteButton));
    ways->addStretch();

    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(32);
    rows->addStretch(2);
    rows->addWidget(greeting());
    rows->addLayout(ways);
    rows->addStretch(3);
    setFocusProxy(rehearseButton);
}

}  // namespace ui
