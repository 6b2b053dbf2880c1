// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_parser.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 largestPlan = 4 * 1024 * 1024;

tl::unexpected<Error> unusable(const char *problem)
{
    return failure(Error::Code::BadInput, QString::fromLatin1(problem));
}

/// The few signs that Windows puts where Latin-1 has none.
QString fromWindows1252(const QByteArray &bytes)
{
    static constexpr char16_t signs[] = u"\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6"
                                        u"\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                                        u"\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC"
                                        u"\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
    QString text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        if (character.unicode() >= 0x80 && character.unicode() < 0xA0)
            character = signs[character.unicode() - 0x80];
    }
    return text;
}

/// UTF-8, UTF-16 with its mark, or what old Windows editors save.
Result<QString> decoded(const QByteArray &bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    if (!decoder.hasError() && !text.contains(QChar(u'\0')))
        return text;
    if (marked || bytes.contains('\0'))
        return unusable(plan_problem::notText);
    return fromWindows1252(bytes);
}

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    const bool isStandardInput = path == u"-";
    if (!isStandardInput && !QFileInfo::exists(path))
        return failure(Error::Code::NotFound, path);
    const bool opened =
        isStandardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened || (!isStandardInput && QFileInfo(path).isDir()))
        return failure(Error::Code::Unreadable, path);
    QByteArray bytes;
    while (bytes.size() <= largestPlan) {
        const QByteArray piece = file.read(largestPlan + 1 - bytes.size());
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Code::Unreadable, path);
    if (bytes.size() > largestPlan)
        return unusable(plan_problem::tooLarge);
    return bytes;
}

}  // namespace

Result<QString> readPlanText(const QString &path)
{
    const Result<QByteArray> bytes = bytesOf(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<QString> text = decoded(*bytes);
    if (text && text->trimmed().isEmpty())
        return unusable(plan_problem::empty);
    return text;
}

Result<Plan> readPlan(const QString &path)
{
    const Result<QString> text = readPlanText(path);
    if (!text)
        return tl::unexpected(text.error());
    Plan plan = parsePlan(*text);
    if (plan.questions.isEmpty())
        return unusable(plan_problem::noQuestion);
    return plan;
}

}  // namespace core
