// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_template.h"
#include "tests/support/builders.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/live_chats.h"
#include "tests/support/settle.h"
#include "ui/recap/consent_card.h"
#include "ui/recap/consent_dialog.h"
#include "ui/recap/pictures_dialog.h"
#include "ui/recap/recap_files.h"
#include "ui/recap/recap_page.h"
#include "ui/recap/template_panel.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// The Recap page of a chat that is over; everything behind it is real but the disk.
class RecapPageTest : public testing::Test {
protected:
    RecapPageTest()
    {
        chat.start = ZonedTime::at(clock.now(), "America/New_York");
        live = tests::openLiveChat(chat, clock, *storage, client);
        live->goLive();
        clock.advance(10min);
        tests::settle();
    }
    Post receive(const QString &id, const QString &text, bool sensitive = false)
    {
        Post post = tests::aPost(id, text, u"ann"_s, clock.now());
        post.author.name = u"Ann Lee"_s;
        post.sensitive = sensitive;
        client.receive(post);
        clock.advance(100ms);
        tests::settle();
        live->star(post.id, true);
        return post;
    }
    void showPage()
    {
        page = std::make_unique<ui::RecapPage>(*live, clock, theme, undo);
        page->resize(1200, 800);
        page->show();
        settle();
    }
    void settle()
    {
        tests::settle();
        clock.advance(300ms);
        tests::settle();
    }
    QString words() const
    {
        QStringList texts;
        for (const QLabel *label : page->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }
    template <typename Button>
    static Button *button(const QString &start, QWidget *in)
    {
        for (Button *one : in->findChildren<Button *>()) {
            if (one->text().startsWith(start))
                return one;
        }
        ADD_FAILURE() << "no button " << qPrintable(start);
        return nullptr;
    }
    QString pictureFile(const QString &name, const QSize &size = {40, 20})
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        image.setText(u"Location"_s, u"at home"_s);
        const QString file = folder.filePath(name);
        EXPECT_TRUE(image.save(file));
        return file;
    }

    QTemporaryDir folder;
    tests::FakeClock clock;
    tests::FakeClient client{tests::anAccount(u"mastodon"_s)};
    std::unique_ptr<Storage> storage = *Storage::open(u":memory:"_s);
    Chat chat = tests::aChat();
    std::unique_ptr<LiveChat> live;
    ui::Theme theme;
    QUndoStack undo;
    std::unique_ptr<ui::RecapPage> page;
};

}  // namespace

TEST_F(RecapPageTest, ThePreviewHasTheWordsOfTheFiles)
{
    receive(u"1"_s, u"A1 Start small"_s);
    showPage();
    const QString shown = words();
    for (const QString &part :
         {u"Learning together"_s, u"By Ada & Ben"_s, u"touched on"_s, u"A1 Start small"_s,
          u"Thank you to everyone"_s, u"Join the next #OurChat"_s})
        EXPECT_TRUE(shown.contains(part)) << qPrintable(part);
}

TEST_F(RecapPageTest, BeforeAnythingIsPublishedTheHostLooksAtWhatNeedsIt)
{
    receive(u"1"_s, u"A1 Start small"_s);
    const Post sensitive = receive(u"2"_s, u"A1 Not for everyone"_s, true);
    showPage();
    EXPECT_TRUE(page->statusText().contains(u"1 highlight is left out"_s));
    page->copyForWordPress();
    auto *dialog = page->findChild<ui::ConsentDialog *>();
    ASSERT_TRUE(dialog);
    button<QRadioButton>(u"Publish as “"_s, dialog)->click();
    EXPECT_EQ(live->marks().of(sensitive.id).consent, Consent::ShortName);
    button<QPushButton>(u"Go on"_s, dialog)->click();
    settle();
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    EXPECT_TRUE(copied->html().contains(u"Not for everyone"_s));
    EXPECT_TRUE(copied->html().contains(u"Ann L."_s));
    EXPECT_TRUE(copied->html().startsWith(u"<!-- wp:"_s)) << qPrintable(copied->html().left(99));
    EXPECT_EQ(copied->text(), copied->html());

    undo.undo();
    EXPECT_EQ(live->marks().of(sensitive.id).consent, std::nullopt);
    EXPECT_EQ(live->recap().leftOut.size(), 1);
}

