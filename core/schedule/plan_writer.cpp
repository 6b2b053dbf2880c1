// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_writer.h"

#include <QMap>

#include <utility>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString marker = QStringLiteral("<!-- Moderato plan 1 -->");

const QMap<CueKind, QString> &kindWords()
{
    static const QMap<CueKind, QString> words{
        {CueKind::Welcome, u"Welcome"_s},    {CueKind::Introduction, u"Introduction"_s},
        {CueKind::Question, u"Question"_s},  {CueKind::WrapUp, u"Wrap-up"_s},
        {CueKind::NextChat, u"Next chat"_s}, {CueKind::Other, u"Post"_s}};
    return words;
}

const QMap<CueMode, QString> &modeWords()
{
    static const QMap<CueMode, QString> words{{CueMode::Automatic, u"by itself"_s},
                                              {CueMode::Armed, u"armed"_s},
                                              {CueMode::Manual, u"by hand"_s}};
    return words;
}

/// One line whatever is in it: line ends and the backslash itself are written as two signs.
QString onOneLine(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
}

QString fromOneLine(const QString &line)
{
    QString text;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool escaped = line.at(i) == u'\\' && i + 1 < line.size();
        const QChar c = escaped ? line.at(++i) : line.at(i);
        text += escaped && c == u'n' ? u'\n' : escaped && c == u'r' ? u'\r' : c;
    }
    return text;
}

/// Several on one line; a semicolon of their own is written with a backslash.
QString listed(const QStringList &texts)
{
    QStringList parts;
    for (const QString &text : texts)
        parts.append(onOneLine(text).replace(u';', u"\\;"_s));
    return parts.join(u"; "_s);
}

QStringList fromListed(const QString &line)
{
    QStringList texts;
    QString part;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u'\\' && i + 1 < line.size()) {
            part += line.mid(i++, 2);
        } else if (line.at(i) == u';') {
            texts.append(fromOneLine(std::exchange(part, {})));
            i += line.mid(i + 1, 1) == u" " ? 1 : 0;
        } else {
            part += line.at(i);
        }
    }
    if (!line.isEmpty())
        texts.append(fromOneLine(part));
    return texts;
}

QString secondsText(Seconds offset)
{
    const qint64 all = offset.count();
    return u"+%1:%2"_s.arg(all / 60, 2, 10, QChar(u'0')).arg(all % 60, 2, 10, QChar(u'0'));
}

Seconds secondsFrom(const QString &text)
{
    const QStringList parts = QString(text).remove(u'+').split(u':');
    return Minutes(parts.value(0).toLongLong()) + Seconds(parts.value(1).toLongLong());
}

QString quoted(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines.append(u"> "_s + QString(line).replace(u'\\', u"\\\\"_s).replace(u'\r', u"\\r"_s));
    return lines.join(u'\n');
}

// Writing.

class Writer {
public:
    QString text() const { return m_lines.join(u'\n') + u'\n'; }
    void line(const QString &line) { m_lines.append(line); }
    void field(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            line(u"- %1: "_s.arg(name) + value);
    }

private:
    QStringList m_lines;
};

void writeHead(Writer &out, const Chat &chat)
{
    QStringList skipped, sittings;
    for (const QDate &day : chat.skippedDates)
        skipped.append(day.toString(Qt::ISODate));
    for (const QTime &time : chat.sittings)
        sittings.append(time.toString(u"HH:mm"_s));
    const QString date = chat.start.date.isValid() ? chat.start.date.toString(Qt::ISODate) : u"-"_s;
    const QString time = chat.start.time.isValid() ? chat.start.time.toString(u"HH:mm"_s) : u"-"_s;
    out.line(marker);
    out.line(u"# "_s + onOneLine(chat.title));
    out.line({});
    out.field(u"Hashtag"_s, chat.hashtag.withSign());
    out.field(u"Hosts"_s, listed(chat.hosts));
    const QString which = chat.start.second ? u" second"_s : QString();  // of a time that is twice
    out.field(u"Start"_s,
              u"%1 %2 %3"_s.arg(date, time, QString::fromLatin1(chat.start.zone)) + which);
    out.field(u"Repeats"_s, onOneLine(chat.recurrence));
    out.field(u"Skipped"_s, skipped.join(u' '));
    out.field(u"Sittings"_s, sittings.join(u' '));
    out.field(u"Length"_s, QString::number(chat.length.count()));
    out.field(u"First question"_s, secondsText(chat.firstQuestion));
    out.field(u"Then every"_s, secondsText(chat.interval));
}

