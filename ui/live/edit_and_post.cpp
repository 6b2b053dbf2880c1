// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/edit_and_post.h"

#include "ui/shell/widgets.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>

namespace ui {

using namespace Qt::StringLiterals;

EditAndPost::EditAndPost(const QString &text, const core::TextRules &rules, QWidget *parent)
    : QWidget(parent)
    , m_rules(rules)
    , m_text(new QPlainTextEdit(text))
    , m_room(plainLabel({}, u"small"_s))
    , m_post(button(tr("Post"), u"small"_s))
{
    m_text->setAccessibleName(tr("Text to post"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().height() * 5);
    QPushButton *cancel = button(tr("Cancel"), u"small"_s);
    auto *row = new QHBoxLayout;
    tighten(row, 6);
    row->addWidget(m_post);
    row->addWidget(cancel);
    row->addStretch();
    row->addWidget(m_room);
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 4);
    rows->addWidget(m_text);
    rows->addLayout(row);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &EditAndPost::count);
    connect(cancel, &QPushButton::clicked, this, &EditAndPost::cancelled);
    connect(m_post, &QPushButton::clicked, this,
            [this] { Q_EMIT accepted(m_text->toPlainText().trimmed()); });
    count();
}

void EditAndPost::count()
{
    const QString text = m_text->toPlainText().trimmed();
    const int room = m_rules.room(text);
    m_room->setText(room < 0 ? tr("too long by %1").arg(-room) : tr("%1 left").arg(room));
    setState(m_room, room < 0 ? u"bad"_s : room < 20 ? u"warn"_s : QString());
    m_post->setEnabled(room >= 0 && !text.isEmpty());
}

}  // namespace ui
