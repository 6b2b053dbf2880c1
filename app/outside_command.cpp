// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outside_command.h"

#include "app/console.h"
#include "ui/shell/account_text.h"
#include "ui/shell/error_text.h"

#include <QCoreApplication>

namespace app {

using namespace core;

OutsideCommand::OutsideCommand(const CommandLine &line, const OutsideOptions &options)
    : m_line(line)
    , m_options(options)
{}

int OutsideCommand::run()
{
    auto opened = Storage::open(m_line.dataFolder);
    if (!opened) {
        printWords(ui::folderErrorText(opened.error(), m_line.dataFolder));
        return couldNot;
    }
    m_storage = std::move(*opened);
    m_outside = std::make_unique<Outside>(m_clock, *m_storage, m_options);
    QMetaObject::invokeMethod(
        this, [this] { begin(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void OutsideCommand::tellClock(const AccountId &account)
{
    const auto checked = m_outside->book().lastCheck(account);
    const QString clock =
        checked && checked->clockAhead ? ui::clockText(*checked->clockAhead) : QString();
    if (!clock.isEmpty())
        printWords(clock);
}

}  // namespace app