TEST_F(RecapPageTest, WhatTheHostDoesNotDecideOnStaysOut)
{
    receive(u"1"_s, u"A1 Not for everyone"_s, true);
    showPage();
    page->copyForWordPress();
    button<QPushButton>(u"Go on"_s, page->findChild<ui::ConsentDialog *>())->click();
    EXPECT_FALSE(QApplication::clipboard()->text().contains(u"Not for everyone"_s));
    EXPECT_TRUE(QApplication::clipboard()->text().contains(u"Learning together"_s));
}

TEST_F(RecapPageTest, ADecisionIsNotAskedForTwice)
{
    receive(u"1"_s, u"A1 Not for everyone"_s, true);
    showPage();
    page->copyForWordPress();
    auto *dialog = page->findChild<ui::ConsentDialog *>();
    button<QRadioButton>(u"Leave it out"_s, dialog)->click();
    button<QPushButton>(u"Go on"_s, dialog)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    page->copyForWordPress();
    EXPECT_FALSE(page->findChild<ui::ConsentDialog *>());
}

TEST_F(RecapPageTest, ADeletedHighlightIsToldByItsAuthorAndItsStarCanBeTakenOff)
{
    const Post post = receive(u"1"_s, u"A1 secret words"_s);
    Q_EMIT client.removed(post.id);
    settle();
    ui::ConsentDialog dialog(*live, undo, ui::ConsentDialog::For::Looking);
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts.append(label->text() + label->toolTip());
    EXPECT_TRUE(texts.join(u' ').contains(u"Ann Lee"_s)) << qPrintable(texts.join(u'\n'));
    EXPECT_TRUE(texts.join(u' ').contains(u"deleted by its author"_s));
    EXPECT_FALSE(texts.join(u' ').contains(u"secret"_s));
    button<QPushButton>(u"Take the star off"_s, &dialog)->click();
    tests::settle();
    EXPECT_TRUE(live->marks().starred().isEmpty());
    EXPECT_TRUE(dialog.findChildren<ui::ConsentCard *>().isEmpty());
}

TEST_F(RecapPageTest, EveryNameCanBeShortenedAndThatIsUndone)
{
    receive(u"1"_s, u"A1 Start small"_s);
    ui::ConsentDialog dialog(*live, undo, ui::ConsentDialog::For::Looking);
    dialog.findChild<QCheckBox *>()->click();
    EXPECT_TRUE(recapHtml(live->recap()).contains(u"Ann L."_s));
    EXPECT_FALSE(recapHtml(live->recap()).contains(u"Ann Lee"_s));
    undo.undo();
    EXPECT_TRUE(recapHtml(live->recap()).contains(u"Ann Lee"_s));
    EXPECT_FALSE(dialog.findChild<QCheckBox *>()->isChecked());
}

TEST_F(RecapPageTest, EveryFormatIsSavedWhereTheHostWantsIt)
{
    receive(u"1"_s, u"A1 Start small"_s);
    showPage();
    for (const QString &format : {u"html"_s, u"md"_s, u"pdf"_s}) {
        const QString file = folder.filePath(u"recap."_s + format);
        page->save(format, file);
        EXPECT_GT(QFileInfo(file).size(), 500) << qPrintable(format);
        EXPECT_TRUE(page->statusText().contains(u"Saved as"_s));
    }
    page->save(u"html"_s, folder.filePath(u"nowhere/recap.html"_s));
    EXPECT_TRUE(page->statusText().contains(u"could not be written"_s));
}

