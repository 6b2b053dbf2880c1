// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/open_archive_dialog.h"

#include "core/schedule/plan_parser.h"
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QMimeData>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// "Small steps · Mon 23 Nov"
QString planName(const Chat &chat)
{
    const QString title = chat.title.isEmpty() ? chat.hashtag.withSign() : chat.title.simplified();
    const QString date = dateInPost(chat.start);
    return date.isEmpty() ? title : title + u" · "_s + date;
}

}  // namespace

OpenArchiveDialog::OpenArchiveDialog(const QList<Chat> &chats, Instant now, QWidget *parent)
    : QDialog(parent)
    , m_now(now)
    , m_words(wrappedLabel({}, u"muted"_s))
    , m_progress(new QProgressBar)
{
    for (const Chat &chat : chats) {
        if (!chat.runSheet.questions().isEmpty())
            m_plans.append(chat);
    }
    setWindowTitle(tr("Open an archive"));
    resize(640, 520);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(12);
    rows->addWidget(wrappedLabel(tr("Posts that another program collected become a finished chat, "
                                    "with its answers, people and recap. Nothing is posted.")));
    rows->addWidget(buildFiles(), 1);
    rows->addWidget(buildPlan());
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Reading"));
    m_progress->hide();
    rows->addWidget(m_progress);
    rows->addWidget(m_words);
    rows->addWidget(buildButtons());
    setAcceptDrops(true);
    refresh();
}

QWidget *OpenArchiveDialog::buildFiles()
{
    m_files = new QListWidget;
    m_files->setProperty("role", u"field"_s);
    m_files->setAccessibleName(tr("Files with posts"));
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_add = button(tr("Choose files…"));
    m_remove = button(tr("Leave out"));
    connect(m_add, &QPushButton::clicked, this, &OpenArchiveDialog::chooseFiles);
    connect(m_remove, &QPushButton::clicked, this, &OpenArchiveDialog::removeChosen);
    connect(m_files, &QListWidget::itemSelectionChanged, this, &OpenArchiveDialog::refresh);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *box = new QWidget;
    auto *rows = new QVBoxLayout(box);
    tighten(rows, 8);
    rows->addWidget(sectionLabel(tr("FILES WITH POSTS")));
    rows->addWidget(wrappedLabel(tr("JSON Lines: each line is what X, Mastodon or Bluesky "
                                    "answered. The networks may mix."),
                                 u"caption"_s));
    rows->addWidget(m_files, 1);
    rows->addLayout(buttons);
    return box;
}

QWidget *OpenArchiveDialog::buildPlan()
{
    m_plan = new QComboBox;
    for (const Chat &chat : std::as_const(m_plans))
        m_plan->addItem(planName(chat));
    m_plan->addItem(tr("Choose a plan file…"));
    m_chosenPlan = m_plans.isEmpty() ? -1 : 0;
    m_plan->setCurrentIndex(m_chosenPlan);
    m_plan->setPlaceholderText(tr("Choose a plan file…"));
    connect(m_plan, &QComboBox::activated, this, &OpenArchiveDialog::planChosen);
    m_hosts = new QLineEdit;
    m_hosts->setPlaceholderText(tr("@name, where the plan names no host"));
    auto *box = new QWidget;
    auto *rows = new QFormLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(fieldLabel(tr("Questions"), m_plan), m_plan);
    rows->addRow(fieldLabel(tr("Hosts"), m_hosts), m_hosts);
    return box;
}

QWidget *OpenArchiveDialog::buildButtons()
{
    QPushButton *cancel = button(tr("Cancel"));
    m_open = button(tr("Open"), u"primary"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_reported)
            Q_EMIT chatWanted();
        else
            Q_EMIT wanted();
    });
    auto *box = new QWidget;
    auto *buttons = new QHBoxLayout(box);
    tighten(buttons, 8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    return box;
}

