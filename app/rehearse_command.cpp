// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rehearse_command.h"

#include "app/console.h"
#include "app/event_log.h"
#include "app/late_desk.h"
#include "core/networks/rehearsal/rehearsal_script.h"
#include "core/schedule/plan_parser.h"
#include "ui/recap/chosen_pictures.h"
#include "ui/recap/recap_files.h"
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

Result<Chat> chatToRehearse(const QString &planFile, Instant now)
{
    Plan plan;
    if (planFile.isEmpty()) {
        plan = parsePlan(bundledPlanText());
    } else {
        const Result<Plan> read = readPlan(planFile);
        if (!read)
            return tl::unexpected(read.error());
        plan = *read;
    }
    return chatFromPlan(plan, {}, now, ui::localZone());
}

QString rehearsalsFolder(const QString &dataFolder)
{
    return dataFolder + u"/rehearsals"_s;
}

RehearseCommand::RehearseCommand(const CommandLine &line) : m_line(line) {}

RehearseCommand::~RehearseCommand() = default;

int RehearseCommand::run()
{
    const Result<Chat> chat = chatToRehearse(m_line.plan, m_clock.now());
    if (!chat) {
        printWords(ui::planErrorText(chat.error(), m_line.plan));
        return wrongUse;
    }
    const QString folder = rehearsalsFolder(m_line.dataFolder);
    auto opened = Rehearsal::open(
        m_clock, {.folder = folder, .chat = *chat, .speed = m_line.speed, .desk = u"Host"_s});
    if (!opened) {
        printWords(ui::folderErrorText(opened.error(), folder));
        return couldNot;
    }
    m_rehearsal = std::move(*opened);
    connect(m_rehearsal.get(), &Rehearsal::finished, this, &RehearseCommand::finished);
    whenArrived(m_rehearsal->start(), this,
                [this](const Result<Done> &result) { started(result); });
    return QCoreApplication::exec();
}

void RehearseCommand::started(const Result<Done> &result)
{
    if (!result) {
        printWords(ui::folderErrorText(result.error(), rehearsalsFolder(m_line.dataFolder)));
        return QCoreApplication::exit(couldNot);
    }
    LiveChat &live = m_rehearsal->live();
    const QString words = m_rehearsal->isContinued() ? u"goes on"_s : u"begins"_s;
    printResult(u"%1  The rehearsal %2: %3, %4"_s.arg(
        ui::clockTimeWithSeconds(live.clock().now(), live.chat().start.zone), words,
        oneLine(live.chat().title), live.chat().hashtag.withSign()));
    m_log = std::make_unique<EventLog>(live);
    m_late = std::make_unique<LateDesk>(live, m_line.late);
}

void RehearseCommand::finished()
{
    const LiveChat &live = m_rehearsal->live();
    for (const Cue &question : live.chat().runSheet.questions()) {
        const QuestionTally tally = live.answers().tally(question.number);
        printResult(u"%1: %2 answers of %3 people"_s.arg(cueLabel(question, live.chat().settings))
                        .arg(tally.answers)
                        .arg(tally.people));
    }
    const int cues = int(live.chat().runSheet.size());
    const bool everyCue = m_rehearsal->everyCueOnce();
    if (everyCue)
        printResult(u"%1 posts, each once on %2 accounts"_s.arg(cues).arg(live.accounts().size()));
    else
        printWords(u"Not every post is out exactly once on every account. What happened stands "
                   "above and is kept; start the rehearsal again for a new evening."_s);
    const bool written = writeTheRecap();
    QCoreApplication::exit(everyCue && written ? done : couldNot);
}

bool RehearseCommand::writeTheRecap() const
{
    ui::ChosenPictures pictures;
    const Recap recap = ui::recapOf(m_rehearsal->live(), pictures);
    QString file = m_line.recapFile;
    if (file.isEmpty())
        file = m_rehearsal->eveningFolder() + u'/' + ui::recapFileName(recap, u"html"_s);
    const QString format = file.endsWith(u".md"_s) ? u"md"_s : u"html"_s;
    const QString place = QFileInfo(file).absoluteFilePath();
    if (const Result<Done> saved = ui::writeRecap(recap, format, file); !saved) {
        printWords(u"The recap could not be written to %1. The evening is kept; moderato recap "
                   "writes it again, to another file."_s.arg(place));
        return false;
    }
    printResult(u"%1 highlights. The recap is in %2"_s.arg(recap.stats.highlights).arg(place));
    return true;
}

}  // namespace app
