// SPDX-License-Identifier: GPL-3.0-or-later
// What the window calls saved outlives the process.
#include "tests/ui/prepare/prepared_page.h"

#include <QDeadlineTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>

#include <csignal>

using namespace core;
using namespace ui;
using namespace Qt::StringLiterals;

namespace {

constexpr char folderName[] = "MODERATO_TEST_FOLDER";

/// The folder of the process that looks, in the one that is killed as well.
QString sharedFolder()
{
    static const QTemporaryDir own;
    if (!qEnvironmentVariableIsSet(folderName))
        qputenv(folderName, own.path().toUtf8());
    return qEnvironmentVariable(folderName);
}

class OnDisk : public tests::PreparedPage {
public:
    OnDisk() : PreparedPage(sharedFolder()) {}
    void TestBody() override {}

    /// Types, waits until the window says so, and is killed: nothing is flushed or closed.
    void typeAndDie()
    {
        auto *editor = page->findChild<RunSheetEditor *>();
        editor->edit(shown().runSheet.question(2)->id);
        QTest::keyClicks(editor->findChild<QPlainTextEdit *>(), u" And typed last?"_s);
        const QDeadlineTimer patience(20'000);
        while (page->statusLeft().first().text != u"Saved" && !patience.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        raise(SIGKILL);
    }
};

}  // namespace

TEST(SavedAsTypedDeathTest, NothingThatIsShownAsSavedIsLostWhenTheProcessIsKilled)
{
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    const QString folder = sharedFolder();
    EXPECT_EXIT(OnDisk().typeAndDie(), testing::KilledBySignal(SIGKILL), "");
    const auto storage = Storage::open(folder);
    ASSERT_TRUE(storage);
    tests::FakeClock clock;
    ChatBook book(clock, **storage);
    book.open();
    const QDeadlineTimer patience(20'000);
    while (book.chats().isEmpty() && !patience.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    ASSERT_EQ(book.chats().size(), 1);
    const Cue *typed = book.chats().first().runSheet.question(2);
    ASSERT_TRUE(typed);
    EXPECT_TRUE(typed->text.endsWith(u" And typed last?"_s)) << typed->text.toStdString();
}
