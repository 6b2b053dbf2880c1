// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_template.h"

#include <QFile>
#include <QStringDecoder>

// Resources of a static library are only there once somebody asks for them.
static void initRecapResources()
{
    Q_INIT_RESOURCE(recap_templates);
}

namespace core {

using namespace Qt::StringLiterals;
using Trouble = RecapTemplate::Trouble;

namespace {

constexpr qint64 mostBytes = 256 * 1024;

RecapTemplate troubled(Trouble trouble, int line = 0)
{
    return {.text = {}, .trouble = trouble, .line = line};
}

RecapTemplate readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return troubled(Trouble::Missing);
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return troubled(Trouble::TooLarge);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = utf8(bytes);
    if (utf8.hasError() || text.contains(QChar(0)))
        return troubled(Trouble::NotText);
    text.replace(u"\r\n"_s, u"\n"_s);  // as a browser reads it before it looks at the style's hash
    return {.text = text};
}

/// Line of "unclosed section at 1234".
int lineOfError(const QString &text, const std::string &message)
{
    const QString words = QString::fromStdString(message);
    const qsizetype number = words.lastIndexOf(u' ') + 1;
    const qsizetype place = words.mid(number).toLongLong();
    return int(text.left(std::clamp<qsizetype>(place, 0, text.size())).count(u'\n')) + 1;
}

RecapTemplate hostsTemplate(const QString &folder, const QString &format)
{
    const RecapTemplate read = readFile(folder + u'/' + templateFileName(format));
    if (read.trouble != Trouble::None)
        return read;
    const kainjow::mustache::mustache parsed(read.text.toStdString());
    if (!parsed.is_valid())
        return troubled(Trouble::Broken, lineOfError(read.text, parsed.error_message()));
    if (format != u"md") {
        if (const int line = unsafeLine(read.text); line > 0)
            return troubled(Trouble::Unsafe, line);
    }
    return read;
}

}  // namespace

QString templateFileName(const QString &format)
{
    return u"article.%1.mustache"_s.arg(format);
}

QString builtInTemplate(const QString &format)
{
    initRecapResources();
    return readFile(u":/recap/"_s + templateFileName(format)).text;
}

RecapTemplate recapTemplate(const QString &folder, const QString &format)
{
    if (folder.isEmpty())
        return {.text = builtInTemplate(format)};
    RecapTemplate found = hostsTemplate(folder, format);
    if (found.trouble != Trouble::None)
        found.text = builtInTemplate(format);
    return found;
}

QString filledTemplate(const QString &text, kainjow::mustache::basic_context<std::string> &values)
{
    kainjow::mustache::mustache words(text.toStdString());
    words.set_custom_escape([](const std::string &value) { return value; });
    return QString::fromStdString(words.render(values)).trimmed() + u'\n';
}

}  // namespace core
