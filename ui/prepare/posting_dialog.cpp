// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/posting_dialog.h"

#include "ui/shell/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalBlocker>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 520;

/// "German" for "de"; the code itself where nobody knows it.
QString languageName(const QString &code)
{
    const QLocale::Language language = QLocale::codeToLanguage(code);
    return language == QLocale::AnyLanguage ? code : QLocale::languageToString(language);
}

QStringList usualLanguages()
{
    QStringList codes{u"ar"_s, u"bn"_s, u"ca"_s, u"cs"_s, u"cy"_s, u"da"_s, u"de"_s, u"el"_s,
                      u"en"_s, u"es"_s, u"et"_s, u"eu"_s, u"fa"_s, u"fi"_s, u"fr"_s, u"ga"_s,
                      u"gl"_s, u"he"_s, u"hi"_s, u"hr"_s, u"hu"_s, u"id"_s, u"is"_s, u"it"_s,
                      u"ja"_s, u"ko"_s, u"lt"_s, u"lv"_s, u"nl"_s, u"pl"_s, u"pt"_s, u"ro"_s,
                      u"ru"_s, u"sk"_s, u"sl"_s, u"sv"_s, u"tr"_s, u"uk"_s, u"vi"_s, u"zh"_s};
    std::sort(codes.begin(), codes.end(), [](const QString &one, const QString &other) {
        return languageName(one) < languageName(other);
    });
    return codes;
}

QLabel *help(const QString &text)
{
    return wrappedLabel(text, u"caption"_s);
}

}  // namespace

ServerNames ServerNames::of(const QString &typed)
{
    static const QRegularExpression between(u"[,;\\s]+"_s);
    static const QRegularExpression address(u"^(?:https?://)?@?([^/@]+)/?$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression name(
        u"^(?=.{1,253}$)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
        "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+(?::\\d{1,5})?$"_s);
    ServerNames found;
    for (const QString &part : typed.split(between, Qt::SkipEmptyParts)) {
        const QString host = address.match(part).captured(1).toLower();
        if (!name.match(host).hasMatch())
            found.unclear.append(part);
        else if (!found.names.contains(host))
            found.names.append(host);
    }
    return found;
}

PostingDialog::PostingDialog(const Chat &chat, QWidget *parent)
    : QDialog(parent)
    , m_language(new QComboBox)
    , m_quiet(new QCheckBox(tr("Replies stay out of public timelines")))
    , m_servers(new QLineEdit)
    , m_serversLabel(fieldLabel({}, m_servers))
    , m_unclear(wrappedLabel({}, u"caption"_s))
{
    setWindowTitle(tr("Posting"));
    fillLanguages();
    m_servers->setPlaceholderText(tr("hachyderm.io, mastodon.social"));
    setState(m_unclear, u"bad"_s);
    QPushButton *shut = button(tr("Close"), u"primary"_s);
    connect(shut, &QPushButton::clicked, this, &QDialog::accept);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 16, 20, 16);
    rows->setSpacing(4);
    rows->addWidget(fieldLabel(tr("Language of the posts"), m_language));
    rows->addWidget(m_language, 0, Qt::AlignLeft);
    rows->addWidget(help(tr("Networks that are told the language show a post to those who read "
                            "it, and can translate it for others.")));
    rows->addSpacing(16);
    rows->addWidget(sectionLabel(tr("ON MASTODON")));
    rows->addSpacing(4);
    rows->addWidget(m_quiet);
    rows->addWidget(help(tr("Everybody can still read them; only the timelines of whole servers "
                            "and of tags leave them out.")));
    rows->addSpacing(12);
    rows->addWidget(m_serversLabel);
    rows->addWidget(m_servers);
    rows->addWidget(m_unclear);
    rows->addWidget(help(tr("Each server shows only the posts that have reached it, so others may "
                            "have more. Their public timelines are read without signing in.")));
    rows->addSpacing(16);
    rows->addStretch();
    rows->addWidget(shut, 0, Qt::AlignRight);
    connectFields();
    show(chat);
    resize(usualWidth, sizeHint().height());
}

void PostingDialog::fillLanguages()
{
    m_language->addItem(tr("As the account is set"), QString());
    for (const QString &code : usualLanguages())
        m_language->addItem(languageName(code), code);
}

void PostingDialog::connectFields()
{
    connect(m_language, &QComboBox::activated, this, [this](int row) {
        ChatSettings settings = m_chat.settings;
        settings.language = m_language->itemData(row).toString();
        change(settings, tr("Choose the language"), {});
    });
    connect(m_quiet, &QCheckBox::clicked, this, [this](bool on) {
        ChatSettings settings = m_chat.settings;
        settings.quietReplies = on;
        change(settings, tr("Quiet replies"), {});
    });
    connect(m_servers, &QLineEdit::textEdited, this, &PostingDialog::editServers);
}

void PostingDialog::show(const Chat &chat)
{
    m_chat = chat;
    const ChatSettings &settings = chat.settings;
    if (m_language->findData(settings.language) < 0)
        m_language->addItem(languageName(settings.language), settings.language);
    m_language->setCurrentIndex(m_language->findData(settings.language));
    m_quiet->setChecked(settings.quietReplies);
    m_serversLabel->setText(
        tr("Also read %1 at these servers")
            .arg(chat.hashtag.isEmpty() ? tr("the tag") : chat.hashtag.withSign()));
    m_servers->setAccessibleName(m_serversLabel->text());
    if (ServerNames::of(m_servers->text()).names != settings.moreServers) {  // else as it is typed
        m_servers->setText(settings.moreServers.join(u", "_s));
        m_unclear->clear();
    }
    m_unclear->setVisible(!m_unclear->text().isEmpty());
}

/// What is half typed cannot be a server yet: it stays in the field, and out of the chat.
void PostingDialog::editServers(const QString &typed)
{
    const ServerNames found = ServerNames::of(typed);
    m_unclear->setText(found.unclear.isEmpty()
                           ? QString()
                           : tr("Not the name of a server: %1. Names look like hachyderm.io.")
                                 .arg(found.unclear.join(u", "_s)));
    m_unclear->setVisible(!found.unclear.isEmpty());
    ChatSettings settings = m_chat.settings;
    settings.moreServers = found.names;
    change(settings, tr("Choose servers"), u"servers"_s);
}

void PostingDialog::change(const ChatSettings &settings, const QString &what, const QString &field)
{
    if (settings == m_chat.settings)
        return;
    Chat chat = m_chat;
    chat.settings = settings;
    m_chat = chat;
    Q_EMIT edited(chat, what, field);
}

}  // namespace ui
