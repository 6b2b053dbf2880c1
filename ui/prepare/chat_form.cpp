// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/chat_form.h"

#include "ui/prepare/recurrence_box.h"
#include "ui/shell/widgets.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QSpinBox>
#include <QTimeEdit>
#include <QTimeZone>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

ChatForm::ChatForm(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLineEdit)
    , m_hashtag(new QLineEdit)
    , m_hosts(new QLineEdit)
    , m_date(new QDateEdit)
    , m_time(new QTimeEdit)
    , m_zone(new QComboBox)
    , m_repeats(new RecurrenceBox)
    , m_first(new QSpinBox)
    , m_interval(new QSpinBox)
    , m_length(new QSpinBox)
    , m_letters(new QLineEdit)
    , m_note(wrappedLabel({}, u"caption"_s))
{
    buildFields();
    auto *names = new QHBoxLayout;
    tighten(names, 12);
    names->addWidget(labelled(tr("Title"), m_title), 3);
    names->addWidget(labelled(tr("Hashtag"), m_hashtag), 1);
    names->addWidget(labelled(tr("Letters"), m_letters));
    auto *start = new QHBoxLayout;
    tighten(start, 12);
    start->addWidget(labelled(tr("Hosts"), m_hosts), 3);
    start->addWidget(labelled(tr("Starts on"), m_date));
    start->addWidget(labelled(tr("At"), m_time));
    start->addWidget(labelled(tr("Zone"), m_zone), 2);
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 8);
    rows->addLayout(names);
    rows->addLayout(start);
    rows->addLayout(buildPace());
    rows->addWidget(m_note);
    connectFields();
}

QLayout *ChatForm::buildPace()
{
    auto *pace = new QHBoxLayout;
    tighten(pace, 12);
    pace->addWidget(labelled(tr("Repeats"), m_repeats), 2);
    QPushButton *dates = button(tr("Dates…"), u"link"_s);
    connect(dates, &QPushButton::clicked, this, &ChatForm::datesWanted);
    pace->addWidget(dates, 0, Qt::AlignBottom);
    pace->addWidget(labelled(tr("First question after"), m_first));
    pace->addWidget(labelled(tr("Then every"), m_interval));
    pace->addWidget(labelled(tr("Length"), m_length));
    QPushButton *posting = button(tr("Posting…"), u"link"_s);
    posting->setToolTip(tr("Language, replies and further servers"));
    connect(posting, &QPushButton::clicked, this, &ChatForm::postingWanted);
    pace->addWidget(posting, 0, Qt::AlignBottom);
    pace->addStretch(1);
    return pace;
}

QWidget *ChatForm::labelled(const QString &label, QWidget *field)
{
    auto *box = new QWidget;
    auto *rows = new QVBoxLayout(box);
    tighten(rows, 4);
    rows->addWidget(fieldLabel(label, field));
    rows->addWidget(field);
    return box;
}

QWidget *ChatForm::startField()
{
    return m_date;
}

void ChatForm::buildFields()
{
    m_date->setDisplayFormat(u"ddd d MMM yyyy"_s);
    m_date->setLocale(QLocale(QLocale::English));
    m_date->setCalendarPopup(true);
    m_time->setDisplayFormat(u"HH:mm"_s);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumContentsLength(14);
    QStringList zones;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        zones.append(QString::fromLatin1(id));
    m_zone->addItems(zones);
    // Else all six hundred are measured before the window is first painted.
    if (auto *list = qobject_cast<QListView *>(m_zone->view()))
        list->setUniformItemSizes(true);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_repeats->setMinimumContentsLength(16);
    m_letters->setMaximumWidth(m_letters->fontMetrics().horizontalAdvance(u"M"_s) * 6);
    m_letters->setToolTip(tr("How questions and answers are labelled: Q/A for Q1 and A1. French "
                             "chats often use Q/R, German ones F/A, Spanish ones P/R."));
    m_first->setRange(0, 24 * 60);
    m_interval->setRange(1, 24 * 60);
    m_length->setRange(5, 31 * 24 * 60);  // slow chats last a month
    for (QSpinBox *minutes : {m_first, m_interval, m_length})
        minutes->setSuffix(tr(" min"));
}

void ChatForm::connectFields()
{
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString &text) {
        Chat chat = m_chat;
        chat.title = text;
        change(chat, u"title"_s);
    });
    connect(m_hosts, &QLineEdit::textEdited, this, [this](const QString &text) {
        Chat chat = m_chat;
        chat.hosts.clear();
        for (const QString &host : text.split(u',', Qt::SkipEmptyParts))
            chat.hosts.append(host.trimmed());
        change(chat, u"hosts"_s);
    });
    connect(m_hashtag, &QLineEdit::textEdited, this, &ChatForm::editTag);
    connect(m_letters, &QLineEdit::textEdited, this, &ChatForm::editLetters);
    connect(m_date, &QDateEdit::dateChanged, this, &ChatForm::editStart);
    connect(m_time, &QTimeEdit::timeChanged, this, &ChatForm::editStart);
    connect(m_zone, &QComboBox::currentTextChanged, this, &ChatForm::editStart);
    connect(m_repeats, &RecurrenceBox::chosen, this, [this](const QString &rule) {
        Chat chat = m_chat;
        chat.recurrence = rule;
        change(chat, u"repeats"_s);
    });
    for (QSpinBox *minutes : {m_first, m_interval, m_length})
        connect(minutes, &QSpinBox::valueChanged, this, &ChatForm::editPace);
}

