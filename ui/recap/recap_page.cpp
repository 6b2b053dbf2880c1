// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/recap_page.h"

#include "ui/recap/export_panel.h"
#include "ui/recap/highlight_order_panel.h"
#include "ui/recap/numbers_panel.h"
#include "ui/recap/recap_files.h"
#include "ui/recap/recap_preview.h"
#include "ui/recap/thanks_dialog.h"
#include "ui/shell/counted.h"
#include "ui/shell/error_text.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

RecapPage::RecapPage(LiveChat &live, Clock &clock, Theme &theme, QUndoStack &undo, QWidget *parent)
    : Page(parent)
    , m_live(live)
    , m_clock(clock)
    , m_theme(theme)
    , m_highlights(new HighlightOrderPanel(live, theme, undo))
    , m_preview(new RecapPreview(theme))
    , m_numbers(new NumbersPanel)
    , m_export(new ExportPanel)
{
    auto *splitter = new QSplitter;
    splitter->setObjectName(u"recapSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_highlights);
    splitter->addWidget(m_preview);
    splitter->addWidget(buildRightColumn());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.scaled(380), theme.scaled(700), theme.scaled(250)});
    auto *layout = new QHBoxLayout(this);
    tighten(layout, 0);
    layout->addWidget(splitter);
    buildTitleWidgets();

    connect(m_highlights, &HighlightOrderPanel::postChosen, this, &RecapPage::postWanted);
    connect(&m_live, &LiveChat::postsChanged, this, &RecapPage::refreshSoon);
    connect(&m_live, &LiveChat::chatChanged, this, &RecapPage::refreshSoon);
    connect(&m_live.posts(), &PostStore::added, this, &RecapPage::refreshSoon);
    connect(&m_live.posts(), &PostStore::removed, this, &RecapPage::refreshSoon);
    connect(m_preview, &RecapPreview::introductionChanged, this, [this](const QString &text) {
        m_live.setNote(u"introduction"_s, text);
        refreshSoon();
    });
    refresh();
}

QWidget *RecapPage::buildRightColumn()
{
    auto *column = frame(u"right"_s);
    column->setMinimumWidth(m_theme.scaled(220));
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(20);
    layout->addWidget(m_numbers);
    layout->addWidget(m_export);
    layout->addStretch();
    connect(m_export, &ExportPanel::wanted, this, &RecapPage::exportAs);
    connect(m_export, &ExportPanel::thanksWanted, this, &RecapPage::thankEveryone);
    return column;
}

QList<QWidget *> RecapPage::parts()
{
    return {m_highlights, m_preview, m_export};
}

void RecapPage::buildTitleWidgets()
{
    auto *copy = button(tr("Copy article"));
    copy->setToolTip(tr("Copies the article, ready to be pasted into a blog"));
    connect(copy, &QPushButton::clicked, this, &RecapPage::copyArticle);

    auto *save = button(tr("Export…"), u"primary"_s);
    auto *menu = new QMenu(save);
    menu->addAction(tr("Web page (.html)"), this, [this] { exportAs(u"html"_s); });
    menu->addAction(tr("Markdown (.md)"), this, [this] { exportAs(u"md"_s); });
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
    m_recap = m_live.recap(m_live.note(u"introduction"_s));
    m_highlights->show(m_recap);
    m_preview->show(m_recap);
    m_numbers->show(m_recap.stats, m_live.chat().start.zone);
    Q_EMIT statusChanged();
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
    if (m_recap.leftOut > 0)
        parts.append(counted(m_recap.leftOut,
                             tr("%1 highlight deleted or hidden since and left out"),
                             tr("%1 highlights deleted or hidden since and left out")));
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

void RecapPage::copyArticle()
{
    auto *article = new QMimeData;
    article->setHtml(recapHtml(m_recap));
    article->setText(recapMarkdown(m_recap));
    QApplication::clipboard()->setMimeData(article);
    report(tr("The article is copied. Paste it into your blog."));
}

void RecapPage::exportAs(const QString &format)
{
    const QString name = recapFileName(m_recap, format);
    const QString filter = format == u"html" ? tr("Web page (*.html)") : tr("Markdown (*.md)");
    auto *dialog = new QFileDialog(this, tr("Export the recap"), QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &file) {
        const Result<Done> saved = writeRecap(m_recap, format, file);
        report(saved ? tr("Saved as %1.").arg(file) : errorText(saved.error()));
    });
    dialog->open();
}

void RecapPage::thankEveryone()
{
    auto *dialog = new ThanksDialog(m_live, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace ui
