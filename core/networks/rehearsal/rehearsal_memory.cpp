// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_memory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include <cerrno>
#include <unistd.h>

namespace core {

using namespace Qt::StringLiterals;

namespace {

QByteArray lineFor(const RehearsalMemory::Posted &posted)
{
    QJsonObject object{{u"key"_s, posted.key.text()},
                       {u"account"_s, posted.account.text()},
                       {u"network"_s, posted.network.text()},
                       {u"cue"_s, posted.cue.text()},
                       {u"text"_s, posted.text},
                       {u"pictures"_s, QJsonArray::fromStringList(posted.pictures)},
                       {u"post"_s, posted.post.text()},
                       {u"at"_s, toMs(posted.at)},
                       {u"replyLost"_s, posted.replyLost}};
    if (posted.replyTo)
        object.insert(u"replyTo"_s, posted.replyTo->text());
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

RehearsalMemory::Posted postedFrom(const QJsonObject &object)
{
    RehearsalMemory::Posted posted{.key = DeliveryId(object[u"key"].toString()),
                                   .account = AccountId(object[u"account"].toString()),
                                   .network = NetworkId(object[u"network"].toString()),
                                   .cue = CueId(object[u"cue"].toString()),
                                   .text = object[u"text"].toString(),
                                   .post = PostId(object[u"post"].toString()),
                                   .at = instantFromMs(object[u"at"].toInteger()),
                                   .replyLost = object[u"replyLost"].toBool()};
    for (const QJsonValue &picture : object[u"pictures"].toArray())
        posted.pictures.append(picture.toString());
    if (object.contains(u"replyTo"))
        posted.replyTo = PostId(object[u"replyTo"].toString());
    return posted;
}

}  // namespace

Result<RehearsalMemory> RehearsalMemory::open(const QString &file)
{
    RehearsalMemory memory;
    if (file == u":memory:")
        return memory;
    memory.m_file = std::make_shared<QFile>(file);
    if (!memory.m_file->open(QIODevice::ReadWrite))
        return failure(Error::Code::CannotSave, memory.m_file->errorString());
    qint64 whole = 0;
    while (!memory.m_file->atEnd()) {
        const QByteArray line = memory.m_file->readLine();
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!line.endsWith('\n') || !document.isObject())
            break;
        const QJsonObject object = document.object();
        if (object.contains(u"deleted"))
            memory.markDeleted(PostId(object[u"deleted"].toString()));
        else
            memory.m_posted.append(postedFrom(object));
        whole = memory.m_file->pos();
    }
    memory.m_file->resize(whole);
    memory.m_file->seek(whole);
    return memory;
}

Result<Done> RehearsalMemory::add(const Posted &posted)
{
    const Result<Done> written = write(lineFor(posted));
    if (written)
        m_posted.append(posted);
    return written;
}

Result<Done> RehearsalMemory::remove(const PostId &post)
{
    const QJsonObject object{{u"deleted"_s, post.text()}};
    const Result<Done> written = write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    if (written)
        markDeleted(post);
    return written;
}

void RehearsalMemory::markDeleted(const PostId &post)
{
    for (Posted &posted : m_posted)
        posted.deleted |= posted.post == post;
}

Result<Done> RehearsalMemory::write(const QByteArray &line)
{
    if (!m_file)
        return Done{};
    const qint64 before = m_file->pos();
    const bool written =
        m_file->write(line) == line.size() && m_file->flush() && ::fsync(m_file->handle()) == 0;
    if (written)
        return Done{};
    const auto code = errno == ENOSPC ? Error::Code::DiskFull : Error::Code::CannotSave;
    m_file->resize(before);
    m_file->seek(before);
    return failure(code, m_file->errorString());
}

const RehearsalMemory::Posted *RehearsalMemory::firstOf(const CueId &cue,
                                                        const NetworkId &network) const
{
    const auto found = std::find_if(m_posted.begin(), m_posted.end(), [&](const Posted &posted) {
        return posted.cue == cue && (network.isEmpty() || posted.network == network);
    });
    return found == m_posted.end() ? nullptr : &*found;
}

int RehearsalMemory::count(const CueId &cue, const AccountId &account) const
{
    return int(std::count_if(m_posted.begin(), m_posted.end(), [&](const Posted &posted) {
        return posted.cue == cue && posted.account == account;
    }));
}

}  // namespace core
