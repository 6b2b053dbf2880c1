// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/paste_plan_dialog.h"

#include "core/schedule/plan_changes.h"
#include "ui/prepare/plan_text_edit.h"
#include "ui/prepare/recurrence_box.h"
#include "ui/shell/counted.h"
#include "ui/shell/error_text.h"
#include "ui/shell/recurrence_text.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QTimeZone>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QDate dateOf(const QString &text)
{
    const QDate plain = QDate::fromString(text, Qt::ISODate);
    return plain.isValid() ? plain : parsePlan(text).date;
}

QTime timeOf(const QString &text)
{
    const QTime plain = QTime::fromString(text, u"H:mm"_s);
    return plain.isValid() ? plain : parsePlan(text).time;
}

QByteArray zoneOf(const QString &text)
{
    const QByteArray id = text.toLatin1();
    const bool known = !text.isEmpty() && QTimeZone::isTimeZoneIdAvailable(id);
    return known || text.isEmpty() ? id : parsePlan(u"8:00 pm "_s + text).zone;
}

}  // namespace

PastePlanDialog::PastePlanDialog(const std::optional<Chat> &existing, Instant now, QWidget *parent)
    : QDialog(parent)
    , m_existing(existing)
    , m_now(now)
    , m_text(new PlanTextEdit)
    , m_questions(new QPlainTextEdit)
    , m_intoThis(new QCheckBox)
    , m_summary(wrappedLabel({}, u"muted"_s))
    , m_changes(wrappedLabel({}, u"caption"_s))
    , m_asked(wrappedLabel({}, u"caption"_s))
    , m_take(button(tr("Make the run sheet"), u"primary"_s))
{
    setWindowTitle(tr("Paste a plan"));
    resize(980, 640);
    m_text->setPlaceholderText(tr("Paste what you have: an article, an e-mail, a list of "
                                  "questions."));
    m_text->setAccessibleName(tr("Text of the plan"));
    m_text->setTabChangesFocus(true);
    auto *left = new QVBoxLayout;
    tighten(left, 8);
    left->addWidget(sectionLabel(tr("YOUR TEXT")));
    left->addWidget(m_text, 1);
    auto *right = new QVBoxLayout;
    tighten(right, 8);
    right->addWidget(sectionLabel(tr("WHAT WE READ")));
    right->addWidget(buildFields(), 1);
    right->addWidget(m_summary);
    right->addWidget(m_asked);
    right->addWidget(m_changes);
    right->addWidget(m_intoThis);
    auto *columns = new QHBoxLayout;
    tighten(columns, 20);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    QPushButton *cancel = button(tr("Cancel"));
    QPushButton *open = button(tr("Open a file…"));
    connect(open, &QPushButton::clicked, this, &PastePlanDialog::chooseFile);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(16);
    rows->addLayout(columns, 1);
    rows->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PastePlanDialog::read);
    const QString title = existing ? existing->title.simplified() : QString();
    m_intoThis->setText(title.isEmpty()
                            ? tr("Change the chat that is open")
                            : tr("Change \"%1\" instead of making a new chat").arg(title));
    m_intoThis->setVisible(existing.has_value());
    m_intoThis->setChecked(existing && title.isEmpty());
    connect(m_intoThis, &QCheckBox::toggled, this, &PastePlanDialog::showResult);
    setAcceptDrops(true);
    read();
    m_text->setFocus();
}

QLineEdit *PastePlanDialog::addField(const QString &label)
{
    auto *field = new QLineEdit;
    field->setPlaceholderText(tr("not in the text"));
    static_cast<QFormLayout *>(m_fieldRows)->addRow(fieldLabel(label, field), field);
    connect(field, &QLineEdit::textEdited, this, [this, field] {
        m_corrected.insert(field);
        showResult();
    });
    return field;
}