TEST_F(RecapPageTest, ThePictureOfAHostComesAlongWithItsDescriptionAndNothingElse)
{
    const Post post = receive(u"1"_s, u"A1 Start small"_s);
    showPage();
    ui::PicturesDialog dialog(*live, undo, live->recap());
    dialog.add({pictureFile(u"ours.png"_s, {4000, 2000})});
    tests::settle();
    ui::ChosenPictures pictures;
    EXPECT_TRUE(pictures.load(*live).isEmpty()) << "not described yet";

    auto *field = dialog.findChild<QLineEdit *>();
    ASSERT_TRUE(field);
    field->setText(u"A \"full\" room"_s);
    Q_EMIT field->editingFinished();
    tests::settle();
    auto *place = dialog.findChild<QComboBox *>();
    place->setCurrentIndex(1);
    Q_EMIT place->activated(1);
    tests::settle();
    const Recap recap = ui::recapOf(*live, pictures);
    ASSERT_EQ(recap.questions.first().highlights.first().pictures.size(), 1);
    const RecapPicture &picture = recap.questions.first().highlights.first().pictures.first();
    EXPECT_EQ(picture.size, QSize(1600, 800));
    EXPECT_FALSE(picture.bytes.contains("at home"));
    const QString html = recapHtml(recap);
    EXPECT_TRUE(html.contains(u"img-src data:;"_s));
    EXPECT_TRUE(html.contains(u"alt=\"A &quot;full&quot; room\""_s));

    ASSERT_TRUE(ui::writeRecap(recap, u"md"_s, folder.filePath(u"recap.md"_s)));
    EXPECT_TRUE(QFile::exists(folder.filePath(picture.file))) << qPrintable(picture.file);
    EXPECT_TRUE(recapMarkdown(recap).contains(u"](<"_s + picture.file + u">)"_s));
}

TEST_F(RecapPageTest, APictureThatIsGoneIsNamedAndTheRecapGoesWithoutIt)
{
    showPage();
    const QString file = pictureFile(u"gone.png"_s);
    live->setNote(ui::picturesNote, ui::toNote({{.file = file, .description = u"A room"_s}}));
    settle();
    QFile::remove(file);
    live->setNote(u"introduction"_s, u"x"_s);
    ui::ChosenPictures pictures;
    EXPECT_TRUE(pictures.load(*live).isEmpty());
    EXPECT_EQ(pictures.missing(), QStringList{u"gone.png"_s});
}

TEST_F(RecapPageTest, WhatIsNoPictureIsNotTaken)
{
    QFile text(folder.filePath(u"fake.png"_s));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("<svg xmlns='http://www.w3.org/2000/svg'/>");
    text.close();
    EXPECT_EQ(ui::readPicture({.file = text.fileName()}).error().code, Error::Code::BadInput);
    EXPECT_EQ(ui::readPicture({.file = folder.filePath(u"none.png"_s)}).error().code,
              Error::Code::Unreadable);
}

TEST(TemplatePanelTest, ATemplateIsCopiedUsedRememberedAndUndone)
{
    const QTemporaryDir data;
    tests::FakeClock clock;
    tests::FakeClient client{tests::anAccount(u"mastodon"_s)};
    auto storage = *Storage::open(data.path());
    const auto live = tests::openLiveChat(tests::aChat(), clock, *storage, client);
    QUndoStack undo;
    ui::TemplatePanel panel(*live, undo);
    ASSERT_TRUE(panel.copyTo(panel.ownFolder()));
    const QString folder = data.filePath(u"templates/ourchat"_s);
    EXPECT_EQ(live->chat().settings.templateFolder, folder);

    QFile html(folder + u"/article.html.mustache"_s);
    ASSERT_TRUE(html.open(QIODevice::WriteOnly));
    html.write("<h1>Ours: {{title}}</h1>");
    html.close();
    EXPECT_TRUE(recapHtml(live->recap()).contains(u"<h1>Ours: Learning together</h1>"_s));
    ASSERT_TRUE(panel.copyTo(panel.ownFolder())) << "a second time";
    EXPECT_TRUE(recapHtml(live->recap()).contains(u"Ours"_s)) << "the host's words stay";

    ASSERT_TRUE(html.open(QIODevice::WriteOnly));
    html.write("<h1>\n{{#questions}}</h1>");
    html.close();
    EXPECT_EQ(ui::templateTrouble(folder, u"html"_s),
              u"article.html.mustache has a section that is not closed, or a brace too many, in "
              "line 2. The built-in one is used until that is mended."_s);
    EXPECT_TRUE(recapHtml(live->recap()).contains(u"<article>"_s));
    undo.undo();
    EXPECT_EQ(live->chat().settings.templateFolder, QString());
}
