// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrations.h"

#include <QDir>
#include <QFile>

// Resources of a static library are only there once somebody asks for them.
static void initMigrationResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Statements end with a semicolon at the end of a line; a trigger's inner ones are indented.
QStringList statementsOf(const QString &script)
{
    QStringList statements;
    QString statement;
    const QStringList lines = script.split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u"--"_s) || line.isEmpty())
            continue;
        statement += line + u'\n';
        if (line.endsWith(u';') && !line.startsWith(u' ')) {
            statements.append(statement);
            statement.clear();
        }
    }
    return statements;
}

Result<int> versionOf(Database &database)
{
    const auto query = database.run(u"PRAGMA user_version"_s);
    if (!query)
        return tl::unexpected(query.error());
    const int version = (*query)->next() ? (*query)->value(0).toInt() : 0;
    (*query)->finish();
    return version;
}

Result<Done> runScript(Database &database, const QString &path, int version)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Unreadable, path);
    const QStringList statements = statementsOf(QString::fromUtf8(file.readAll()))
                                   << u"PRAGMA user_version=%1"_s.arg(version);
    return database.inTransaction([&]() -> Result<Done> {
        for (const QString &statement : statements) {
            if (const auto done = database.run(statement); !done)
                return tl::unexpected(done.error());
        }
        return Done{};
    });
}

}  // namespace

Result<Done> migrate(Database &database, const QString &set)
{
    initMigrationResources();
    const QDir folder(u":/migrations/"_s + set);
    const QStringList scripts = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    const Result<int> version = versionOf(database);
    if (!version)
        return tl::unexpected(version.error());
    if (*version > scripts.size())
        return failure(Error::Code::NewerVersion, QString::number(*version));
    for (int next = *version; next < scripts.size(); ++next) {
        if (const auto done = runScript(database, folder.filePath(scripts.at(next)), next + 1);
            !done)
            return done;
    }
    return Done{};
}

}  // namespace core
