// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/browser_wait.h"

#include "ui/shell/widgets.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>

namespace ui {

using namespace Qt::StringLiterals;

BrowserWait::BrowserWait(QWidget *parent)
    : QWidget(parent)
    , m_words(wrappedLabel({}))
    , m_copy(button(tr("Copy the link")))
    , m_codeLabel(nullptr)
    , m_code(new QLineEdit)
    , m_enter(button(tr("Sign in"), u"primary"_s))
{
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 8);
    auto *waiting = new QHBoxLayout;
    tighten(waiting, 8);
    waiting->addWidget(m_words, 1);
    waiting->addWidget(m_copy, 0, Qt::AlignTop);
    rows->addLayout(waiting);
    m_codeLabel = fieldLabel(tr("Code from the page"), m_code);
    auto *entering = new QHBoxLayout;
    tighten(entering, 8);
    entering->addWidget(m_code, 1);
    entering->addWidget(m_enter);
    rows->addWidget(m_codeLabel);
    rows->addLayout(entering);
    m_code->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_page.toString(QUrl::FullyEncoded)); });
    connect(m_code, &QLineEdit::textEdited, this, &BrowserWait::refresh);
    connect(m_enter, &QPushButton::clicked, this, &BrowserWait::submit);
    hide();
}

void BrowserWait::start(const QUrl &page, bool givesCode)
{
    m_page = page;
    m_words->setText(tr("Waiting for you to allow Moderato in the browser."));
    m_code->clear();
    m_code->setReadOnly(false);
    for (QWidget *one : {static_cast<QWidget *>(m_codeLabel), static_cast<QWidget *>(m_code),
                         static_cast<QWidget *>(m_enter)})
        one->setVisible(givesCode);
    refresh();
    show();
    if (givesCode)
        m_code->setFocus();
    QAccessibleEvent alert(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void BrowserWait::end()
{
    m_page.clear();
    m_code->clear();
    hide();
}

QList<QWidget *> BrowserWait::fields() const
{
    return {m_copy, m_code, m_enter};
}

bool BrowserWait::hasCodeFocus() const
{
    return window()->focusWidget() == m_code;
}

void BrowserWait::refresh()
{
    m_enter->setEnabled(!m_code->isReadOnly() && !m_code->text().trimmed().isEmpty());
}

void BrowserWait::submit()
{
    if (!m_enter->isEnabled())
        return;
    m_code->setReadOnly(true);
    refresh();
    Q_EMIT codeEntered(m_code->text().trimmed());
}

}  // namespace ui
