// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/note_line.h"

#include "ui/shell/widgets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNote = 1000;

}  // namespace

NoteLine::NoteLine(QWidget *parent)
    : QFrame(parent)
    , m_caption(new ElidedLabel({}, u"caption"_s))
    , m_text(new QLineEdit)
{
    setProperty("role", u"footer"_s);
    m_text->setMaxLength(longestNote);
    m_text->setPlaceholderText(tr("A note; Enter keeps it"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 16, 10);
    rows->setSpacing(4);
    rows->addWidget(m_caption);
    rows->addWidget(m_text);
    connect(m_text, &QLineEdit::returnPressed, this, &NoteLine::keep);
    hide();
}

void NoteLine::edit(const QString &caption, const QString &note)
{
    m_caption->setText(caption);
    m_text->setAccessibleName(caption);
    m_text->setText(note);
    show();
    m_text->setFocus();
    m_text->selectAll();
}

void NoteLine::keep()
{
    Q_EMIT written(m_text->text().simplified());
    leave();
}

void NoteLine::leave()
{
    hide();
    Q_EMIT left();
}

void NoteLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return leave();
    QFrame::keyPressEvent(event);
}

}  // namespace ui
