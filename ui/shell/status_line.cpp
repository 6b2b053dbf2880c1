// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/shell/source_words.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QHBoxLayout *side(QHBoxLayout *row)
{
    auto *made = new QHBoxLayout;
    tighten(made, 20);
    row->addLayout(made);
    return made;
}

QLabel *labelAt(const QHBoxLayout *layout, int index)
{
    QLayoutItem *item = layout->itemAt(index);
    return item ? qobject_cast<QLabel *>(item->widget()) : nullptr;
}

}  // namespace

StatusLine::StatusLine(QWidget *parent)
    : QFrame(parent)
    , m_note(new ElidedLabel({}, u"small"_s, this))
    , m_alert(new ElidedLabel({}, u"small"_s, this))
    , m_alertAction(button({}, u"link"_s, this))
{
    setProperty("role", u"footer"_s);
    setAccessibleName(tr("Status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(20);
    row->addWidget(m_note);
    row->addWidget(m_alert);
    row->addWidget(m_alertAction);
    m_note->hide();
    m_alert->hide();
    m_alertAction->hide();
    connect(m_alertAction, &QPushButton::clicked, this, &StatusLine::alertActionWanted);
    m_left = side(row);
    row->addStretch();
    m_right = side(row);
}

/// Labels are kept where they are, because some change once a second.
void StatusLine::fill(QHBoxLayout *side, const QList<StatusText> &texts)
{
    while (side->count() > texts.size()) {
        QLayoutItem *last = side->takeAt(side->count() - 1);
        delete last->widget();
        delete last;
    }
    for (int at = 0; at < texts.size(); ++at) {
        if (at == side->count())
            side->addWidget(new ElidedLabel({}, u"small"_s));
        QLabel *label = labelAt(side, at);
        if (label->text() != texts[at].text)
            label->setText(texts[at].text);
        setState(label, texts[at].state);
        label->setToolTip(hintOf(texts[at].details));
        label->setAccessibleDescription(texts[at].details);
    }
}

void StatusLine::show(const QList<StatusText> &left, const QList<StatusText> &right)
{
    fill(m_left, left);
    fill(m_right, right);
}

void StatusLine::setAlert(const StatusText &alert, const QString &action)
{
    m_alert->setText(alert.text);
    setState(m_alert, alert.state);
    m_alert->setVisible(!alert.text.isEmpty());
    m_alertAction->setText(action);
    m_alertAction->setVisible(!alert.text.isEmpty() && !action.isEmpty());
}

void StatusLine::setNote(const QString &note)
{
    m_note->setText(note);
    setState(m_note, u"warn"_s);
    m_note->setVisible(!note.isEmpty());
}

QStringList StatusLine::texts() const
{
    QStringList all;
    if (!m_note->text().isEmpty())
        all.append(m_note->text());
    if (!m_alert->text().isEmpty())
        all.append(m_alert->text());
    for (const QHBoxLayout *part : {m_left, m_right}) {
        for (int at = 0; at < part->count(); ++at)
            all.append(labelAt(part, at)->text());
    }
    return all;
}

}  // namespace ui
