// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/series_dialog.h"

#include "core/schedule/invitation.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMap>
#include <QTableWidget>
#include <QTimeEdit>
#include <QTimeZone>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int datesShown = 12;

/// "20:30", or "02:30 Tue" where the day is another one there.
QString timeThere(const ZonedTime &there, const ZonedTime &here)
{
    const QString time = there.time.toString(u"HH:mm"_s);
    return there.date == here.date
               ? time
               : time + u' ' + QLocale(QLocale::English).toString(there.date, u"ddd"_s);
}

}  // namespace

SeriesDialog::SeriesDialog(const Chat &chat, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_table(new QTableWidget)
    , m_zone(new QComboBox)
    , m_sitting(new QTimeEdit)
    , m_extras(new QHBoxLayout)
    , m_said(wrappedLabel({}, u"caption"_s))
{
    setWindowTitle(tr("Dates"));
    resize(860, 560);
    m_table->setAccessibleName(tr("The next dates"));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 2);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 16, 20, 16);
    rows->setSpacing(12);
    rows->addWidget(m_table, 1);
    rows->addWidget(buildAdding());
    rows->addWidget(m_said);
    rows->addWidget(buildButtons());
    show(chat);
}

QWidget *SeriesDialog::buildAdding()
{
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setAccessibleName(tr("Another zone"));
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        names.append(QString::fromLatin1(id));
    m_zone->addItems(names);
    if (auto *list = qobject_cast<QListView *>(m_zone->view()))
        list->setUniformItemSizes(true);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->setCurrentText({});
    m_zone->lineEdit()->setPlaceholderText(tr("Europe/Berlin"));
    m_sitting->setDisplayFormat(u"HH:mm"_s);
    m_sitting->setAccessibleName(tr("Start of another sitting"));
    QPushButton *zone = button(tr("Add zone"), u"small"_s);
    QPushButton *sitting = button(tr("Add a sitting"), u"small"_s);
    connect(zone, &QPushButton::clicked, this, &SeriesDialog::addZone);
    connect(sitting, &QPushButton::clicked, this, &SeriesDialog::addSitting);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    tighten(row, 8);
    row->addWidget(m_zone);
    row->addWidget(zone);
    row->addSpacing(16);
    row->addWidget(m_sitting);
    row->addWidget(sitting);
    row->addSpacing(16);
    tighten(m_extras, 6);
    row->addLayout(m_extras);
    row->addStretch();
    return box;
}

