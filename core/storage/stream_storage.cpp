// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/stream_storage.h"

#include "core/storage/json.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

qint64 column(quint64 key)
{
    return qint64(key);  // postKey() keeps the sign bit free
}

/// A row of values and nothing else: with a SELECT in it, SQLite would keep a savepoint for the
/// statement, and FTS5 writes its whole index out at each (sqlite.org/vtab.html#xsavepoint).
Result<Done> indexPost(Database &database, const Post &post)
{
    const auto indexed =
        database.run(u"INSERT OR REPLACE INTO posts_words (rowid, words, name, handle) "
                     "VALUES (:key, :words, :name, :handle)"_s,
                     {{u":key"_s, column(postKey(post.id))},
                      {u":words"_s, notNull(post.text)},
                      {u":name"_s, notNull(post.author.name)},
                      {u":handle"_s, notNull(post.author.handle)}});
    if (!indexed)
        return tl::unexpected(indexed.error());
    return Done{};
}

/// What was removed never comes back, nor into the index.
Result<Done> savePost(Database &database, const Post &post)
{
    const auto saved = database.run(u"INSERT INTO posts (key, id, created, document) "
                                    "VALUES (:key, :id, :created, :document) "
                                    "ON CONFLICT (key) DO UPDATE SET document = excluded.document "
                                    "WHERE posts.removed = 0"_s,
                                    {{u":key"_s, column(postKey(post.id))},
                                     {u":id"_s, post.id.text()},
                                     {u":created"_s, toMs(post.created)},
                                     {u":document"_s, toJson(post)}});
    if (!saved)
        return tl::unexpected(saved.error());
    return (*saved)->numRowsAffected() > 0 ? indexPost(database, post) : Done{};
}

Result<Done> savePosts(Database &database, const QList<Post> &posts)
{
    return database.inTransaction([&]() -> Result<Done> {
        for (const Post &post : posts) {
            if (const auto saved = savePost(database, post); !saved)
                return saved;
        }
        return Done{};
    });
}

/// A tombstone keeps the id alone: what was deleted is not kept.
Result<Done> removePost(Database &database, const PostId &post)
{
    return database.inTransaction([&]() -> Result<Done> {
        const auto removed =
            database.run(u"INSERT INTO posts (key, id, created, removed, document) "
                         "VALUES (:key, :id, 0, 1, '') "
                         "ON CONFLICT (key) DO UPDATE SET removed = 1, document = ''"_s,
                         {{u":key"_s, column(postKey(post))}, {u":id"_s, post.text()}});
        if (!removed)
            return tl::unexpected(removed.error());
        const auto forgotten = database.run(u"DELETE FROM posts_words WHERE rowid = :key"_s,
                                            {{u":key"_s, column(postKey(post))}});
        if (!forgotten)
            return tl::unexpected(forgotten.error());
        return Done{};
    });
}

Result<SavedStream> loadPart(Database &database, const SavedStream::Place &from, int atMost)
{
    const auto rows =
        database.run(u"SELECT key, created, removed, document FROM posts "
                     "WHERE (created, key) > (:created, :key) "
                     "ORDER BY created, key LIMIT :most"_s,
                     {{u":created"_s, from.created}, {u":key"_s, from.key}, {u":most"_s, atMost}});
    if (!rows)
        return tl::unexpected(rows.error());
    SavedStream part;
    SavedStream::Place last;
    int count = 0;
    for (; (*rows)->next(); ++count) {
        last = {.created = (*rows)->value(1).toLongLong(), .key = (*rows)->value(0).toLongLong()};
        if ((*rows)->value(2).toBool())
            part.removed.append(quint64(last.key));
        else
            part.posts.append(postFromJson((*rows)->value(3).toString()));
    }
    (*rows)->finish();
    if (count == atMost)
        part.next = last;
    return part;
}

Result<Done> saveHeardUntil(Database &database, const Heard &heard)
{
    return database.inTransaction([&]() -> Result<Done> {
        for (auto it = heard.begin(); it != heard.end(); ++it) {
            const auto saved = database.run(
                u"INSERT OR REPLACE INTO heard (account, until) VALUES (:account, :until)"_s,
                {{u":account"_s, it.key().text()}, {u":until"_s, toMs(it.value())}});
            if (!saved)
                return tl::unexpected(saved.error());
        }
        return Done{};
    });
}