QWidget *PastePlanDialog::buildFields()
{
    auto *box = new QWidget;
    auto *rows = new QFormLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setVerticalSpacing(6);
    m_fieldRows = rows;
    m_title = addField(tr("Title"));
    m_hashtag = addField(tr("Hashtag"));
    m_hosts = addField(tr("Hosts"));
    m_date = addField(tr("Date"));
    m_date->setToolTip(tr("As in 23 November 2026, or 2026-11-23"));
    m_time = addField(tr("Time"));
    m_time->setToolTip(tr("As in 20:30, or 8:30 pm"));
    m_zone = addField(tr("Zone"));
    m_zone->setToolTip(tr("As in America/New_York, or Eastern"));
    m_length = addField(tr("Minutes"));
    m_recurrence = new RecurrenceBox;
    rows->addRow(fieldLabel(tr("Repeats"), m_recurrence), m_recurrence);
    connect(m_recurrence, &RecurrenceBox::chosen, this, [this] {
        m_corrected.insert(m_recurrence);
        showResult();
    });
    m_questions->setAccessibleName(tr("Questions, one in each line"));
    m_questions->setTabChangesFocus(true);
    rows->addRow(fieldLabel(tr("Questions"), m_questions), m_questions);
    connect(m_questions, &QPlainTextEdit::textChanged, this, [this] {
        if (m_questions->hasFocus()) {
            m_corrected.insert(m_questions);
            showResult();
        }
    });
    return box;
}

void PastePlanDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PastePlanDialog::openFile);
    dialog->open();
}

void PastePlanDialog::openFile(const QString &file)
{
    const Result<QString> text = readPlanText(file);
    if (text)
        m_text->setPlainText(*text);
    else
        m_summary->setText(planErrorText(text.error(), file));
}

void PastePlanDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void PastePlanDialog::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        openFile(urls.first().toLocalFile());
    event->acceptProposedAction();
}

void PastePlanDialog::setText(const QString &text)
{
    m_text->setPlainText(text);
}

void PastePlanDialog::fill(QLineEdit *field, const QString &text)
{
    if (m_corrected.contains(field))
        return;
    field->setText(text);
    field->setCursorPosition(0);
}

void PastePlanDialog::read()
{
    m_read = parsePlan(m_text->toPlainText());
    fill(m_title, m_read.title);
    fill(m_hashtag, m_read.hashtag.value_or(Hashtag()).withSign());
    fill(m_hosts, m_read.hosts.join(u", "_s));
    fill(m_date, m_read.date.toString(Qt::ISODate));
    fill(m_time, m_read.time.toString(u"HH:mm"_s));
    fill(m_zone, QString::fromLatin1(m_read.zone));
    fill(m_length, m_read.length ? QString::number(m_read.length->count()) : QString());
    if (!m_corrected.contains(m_recurrence))
        m_recurrence->show(m_read.recurrence, m_read.date);
    if (!m_corrected.contains(m_questions)) {
        QStringList lines;
        for (const Plan::Question &question : m_read.questions)
            lines.append(question.text);
        m_questions->setPlainText(lines.join(u'\n'));
    }
    showResult();
}

/// One a line; those that were read keep their numbers.
QList<Plan::Question> PastePlanDialog::questions() const
{
    if (!m_corrected.contains(m_questions))
        return m_read.questions;
    QList<Plan::Question> questions;
    const QStringList lines = m_questions->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            questions.append({.number = int(questions.size()) + 1, .text = line.trimmed()});
    }
    return questions;
}

Plan PastePlanDialog::plan() const
{
    Plan plan = m_read;
    plan.title = m_title->text().trimmed();
    plan.hashtag = Hashtag::fromText(m_hashtag->text().trimmed());
    plan.hosts.clear();
    for (const QString &host : m_hosts->text().split(u',', Qt::SkipEmptyParts))
        plan.hosts.append(host.trimmed());
    plan.questions = questions();
    takeCorrections(plan);
    return plan;
}

/// What a host writes is read as the text is: "8pm" is a time, "Eastern" a zone.
void PastePlanDialog::takeCorrections(Plan &plan) const
{
    if (m_corrected.contains(m_date))
        plan.date = dateOf(m_date->text().trimmed());
    if (m_corrected.contains(m_time))
        plan.time = timeOf(m_time->text().trimmed());
    if (m_corrected.contains(m_zone))
        plan.zone = zoneOf(m_zone->text().trimmed());
    if (m_corrected.contains(m_length)) {
        const int minutes = m_length->text().trimmed().toInt();
        plan.length = minutes > 0 ? std::optional(Minutes(minutes)) : std::nullopt;
    }
    if (m_corrected.contains(m_recurrence))
        plan.recurrence = m_recurrence->rule();
}

/// A field that is written into but cannot be used is marked; nothing is guessed from it.
void PastePlanDialog::markUnusable()
{
    const auto mark = [](QLineEdit *field, bool usable) {
        setState(field, usable || field->text().trimmed().isEmpty() ? QString() : u"bad"_s);
    };
    const QString length = m_length->text().trimmed();
    mark(m_date, dateOf(m_date->text().trimmed()).isValid());
    mark(m_time, timeOf(m_time->text().trimmed()).isValid());
    mark(m_zone, !zoneOf(m_zone->text().trimmed()).isEmpty());
    mark(m_length, length.toInt() > 0);
    mark(m_hashtag, Hashtag::fromText(m_hashtag->text().trimmed()).has_value());
}