QStringList OpenArchiveDialog::files() const
{
    QStringList files;
    for (int row = 0; row < m_files->count(); ++row)
        files.append(m_files->item(row)->data(Qt::UserRole).toString());
    return files;
}

QStringList OpenArchiveDialog::hosts() const
{
    QString typed = m_hosts->text();
    return typed.replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
}

Chat OpenArchiveDialog::plan() const
{
    Chat chat = m_plans.value(m_plan->currentIndex());
    chat.id = ChatId::fresh();
    return chat;
}

void OpenArchiveDialog::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Files with posts"), {},
                                   tr("JSON Lines (*.jsonl *.json *.ndjson);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &OpenArchiveDialog::addFiles);
    dialog->open();
}

void OpenArchiveDialog::addFiles(const QStringList &files)
{
    const QStringList known = this->files();
    for (const QString &file : files) {
        if (known.contains(file))
            continue;
        auto *item = new QListWidgetItem(QFileInfo(file).fileName(), m_files);
        item->setData(Qt::UserRole, file);
        item->setToolTip(QDir::toNativeSeparators(file));
    }
    refresh();
}

void OpenArchiveDialog::removeChosen()
{
    qDeleteAll(m_files->selectedItems());
    refresh();
}

/// The last row asks for a file; the plan before it stays chosen until there is one.
void OpenArchiveDialog::planChosen(int index)
{
    if (index < m_plans.size()) {
        m_chosenPlan = index;
        return refresh();
    }
    m_plan->setCurrentIndex(m_chosenPlan);
    auto *dialog = new QFileDialog(this, tr("The plan with the questions"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &OpenArchiveDialog::choosePlanFile);
    dialog->open();
}

void OpenArchiveDialog::choosePlanFile(const QString &file)
{
    const Result<Plan> plan = readPlan(file);
    if (!plan)
        return showProblem(planErrorText(plan.error(), file));
    const Chat chat = chatFromPlan(*plan, {}, m_now, localZone());
    m_plans.prepend(chat);
    m_plan->insertItem(0, planName(chat));
    m_plan->setCurrentIndex(0);
    m_chosenPlan = 0;
    refresh();
}

void OpenArchiveDialog::showProgress(double part)
{
    setReading(true);
    m_progress->setValue(int(part * m_progress->maximum()));
}

void OpenArchiveDialog::showProblem(const QString &sentence)
{
    setReading(false);
    m_words->setText(sentence);
}

void OpenArchiveDialog::showReport(const QStringList &sentences)
{
    m_reported = true;
    setReading(false);
    m_words->setText(sentences.join(u'\n'));
    m_open->setText(tr("Show the chat"));
    m_open->setFocus();
}

void OpenArchiveDialog::setReading(bool reading)
{
    m_reading = reading;
    m_progress->setVisible(reading);
    for (QWidget *one : std::initializer_list<QWidget *>{m_files, m_add, m_remove, m_plan, m_hosts})
        one->setEnabled(!reading && !m_reported);
    refresh();
}

void OpenArchiveDialog::refresh()
{
    if (m_reported)
        return m_open->setEnabled(true);
    const bool hasPlan = m_plan->currentIndex() >= 0 && m_plan->currentIndex() < m_plans.size();
    m_remove->setEnabled(!m_reading && !m_files->selectedItems().isEmpty());
    m_open->setEnabled(!m_reading && hasPlan && m_files->count() > 0);
    if (m_reading)
        m_words->setText(tr("Reading the posts …"));
    else if (m_files->count() == 0)
        m_words->setText(tr("Choose at least one file, or drop files here."));
    else if (!hasPlan)
        m_words->setText(tr("Choose the plan that holds the questions of that evening."));
    else
        m_words->clear();
}

void OpenArchiveDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && m_add->isEnabled())
        event->acceptProposedAction();
}

void OpenArchiveDialog::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    addFiles(files);
}

}  // namespace ui