Result<Heard> loadHeardUntil(Database &database)
{
    const auto rows = database.run(u"SELECT account, until FROM heard"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    Heard heard;
    while ((*rows)->next())
        heard.insert(AccountId((*rows)->value(0).toString()),
                     instantFromMs((*rows)->value(1).toLongLong()));
    (*rows)->finish();
    return heard;
}

/// Each word in quotes, so that nothing in it is taken for FTS5's own language.
QString ftsQuery(const QString &words)
{
    QStringList quoted;
    const QStringList parts = words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (QString part : parts) {
        part.remove(QChar(0));
        quoted.append(u'"' + part.replace(u'"', u"\"\""_s) + u"\"*"_s);
    }
    return quoted.join(u' ');
}

Result<QList<PostId>> searchPosts(Database &database, const QString &query)
{
    const auto rows = database.run(
        u"SELECT posts.id FROM posts_words JOIN posts ON posts.key = posts_words.rowid "
        "WHERE posts_words MATCH :query AND posts.removed = 0 "
        "ORDER BY posts.created DESC LIMIT 5000"_s,
        {{u":query"_s, query}});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<PostId> found;
    while ((*rows)->next())
        found.append(PostId((*rows)->value(0).toString()));
    (*rows)->finish();
    return found;
}

std::optional<Post> readPost(Database &database, quint64 key)
{
    const auto rows = database.run(u"SELECT document FROM posts WHERE key = :key AND removed = 0"_s,
                                   {{u":key"_s, column(key)}});
    if (!rows || !(*rows)->next())
        return std::nullopt;
    const Post post = postFromJson((*rows)->value(0).toString());
    (*rows)->finish();
    return post;
}

}  // namespace

Result<std::unique_ptr<StreamStorage>> StreamStorage::open(StorageThread &thread,
                                                           const QString &file)
{
    const bool inMemory = file == u":memory:";
    std::unique_ptr<StreamStorage> storage(new StreamStorage(thread));
    if (const auto opened = storage->m_writes.open(file, Database::Kind::Stream, u"stream"_s);
        !opened)
        return tl::unexpected(opened.error());
    if (inMemory)
        return storage;
    auto reader = Database::open(file, Database::Kind::ReadOnly);
    if (!reader)
        return tl::unexpected(reader.error());
    storage->m_reader = std::move(*reader);
    return storage;
}

StreamStorage::StreamStorage(StorageThread &thread) : m_writes(thread)
{
    connect(&m_writes, &WriteQueue::failed, this, &StreamStorage::failed);
    connect(&m_writes, &WriteQueue::recovered, this, &StreamStorage::recovered);
}

StreamStorage::~StreamStorage() = default;

Future<SavedStream> StreamStorage::load(const SavedStream::Place &from, int atMost)
{
    return m_writes.read(
        [from, atMost](Database &database) { return loadPart(database, from, atMost); });
}

Future<Done> StreamStorage::written()
{
    return m_writes.write([](Database &) -> Result<Done> { return Done{}; });
}

Future<Done> StreamStorage::save(const QList<Post> &posts)
{
    return m_writes.write([posts](Database &database) { return savePosts(database, posts); });
}

Future<Done> StreamStorage::remove(const PostId &post)
{
    return m_writes.write([post](Database &database) { return removePost(database, post); });
}

Future<Done> StreamStorage::saveHeard(const Heard &heard)
{
    return m_writes.write([heard](Database &database) { return saveHeardUntil(database, heard); });
}

Future<Heard> StreamStorage::loadHeard()
{
    return m_writes.read([](Database &database) { return loadHeardUntil(database); });
}

std::optional<Post> StreamStorage::read(quint64 key) const
{
    if (m_reader)
        return readPost(*m_reader, key);
    return m_writes.readInline([key](Database &database) { return readPost(database, key); });
}

Future<QList<PostId>> StreamStorage::search(const QString &words)
{
    const QString query = ftsQuery(words);
    if (query.isEmpty())
        return arrived<QList<PostId>>(QList<PostId>());
    return m_writes.read([query](Database &database) { return searchPosts(database, query); });
}

}  // namespace core