void ChatForm::show(const Chat &chat)
{
    m_filling = true;
    const bool isOther = chat.id != m_chat.id;
    m_chat = chat;
    const auto set = [isOther](QLineEdit *field, const QString &text) {
        if (field->text() != text && (isOther || !field->hasFocus()))
            field->setText(text);
    };
    if (m_title->text() != chat.title)
        m_title->setText(chat.title);
    set(m_hashtag, chat.hashtag.withSign());
    set(m_hosts, chat.hosts.join(u", "_s));
    set(m_letters, chat.settings.questionLetter + u'/' + chat.settings.answerLetter);
    if (isOther || !m_letters->hasFocus())
        setState(m_letters, {});
    m_title->setCursorPosition(m_title->hasFocus() ? m_title->cursorPosition() : 0);
    if (chat.start.date.isValid())
        m_date->setDate(chat.start.date);
    if (chat.start.time.isValid())
        m_time->setTime(chat.start.time);
    if (!chat.start.zone.isEmpty())
        m_zone->setCurrentText(QString::fromLatin1(chat.start.zone));
    m_zone->setToolTip(m_zone->currentText());
    m_repeats->show(chat.recurrence, chat.start.date);
    m_first->setValue(int(std::chrono::duration_cast<Minutes>(chat.firstQuestion).count()));
    m_interval->setValue(int(std::chrono::duration_cast<Minutes>(chat.interval).count()));
    m_length->setValue(int(chat.length.count()));
    showStartNote();
    m_filling = false;
}

void ChatForm::showStartNote()
{
    QString note = tr("Moving one question moves the ones after it. Lock a time to keep it.");
    QString state;
    if (m_hashtag->property("state").toString() == u"bad") {
        note = tr("Networks would not link this tag. Use letters and digits, without spaces.");
        state = u"bad"_s;
    } else if (m_letters->property("state").toString() == u"bad") {
        note = tr("Letters are two, with a stroke between them: Q/A, F/A, P/R.");
        state = u"bad"_s;
    } else if (!m_chat.start.zone.isEmpty() && m_chat.start.kind() == ZonedTime::Kind::Skipped) {
        note = tr("There is no such time on that day: summer time begins. Choose another.");
        state = u"bad"_s;
    } else if (m_chat.start.kind() == ZonedTime::Kind::Twice) {
        note = m_chat.start.second
                   ? tr("This time comes twice on that day. The chat starts at the second.")
                   : tr("This time comes twice on that day. The chat starts at the first.");
        state = u"warn"_s;
    }
    m_note->setText(note);
    setState(m_note, state);
}

void ChatForm::change(Chat chat, const QString &field)
{
    if (m_filling || chat == m_chat)
        return;
    m_chat = chat;
    showStartNote();
    Q_EMIT edited(chat, field);
}

void ChatForm::editTag()
{
    const QString text = m_hashtag->text().trimmed();
    const std::optional<Hashtag> tag = Hashtag::fromText(text);
    setState(m_hashtag, tag || text.isEmpty() || text == u"#" ? QString() : u"bad"_s);
    showStartNote();
    Chat chat = m_chat;
    if (tag)
        chat.hashtag = *tag;
    else if (text.isEmpty() || text == u"#")
        chat.hashtag = {};
    change(chat, u"hashtag"_s);
}

void ChatForm::editLetters()
{
    const QStringList letters = m_letters->text().toUpper().split(u'/');
    const auto isLetter = [](const QString &text) {
        return text.trimmed().size() == 1 && text.trimmed().front().isLetter();
    };
    const bool fits = letters.size() == 2 && isLetter(letters[0]) && isLetter(letters[1]);
    setState(m_letters, fits ? QString() : u"bad"_s);
    showStartNote();
    if (!fits)
        return;  // what was set stays until there are two
    Chat chat = m_chat;
    chat.settings.questionLetter = letters[0].trimmed();
    chat.settings.answerLetter = letters[1].trimmed();
    change(chat, u"letters"_s);
}

void ChatForm::editStart()
{
    if (m_filling)
        return;
    Chat chat = m_chat;
    chat.start.date = m_date->date();
    chat.start.time = m_time->time();
    const QByteArray zone = m_zone->currentText().toLatin1();
    if (QTimeZone::isTimeZoneIdAvailable(zone))
        chat.start.zone = zone;
    if (chat.start != m_chat.start)
        chat.start.second = false;  // asked again where the new time exists twice
    change(chat, u"start"_s);
}

/// The length says how much time there is; the other two move every question that is not locked.
void ChatForm::editPace()
{
    if (m_filling)
        return;
    Chat chat = m_chat;
    chat.length = Minutes(m_length->value());
    const Seconds first{Minutes(m_first->value())};
    const Seconds interval{Minutes(m_interval->value())};
    if (first != chat.firstQuestion || interval != chat.interval) {
        chat.firstQuestion = first;
        chat.interval = interval;
        chat.runSheet.spread(first, interval);
    }
    change(chat, u"pace"_s);
}

}  // namespace ui
