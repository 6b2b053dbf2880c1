// SPDX-License-Identifier: GPL-3.0-or-later
// "Open an archive…": posts that another program collected become a finished chat.
#include "app/application.h"

#include "ui/prepare/open_archive_dialog.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/archive_text.h"

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

void Application::askForArchive()
{
    auto *dialog = new ui::OpenArchiveDialog(m_book->chats(), m_clock.now(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::OpenArchiveDialog::wanted, this, [this, dialog] { readArchive(dialog); });
    connect(dialog, &QDialog::rejected, this, [this] { m_import.reset(); });
    dialog->open();
}

void Application::readArchive(ui::OpenArchiveDialog *dialog)
{
    const Chat plan = dialog->plan();
    m_import = std::make_unique<ArchiveImport>(
        *m_storage,
        ArchiveImport::Options{.plan = plan,
                               .files = dialog->files(),
                               .hosts = dialog->hosts(),
                               .folder = m_line.dataFolder + u"/chats/"_s + plan.id.text()});
    connect(m_import.get(), &ArchiveImport::progressed, dialog,
            &ui::OpenArchiveDialog::showProgress);
    connect(
        m_import.get(), &ArchiveImport::failed, dialog,
        [this, dialog](const Error &error) {
            dialog->showProblem(ui::archiveErrorText(error));
            m_import.reset();
        },
        Qt::QueuedConnection);
    dialog->showProgress(0);
    whenArrived(m_import->run(), dialog,
                [this, dialog](const Result<Chat> &chat) { archiveRead(dialog, chat); });
}

/// The chat is shown at once, or after what could not be read was said.
void Application::archiveRead(ui::OpenArchiveDialog *dialog, const Result<Chat> &chat)
{
    QStringList sentences;
    for (const ArchiveImport::Report &report : m_import->reports())
        sentences += ui::archiveReportText(report);
    sentences += ui::missingHostsText(m_import->missingHosts());
    if (!chat)
        return dialog->showProblem(ui::archiveErrorText(chat.error()));
    m_book->save(*chat);
    const auto show = [this, dialog, id = chat->id] {
        dialog->accept();
        preparePage().showChat(id);
        m_window.showStage(ui::Stage::Recap);
    };
    if (sentences.isEmpty())
        return show();
    connect(dialog, &ui::OpenArchiveDialog::chatWanted, this, show);
    dialog->showReport(sentences);
}

}  // namespace app
