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
