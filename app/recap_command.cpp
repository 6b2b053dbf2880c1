// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recap_command.h"

#include "app/archive_command.h"
#include "app/chat_to_run.h"
#include "app/console.h"
#include "app/recap_output.h"
#include "app/rehearse_command.h"
#include "core/base/system_clock.h"
#include "core/live/archived_chat.h"
#include "core/live/practice_evening.h"
#include "core/live/real_evening.h"
#include "ui/shell/error_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Finds one chat in the data folder and in its rehearsals, opens it and writes its recap.
class RecapWriter : public QObject {
public:
    RecapWriter(const CommandLine &line, const OutsideOptions &options)
        : m_line(line)
        , m_options(options)
    {}

    int run()
    {
        for (const QString &folder : {m_line.dataFolder, rehearsalsFolder(m_line.dataFolder)}) {
            if (QFileInfo::exists(folder + u"/state.db"_s))
                m_folders.append(folder);
        }
        if (m_folders.isEmpty())
            return notFound();
        QMetaObject::invokeMethod(
            this, [this] { lookInNextFolder(); }, Qt::QueuedConnection);
        return QCoreApplication::exec();
    }

private:
    int notFound() const
    {
        printWords(u"There is no chat %1 in %2. Nothing was changed; moderato shows all chats in "
                   "its window."_s.arg(m_line.chat, QDir::toNativeSeparators(m_line.dataFolder)));
        return couldNot;
    }

    void lookInNextFolder()
    {
        if (m_folders.isEmpty())
            return QCoreApplication::exit(notFound());
        m_folder = m_folders.takeFirst();
        auto opened = Storage::open(m_folder);
        if (!opened) {
            printWords(ui::folderErrorText(opened.error(), m_folder));
            return QCoreApplication::exit(couldNot);
        }
        m_storage = std::move(*opened);
        whenArrived(m_storage->loadChats(), this, [this](const Result<QList<Chat>> &chats) {
            if (!chats)
                return fail(chats.error());
            choose(*chats);
        });
    }

    void choose(const QList<Chat> &chats)
    {
        const QList<Chat> fitting = chatsNamed(chats, m_line.chat);
        if (fitting.isEmpty())
            return lookInNextFolder();
        if (fitting.size() > 1) {
            printWords(
                u"Several chats begin with %1. Nothing was written; use the id of one: %2."_s.arg(
                    m_line.chat, idsOf(fitting)));
            return QCoreApplication::exit(wrongUse);
        }
        write(fitting.first());
    }

    static QString idsOf(const QList<Chat> &chats)
    {
        QStringList ids;
        for (const Chat &chat : chats)
            ids.append(chat.id.text());
        return ids.join(u", "_s);
    }

    void write(const Chat &chat)
    {
        const QString folder = m_folder + u"/chats/"_s + chat.id.text();
        if (chat.archived) {
            auto opened = archivedChat(chat, {m_clock, *m_storage, folder, u"Host"_s});
            if (!opened)
                return fail(opened.error());
            m_archived = std::move(*opened);
            return writeOnceOpen(m_archived->open(), *m_archived);
        }
        if (RealEvening::isReal(chat))
            return writeReal(chat, folder);
        auto evening = PracticeEvening::open(
            chat, {.clock = m_clock, .storage = *m_storage, .folder = folder, .desk = u"Host"_s});
        if (!evening)
            return fail(evening.error());
        m_evening = std::move(*evening);
        writeOnceOpen(m_evening->load(), m_evening->live());
    }

    /// With its accounts, because what they posted is the hosts'.
    void writeReal(const Chat &chat, const QString &folder)
    {
        m_outside = std::make_unique<Outside>(m_clock, *m_storage, m_options);
        whenArrived(m_outside->open(), this, [this, chat, folder](const Result<Done> &opened) {
            if (!opened)
                return fail(opened.error());
            auto evening = RealEvening::open(chat, {.clock = m_clock,
                                                    .storage = *m_storage,
                                                    .book = m_outside->book(),
                                                    .folder = folder,
                                                    .desk = u"Host"_s});
            if (!evening)
                return fail(evening.error());
            m_real = std::move(*evening);
            writeOnceOpen(m_real->load(), m_real->live());
        });
    }

    void writeOnceOpen(const Future<Done> &opening, const LiveChat &live)
    {
        whenArrived(opening, this, [this, &live](const Result<Done> &opened) {
            if (!opened)
                return fail(opened.error());
            QCoreApplication::exit(writeRecapOutput(live, m_line));
        });
    }

    void fail(const Error &error)
    {
        printWords(ui::folderErrorText(error, m_folder));
        QCoreApplication::exit(couldNot);
    }

    CommandLine m_line;
    OutsideOptions m_options;
    SystemClock m_clock;
    QStringList m_folders;
    QString m_folder;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<Outside> m_outside;
    std::unique_ptr<PracticeEvening> m_evening;
    std::unique_ptr<RealEvening> m_real;
    std::unique_ptr<LiveChat> m_archived;
};

}  // namespace

int runRecapCommand(const CommandLine &line, const OutsideOptions &options)
{
    return line.posts.isEmpty() ? RecapWriter(line, options).run() : runArchiveCommand(line);
}

}  // namespace app
