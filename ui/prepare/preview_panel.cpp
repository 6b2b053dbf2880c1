// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/preview_panel.h"

#include "ui/shell/network_look.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int littleRoom = 20;

}  // namespace

PreviewPanel::PreviewPanel(QWidget *parent)
    : QWidget(parent)
    , m_heading(sectionLabel({}))
    , m_cards(new QVBoxLayout)
{
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 12);
    rows->addWidget(m_heading);
    tighten(m_cards, 12);
    rows->addLayout(m_cards);
}

void PreviewPanel::show(const Chat &chat, const CueId &id, const QList<Account> &accounts)
{
    const Cue *cue = chat.runSheet.find(id);
    m_heading->setText(
        cue ? tr("%1 AS IT WILL BE POSTED").arg(cueLabel(*cue, chat.settings).toUpper())
            : tr("NO POST IS CHOSEN"));
    QString shown = m_heading->text();
    for (const Account &account : accounts)
        shown += account.id.text() + (cue ? postedText(*cue, chat, account.network) : QString());
    if (std::exchange(m_shown, shown) == shown)
        return;
    clearLayout(m_cards);
    if (!cue)
        return;
    for (const Account &account : accounts)
        m_cards->addWidget(cardFor(account, postedText(*cue, chat, account.network)));
}

QWidget *PreviewPanel::cardFor(const Account &account, const QString &text)
{
    QFrame *box = card();
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(6);
    const int count = account.textRules.count(text);
    const int room = account.textRules.room(text);
    auto *size = plainLabel(u"%1 / %2"_s.arg(count).arg(account.textRules.limit), u"caption"_s);
    setState(size, room < 0 ? u"bad"_s : room < littleRoom ? u"warn"_s : QString());
    auto *head = new QHBoxLayout;
    tighten(head, 8);
    head->addWidget(plainLabel(networkName(account.network), u"strong"_s));
    head->addWidget(new ElidedLabel(u'@' + account.handle, u"faint"_s), 1);
    head->addWidget(size);
    rows->addLayout(head);
    rows->addWidget(wrappedLabel(text));
    if (room < 0) {
        QLabel *tooLong = wrappedLabel(tr("Too long by %1. Shorten it.").arg(-room), u"caption"_s);
        setState(tooLong, u"bad"_s);
        rows->addWidget(tooLong);
    }
    box->setAccessibleName(tr("On %1: %2").arg(networkName(account.network), text));
    return box;
}

}  // namespace ui
