// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the Prepare stage: calendar entries, the plan as a file, the invitation; and the menu
// of questions.
#include "ui/prepare/prepare_page.h"

#include "core/schedule/plan_writer.h"
#include "ui/prepare/run_sheet_editor.h"
#include "ui/prepare/series_dialog.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

QMenu *PreparePage::questionMenu()
{
    auto *menu = new QMenu(this);
    menu->addAction(tr("Insert here, number anew"), m_sheet, &RunSheetEditor::addQuestion);
    menu->addAction(tr("Insert here, the others keep their numbers"), m_sheet,
                    &RunSheetEditor::addLateQuestion);
    QMenu *languages = menu->addMenu(tr("The same question in a second language"));
    const QList<std::pair<QString, QString>> names{
        {u"es"_s, tr("Spanish")},  {u"fr"_s, tr("French")},  {u"pt"_s, tr("Portuguese")},
        {u"de"_s, tr("German")},   {u"en"_s, tr("English")}, {u"it"_s, tr("Italian")},
        {u"nl"_s, tr("Dutch")},    {u"tr"_s, tr("Turkish")}, {u"ar"_s, tr("Arabic")},
        {u"ja"_s, tr("Japanese")}, {u"zh"_s, tr("Chinese")}, {u"cy"_s, tr("Welsh")},
        {u"fil"_s, tr("Filipino")}};
    for (const auto &[code, name] : names)
        languages->addAction(name, m_sheet, [this, code = code] { m_sheet->addTranslation(code); });
    return menu;
}

QMenu *PreparePage::exportMenu()
{
    auto *menu = new QMenu(this);
    QAction *date = menu->addAction(tr("Calendar entry of this date (.ics)…"), this,
                                    [this] { exportCalendar(CalendarScope::ThisDate); });
    QAction *series = menu->addAction(tr("Calendar entry of the series (.ics)…"), this,
                                      [this] { exportCalendar(CalendarScope::Series); });
    menu->addAction(tr("The plan (.md)…"), this, &PreparePage::exportPlan);
    menu->addAction(tr("Copy invitation"), this, &PreparePage::copyInvitation);
    connect(menu, &QMenu::aboutToShow, this, [this, date, series] {
        const bool dated = chat() && chat()->start.kind() != ZonedTime::Kind::Invalid;
        date->setEnabled(dated);
        series->setEnabled(dated && !chat()->recurrence.isEmpty());
    });
    return menu;
}

void PreparePage::exportFile(const QString &title, const QString &ending, const QByteArray &content)
{
    const Chat *shown = chat();
    const QString name =
        shown && !shown->hashtag.isEmpty() ? shown->hashtag.normalized() : u"chat"_s;
    auto *dialog = new QFileDialog(this, title, QString(), u"*."_s + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(name + u'.' + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, content](const QString &file) {
        QSaveFile target(file);
        const bool saved = target.open(QIODevice::WriteOnly) &&
                           target.write(content) == content.size() && target.commit();
        m_report = saved ? tr("Saved as %1.").arg(file)
                         : tr("%1 could not be written. Nothing was changed; choose another "
                              "place.")
                               .arg(file);
        Q_EMIT statusChanged();
    });
    dialog->open();
}

void PreparePage::exportCalendar(CalendarScope scope)
{
    if (const Chat *shown = chat())
        exportFile(tr("Export a calendar entry"), u"ics"_s,
                   toICalendar(*shown, scope, m_clock.now()));
}

void PreparePage::exportPlan()
{
    if (const Chat *shown = chat())
        exportFile(tr("Export the plan"), u"md"_s, writePlan(*shown).toUtf8());
}

void PreparePage::copyInvitation()
{
    const Chat *shown = chat();
    if (!shown)
        return;
    QGuiApplication::clipboard()->setText(invitationText(*shown, m_clock.now()));
    m_report = tr("The invitation is copied.");
    Q_EMIT statusChanged();
}

}  // namespace ui
