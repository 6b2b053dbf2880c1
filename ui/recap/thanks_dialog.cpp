// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/thanks_dialog.h"

#include "core/highlights/thanks.h"
#include "core/posting/draft.h"
#include "ui/shell/account_text.h"
#include "ui/shell/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

ThanksDialog::ThanksDialog(LiveChat &live, QWidget *parent) : QDialog(parent), m_live(live)
{
    setWindowTitle(tr("Thank everyone"));
    resize(560, 560);
    auto *content = new QWidget;
    auto *list = new QVBoxLayout(content);
    list->setSpacing(12);
    for (const Account &account : live.accounts())
        addAccount(list, account);
    if (live.accounts().isEmpty())
        list->addWidget(new EmptyPlace(tr("This chat has no account that could thank anybody.")));
    else if (list->isEmpty())
        list->addWidget(new EmptyPlace(tr("Nobody has taken part yet whom you could thank.")));
    list->addStretch();

    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto *close = button(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(area);
    layout->addWidget(close, 0, Qt::AlignRight);
}

void ThanksDialog::addAccount(QVBoxLayout *layout, const Account &account)
{
    const QStringList drafts =
        thankYouDrafts(m_live.people().all(), m_live.marks(), m_live.chat(), account);
    if (drafts.isEmpty())
        return;
    layout->addWidget(sectionLabel(accountName(account)));
    for (const QString &draft : drafts)
        addDraft(layout, account, draft);
}

void ThanksDialog::addDraft(QVBoxLayout *layout, const Account &account, const QString &text)
{
    auto *editor = new QPlainTextEdit(text);
    editor->setTabChangesFocus(true);
    editor->setMaximumHeight(96);
    editor->setAccessibleName(tr("Thank-you post as %1").arg(accountName(account)));
    auto *room = plainLabel({}, u"muted"_s);
    auto *copy = button(tr("Copy"));
    auto *post = button(tr("Post"));
    const auto count = [this, editor, room, post, account] {
        const Delivery draft =
            draftFor(editor->toPlainText(), m_live.chat(), account, {}, m_live.clock().now());
        const int left = account.textRules.room(draft.text);
        room->setText(left >= 0 ? tr("%1 left").arg(left) : tr("%1 too long").arg(-left));
        setState(room, left < 0 ? u"bad"_s : QString());
        post->setEnabled(left >= 0 && !editor->toPlainText().trimmed().isEmpty());
    };
    connect(editor, &QPlainTextEdit::textChanged, room, count);
    connect(copy, &QPushButton::clicked, editor,
            [editor] { QApplication::clipboard()->setText(editor->toPlainText()); });
    connect(post, &QPushButton::clicked, editor, [this, editor, post, account] {
        m_live.say(editor->toPlainText(), {account.id}, std::nullopt);
        editor->setReadOnly(true);
        post->setEnabled(false);
        post->setText(tr("Sent to the outbox"));
    });
    count();

    layout->addWidget(editor);
    auto *row = new QHBoxLayout;
    row->addWidget(room);
    row->addStretch();
    row->addWidget(copy);
    row->addWidget(post);
    layout->addLayout(row);
}

}  // namespace ui
