// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the #include lines of the house and fails on an arrow that ARCHITECTURE.md does not draw.
#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(MODERATO_SOURCE_DIR);

/// Which rooms of core a room may look into; itself goes without saying.
const QMap<QString, QSet<QString>> coreArrows = {
    {u"base"_s, {}},
    {u"chat"_s, {u"base"_s}},
    {u"schedule"_s, {u"base"_s, u"chat"_s}},
    {u"networks"_s, {u"base"_s, u"chat"_s}},
    {u"archive"_s, {u"base"_s, u"chat"_s, u"networks"_s}},
    {u"storage"_s, {u"base"_s, u"chat"_s}},
    {u"posting"_s, {u"base"_s, u"chat"_s, u"networks"_s, u"storage"_s}},
    {u"stream"_s, {u"base"_s, u"chat"_s, u"networks"_s, u"storage"_s}},
    {u"answers"_s, {u"base"_s, u"chat"_s, u"stream"_s}},
    {u"highlights"_s, {u"base"_s, u"chat"_s, u"schedule"_s, u"stream"_s, u"answers"_s}},
    {u"live"_s,
     {u"base"_s, u"chat"_s, u"schedule"_s, u"networks"_s, u"storage"_s, u"posting"_s, u"stream"_s,
      u"archive"_s, u"answers"_s, u"highlights"_s}},
};

/// Where a library has its one home.
const QMap<QString, QString> homes = {
    {u"<QSql"_s, u"core/storage/"_s},
    {u"<libical/"_s, u"core/schedule/"_s},
    {u"<libpsl"_s, u"core/chat/"_s},
    {u"<kainjow/"_s, u"core/highlights/"_s},
    {u"<CLI/"_s, u"app/"_s},
    {u"<qt6keychain/"_s, u"core/base/"_s},
    {u"<simdjson"_s, u"core/networks/bluesky/"_s},
    {u"<QNetworkAccessManager"_s, u"core/networks/qt_"_s},
    {u"<QNetworkReply"_s, u"core/networks/qt_"_s},
    {u"<QTcp"_s, u"core/networks/oauth_"_s},  // the address that a browser comes back to
    {u"<QWebSocket"_s, u"core/networks/qt_"_s},
    {u"<QTimer"_s, u"core/networks/qt_"_s},  // a request's deadline runs while the clock is set
};

/// Ours only, not what npm installs for the tests.
QStringList sourceFiles(const QString &folder)
{
    QStringList files;
    QDirIterator it(root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(QDir(root).relativeFilePath(it.next()));
    return files.filter(QRegularExpression(u"^(?!.*/node_modules/)"_s));
}

/// What stands between the signs of each #include line, the opening sign with it.
QStringList includesOf(const QString &file)
{
    QStringList includes;
    QFile source(root + u'/' + file);
    EXPECT_TRUE(source.open(QIODevice::ReadOnly)) << qPrintable(file);
    QTextStream stream(&source);
    while (!stream.atEnd()) {
        const QString line = stream.readLine();
        if (line.startsWith(u"#include "))
            includes.append(line.mid(9).chopped(1));
    }
    return includes;
}

QString complaint(const QString &file, const QString &include)
{
    return file + u" must not know "_s + include.mid(1);
}

/// The arrow's complaint, empty when it is drawn.
QString coreComplaint(const QString &file, const QString &include)
{
    if (!include.startsWith(u'"'))
        return {};
    const QString path = include.mid(1);
    const QString room = file.section(u'/', 1, 1);
    const QString other = path.section(u'/', 1, 1);
    const bool drawn =
        path.startsWith(u"core/") && (room == other || coreArrows.value(room).contains(other));
    return drawn ? QString() : complaint(file, include);
}

}  // namespace

TEST(Layering, CoreKnowsOnlyTheRoomsItsArrowsPointAt)
{
    int looked = 0;
    for (const QString &file : sourceFiles(u"core"_s)) {
        EXPECT_TRUE(coreArrows.contains(file.section(u'/', 1, 1))) << qPrintable(file);
        for (const QString &include : includesOf(file)) {
            ++looked;
            EXPECT_EQ(coreComplaint(file, include).toStdString(), "");
        }
    }
    EXPECT_GT(looked, 100) << "the include lines were not found";
}

TEST(Layering, ANetworkNeverKnowsItsSister)
{
    for (const QString &file : sourceFiles(u"core/networks"_s)) {
        if (file.startsWith(u"core/networks/catalog."))
            continue;  // the one place that knows them all
        const QString own = file.section(u'/', 2, 2);
        for (const QString &include : includesOf(file)) {
            if (!include.startsWith(u"\"core/networks/") || include.count(u'/') < 3)
                continue;
            EXPECT_EQ(own.toStdString(), include.section(u'/', 2, 2).toStdString())
                << qPrintable(complaint(file, include));
        }
    }
}

TEST(Layering, CoreKnowsNoPixels)
{
    const QStringList pixels = {u"<QWidget"_s, u"<QPainter"_s, u"<QApplication"_s, u"<QPixmap"_s,
                                u"<QImage"_s,  u"<QColor"_s,   u"<QGui"_s};
    for (const QString &file : sourceFiles(u"core"_s)) {
        for (const QString &include : includesOf(file)) {
            for (const QString &pixel : pixels)
                EXPECT_FALSE(include.startsWith(pixel)) << qPrintable(complaint(file, include));
        }
    }
}

TEST(Layering, TheWindowKnowsCoreButNotTheProgram)
{
    for (const QString &file : sourceFiles(u"ui"_s)) {
        for (const QString &include : includesOf(file)) {
            EXPECT_FALSE(include.startsWith(u"\"app/") || include.startsWith(u"\"tests/"))
                << qPrintable(complaint(file, include));
        }
    }
}

TEST(Layering, EveryLibraryHasOneHome)
{
    for (const QString &folder : {u"core"_s, u"ui"_s, u"app"_s}) {
        for (const QString &file : sourceFiles(folder)) {
            for (const QString &include : includesOf(file)) {
                for (auto home = homes.begin(); home != homes.end(); ++home) {
                    const bool allowed =
                        !include.startsWith(home.key()) || file.startsWith(home.value());
                    EXPECT_TRUE(allowed) << qPrintable(complaint(file, include));
                }
            }
        }
    }
}

TEST(Layering, EveryFileOpensWithItsLicence)
{
    for (const QString &folder : {u"core"_s, u"ui"_s, u"app"_s, u"tests"_s}) {
        for (const QString &file : sourceFiles(folder)) {
            QFile source(root + u'/' + file);
            ASSERT_TRUE(source.open(QIODevice::ReadOnly));
            EXPECT_EQ(source.readLine().trimmed().toStdString(),
                      "// SPDX-License-Identifier: GPL-3.0-or-later")
                << qPrintable(file);
        }
    }
}
