// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_reader.h"

#include "core/base/limits.h"
#include "core/networks/bluesky/bluesky_json.h"
#include "core/networks/mastodon/mastodon_json.h"
#include "core/networks/x/x_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <utility>

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
    if (object[u"kind"].isString() && object[u"did"].isString())
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
    const QJsonValue data = object[u"data"];
    if (data.isObject() || data.isArray() || object[u"meta"].isObject() ||
        object[u"errors"].isArray())
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
    m_count = {};
    m_unreadable.clear();
    m_file.setFileName(path);
    const bool opened =
        path == u"-" ? m_file.open(stdin, QIODevice::ReadOnly) : m_file.open(QIODevice::ReadOnly);
    if (!opened)
        return failure(Error::Code::Unreadable, m_file.errorString());
    m_ended = false;
    fetch();
    return Done{};
}

Parsed ArchiveReader::next()
{
    const QByteArray line = std::exchange(m_next, {});
    const bool tooLong = m_nextTooLong;
    ++m_count.lines;
    fetch();
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
        const bool begun = line.startsWith('{') || line.startsWith('[');
        m_count.truncated = atEnd() && begun && !line.endsWith('\n');
        giveUp(parsed.error().detail);
        return {};
    }
    for (const QString &problem : std::as_const(parsed->problems))
        giveUp(problem);
    if (*parsed == Parsed())
        ++m_count.withoutPost;
    return std::move(*parsed);
}

/// The next line, or the end. The rest of a line that is too long is passed over in pieces, not
/// held.
void ArchiveReader::fetch()
{
    m_next = m_file.readLine(limits::archiveLineBytes);
    m_ended = m_next.isEmpty();
    m_nextTooLong = m_next.size() >= limits::archiveLineBytes - 1 && !m_next.endsWith('\n');
    if (!m_nextTooLong)
        return;
    for (QByteArray rest = "x"; !rest.isEmpty() && !rest.endsWith('\n');)
        rest = m_file.readLine(limits::archiveLineBytes);
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
    return size > 0 ? double(m_file.pos()) / double(size) : 0;
}

}  // namespace core
