// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_command.h"

#include "app/console.h"
#include "core/base/system_clock.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/schedule/plan_json.h"
#include "ui/shell/error_text.h"
#include "ui/shell/recurrence_text.h"
#include "ui/shell/times.h"

#include <QJsonDocument>
#include <QLocale>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QString openOr(const QString &text)
{
    return text.isEmpty() ? u"–"_s : oneLine(text);
}

/// "Every other Monday, 20:30 America/New_York": only what the text says.
QString whenText(const Plan &plan)
{
    QStringList parts;
    if (!plan.recurrence.isEmpty())
        parts.append(ui::recurrenceText(plan.recurrence));
    else if (plan.weekday > 0)
        parts.append(QLocale::c().dayName(plan.weekday));
    if (plan.date.isValid())
        parts.append(plan.date.toString(Qt::ISODate));
    QString time = plan.time.isValid() ? plan.time.toString(u"HH:mm"_s) : QString();
    time = (time + u' ' + QString::fromLatin1(plan.zone)).trimmed();
    if (!time.isEmpty())
        parts.append(time);
    return openOr(parts.join(u", "_s));
}

void printHead(const Plan &plan, const Chat &chat)
{
    printResult(u"Title    %1"_s.arg(openOr(plan.title)));
    printResult(u"Hosts    %1"_s.arg(openOr(plan.hosts.join(u", "_s))));
    printResult(u"Hashtag  %1"_s.arg(openOr(chat.hashtag.withSign())));
    printResult(u"When     %1"_s.arg(whenText(plan)));
}

void printRunSheet(const Chat &chat)
{
    for (const Cue &cue : chat.runSheet.cues()) {
        const QString time = chat.start.kind() == ZonedTime::Kind::Invalid
                                 ? ui::offsetText(cue.offset)
                                 : ui::clockTime(chat.startInstant() + cue.offset, chat.start.zone);
        printResult(u"%1  %2  %3"_s.arg(time, 6)
                        .arg(cueLabel(cue, chat.settings), -5)
                        .arg(oneLine(cue.text)));
    }
}

QString sign(PlanNote::Severity severity)
{
    switch (severity) {
    case PlanNote::Severity::Problem:
        return u"✗"_s;
    case PlanNote::Severity::Advice:
        return u"!"_s;
    default:
        return u"✓"_s;
    }
}

}  // namespace

int runPlanCommand(const CommandLine &line)
{
    const Result<Plan> plan = readPlan(line.plan);
    if (!plan) {
        printWords(ui::planErrorText(plan.error(), line.plan));
        return wrongUse;
    }
    const SystemClock clock;
    const Chat chat = chatFromPlan(*plan, {}, clock.now(), ui::localZone());
    const QList<Account> accounts = practiceAccounts();
    const QList<PlanNote> notes = checkPlan(chat, accounts, clock.now(), ui::localZone());
    if (line.json) {
        const QJsonDocument json(planAsJson(*plan, chat, accounts, notes));
        printResult(QString::fromUtf8(json.toJson()).trimmed());
        return done;
    }
    printHead(*plan, chat);
    printResult({});
    printRunSheet(chat);
    printResult({});
    for (const PlanNote &note : notes)
        printResult(sign(note.severity) + u' ' + ui::noteText(note, chat));
    return done;
}

}  // namespace app
