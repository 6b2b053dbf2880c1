// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace app {

using namespace Qt::StringLiterals;

namespace {

bool outputWasClosed = false;

void print(std::FILE *file, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), file);
    std::fflush(file);
}

}  // namespace

bool hasStandardOutput()
{
    return !outputWasClosed;
}

void printResult(const QString &line)
{
    print(stdout, line);
}

void printWords(const QString &line)
{
    print(stderr, line);
}

void openStandardStreams()
{
    // open() takes the lowest free number (POSIX): those below are open by now.
    outputWasClosed = ::fcntl(STDOUT_FILENO, F_GETFD) < 0;
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) < 0)
            ::open("/dev/null", O_RDWR);
    }
}

int statusAfterOutput(int status)
{
    if (std::ferror(stdout) == 0)
        return status;
    printWords(u"Standard output did not take everything, so something is missing there. What is "
               "kept in the data folder is whole; make room and ask again."_s);
    return status == done ? couldNot : status;
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
