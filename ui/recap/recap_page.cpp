// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/recap_page.h"

#include "ui/recap/consent_dialog.h"
#include "ui/recap/export_panel.h"
#include "ui/recap/highlight_order_panel.h"
#include "ui/recap/numbers_panel.h"
#include "ui/recap/pictures_dialog.h"
#include "ui/recap/recap_files.h"
#include "ui/recap/recap_preview.h"
#include "ui/recap/template_panel.h"
#include "ui/recap/thanks_dialog.h"
#include "ui/shell/counted.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

RecapPage::RecapPage(LiveChat &live, Clock &clock, Theme &theme, QUndoStack &undo, QWidget *parent)
    : Page(parent)
    , m_live(live)
    , m_clock(clock)
    , m_theme(theme)
    , m_undo(undo)
    , m_highlights(new HighlightOrderPanel(live, theme, undo))
    , m_preview(new RecapPreview(theme))
    , m_numbers(new NumbersPanel)
    , m_export(new ExportPanel)
    , m_template(new TemplatePanel(live, undo))
    , m_right(new QScrollArea)
{
    auto *splitter = new QSplitter;
    splitter->setObjectName(u"recapSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_highlights);
    splitter->addWidget(m_preview);
    splitter->addWidget(buildRightColumn());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.scaled(380), theme.scaled(700), theme.scaled(280)});
    auto *layout = new QHBoxLayout(this);
    tighten(layout, 0);
    layout->addWidget(splitter);
    buildTitleWidgets();
    connectPaths();
    refresh();
    compare();
}

