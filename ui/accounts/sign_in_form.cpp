// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/sign_in_form.h"

#include "ui/accounts/account_words.h"
#include "ui/accounts/browser_wait.h"
#include "ui/shell/account_text.h"
#include "ui/shell/widgets.h"

#include <QAccessible>
#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Profiles are copied with marks for the direction of writing around the handle.
QString plainHandle(const QString &typed)
{
    QString handle;
    for (const QChar one : typed) {
        if (one.category() != QChar::Other_Format && !one.isSpace())
            handle.append(one);
    }
    return handle.startsWith(u'@') ? handle.mid(1) : handle;
}

QLabel *errorLabel()
{
    QLabel *label = wrappedLabel({}, u"small"_s);
    setState(label, u"bad"_s);
    label->hide();
    return label;
}

}  // namespace

SignInForm::SignInForm(AccountBook &book, QWidget *parent)
    : QFrame(parent)
    , m_book(book)
    , m_openPage([](const QUrl &page) { QDesktopServices::openUrl(page); })
    , m_heading(plainLabel({}, u"title"_s))
    , m_networkLabel(nullptr)
    , m_network(new QComboBox)
    , m_nameLabel(nullptr)
    , m_name(new QLineEdit)
    , m_nameError(errorLabel())
    , m_passwordLabel(nullptr)
    , m_password(new QLineEdit)
    , m_passwordError(errorLabel())
    , m_hint(wrappedLabel({}, u"small"_s))
    , m_wait(new BrowserWait)
    , m_cancel(button(tr("Cancel")))
    , m_signIn(button(tr("Sign in"), u"primary"_s))
{
    setProperty("role", u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    for (const Network &one : m_book.networks())
        m_network->addItem(networkName(one.id), one.id.text());
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData |
                                    Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 14, 16, 14);
    rows->setSpacing(12);
    rows->addWidget(m_heading);
    rows->addWidget(buildFields());
    rows->addWidget(m_wait);
    rows->addLayout(buildButtons());
    connect(m_network, &QComboBox::currentIndexChanged, this, &SignInForm::showNetwork);
    for (QLineEdit *one : {m_name, m_password})
        connect(one, &QLineEdit::textEdited, this, &SignInForm::refresh);
    connect(&m_book, &AccountBook::browserNeeded, this, &SignInForm::openBrowser);
    connect(m_wait, &BrowserWait::codeEntered, &m_book, &AccountBook::enterCode);
}

/// A caption above each field, what is wrong with it below it.
QWidget *SignInForm::buildFields()
{
    auto *place = new QWidget;
    auto *rows = new QVBoxLayout(place);
    tighten(rows, 4);
    m_networkLabel = fieldLabel(tr("Network"), m_network);
    rows->addWidget(m_networkLabel);
    rows->addWidget(m_network);
    rows->addSpacing(8);
    m_nameLabel = fieldLabel(tr("Handle"), m_name);
    rows->addWidget(m_nameLabel);
    rows->addWidget(m_name);
    rows->addWidget(m_nameError);
    rows->addSpacing(8);
    m_passwordLabel = fieldLabel(tr("App password"), m_password);
    rows->addWidget(m_passwordLabel);
    rows->addWidget(m_password);
    rows->addWidget(m_passwordError);
    rows->addWidget(m_hint);
    return place;
}

QLayout *SignInForm::buildButtons()
{
    connect(m_cancel, &QPushButton::clicked, this, &SignInForm::leave);
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::submit);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_signIn);
    return buttons;
}

void SignInForm::start()
{
    begin(m_book.networks().isEmpty() ? NetworkId() : m_book.networks().first().id, {});
    (m_network->isVisibleTo(this) ? static_cast<QWidget *>(m_network) : m_name)->setFocus();
}

void SignInForm::startAgain(const Account &who)
{
    const QString server = QUrl(who.server).host();
    begin(who.network, who.handle);
    if (isInBrowser() && !server.isEmpty())
        m_name->setText(QUrl(who.server).authority());
    refresh();
    m_networkLabel->hide();
    m_network->hide();
    m_heading->setText(tr("Sign in again to %1").arg(networkName(who.network)));
    (isInBrowser() ? m_name : m_password)->setFocus();
}

void SignInForm::begin(const NetworkId &network, const QString &handle)
{
    const bool several = m_network->count() > 1;
    m_networkLabel->setVisible(several);
    m_network->setVisible(several);
    m_network->setCurrentIndex(std::max(0, m_network->findData(network.text())));
    m_name->setText(handle);
    m_password->clear();
    showNetwork();
}

QList<QWidget *> SignInForm::fields() const
{
    return QList<QWidget *>{m_network, m_name, m_password} + m_wait->fields() +
           QList<QWidget *>{m_cancel, m_signIn};
}