/// What neither the text nor the host has said; the chat that is open says the rest.
QStringList PastePlanDialog::unknowns(const Plan &plan) const
{
    QStringList names;
    if (changesExisting())
        return names;
    if (plan.title.isEmpty())
        names.append(tr("title"));
    if (!plan.hashtag)
        names.append(tr("hashtag"));
    if (plan.hosts.isEmpty())
        names.append(tr("hosts"));
    if (!chat().start.date.isValid())
        names.append(tr("date"));
    if (!plan.time.isValid())
        names.append(tr("time"));
    if (plan.zone.isEmpty())
        names.append(tr("zone"));
    return names;
}

Chat PastePlanDialog::chat() const
{
    if (changesExisting())
        return withPlan(*m_existing, plan());
    const ChatSettings settings = m_existing ? m_existing->settings : ChatSettings();
    return chatFromPlan(plan(), settings, m_now, localZone());
}

bool PastePlanDialog::changesExisting() const
{
    return m_existing && m_intoThis->isChecked();
}

/// One line for each thing about the chat itself that would change.
QStringList PastePlanDialog::headLines(const Chat &chat) const
{
    QStringList lines;
    const auto compare = [&lines](const QString &name, const QString &before,
                                  const QString &after) {
        if (before != after)
            lines.append(tr("%1 changes to: %2").arg(name, after));
    };
    const Chat &old = *m_existing;
    compare(tr("The title"), old.title, chat.title);
    compare(tr("The hashtag"), old.hashtag.withSign(), chat.hashtag.withSign());
    compare(tr("Hosts"), old.hosts.join(u", "_s), chat.hosts.join(u", "_s));
    compare(tr("The start"), dateAndTime(old.start, m_now), dateAndTime(chat.start, m_now));
    compare(tr("The series"), recurrenceText(old.recurrence), recurrenceText(chat.recurrence));
    compare(tr("The length"), spokenDuration(old.length), spokenDuration(chat.length));
    return lines;
}

/// One line for each post that would change, the longest texts cut.
QStringList PastePlanDialog::changeLines(const Chat &chat) const
{
    constexpr int cut = 60;
    QStringList lines;
    for (const PlanChange &change : planChanges(*m_existing, chat)) {
        const QString after = change.after.simplified().left(cut);
        switch (change.what) {
        case PlanChange::What::Added:
            lines.append(tr("%1 is new: %2").arg(change.label, after));
            break;
        case PlanChange::What::Removed:
            lines.append(tr("%1 goes.").arg(change.label));
            break;
        case PlanChange::What::Reworded:
            lines.append(tr("%1 changes to: %2").arg(change.label, after));
            break;
        case PlanChange::What::Moved:
            lines.append(tr("%1 has another time.").arg(change.label));
            break;
        }
    }
    if (lines.isEmpty())
        lines.append(tr("Nothing changes in the run sheet."));
    return lines;
}

void PastePlanDialog::showResult()
{
    const qsizetype found = questions().size();
    m_take->setEnabled(found > 0);
    m_changes->hide();
    m_asked->hide();
    markUnusable();
    if (found == 0) {
        m_summary->setText(m_text->toPlainText().trimmed().isEmpty()
                               ? tr("Nothing is pasted yet.")
                               : tr("No question was found. Begin each one with its label, as in "
                                    "\"Q1: …\", or write them at the right."));
        return;
    }
    const Chat made = chat();
    QString text =
        counted(int(found), tr("%1 question"), tr("%1 questions")) + u", "_s +
        counted(int(made.runSheet.size()), tr("%1 post in all."), tr("%1 posts in all."));
    m_summary->setText(text);
    const bool changes = changesExisting();
    m_changes->setVisible(changes);
    if (changes)
        m_changes->setText((headLines(made) + changeLines(made)).join(u'\n') + u'\n' +
                           tr("Undo brings everything back."));
    const QStringList open = unknowns(plan());
    m_asked->setVisible(!open.isEmpty());
    m_asked->setText(tr("The text does not say: %1. Write it above, or later in the chat.")
                         .arg(open.join(u", "_s)));
    setState(m_asked, u"warn"_s);
    m_take->setText(changes ? tr("Take over") : tr("Make the run sheet"));
}

}  // namespace ui
