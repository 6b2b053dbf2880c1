// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_reader.h"

#include "core/base/limits.h"
#include "core/networks/bluesky/bluesky_json.h"
#include "core/networks/mastodon/mastodon_json.h"
#include "core/networks/x/x_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core {

using namespace Qt::StringLiterals;

namespace {

using Read = Result<Parsed> (*)(const QJsonObject &);

/// What cannot be read of a list leaves the rest of it as it is.
Parsed parseEach(const QJsonArray &list, Read read)
{
    Parsed all;
    for (const QJsonValue &one : list) {
        if (const Result<Parsed> parsed = read(one.toObject()))
            all.append(*parsed);
        else
            all.problems.append(parsed.error().detail);
    }
    return all;
}

/// A page of Mastodon's: a search, or what stands above and below a status.
Parsed parseStatusPage(const QJsonObject &page)
{
    Parsed all;
    for (const QString &key : {u"statuses"_s, u"ancestors"_s, u"descendants"_s})
        all.append(parseEach(page[key].toArray(), mastodon::parseStatus));
    return all;
}

bool isAtAddress(const QJsonValue &value)
{
    return value.toString().startsWith(u"at://");
}

/// The members of an object tell which network speaks.
Result<Parsed> parseObject(const QJsonObject &object)
{
    if (object[u"event"].isString())
        return mastodon::parseEvent(object);
    if (object.contains(u"kind") && object.contains(u"did"))
        return bluesky::parseJetstream(object);
    if (isAtAddress(object[u"uri"]))
        return bluesky::parsePostView(object);
    if (isAtAddress(object[u"post"][u"uri"]))
        return bluesky::parseFeedEntry(object);
    if (object[u"thread"].isObject())
        return bluesky::parseFeedEntry(object[u"thread"].toObject());
    if (object[u"posts"].isArray())
        return parseEach(object[u"posts"].toArray(), bluesky::parsePostView);
    if (object[u"feed"].isArray())
        return parseEach(object[u"feed"].toArray(), bluesky::parseFeedEntry);
    if (object.contains(u"account"))
        return mastodon::parseStatus(object);
    if (object[u"statuses"].isArray() || object[u"descendants"].isArray())
        return parseStatusPage(object);
    if (object.contains(u"data") || object.contains(u"meta") || object.contains(u"errors"))
        return x::parseAnswer(object);
    if (object.contains(u"text") && object.contains(u"author_id"))
        return x::parseAnswer({{u"data"_s, object}});
    return failure(Error::Code::BadInput, u"no post and no event of a network"_s);
}

}  // namespace

Result<Parsed> parseArchiveLine(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (document.isNull())
        return failure(Error::Code::BadInput,
                       u"no JSON, from character %1 on"_s.arg(problem.offset + 1));
    if (document.isArray())
        return parseEach(document.array(), parseObject);
    return parseObject(document.object());
}

Result<Done> ArchiveReader::open(const QString &path)
{
    m_file.close();
    m_file.setFileName(path);
    m_count = {};
    m_unreadable.clear();
    if (!m_file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Unreadable, m_file.errorString());
    return Done{};
}

Parsed ArchiveReader::next()
{
    bool tooLong = false;
    const QByteArray line = nextLine(tooLong);
    ++m_count.lines;
    if (tooLong) {
        giveUp(u"longer than %1 MiB"_s.arg(limits::archiveLineBytes / limits::mib));
        return {};
    }
    if (line.trimmed().isEmpty()) {
        ++m_count.empty;
        return {};
    }
    Result<Parsed> parsed = parseArchiveLine(line);
    if (!parsed) {
        m_count.truncated = atEnd() && !line.endsWith('\n');
        giveUp(parsed.error().detail);
        return {};
    }
    for (const QString &problem : std::as_const(parsed->problems))
        giveUp(problem);
    if (*parsed == Parsed())
        ++m_count.withoutPost;
    return std::move(*parsed);
}

/// The rest of a line that is too long is passed over in pieces, not held.
QByteArray ArchiveReader::nextLine(bool &tooLong)
{
    QByteArray line = m_file.readLine(limits::archiveLineBytes);
    tooLong = line.size() >= limits::archiveLineBytes - 1 && !line.endsWith('\n');
    while (tooLong && !m_file.atEnd()) {
        line = m_file.readLine(limits::archiveLineBytes);
        if (line.isEmpty() || line.endsWith('\n'))
            break;
    }
    return line;
}

void ArchiveReader::giveUp(const QString &why)
{
    ++m_count.unreadable;
    if (m_unreadable.size() < mostNamed)
        m_unreadable.append({.line = m_count.lines, .why = why});
}

double ArchiveReader::progress() const
{
    const qint64 size = m_file.size();
    return size > 0 ? double(m_file.pos()) / double(size) : 1;
}

}  // namespace core
