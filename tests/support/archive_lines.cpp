// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/archive_lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tests {

namespace {

using namespace core;
using namespace Qt::StringLiterals;

/// Where a post of an evening stands, whose ids are short: "m:3" and "b:7".
NetworkId archivedOn(const PostId &post)
{
    const QString name = networkOf(post).text();
    if (name == u"m")
        return NetworkId(u"mastodon"_s);
    return NetworkId(name == u"b" ? u"bluesky"_s : name);
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

qint64 microseconds(Instant time)
{
    return toMs(time) * 1000;
}

}  // namespace

void ArchiveLines::announce(const Post &post)
{
    m_authors.insert(post.id, post.author.id);
    if (post.boosts)
        m_boosts.insert(post.id);
}

QByteArray ArchiveLines::lineOf(const Post &post)
{
    announce(post);
    if (m_written.contains(post.id))
        ++m_edits[post.id];
    m_written.insert(post.id);
    const QString network = archivedOn(post.id).text();
    if (network == u"mastodon")
        return mastodonLine(post);
    return network == u"bluesky" ? blueskyLine(post) : xLine(post);
}

QString ArchiveLines::nativeOf(const PostId &post) const
{
    const quint64 number = postKey(post) % 900'000'000'000'000ULL + 1'000'000'000'000'000'000ULL;
    if (archivedOn(post).text() == u"bluesky")
        return u"at://did:plc:%1/app.bsky.feed.%2/k%3"_s
            .arg(m_authors.value(post, u"nobody"_s),
                 m_boosts.contains(post) ? u"repost"_s : u"post"_s)
            .arg(number);
    return QString::number(number);
}

PostId ArchiveLines::idOf(const PostId &post) const
{
    QString native = nativeOf(post);
    if (archivedOn(post).text() == u"x")
        native = QString::number(native.toULongLong() + quint64(m_edits.value(post)));
    return postId(archivedOn(post), native);
}

QByteArray ArchiveLines::mastodonLine(const Post &post)
{
    const QString by = post.author.id;
    const QString id = nativeOf(post.id);
    const bool edit = m_edits.contains(post.id);
    QJsonObject status{
        {u"id"_s, id},
        {u"created_at"_s, isoTime(post.created)},
        {u"visibility"_s, u"public"_s},
        {u"language"_s, post.language},
        {u"uri"_s, u"https://school.example/s/"_s + id},
        {u"content"_s, u"<p>%1</p>"_s.arg(post.text.toHtmlEscaped().replace(u"\n"_s, u"<br>"_s))},
        {u"account"_s, QJsonObject{{u"id"_s, by},
                                   {u"acct"_s, by},
                                   {u"username"_s, by},
                                   {u"url"_s, u"https://school.example/@"_s + by}}}};
    if (edit)
        status.insert(u"edited_at"_s, isoTime(post.created + Minutes(m_edits.value(post.id))));
    if (post.replyTo)
        status.insert(u"in_reply_to_id"_s, nativeOf(*post.replyTo));
    if (post.quotes)
        status.insert(u"quote"_s, QJsonObject{{u"state"_s, u"accepted"_s},
                                              {u"quoted_status_id"_s, nativeOf(*post.quotes)}});
    if (!post.media.isEmpty())
        status.insert(u"media_attachments"_s, QJsonArray{QJsonObject{{u"description"_s, u""_s}}});
    if (post.boosts) {
        QJsonObject boosted = status;
        boosted.insert(u"id"_s, nativeOf(*post.boosts));
        boosted.insert(u"uri"_s, u"https://school.example/s/"_s + nativeOf(*post.boosts));
        status.insert(u"reblog"_s, boosted);
    }
    if (m_random.bounded(2) == 0)
        return bytesOf(status);
    return bytesOf({{u"event"_s, edit ? u"status.update"_s : u"update"_s},
                    {u"payload"_s, QString::fromUtf8(bytesOf(status)).trimmed()}});
}

QByteArray ArchiveLines::blueskyLine(const Post &post)
{
    const QString did = u"did:plc:"_s + post.author.id;
    const QString uri = nativeOf(post.id);
    QJsonObject record{{u"text"_s, post.text}, {u"createdAt"_s, isoTime(post.created)}};
    const auto reference = [this](const PostId &id) {
        return QJsonObject{{u"uri"_s, nativeOf(id)}};
    };
    if (post.replyTo)
        record.insert(u"reply"_s, QJsonObject{{u"parent"_s, reference(*post.replyTo)}});
    if (post.quotes)
        record.insert(u"embed"_s, QJsonObject{{u"record"_s, reference(*post.quotes)}});
    if (!post.media.isEmpty())
        record.insert(u"embed"_s,
                      QJsonObject{{u"images"_s, QJsonArray{QJsonObject{{u"alt"_s, u""_s}}}}});
    if (post.boosts)
        record.insert(u"subject"_s, reference(*post.boosts));
    const bool edit = m_edits.contains(post.id);
    const QJsonObject author{{u"did"_s, did}, {u"handle"_s, post.author.id}};
    if (!post.boosts && !edit && m_random.bounded(2) == 0)
        return bytesOf({{u"uri"_s, uri}, {u"author"_s, author}, {u"record"_s, record}});
    const QByteArray identity =
        bytesOf({{u"did"_s, did}, {u"kind"_s, u"identity"_s}, {u"identity"_s, author}});
    const QJsonObject commit{
        {u"operation"_s, edit ? u"update"_s : u"create"_s},
        {u"collection"_s, post.boosts ? u"app.bsky.feed.repost"_s : u"app.bsky.feed.post"_s},
        {u"rkey"_s, uri.section(u'/', -1)},
        {u"record"_s, record}};
    const Instant seen = post.created + Minutes(m_edits.value(post.id));
    return identity + bytesOf({{u"did"_s, did},
                               {u"time_us"_s, microseconds(seen)},
                               {u"kind"_s, u"commit"_s},
                               {u"commit"_s, commit}});
}

QByteArray ArchiveLines::xLine(const Post &post)
{
    QString text = post.text;
    text.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'>', u"&gt;"_s);
    const QString author = QString::number(qHash(post.author.id, 7) % 1'000'000);
    QJsonArray history;
    const quint64 first = nativeOf(post.id).toULongLong();
    for (int edit = 0; edit <= m_edits.value(post.id); ++edit)
        history.append(QString::number(first + quint64(edit)));
    QJsonObject data{{u"id"_s, history.last()},
                     {u"text"_s, text},
                     {u"author_id"_s, author},
                     {u"created_at"_s, isoTime(post.created)},
                     {u"edit_history_tweet_ids"_s, history}};
    if (!post.media.isEmpty())
        data.insert(u"attachments"_s, QJsonObject{{u"media_keys"_s, QJsonArray{u"3_1"_s}}});
    QJsonArray references;
    const auto refer = [&](const std::optional<PostId> &id, const QString &type) {
        if (id)
            references.append(QJsonObject{{u"type"_s, type}, {u"id"_s, nativeOf(*id)}});
    };
    refer(post.replyTo, u"replied_to"_s);
    refer(post.quotes, u"quoted"_s);
    refer(post.boosts, u"retweeted"_s);
    const bool recent = m_random.bounded(2) == 0;
    if (!references.isEmpty())
        data.insert(recent ? u"referenced_posts"_s : u"referenced_tweets"_s, references);
    const QJsonObject user{{u"id"_s, author}, {u"username"_s, post.author.id}};
    return bytesOf({{u"data"_s, recent ? QJsonValue(data) : QJsonValue(QJsonArray{data})},
                    {u"includes"_s, QJsonObject{{u"users"_s, QJsonArray{user}}}}});
}

QByteArray ArchiveLines::removalOf(const PostId &post)
{
    const QString native = nativeOf(post);
    if (archivedOn(post).text() == u"mastodon")
        return bytesOf({{u"event"_s, u"delete"_s}, {u"payload"_s, native}});
    return bytesOf({{u"did"_s, native.section(u'/', 2, 2)},
                    {u"kind"_s, u"commit"_s},
                    {u"commit"_s, QJsonObject{{u"operation"_s, u"delete"_s},
                                              {u"collection"_s, u"app.bsky.feed.post"_s},
                                              {u"rkey"_s, native.section(u'/', -1)}}}});
}

}  // namespace tests
