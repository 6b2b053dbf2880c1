// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recap_output.h"

#include "app/console.h"
#include "ui/recap/chosen_pictures.h"
#include "ui/recap/recap_files.h"

#include <QFile>

#include <cstdio>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Recap articleOf(const LiveChat &live)
{
    ui::ChosenPictures pictures;
    return ui::recapOf(live, pictures);
}

bool toStandardOutput(const LiveChat &live, const QString &format)
{
    QFile out;
    if (!hasStandardOutput()) {
        printWords(
            u"There is no standard output to write to. Nothing was written; name a file with "
            "-o."_s);
        return false;
    }
    if (!out.open(stdout, QIODevice::WriteOnly))
        return false;
    bool taken = false;
    if (const ui::WriteRecord write = ui::recordWriter(format))
        taken = write(live.record(), out);
    else if (const auto bytes = ui::recapBytes(articleOf(live), format))
        taken = out.write(*bytes) == bytes->size();
    return out.flush() && std::fflush(stdout) == 0 && taken;
}

Result<Done> toFile(const LiveChat &live, const QString &format, const QString &path)
{
    return ui::recordWriter(format) ? ui::writeRecord(live.record(), format, path)
                                    : ui::writeRecap(articleOf(live), format, path);
}

/// An article is for readers: what needs a host's word is left out, and how much that is is said.
void sayWhatIsLeftOut(const LiveChat &live)
{
    const qsizetype count = articleOf(live).leftOut.size();
    if (count > 0)
        printWords(u"%1 of the highlights were left out, because they were deleted or edited, or "
                   "their authors ask for it. Decide on each in the window."_s.arg(count));
}

}  // namespace

int writeRecapOutput(const LiveChat &live, const CommandLine &line)
{
    const bool standard = line.output == u"-";
    if (!ui::recordWriter(line.format))
        sayWhatIsLeftOut(live);
    if (standard ? toStandardOutput(live, line.format)
                 : toFile(live, line.format, line.output).has_value())
        return done;
    if (!standard)
        printWords(
            u"The recap could not be written to %1. Nothing else was changed; choose another "
            "file with -o."_s.arg(line.output));
    return couldNot;  // what standard output did not take is said as the program ends
}

}  // namespace app