void writeSettings(Writer &out, const ChatSettings &settings)
{
    QStringList zones;
    for (const QByteArray &zone : settings.otherZones)
        zones.append(QString::fromLatin1(zone));
    out.field(u"Letters"_s, listed({settings.questionLetter, settings.answerLetter}));
    out.field(u"Zones"_s, zones.join(u' '));
    out.field(u"About"_s, onOneLine(settings.standingParagraph));
    out.line(u"- Welcome: "_s + onOneLine(settings.welcomeText));
    out.line(u"- Introduction: "_s + onOneLine(settings.introductionText));
    out.line(u"- Wrap-up: "_s + onOneLine(settings.wrapUpText));
    out.line(u"- Next chat: "_s + onOneLine(settings.nextChatText));
    out.line(u"- Replies: "_s + listed(settings.savedReplies));
    out.field(u"Language"_s, onOneLine(settings.language));
    if (settings.quietReplies)
        out.field(u"Quiet replies"_s, u"yes"_s);
    out.field(u"Servers"_s, onOneLine(settings.moreServers.join(u' ')));
}

QString pictureLine(const Picture &picture)
{
    return listed({picture.description, picture.file, picture.type, QString::number(picture.bytes),
                   QString::number(picture.size.width()), QString::number(picture.size.height()),
                   QString::number(picture.focus.x()), QString::number(picture.focus.y())});
}

void writeCue(Writer &out, const Cue &cue)
{
    out.line({});
    const QString number = cue.isQuestion() ? u" "_s + QString::number(cue.number) : QString();
    out.line(u"## %1%2 %3"_s.arg(kindWords().value(cue.kind), number, secondsText(cue.offset)));
    if (cue.mode != CueMode::Automatic)
        out.field(u"Mode"_s, modeWords().value(cue.mode));
    if (cue.locked)
        out.field(u"Time"_s, u"locked"_s);
    out.field(u"Language"_s, onOneLine(cue.language));
    out.field(u"Warning"_s, onOneLine(cue.warning));
    for (auto it = cue.variants.begin(); it != cue.variants.end(); ++it)
        out.line(u"- On "_s + listed({it.key().text(), it.value()}));
    for (const Picture &picture : cue.pictures)
        out.field(u"Picture"_s, pictureLine(picture));
    out.line(quoted(cue.text));
}

// Reading.

/// "- Name: value", or nothing.
std::optional<std::pair<QString, QString>> fieldOf(const QString &line)
{
    const qsizetype colon = line.indexOf(u": "_s);
    if (!line.startsWith(u"- ") || colon < 0)
        return std::nullopt;
    return std::pair(line.mid(2, colon - 2), line.mid(colon + 2));
}

void readStart(Chat &chat, const QString &value)
{
    const QStringList parts = value.split(u' ');
    chat.start = {QDate::fromString(parts.value(0), Qt::ISODate),
                  QTime::fromString(parts.value(1), u"HH:mm"_s), parts.value(2).toLatin1(),
                  parts.value(3) == u"second"};
}

void readHeadField(Chat &chat, const QString &name, const QString &value)
{
    ChatSettings &settings = chat.settings;
    const QMap<QString, QString *> texts{{u"About"_s, &settings.standingParagraph},
                                         {u"Welcome"_s, &settings.welcomeText},
                                         {u"Introduction"_s, &settings.introductionText},
                                         {u"Wrap-up"_s, &settings.wrapUpText},
                                         {u"Next chat"_s, &settings.nextChatText},
                                         {u"Repeats"_s, &chat.recurrence},
                                         {u"Language"_s, &settings.language}};
    if (QString *text = texts.value(name))
        *text = fromOneLine(value);
    else if (name == u"Hashtag")
        chat.hashtag = Hashtag::fromText(value).value_or(Hashtag());
    else if (name == u"Hosts")
        chat.hosts = fromListed(value);
    else if (name == u"Start")
        readStart(chat, value);
    else if (name == u"Length")
        chat.length = Minutes(value.toLongLong());
    else if (name == u"First question")
        chat.firstQuestion = secondsFrom(value);
    else if (name == u"Then every")
        chat.interval = secondsFrom(value);
    else if (name == u"Replies")
        settings.savedReplies = fromListed(value);
    else if (name == u"Quiet replies")
        settings.quietReplies = value == u"yes";
    else if (name == u"Servers")
        settings.moreServers = fromOneLine(value).split(u' ', Qt::SkipEmptyParts);
    else if (name == u"Letters") {
        settings.questionLetter = fromListed(value).value(0, settings.questionLetter);
        settings.answerLetter = fromListed(value).value(1, settings.answerLetter);
    } else {
        for (const QString &part : value.split(u' ', Qt::SkipEmptyParts)) {
            if (name == u"Skipped")
                chat.skippedDates.append(QDate::fromString(part, Qt::ISODate));
            else if (name == u"Sittings")
                chat.sittings.append(QTime::fromString(part, u"HH:mm"_s));
            else if (name == u"Zones")
                settings.otherZones.append(part.toLatin1());
        }
    }
}

