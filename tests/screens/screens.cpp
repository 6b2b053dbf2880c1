// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every page, dialog and state of the bad hour, light and dark, in two sizes.
#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/networks/rehearsal/rehearsal_script.h"
#include "tests/screens/accounts_screens.h"
#include "tests/screens/mastodon_screens.h"
#include "tests/screens/scene.h"
#include "tests/support/builders.h"
#include "tests/support/settle.h"
#include "ui/prepare/open_archive_dialog.h"
#include "ui/prepare/paste_plan_dialog.h"
#include "ui/prepare/preflight_dialog.h"
#include "ui/prepare/series_dialog.h"
#include "ui/recap/consent_dialog.h"
#include "ui/recap/pictures_dialog.h"
#include "ui/recap/thanks_dialog.h"
#include "ui/shell/first_start_page.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/status_line.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QTranslator>
#include <QUndoStack>

#include <algorithm>

using namespace core;
using namespace Qt::StringLiterals;
using tests::Scene;
using ui::Stage;

namespace {

bool has(Scene &scene, Delivery::State state)
{
    const QList<Delivery> all = scene.live().outbox().all();
    return std::any_of(all.begin(), all.end(),
                       [state](const Delivery &one) { return one.state == state; });
}

bool isOut(Scene &scene, int question)
{
    return scene.live().answers().tally(question).posted.has_value();
}

bool isConnection(Scene &scene, Connection::State state)
{
    const auto &reports = scene.live().completeness().reports();
    return std::any_of(reports.begin(), reports.end(), [state](const SourceReport &report) {
        return report.connection.state == state;
    });
}

/// The nth question as it shall be from now on.
void changeQuestion(Scene &scene, int number, const std::function<void(Cue &)> &change)
{
    Chat chat = scene.live().chat();
    Cue cue = *chat.runSheet.question(number);
    change(cue);
    chat.runSheet.change(cue);
    scene.live().setChat(chat);
}

void takeStart(Scene &scene)
{
    scene.take(u"prepare-empty"_s);
    scene.window.showAlone(new ui::FirstStartPage);
    scene.take(u"first-start"_s);
    scene.showFakeChat();
    scene.take(u"live-empty"_s);
}

void press(QWidget *widget, Qt::Key key)
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &press);
}

/// The board, also where it is a tab beside the stream.
void showBoard(Scene &scene, bool board)
{
    for (QTabBar *bar : scene.window.findChildren<QTabBar *>()) {
        if (bar->isVisible() && !qobject_cast<QTabWidget *>(bar->parentWidget()))
            bar->setCurrentIndex(board ? 1 : 0);
    }
}

void setLetters(Scene &scene, const QString &question)
{
    Chat chat = scene.live().chat();
    chat.settings.questionLetter = question;
    scene.live().setChat(chat);
}

/// The tabs of the board: other letters, highlights by both hosts and with a note, a person with
/// two accounts and a note.
void takeBoard(Scene &scene)
{
    LiveChat &live = scene.live();
    showBoard(scene, true);
    setLetters(scene, u"F"_s);
    scene.take(u"live-board-letters"_s);
    setLetters(scene, u"Q"_s);
    scene.take(u"live-board"_s);
    const QList<PostId> starred =
        live.recap().questions.first().highlights.isEmpty()
            ? live.marks().starred()
            : QList<PostId>{live.recap().questions[0].highlights[0].post.id};
    live.star(starred.first(), true);
    live.mark({.post = starred.first(), .kind = Mark::Kind::Star, .by = u"Practice Co-host"_s});
    live.setNote(starred.first(), u"opens the second paragraph of the recap"_s);
    auto *tabs = scene.window.findChild<QTabWidget *>();
    tabs->setCurrentIndex(1);
    scene.take(u"live-highlights"_s);
    const QList<Participant> people = live.people().persons();
    for (const Participant &other : people) {
        if (other.person.network != people.first().person.network && !other.host) {
            live.setJoined(live.people().joining(other.person.id, people.first().person.id));
            break;
        }
    }
    live.setPersonNote(people.first().person.id, u"teaches in Ohio, asked about the recap"_s);
    tabs->setCurrentIndex(2);
    scene.take(u"live-people"_s);
    auto *list = tabs->currentWidget()->findChild<QListView *>();
    list->setCurrentIndex(list->model()->index(1, 0));
    press(list, Qt::Key_J);
    scene.take(u"live-people-join"_s);
    press(list, Qt::Key_Escape);
    press(list, Qt::Key_N);
    scene.take(u"live-people-note"_s);
    press(tabs->currentWidget()->findChild<QLineEdit *>(), Qt::Key_Escape);
    tabs->setCurrentIndex(0);
    showBoard(scene, false);
}

