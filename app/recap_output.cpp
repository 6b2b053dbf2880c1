// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recap_output.h"

#include "app/console.h"
#include "ui/recap/chosen_pictures.h"
#include "ui/recap/recap_files.h"

#include <QFile>

#include <cstdio>
#include <functional>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// Gives `write` standard output; false if it did not take everything.
bool toStandardOutput(const std::function<bool(QIODevice &)> &write)
{
    QFile out;
    if (!hasStandardOutput()) {
        printWords(u"There is no standard output to write to. Nothing was written; name a file "
                   "with -o."_s);
        return false;
    }
    return out.open(stdout, QIODevice::WriteOnly) && write(out) && out.flush() &&
           std::fflush(stdout) == 0;
}

/// Every post, written as it goes, so that no chat is too large.
bool writeAllPosts(const LiveChat &live, ui::WriteRecord write, const CommandLine &line)
{
    const ChatRecord record = live.record();
    if (line.output == u"-")
        return toStandardOutput([&](QIODevice &out) { return write(record, out); });
    return ui::writeRecord(record, line.format, line.output).has_value();
}

/// An article is for readers: what needs a host's word is left out, and how much that is is said.
bool writeArticle(const LiveChat &live, const CommandLine &line)
{
    ui::ChosenPictures pictures;
    const Recap recap = ui::recapOf(live, pictures);
    if (!recap.leftOut.isEmpty())
        printWords(
            u"%1 of the highlights were left out, because they were deleted or edited, or "
            "their authors ask for it. Decide on each in the window."_s.arg(recap.leftOut.size()));
    if (line.output != u"-")
        return ui::writeRecap(recap, line.format, line.output).has_value();
    const Result<QByteArray> bytes = ui::recapBytes(recap, line.format);
    return bytes &&
           toStandardOutput([&](QIODevice &out) { return out.write(*bytes) == bytes->size(); });
}

}  // namespace

int writeRecapOutput(const LiveChat &live, const CommandLine &line)
{
    const ui::WriteRecord writer = ui::recordWriter(line.format);
    if (writer ? writeAllPosts(live, writer, line) : writeArticle(live, line))
        return done;
    if (line.output != u"-")
        printWords(u"The recap could not be written to %1. Nothing else was changed; choose "
                   "another file with -o."_s.arg(line.output));
    return couldNot;  // what standard output did not take is said as the program ends
}

}  // namespace app