bool SignInForm::isInBrowser() const
{
    const QList<Network> &all = m_book.networks();
    return std::any_of(all.begin(), all.end(), [this](const Network &one) {
        return one.id == network() && one.signsInWith == Network::SignsInWith::Browser;
    });
}

NetworkId SignInForm::network() const
{
    return NetworkId(m_network->currentData().toString());
}

QString SignInForm::handle() const
{
    return plainHandle(m_name->text());
}

void SignInForm::showNetwork()
{
    const bool inBrowser = isInBrowser();
    const bool isBluesky = network().text() == u"bluesky";
    m_heading->setText(tr("Sign in to %1").arg(networkName(network())));
    m_nameLabel->setText(inBrowser ? tr("Server") : tr("Handle"));
    m_name->setAccessibleName(m_nameLabel->text());
    m_name->setPlaceholderText(inBrowser   ? tr("mastodon.social")
                               : isBluesky ? tr("you.bsky.social")
                                           : tr("your handle"));
    m_passwordLabel->setVisible(!inBrowser);
    m_password->setVisible(!inBrowser);
    m_hint->setText(inBrowser ? browserHint() : appPasswordHint(network()));
    setBusy(false);
}

/// As if nothing had been tried with what now stands there.
void SignInForm::refresh()
{
    m_nameError->hide();
    m_passwordError->hide();
    m_name->setAccessibleDescription({});
    m_password->setAccessibleDescription(m_hint->text());
    setState(m_name, {});
    setState(m_password, {});
    m_signIn->setEnabled(!m_busy && !handle().isEmpty() &&
                         (isInBrowser() || !m_password->text().isEmpty()));
    Q_EMIT contentChanged();
}

void SignInForm::submit()
{
    if (!m_signIn->isEnabled())
        return;
    setBusy(true);
    const Secret password(isInBrowser() ? QByteArray() : m_password->text().trimmed().toUtf8());
    whenArrived(m_book.add(network(), handle(), password), this,
                [this](const Result<Account> &result) { came(result); });
}

/// Only what this form has asked for is opened.
void SignInForm::openBrowser(const QUrl &page, bool givesCode)
{
    if (!m_busy)
        return;
    m_openPage(page);
    m_wait->start(page, givesCode);
    Q_EMIT contentChanged();
}

void SignInForm::giveUp()
{
    if (m_busy && isInBrowser())
        m_book.cancelSignIn();
}

void SignInForm::setBusy(bool busy)
{
    m_busy = busy;
    m_network->setEnabled(!busy);
    const bool inBrowser = isInBrowser();
    m_cancel->setEnabled(!busy || inBrowser);
    if (!busy)
        m_wait->end();
    // Read-only keeps the focus where it is: the next Enter must not press something else.
    m_name->setReadOnly(busy);
    m_password->setReadOnly(busy);
    m_signIn->setText(busy        ? tr("Signing in…")
                      : inBrowser ? tr("Open the browser…")
                                  : tr("Sign in"));
    refresh();
}

void SignInForm::came(const Result<Account> &result)
{
    setBusy(false);
    if (result) {
        m_password->clear();
        Q_EMIT signedIn(*result);
        return;
    }
    const Error &error = result.error();
    if (error.code == Error::Code::Cancelled)
        return m_name->setFocus();
    const bool isName =
        isInBrowser() || error.code == Error::Code::NotFound || error.code == Error::Code::BadInput;
    showError(isName ? m_nameError : m_passwordError, signInErrorText(error, network(), handle()));
    QLineEdit *field = isName ? m_name : m_password;
    setState(field, u"bad"_s);
    field->setFocus();
    field->selectAll();
}

void SignInForm::showError(QLabel *below, const QString &sentence)
{
    below->setText(sentence);
    below->show();
    QLineEdit *field = below == m_nameError ? m_name : m_password;
    field->setAccessibleDescription(sentence);
    QAccessibleEvent alert(below, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    Q_EMIT contentChanged();
}

void SignInForm::leave()
{
    if (m_busy)
        return giveUp();
    m_password->clear();
    Q_EMIT left();
}

/// Enter goes from the handle to the password, and from there signs in; Esc stops waiting for the
/// browser, and leaves.
void SignInForm::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QWidget *focus = window()->focusWidget();
    if (event->key() == Qt::Key_Escape)
        return leave();
    if (enter && m_wait->hasCodeFocus())
        return m_wait->submit();
    if (enter && focus == m_name && m_password->text().isEmpty() && !isInBrowser())
        return m_password->setFocus();
    if (enter && (focus == m_name || focus == m_password))
        return submit();
    QFrame::keyPressEvent(event);
}

}  // namespace ui