void takeEvening(Scene &scene)
{
    scene.showRehearsal();
    scene.take(u"live-waiting"_s);
    scene.playUntil([&] { return isConnection(scene, Connection::State::RateLimited); });
    scene.take(u"live-rate-limit"_s);
    scene.playUntil([&] { return isConnection(scene, Connection::State::Away); });
    scene.take(u"live-away"_s);
    scene.playUntil([&] { return isConnection(scene, Connection::State::CatchingUp); });
    scene.take(u"live-gap"_s);
    scene.play(4min);
    scene.window.actions()[ui::ActionId::NextPost]->trigger();
    scene.window.actions()[ui::ActionId::NextPost]->trigger();
    scene.take(u"live"_s);
    takeBoard(scene);
    scene.live().hold();
    scene.play(80s);
    scene.take(u"live-held"_s);
    scene.live().resume();
    scene.window.showStage(Stage::Prepare);
    scene.take(u"prepare"_s);
    scene.window.showStage(Stage::Live);
}

void takeBadHour(Scene &scene)
{
    changeQuestion(scene, 4, [](Cue &cue) { cue.mode = CueMode::Armed; });
    changeQuestion(scene, 5, [](Cue &cue) { cue.text = u"How "_s + cue.text.repeated(4); });
    scene.playUntil([&] {
        const CueProgress *next = scene.live().schedule().next();
        return next && next->state == CueProgress::State::Ready;
    });
    scene.take(u"live-armed"_s);
    scene.live().postNow(scene.live().schedule().next()->cue);
    scene.playUntil([&] { return isOut(scene, 4); });
    scene.playUntil([&] { return has(scene, Delivery::State::Refused); });
    scene.take(u"live-refused"_s);
    scene.clock.jump(12s);  // twelve minutes of the rehearsal
    scene.play(2s);
    scene.take(u"live-late"_s);
    scene.window.statusLine().setAlert(
        {u"Cannot save: the disk is full. Stars are kept in memory."_s, u"bad"_s},
        u"Open folder"_s);
    scene.take(u"live-disk-full"_s);
    scene.window.statusLine().setAlert({});
    while (const CueProgress *next = scene.live().schedule().next()) {
        scene.live().postNow(next->cue);
        scene.play(2min);
    }
    for (const Delivery &delivery : scene.live().outbox().all()) {
        if (delivery.state == Delivery::State::Refused)
            scene.live().deliveries().skip(delivery.id);
    }
    scene.playUntil([&] { return scene.live().chat().stage == ChatStage::Ended; });
    scene.take(u"live-over"_s);
    scene.window.showStage(Stage::Recap);
    scene.take(u"recap"_s);
}

void takeParked(Scene &scene)
{
    scene.showFakeChat();
    for (int look = 0; look < 12; ++look)
        scene.client.findResults.push_back(
            tl::unexpected(Error{Error::Code::Unconfirmed, u"no answer"_s}));
    scene.client.publishResults.push_back(
        tl::unexpected(Error{Error::Code::Unconfirmed, u"no answer"_s}));
    scene.playUntil([&] { return has(scene, Delivery::State::Unconfirmed); });
    scene.take(u"live-unconfirmed"_s);
    scene.playUntil([&] { return has(scene, Delivery::State::Parked); });
    scene.take(u"live-parked"_s);
    scene.client.setConnection({.state = Connection::State::SignedOut});
    scene.play(1s);
    scene.take(u"live-signed-out"_s);
}

/// Two highlights are hidden; a host has let one of them in with a short name.
void takeRecapDialogs(Scene &scene)
{
    QUndoStack undo;
    LiveChat &live = scene.live();
    const QList<PostId> starred = live.marks().starred();
    for (qsizetype at = 0; at < std::min<qsizetype>(2, starred.size()); ++at)
        live.hide(starred[at], true);
    if (!starred.isEmpty())
        live.mark({.post = starred.first(),
                   .kind = Mark::Kind::Consent,
                   .number = int(Consent::ShortName)});
    scene.take(u"recap-left-out"_s);
    ui::ConsentDialog consent(live, undo, ui::ConsentDialog::For::Exporting);
    scene.takeDialog(consent, u"dialog-consent"_s);
    live.setNote(ui::picturesNote,
                 ui::toNote({{.file = u"/nowhere/the room.jpg"_s, .description = u"The room"_s}}));
    ui::PicturesDialog pictures(live, undo, live.recap());
    scene.takeDialog(pictures, u"dialog-pictures"_s);
    live.setNote(ui::picturesNote, {});
}

/// Before, while and after an archive is read.
void takeArchiveDialog(Scene &scene)
{
    ui::OpenArchiveDialog dialog({scene.live().chat()}, scene.clock.now());
    scene.takeDialog(dialog, u"dialog-archive-empty"_s);
    dialog.addFiles({u"/nowhere/our chat, mastodon.jsonl"_s, u"/nowhere/bluesky.jsonl"_s});
    dialog.showProgress(0.4);
    scene.takeDialog(dialog, u"dialog-archive-reading"_s);
    dialog.showReport(
        {u"The archive ends in the middle of line 2,041 of bluesky.jsonl; what stands "
         "before it was read."_s});
    scene.takeDialog(dialog, u"dialog-archive-report"_s);
}

