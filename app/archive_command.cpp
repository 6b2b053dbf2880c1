// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive_command.h"

#include "app/console.h"
#include "app/recap_output.h"
#include "core/base/system_clock.h"
#include "core/live/archive_import.h"
#include "core/live/archived_chat.h"
#include "core/schedule/plan_parser.h"
#include "ui/shell/archive_text.h"
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Beside the data, where there is room for an archive; where nothing can be written, where
/// temporary files go.
QString templateOfFolder(const QString &dataFolder)
{
    const bool usable = QDir().mkpath(dataFolder) && QFileInfo(dataFolder).isWritable();
    return (usable ? dataFolder : QDir::tempPath()) + u"/moderato-archive-XXXXXX"_s;
}

/// What a program that was killed left behind: folders that nobody holds.
void sweep(const QString &dataFolder)
{
    for (const QString &parent : {dataFolder, QDir::tempPath()}) {
        for (const QString &name :
             QDir(parent).entryList({u"moderato-archive-??????"_s}, QDir::Dirs)) {
            const QString folder = parent + u'/' + name;
            if (!QFileInfo::exists(folder + u"/state.db"_s))
                continue;  // it is being made
            const auto opened = Storage::open(folder);
            if (opened || opened.error().code != Error::Code::InUse)
                QDir(folder).removeRecursively();
        }
    }
}

/// Whether the recap would take the place of what it is made from.
bool overwritesItsSource(const CommandLine &line)
{
    const QString output = QFileInfo(line.output).canonicalFilePath();
    const QStringList sources = line.posts + QStringList{line.plan};
    return !output.isEmpty() && std::ranges::any_of(sources, [&output](const QString &source) {
        return QFileInfo(source).canonicalFilePath() == output && QFileInfo(source).isFile();
    });
}

/// Reads the archive into a folder of its own, opens it as a finished chat and writes the recap.
class ArchiveRecap : public QObject {
public:
    ArchiveRecap(const CommandLine &line, const Chat &plan)
        : m_line(line)
        , m_plan(plan)
        , m_folder(templateOfFolder(line.dataFolder))
    {}

    int run()
    {
        auto opened = Storage::open(m_folder.path());
        if (!m_folder.isValid() || !opened) {
            printWords(u"There is no room to read the archive in %1. Nothing was written; make "
                       "room, or choose another folder with --data."_s.arg(m_line.dataFolder));
            return couldNot;
        }
        m_storage = std::move(*opened);
        m_import = std::make_unique<ArchiveImport>(*m_storage,
                                                   ArchiveImport::Options{.plan = m_plan,
                                                                          .files = m_line.posts,
                                                                          .hosts = m_line.hosts,
                                                                          .folder = chatFolder()});
        connect(m_import.get(), &ArchiveImport::failed, this, &ArchiveRecap::fail);
        QMetaObject::invokeMethod(
            this, [this] { learnWhoIsKnown(); }, Qt::QueuedConnection);
        return QCoreApplication::exec();
    }

private:
    QString chatFolder() const { return m_folder.path() + u"/chats/"_s + m_plan.id.text(); }

    /// Newcomers are those whom no chat of the data folder has seen. A folder that is in use or was
    /// never used tells nobody.
    void learnWhoIsKnown()
    {
        if (!QFileInfo::exists(m_line.dataFolder + u"/state.db"_s))
            return read();
        auto book = Storage::open(m_line.dataFolder);
        if (!book)
            return read();
        m_book = std::move(*book);
        whenArrived(m_book->loadPeople(m_plan.hashtag.normalized()), this,
                    [this](const Result<QList<Person>> &people) {
                        m_known = people.value_or(QList<Person>());
                        read();
                    });
    }

    void read()
    {
        whenArrived(m_import->run(), this, [this](const Result<Chat> &chat) {
            for (const ArchiveImport::Report &report : m_import->reports()) {
                for (const QString &sentence : ui::archiveReportText(report))
                    printWords(sentence);
            }
            if (!chat)
                return fail(chat.error());
            for (const QString &sentence : ui::missingHostsText(m_import->missingHosts()))
                printWords(sentence);
            m_import.reset();
            open(*chat);
        });
    }

    void open(const Chat &chat)
    {
        auto opened = archivedChat(chat, {m_clock, *m_storage, chatFolder(), u"Host"_s, m_known});
        if (!opened)
            return fail(opened.error());
        m_live = std::move(*opened);
        whenArrived(m_live->open(), this, [this](const Result<Done> &loaded) {
            if (!loaded)
                return fail(loaded.error());
            QCoreApplication::exit(writeRecapOutput(*m_live, m_line));
        });
    }

    void fail(const Error &error)
    {
        printWords(ui::archiveErrorText(error));
        QCoreApplication::exit(error.code == Error::Code::Unreadable ? wrongUse : couldNot);
    }

    CommandLine m_line;
    Chat m_plan;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    QList<Person> m_known;
    std::unique_ptr<Storage> m_book;  ///< of the data folder
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<ArchiveImport> m_import;
    std::unique_ptr<LiveChat> m_live;
};

}  // namespace

int runArchiveCommand(const CommandLine &line)
{
    if (overwritesItsSource(line)) {
        printWords(u"%1 is what the recap is made from. Nothing was written; choose another file "
                   "with -o."_s.arg(QFileInfo(line.output).fileName()));
        return wrongUse;
    }
    sweep(line.dataFolder);
    const Result<Plan> plan = readPlan(line.plan);
    if (!plan) {
        printWords(ui::planErrorText(plan.error(), line.plan));
        return wrongUse;
    }
    const SystemClock clock;
    return ArchiveRecap(line, chatFromPlan(*plan, {}, clock.now(), ui::localZone())).run();
}

}  // namespace app