void RecapPage::connectPaths()
{
    connect(m_highlights, &HighlightOrderPanel::postChosen, this, &RecapPage::postWanted);
    connect(&m_live, &LiveChat::postsChanged, this, &RecapPage::refreshSoon);
    connect(&m_live, &LiveChat::chatChanged, this, &RecapPage::refreshSoon);
    connect(&m_live, &LiveChat::noteChanged, this, [this](const QString &name) {
        if (name == picturesNote)
            refreshSoon();
    });
    connect(&m_live.posts(), &PostStore::added, this, &RecapPage::refreshSoon);
    connect(&m_live.posts(), &PostStore::removed, this, &RecapPage::refreshSoon);
    connect(m_preview, &RecapPreview::introductionChanged, this, [this](const QString &text) {
        m_live.setNote(u"introduction"_s, text);
        refreshSoon();
    });
    connect(m_export, &ExportPanel::wanted, this, &RecapPage::exportAs);
    connect(m_export, &ExportPanel::picturesWanted, this, &RecapPage::choosePictures);
    connect(m_export, &ExportPanel::consentWanted, this, &RecapPage::lookAtLeftOut);
    connect(m_export, &ExportPanel::thanksWanted, this, &RecapPage::thankEveryone);
    connect(m_template, &TemplatePanel::said, this, &RecapPage::report);
    connect(m_template, &TemplatePanel::folderWanted, this,
            [](const QString &folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

QWidget *RecapPage::buildRightColumn()
{
    auto *content = frame(u"panel"_s);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(20);
    layout->addWidget(m_numbers);
    layout->addWidget(m_export);
    layout->addWidget(m_template);
    layout->addStretch();
    m_right->setFrameShape(QFrame::NoFrame);
    m_right->setWidgetResizable(true);
    m_right->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_right->setWidget(content);
    auto *column = frame(u"right"_s);
    auto *columnLayout = new QVBoxLayout(column);
    tighten(columnLayout, 0);
    columnLayout->addWidget(m_right);
    return column;
}

QList<QWidget *> RecapPage::parts()
{
    return {m_highlights, m_preview, m_export, m_template};
}

void RecapPage::buildTitleWidgets()
{
    auto *copy = button(tr("Copy for WordPress"));
    copy->setToolTip(tr("Copies the article as blocks, ready to be pasted into the editor"));
    connect(copy, &QPushButton::clicked, this, &RecapPage::copyForWordPress);

    auto *save = button(tr("Export…"), u"primary"_s);
    auto *menu = new QMenu(save);
    for (const ExportFormat &format : exportFormats())
        menu->addAction(format.title, this, [this, id = format.id] { exportAs(id); });
    save->setMenu(menu);
    m_titleWidgets = {copy, save};
}

void RecapPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

/// A burst of posts is one refresh; a page that nobody sees waits until it is shown.
void RecapPage::refreshSoon()
{
    if (m_refreshPlanned || !isVisible())
        return;
    m_refreshPlanned = true;
    m_clock.callAfter(250ms, this, [this] {
        m_refreshPlanned = false;
        refresh();
    });
}

void RecapPage::refresh()
{
    m_recap = recapOf(m_live, m_pictures);
    if (m_live.chat().stage == ChatStage::Ended)
        m_live.keepNumbers(m_recap.stats);
    m_highlights->show(m_recap);
    m_preview->show(m_recap);
    m_numbers->show(m_recap.stats, m_series, m_recap.questionLetter, m_live.chat().start.zone);
    m_export->setLeftOut(int(m_recap.leftOut.size()));
    m_template->refresh();
    // As wide as its figures, which nobody can scroll to sideways.
    m_right->setMinimumWidth(
        std::max(m_theme.scaled(220), m_right->widget()->minimumSizeHint().width()) +
        m_right->verticalScrollBar()->sizeHint().width());
    Q_EMIT statusChanged();
}

/// The former evenings stay what they were while this one is looked at.
void RecapPage::compare()
{
    whenArrived(m_live.seriesNumbers(), this, [this](const Result<SeriesNumbers> &series) {
        if (!series)
            return;  // nothing beside tonight's figures; Storage has said what is wrong
        m_series = *series;
        refresh();
    });
}

QString RecapPage::title() const
{
    return m_live.chat().hashtag.withSign();
}

QString RecapPage::subtitle() const
{
    const Chat &chat = m_live.chat();
    return u"%1 · %2"_s.arg(chat.title, fullDate(chat.startInstant(), chat.start.zone));
}

QString RecapPage::statusText() const
{
    QStringList parts{counted(m_recap.stats.highlights, tr("%1 highlight"), tr("%1 highlights"))};
    if (!m_recap.leftOut.isEmpty())
        parts.append(counted(int(m_recap.leftOut.size()), tr("%1 highlight is left out"),
                             tr("%1 highlights are left out")));
    if (!m_report.isEmpty())
        parts.append(m_report);
    return parts.join(u" · "_s);
}

QString RecapPage::nextChatText() const
{
    if (!m_recap.next)
        return {};
    return tr("Next chat: %1").arg(dateAndTime(*m_recap.next, m_live.clock().now()));
}

void RecapPage::report(const QString &sentence)
{
    m_report = sentence;
    Q_EMIT statusChanged();
}

/// What the host has not decided on is shown first; going on leaves it out.
void RecapPage::afterConsent(const std::function<void()> &goOn)
{
    refresh();
    if (!ConsentDialog::isNeeded(m_recap))
        return goOn();
    auto *dialog = new ConsentDialog(m_live, m_undo, ConsentDialog::For::Exporting, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, goOn] {
        refresh();
        goOn();
    });
    dialog->open();
}

void RecapPage::lookAtLeftOut()
{
    auto *dialog = new ConsentDialog(m_live, m_undo, ConsentDialog::For::Looking, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RecapPage::copyForWordPress()
{
    afterConsent([this] { putIntoClipboard(); });
}

/// The editor takes its own blocks from either kind of clipboard text; as plain text they go into
/// its code view.
void RecapPage::putIntoClipboard()
{
    const QString blocks = recapWordPress(m_recap);
    auto *article = new QMimeData;
    article->setHtml(blocks);
    article->setText(blocks);
    QApplication::clipboard()->setMimeData(article);
    report(tr("The article is copied. Paste it into an empty post in WordPress."));
}

void RecapPage::exportAs(const QString &format)
{
    afterConsent([this, format] { askWhere(format); });
}

void RecapPage::askWhere(const QString &format)
{
    QString filter;
    for (const ExportFormat &one : exportFormats())
        filter = one.id == format ? one.filter : filter;
    auto *dialog = new QFileDialog(this, tr("Export the recap"), QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->selectFile(recapFileName(m_recap, format));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString &file) { save(format, file); });
    dialog->open();
}

void RecapPage::save(const QString &format, const QString &file)
{
    const Result<Done> saved = recordWriter(format) ? writeRecord(m_live.record(), format, file)
                                                    : writeRecap(m_recap, format, file);
    if (!saved)
        return report(tr("The recap could not be written to %1. The chat is kept; choose another "
                         "place.")
                          .arg(QDir::toNativeSeparators(file)));
    QStringList words{tr("Saved as %1.").arg(QDir::toNativeSeparators(file))};
    if (!m_pictures.missing().isEmpty())
        words.append(
            tr("Without %1, which cannot be read.").arg(m_pictures.missing().join(u", "_s)));
    if (const QString trouble = templateTrouble(m_recap.templateFolder, format);
        format != u"pdf" && !trouble.isEmpty())
        words.append(trouble);
    report(words.join(u' '));
}

void RecapPage::choosePictures()
{
    auto *dialog = new PicturesDialog(m_live, m_undo, m_recap, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RecapPage::thankEveryone()
{
    auto *dialog = new ThanksDialog(m_live, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace ui