QWidget *SeriesDialog::buildButtons()
{
    QPushButton *invite = button(tr("Copy invitation"));
    QPushButton *next = button(tr("Prepare the next date"));
    QPushButton *close = button(tr("Close"), u"primary"_s);
    connect(invite, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(invitationText(m_chat, m_clock.now()));
        m_said->setText(tr("The invitation is copied, with the times of all these zones."));
    });
    connect(next, &QPushButton::clicked, this, [this] {
        Q_EMIT nextDraftWanted();
        accept();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setDefault(true);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    tighten(row, 8);
    row->addWidget(invite);
    row->addWidget(next);
    row->addStretch();
    row->addWidget(close);
    return box;
}

/// Here first, then the zones that hosts added; the chat's own has a column already.
QList<QByteArray> SeriesDialog::zones() const
{
    QList<QByteArray> zones;
    if (localZone() != m_chat.start.zone)
        zones.append(localZone());
    for (const QByteArray &zone : m_chat.settings.otherZones) {
        if (!zones.contains(zone) && zone != m_chat.start.zone)
            zones.append(zone);
    }
    return zones;
}

void SeriesDialog::show(const Chat &chat)
{
    m_chat = chat;
    if (chat.start.time.isValid() && chat.sittings.isEmpty())
        m_sitting->setTime(chat.start.time.addSecs(12 * 60 * 60));
    fill();
    fillExtras();
}

void SeriesDialog::fill()
{
    QStringList headers{tr("Date"), shortZoneName(m_chat.start.zone)};
    for (const QByteArray &zone : zones())
        headers.append(zone == localZone() ? tr("Here") : shortZoneName(zone));
    headers += {tr("Remark"), QString()};
    const QList<SeriesDate> dates = seriesDates(m_chat, zones(), datesShown);
    m_table->clear();
    m_table->setColumnCount(int(headers.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->setRowCount(int(dates.size()));
    for (int row = 0; row < int(dates.size()); ++row)
        fillRow(row, dates[row]);
    m_table->resizeColumnsToContents();
    for (int column = 0; column + 2 < m_table->columnCount(); ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + fontMetrics().height());
    m_table->setCurrentCell(-1, -1);
    m_table->horizontalHeader()->setSectionResizeMode(int(headers.size()) - 2,
                                                      QHeaderView::Stretch);
    if (dates.isEmpty())
        m_said->setText(tr("The chat has no date yet. Choose one, and how it repeats."));
    else if (m_chat.recurrence.isEmpty())
        m_said->setText(tr("The chat does not repeat. Choose how under \"Repeats\"."));
}

void SeriesDialog::fillRow(int row, const SeriesDate &date)
{
    QStringList texts{QLocale(QLocale::English).toString(date.start.date, u"ddd d MMM yyyy"_s),
                      date.start.time.toString(u"HH:mm"_s)};
    for (const ZonedTime &there : date.elsewhere)
        texts.append(timeThere(there, date.start));
    texts.append(remarkOn(date));
    for (int column = 0; column < int(texts.size()); ++column) {
        auto *item = new QTableWidgetItem(texts[column]);
        QFont font = item->font();
        font.setStrikeOut(date.skipped && column + 1 < int(texts.size()));
        item->setFont(font);
        m_table->setItem(row, column, item);
    }
    if (date.sitting > 0 || row == 0)
        return;
    const QDate day = date.start.date;
    QPushButton *skip = button(date.skipped ? tr("Hold it") : tr("Skip"), u"link"_s);
    skip->setAccessibleName(
        (date.skipped ? tr("Hold the chat on %1") : tr("Skip %1")).arg(texts.first()));
    connect(skip, &QPushButton::clicked, this,
            [this, day, skipped = date.skipped] { setSkipped(day, !skipped); });
    m_table->setCellWidget(row, int(texts.size()), skip);
}

QString SeriesDialog::remarkOn(const SeriesDate &date) const
{
    QStringList remarks;
    if (date.skipped)
        remarks.append(tr("No chat on this day."));
    if (date.start.kind() == ZonedTime::Kind::Skipped)
        remarks.append(tr("There is no %1 on this day: summer time begins. It would start at %2.")
                           .arg(date.start.time.toString(u"HH:mm"_s),
                                clockTime(date.start.instant(), date.start.zone)));
    if (date.start.kind() == ZonedTime::Kind::Twice)
        remarks.append((date.start.second ? tr("%1 comes twice on this day: the second is meant.")
                                          : tr("%1 comes twice on this day: the first is meant."))
                           .arg(date.start.time.toString(u"HH:mm"_s)));
    QMap<Minutes, QStringList> places;  // those that moved by the same are named together
    const QList<QByteArray> shown = zones();
    for (qsizetype i = 0; i < date.moved.size() && date.sitting == 0; ++i) {
        if (date.moved[i] != Minutes{0})
            places[date.moved[i]].append(
                shown[i] == localZone() ? tr("here") : tr("in %1").arg(shortZoneName(shown[i])));
    }
    for (auto it = places.begin(); it != places.end(); ++it) {
        const QString by = spokenDuration(std::chrono::abs(Seconds(it.key())));
        remarks.append((it.key() > Minutes{0} ? tr("%1 later than before %2: clocks change.")
                                              : tr("%1 earlier than before %2: clocks change."))
                           .arg(by, it.value().join(u", "_s)));
    }
    return remarks.join(u' ');
}

void SeriesDialog::setSkipped(const QDate &day, bool skipped)
{
    Chat chat = m_chat;
    chat.skippedDates.removeAll(day);
    if (skipped)
        chat.skippedDates.append(day);
    Q_EMIT edited(chat, skipped ? tr("Skip a date") : tr("Hold a date"));
}

void SeriesDialog::addZone()
{
    const QByteArray zone = m_zone->currentText().trimmed().toLatin1();
    if (!QTimeZone::isTimeZoneIdAvailable(zone)) {
        m_said->setText(tr("There is no zone of this name. Type a city, such as Berlin."));
        return;
    }
    Chat chat = m_chat;
    if (!chat.settings.otherZones.contains(zone))
        chat.settings.otherZones.append(zone);
    m_zone->setCurrentText({});
    Q_EMIT edited(chat, tr("Add a zone"));
}

void SeriesDialog::addSitting()
{
    Chat chat = m_chat;
    const QTime time = m_sitting->time();
    if (chat.sittings.contains(time) || time == chat.start.time)
        return m_said->setText(
            tr("There is a sitting at %1 already.").arg(time.toString(u"HH:mm"_s)));
    chat.sittings.append(time);
    Q_EMIT edited(chat, tr("Add a sitting"));
}

void SeriesDialog::fillExtras()
{
    clearLayout(m_extras);
    const auto offer = [this](const QString &text, const QString &what, auto take) {
        QPushButton *made = button(u"%1 ✕"_s.arg(text), u"small"_s);
        made->setAccessibleName(tr("Take away %1").arg(text));
        connect(made, &QPushButton::clicked, this, [this, what, take] {
            Chat chat = m_chat;
            take(chat);
            Q_EMIT edited(chat, what);
        });
        m_extras->addWidget(made);
    };
    for (const QByteArray &zone : std::as_const(m_chat.settings.otherZones))
        offer(shortZoneName(zone), tr("Take a zone away"),
              [zone](Chat &chat) { chat.settings.otherZones.removeAll(zone); });
    for (const QTime &time : std::as_const(m_chat.sittings))
        offer(time.toString(u"HH:mm"_s), tr("Take a sitting away"),
              [time](Chat &chat) { chat.sittings.removeAll(time); });
}

QString invitationText(const Chat &chat, Instant now)
{
    const auto words = [](const char *text) {
        return QCoreApplication::translate("SeriesDialog", text);
    };
    const Invitation invitation = invitationTo(chat, chat.settings.otherZones);
    QStringList sentences;
    const QString title = invitation.title.trimmed();
    sentences.append(title.isEmpty()
                         ? words("Join %1.").arg(invitation.hashtag.withSign())
                         : words("Join %1: %2.").arg(invitation.hashtag.withSign(), title));
    for (const Invitation::Time &time : invitation.times) {
        QStringList others;
        for (const ZonedTime &there : time.elsewhere)
            others.append(u"%1 %2"_s.arg(timeThere(there, time.start), shortZoneName(there.zone)));
        const QString when = dateAndTime(time.start, now);
        sentences.append(others.isEmpty() ? when + u'.'
                                          : u"%1 (%2)."_s.arg(when, others.join(u", "_s)));
    }
    if (!invitation.hosts.isEmpty())
        sentences.append(words("Your hosts: %1.").arg(invitation.hosts.join(u" & "_s)));
    return sentences.join(u' ');
}

}  // namespace ui
