// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/warning_box.h"

#include "ui/shell/widgets.h"

#include <QLineEdit>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

WarningBox::WarningBox(QWidget *parent)
    : QWidget(parent)
    , m_add(button(tr("Content warning…"), u"small"_s))
    , m_field(new QWidget)
    , m_warning(new QLineEdit)
    , m_hint(wrappedLabel({}, u"caption"_s))
{
    m_warning->setPlaceholderText(tr("What the text is about, in a few words"));
    auto *field = new QVBoxLayout(m_field);
    tighten(field, 4);
    field->addWidget(fieldLabel(tr("Content warning"), m_warning));
    field->addWidget(m_warning);
    field->addWidget(m_hint);
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(m_add, 0, Qt::AlignLeft);
    rows->addWidget(m_field);
    connect(m_add, &QPushButton::clicked, this, &WarningBox::write);
    connect(m_warning, &QLineEdit::textEdited, this, &WarningBox::edited);
}

void WarningBox::show(const QString &post, const QString &warning, const QList<Account> &accounts)
{
    if (std::exchange(m_post, post) != post)
        m_wanted = false;
    m_wanted = m_wanted || !warning.isEmpty();
    if (m_warning->text() != warning)
        m_warning->setText(warning);
    m_hint->setText(hint(accounts));
    refresh();
}

void WarningBox::write()
{
    m_wanted = true;
    refresh();
    m_warning->setFocus(Qt::OtherFocusReason);
}

void WarningBox::refresh()
{
    m_add->setVisible(!m_wanted);
    m_field->setVisible(m_wanted);
}

/// Where it hides the text, and where it cannot.
QString WarningBox::hint(const QList<Account> &accounts) const
{
    QStringList open;
    for (const Account &account : accounts) {
        const QString name = networkName(account.network);
        if (!account.textRules.takesWarning() && !open.contains(name))
            open.append(name);
    }
    const QString hidden = tr("Mastodon shows it first, and the text to those who ask for it.");
    return open.isEmpty() ? hidden
                          : hidden + u' ' + tr("Posted without it on %1.").arg(open.join(u", "_s));
}

}  // namespace ui