void takeDialogs(Scene &scene)
{
    takeArchiveDialog(scene);
    ui::KeysDialog keys;
    scene.takeDialog(keys, u"dialog-keys"_s);
    ui::PastePlanDialog paste(std::nullopt, scene.clock.now());
    paste.setText(bundledPlanText());
    scene.takeDialog(paste, u"dialog-paste-plan"_s);
    Chat existing = scene.live().chat();
    existing.stage = ChatStage::Draft;
    ui::PastePlanDialog change(existing, scene.clock.now());
    change.setText(u"Q1: What did you read this week?\nQ2: Whom would you give it to?"_s);
    change.findChild<QCheckBox *>()->setChecked(true);
    scene.takeDialog(change, u"dialog-paste-changes"_s);
    existing.settings.otherZones = {"Europe/Berlin", "Asia/Tokyo"};
    existing.skippedDates = {existing.start.date.addDays(14)};
    existing.sittings = {QTime(9, 0)};
    ui::SeriesDialog dates(existing, scene.clock);
    scene.takeDialog(dates, u"dialog-dates"_s);
    ui::PreflightDialog preflight(scene.live().chat(), practiceAccounts(), scene.clock);
    scene.takeDialog(preflight, u"dialog-preflight"_s);
    ui::ThanksDialog thanks(scene.live());
    scene.takeDialog(thanks, u"dialog-thanks"_s);
    takeRecapDialogs(scene);
}

}  // namespace

/// Words about as much longer as German ones are, to see what they do to the window.
class LongWords : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        static const QRegularExpression word(u"(?<![%&\\w])([A-Za-z]{4,})"_s);
        return QString::fromUtf8(source).replace(word, u"\\1ung"_s);
    }
};

/// What strangers may write: no name and no text may reach beyond its row.
void takeHostile(Scene &scene)
{
    scene.showFakeChat();
    const QString marks =
        QString(u"e\u0301\u0323\u0330"_s).repeated(3) + QString(QChar(0x0310)).repeated(40);
    const QStringList texts{
        u"A1: turned round \u202Eterces\u202C and \u2067\u05D0\u05D1\u2069 back"_s,
        u"A1: marks "_s + marks + u" upon marks"_s,
        QString(u"x"_s).repeated(64 * 1024),
        u"A1: 👩🏽‍🏫👨‍👩‍👧‍👦🏳️‍🌈 families and flags 🇩🇪🇯🇵 1️⃣"_s,
        u"A1: 図書館で学ぶことは、皆と学ぶことです。いつでも来てください。"_s,
        u"A1: نتعلّم معًا كلّ يوم، ونسأل دائمًا"_s};
    for (qsizetype at = 0; at < texts.size(); ++at) {
        Post post = tests::aPost(u"hostile-%1"_s.arg(at), texts[at]);
        post.network = scene.client.account().network;
        post.created = scene.clock.now();
        post.author.name = at % 2 ? u"\u202Eeman "_s + marks + QString(u"W"_s).repeated(200)
                                  : u"<b>Name</b> "_s + marks;
        Q_EMIT scene.client.received(post);
    }
    scene.play(1s);
    scene.take(u"live-hostile"_s);
}

/// What a translation and a desktop with large letters make of it.
void takeLarge(const QString &folder)
{
    LongWords words;
    QCoreApplication::installTranslator(&words);
    {
        Scene scene({1024, 700}, ui::Theme::Choice::Light, folder + u"/long-words"_s);
        takeStart(scene);
        takeEvening(scene);
        takeBadHour(scene);
        tests::takeAccounts(scene);
        tests::takeMastodonPrepared(scene);
        tests::takeMastodonLive(scene);
        takeParked(scene);
    }
    QCoreApplication::removeTranslator(&words);
    const QFont font = QApplication::font();
    QFont large = font;
    large.setPointSizeF(font.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        Scene scene({1440, 900}, ui::Theme::Choice::Light, folder + u"/large-font"_s);
        takeStart(scene);
        takeEvening(scene);
        tests::takeAccounts(scene);
        tests::takeMastodonPrepared(scene);
        tests::takeMastodonLive(scene);
        takeParked(scene);
    }
    QApplication::setFont(font);
}

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QString folder = application.arguments().value(1, u"screens"_s);
    for (const QSize &size : {QSize(1440, 900), QSize(1024, 700)}) {
        for (const auto choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
            Scene scene(size, choice, folder);
            takeStart(scene);
            takeEvening(scene);
            takeBadHour(scene);
            takeDialogs(scene);
            tests::takeAccounts(scene);
            tests::takeMastodonPrepared(scene);
            tests::takeMastodonLive(scene);
            takeParked(scene);
            takeHostile(scene);
        }
    }
    takeLarge(folder);
    printf("pictures of every page are in %s\n", qPrintable(QDir(folder).absolutePath()));
    return 0;
}
