// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include <cstdio>

namespace app {

namespace {

void print(std::FILE *file, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), file);
    std::fflush(file);
}

}  // namespace

void printResult(const QString &line)
{
    print(stdout, line);
}

bool resultsWritten()
{
    if (std::ferror(stdout) == 0)
        return true;
    printWords(QStringLiteral("The output could not be written: the disk may be full. Nothing was "
                              "changed; try again with another place for it."));
    return false;
}

void printWords(const QString &line)
{
    print(stderr, line);
}

QString oneLine(const QString &foreign)
{
    QString safe = foreign;
    for (QChar &character : safe) {
        if (character.category() == QChar::Other_Control)
            character = u' ';
    }
    return safe.simplified();
}

}  // namespace app