Cue readCueHead(const QString &line)
{
    Cue cue{.id = CueId::fresh(), .kind = CueKind::Other};
    const QString time = line.section(u' ', -1);
    QString words = line.section(u' ', 1, -2);
    if (words.startsWith(u"Question "))
        cue.number = words.section(u' ', 1).toInt();
    words = words.startsWith(u"Question") ? u"Question"_s : words;
    cue.kind = kindWords().key(words, CueKind::Other);
    cue.offset = secondsFrom(time);
    return cue;
}

void readPicture(Cue &cue, const QString &value)
{
    const QStringList parts = fromListed(value);
    cue.pictures.append({.file = parts.value(1),
                         .type = parts.value(2),
                         .bytes = parts.value(3).toLongLong(),
                         .size = {parts.value(4).toInt(), parts.value(5).toInt()},
                         .description = parts.value(0),
                         .focus = {parts.value(6).toDouble(), parts.value(7).toDouble()}});
}

void readCueLine(Cue &cue, const QString &line, bool &hasText)
{
    if (line.startsWith(u"> ")) {
        cue.text += (hasText ? u"\n"_s : QString()) + fromOneLine(line.mid(2));
        hasText = true;
    } else if (line.startsWith(u"- On ")) {
        const QStringList parts = fromListed(line.mid(5));
        cue.variants.insert(NetworkId(parts.value(0)), parts.value(1));
    } else if (const auto field = fieldOf(line)) {
        const auto &[name, value] = *field;
        if (name == u"Mode")
            cue.mode = modeWords().key(value, CueMode::Automatic);
        else if (name == u"Time")
            cue.locked = value == u"locked";
        else if (name == u"Language")
            cue.language = fromOneLine(value);
        else if (name == u"Warning")
            cue.warning = fromOneLine(value);
        else if (name == u"Picture")
            readPicture(cue, value);
    }
}

}  // namespace

QString writePlan(const Chat &chat)
{
    Writer out;
    writeHead(out, chat);
    writeSettings(out, chat.settings);
    for (const Cue &cue : chat.runSheet.cues())
        writeCue(out, cue);
    return out.text();
}

std::optional<Chat> readWrittenPlan(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    if (lines.value(0).trimmed() != marker)
        return std::nullopt;
    Chat chat{.id = ChatId::fresh()};
    QList<Cue> cues;
    bool hasText = false;
    for (QString line : lines.mid(1)) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.startsWith(u"## ")) {
            cues.append(readCueHead(line));
            hasText = false;
        } else if (!cues.isEmpty()) {
            readCueLine(cues.last(), line, hasText);
        } else if (line.startsWith(u"# ")) {
            chat.title = fromOneLine(line.mid(2));
        } else if (const auto field = fieldOf(line)) {
            readHeadField(chat, field->first, field->second);
        }
    }
    chat.runSheet = RunSheet(cues);
    return chat;
}

Plan planOf(const Chat &chat)
{
    Plan plan{.title = chat.title,
              .hosts = chat.hosts,
              .questionLetter = chat.settings.questionLetter,
              .date = chat.start.date,
              .weekday = chat.start.date.isValid() ? chat.start.date.dayOfWeek() : 0,
              .time = chat.start.time,
              .zone = chat.start.zone,
              .recurrence = chat.recurrence,
              .length = chat.length,
              .firstQuestion = chat.firstQuestion,
              .interval = chat.interval,
              .standingParagraph = chat.settings.standingParagraph,
              .written = chat};
    if (!chat.hashtag.isEmpty())
        plan.hashtag = chat.hashtag;
    for (const Cue &cue : chat.runSheet.questions())
        plan.questions.append({cue.number, cue.text});
    return plan;
}

}  // namespace core
