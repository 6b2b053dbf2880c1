// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_page.h"

#include "core/live/rehearsal.h"
#include "ui/feed/feed_view.h"
#include "ui/live/activity_chart.h"
#include "ui/live/answers_panel.h"
#include "ui/live/banner.h"
#include "ui/live/composer.h"
#include "ui/live/conductor.h"
#include "ui/live/feed_panel.h"
#include "ui/live/highlights_panel.h"
#include "ui/live/lull_bar.h"
#include "ui/live/people_panel.h"
#include "ui/live/run_sheet_panel.h"
#include "ui/live/take_back.h"
#include "ui/live/toast.h"
#include "ui/shell/counted.h"
#include "ui/shell/network_badges.h"
#include "ui/shell/source_words.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

LivePage::LivePage(LiveChat &live, Clock &uiClock, Theme &theme, Actions &actions, QUndoStack &undo,
                   QWidget *parent)
    : Page(parent)
    , m_live(live)
    , m_theme(theme)
    , m_tick(uiClock)
    , m_toast(new Toast(uiClock, this))
    , m_conductor(new Conductor(live, uiClock, theme, actions, *m_toast))
    , m_banner(new Banner(live, theme))
    , m_lull(new LullBar(live, actions, *m_toast))
    , m_runSheet(new RunSheetPanel(live, uiClock, theme))
    , m_feed(new FeedPanel(live, uiClock, theme, actions, undo, *m_toast))
    , m_composer(new Composer(live, uiClock, theme, actions))
    , m_takeBack(new TakeBack(live, *m_toast, this))
    , m_overBar(buildOverBar())
    , m_narrowTabs(new QTabBar)
    , m_centre(new QStackedWidget)
    , m_boardPlace(new QWidget)
    , m_tabs(new QTabWidget)
    , m_answers(new AnswersPanel(live, uiClock, theme, undo))
    , m_board(buildBoard(theme, uiClock, undo))
{
    m_columns = new QHBoxLayout;
    tighten(m_columns, 0);
    m_columns->addWidget(m_runSheet);
    m_columns->addWidget(buildCentre(), 1);
    m_columns->addWidget(m_board);
    m_rows = new QVBoxLayout(this);
    tighten(m_rows, 0);
    m_rows->addWidget(m_conductor);
    m_rows->addWidget(m_banner);
    m_rows->addWidget(m_overBar);
    m_rows->addLayout(m_columns, 1);
    connectPanels();
    arrange();
    tick();
}

QWidget *LivePage::buildCentre()
{
    auto *centre = frame(u"ground"_s);
    m_narrowTabs->addTab(tr("Stream"));
    m_narrowTabs->addTab(tr("Answers and people"));
    m_narrowTabs->setAccessibleName(tr("Stream or answers"));
    auto *place = new QVBoxLayout(m_boardPlace);
    tighten(place, 0);
    m_centre->addWidget(m_feed);
    m_centre->addWidget(m_boardPlace);
    connect(m_narrowTabs, &QTabBar::currentChanged, m_centre, &QStackedWidget::setCurrentIndex);
    auto *rows = new QVBoxLayout(centre);
    tighten(rows, 0);
    rows->addWidget(m_narrowTabs);
    rows->addWidget(m_centre, 1);
    rows->addWidget(m_composer);
    m_composer->setVisible(!m_live.accounts().isEmpty());  // nothing can be posted from an archive
    return centre;
}

QWidget *LivePage::buildBoard(Theme &theme, Clock &uiClock, QUndoStack &undo)
{
    auto *board = frame(u"right"_s);
    m_tabs->setDocumentMode(true);
    auto *highlights = new HighlightsPanel(m_live, uiClock, theme, undo);
    auto *people = new PeoplePanel(m_live, uiClock, theme, undo);
    m_tabs->addTab(m_answers, tr("Answers"));
    m_tabs->addTab(highlights, tr("Highlights"));
    m_tabs->addTab(people, tr("People"));
    const auto toFeed = [this](const PostFilter &filter) {
        m_narrowTabs->setCurrentIndex(0);
        m_feed->showFilter(filter);
    };
    connect(m_answers, &AnswersPanel::filterChosen, this, toFeed);
    connect(people, &PeoplePanel::filterChosen, this, toFeed);
    connect(m_answers, &AnswersPanel::postChosen, this, &LivePage::showPost);
    connect(m_answers, &AnswersPanel::checked, this, [this] {
        m_narrowTabs->setCurrentIndex(0);
        m_feed->view().setFocus();
    });
    connect(highlights, &HighlightsPanel::postChosen, this, &LivePage::showPost);
    connect(people, &PeoplePanel::nextNotSeenWanted, this, [this] {
        m_narrowTabs->setCurrentIndex(0);
        m_feed->showNextNotSeen();
    });
    connect(people, &PeoplePanel::welcomeWanted, this, [this](const PostId &post) {
        const QStringList replies = m_live.chat().settings.savedReplies;
        m_composer->replyWithSaved(post, replies.isEmpty() ? QString() : replies.first());
    });
    m_chart = buildChart(theme, uiClock);
    m_boardRows = new QVBoxLayout(board);
    tighten(m_boardRows, 0);
    m_boardRows->addWidget(m_tabs, 1);
    m_boardRows->addWidget(hairline());
    m_boardRows->addWidget(m_chart);
    return board;
}

QWidget *LivePage::buildChart(Theme &theme, Clock &uiClock)
{
    auto *place = new QWidget;
    auto *chart = new QVBoxLayout(place);
    chart->setContentsMargins(16, 10, 16, 12);
    chart->setSpacing(6);
    chart->addWidget(sectionLabel(tr("POSTS PER MINUTE")));
    auto *activity = new ActivityChart(m_live, uiClock, theme);
    connect(activity, &ActivityChart::changed, m_conductor, &Conductor::showDensity);
    m_conductor->showDensity(m_live.stats());
    chart->addWidget(activity);
    return place;
}

QWidget *LivePage::buildOverBar()
{
    auto *bar = frame(u"header"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 16, 8);
    row->addWidget(plainLabel(tr("The chat is over. The recap is ready."), u"strong"_s));
    QPushButton *show = button(tr("Show the recap"), u"primary"_s);
    connect(show, &QPushButton::clicked, this, &LivePage::recapWanted);
    row->addWidget(show);
    row->addStretch();
    bar->hide();
    return bar;
}

void LivePage::connectPanels()
{
    connect(m_toast, &Toast::offersChanged, this, &LivePage::undoOfferChanged);
    connect(m_runSheet, &RunSheetPanel::questionChosen, this, [this](int number) {
        m_feed->showFilter({.show = PostFilter::Show::Question, .question = number});
    });
    connect(m_feed, &FeedPanel::replyWanted, this,
            [this](const PostId &post) { m_composer->replyTo(post); });
    connect(m_feed, &FeedPanel::doubtsWanted, this, &LivePage::checkDoubts);
    connect(m_composer, &Composer::left, this, [this] { m_feed->view().setFocus(); });
    connect(m_composer, &Composer::sent, this,
            [this](const QList<DeliveryId> &said, const std::optional<PostId> &repliedTo) {
                m_feed->view().setFocus();
                if (repliedTo)
                    m_feed->goOnAfter(*repliedTo);
                m_takeBack->offer(said);
            });
    connect(m_takeBack, &TakeBack::takenBack, m_composer, &Composer::takeUp);
    connect(m_composer, &Composer::savedReplyChosen, this, &LivePage::replyToSelected);
    connect(&m_live, &LiveChat::chatChanged, this, [this] {
        m_overBar->setVisible(m_live.chat().stage == ChatStage::Ended);
        Q_EMIT titleChanged();
    });
    m_overBar->setVisible(m_live.chat().stage == ChatStage::Ended);
}

void LivePage::showPost(const PostId &post)
{
    m_narrowTabs->setCurrentIndex(0);
    m_feed->showPost(post);
}

void LivePage::checkDoubts()
{
    if (m_live.count({.show = PostFilter::Show::ToCheck}) == 0)
        return m_toast->say(tr("Nothing to check."));
    m_tabs->setCurrentWidget(m_answers);
    m_narrowTabs->setCurrentIndex(m_narrowTabs->isHidden() ? 0 : 1);
    m_answers->checkDoubts();
}

void LivePage::replyToSelected(const QString &savedReply)
{
    if (const auto post = m_feed->view().selected())
        m_composer->replyWithSaved(*post, savedReply);
    else
        m_toast->say(tr("Choose a post first: the reply goes to its author."));
}

void LivePage::setAvatars(AvatarCache *avatars)
{
    m_feed->view().setAvatars(avatars);
}

void LivePage::setRehearsal(Rehearsal *rehearsal)
{
    m_rehearsal = rehearsal;
}

QWidget *LivePage::buildSpeeds()
{
    auto *speeds = new QWidget;
    auto *row = new QHBoxLayout(speeds);
    tighten(row, 4);
    m_speedCaption = plainLabel(tr("Speed"), u"caption"_s);
    row->addWidget(m_speedCaption);
    auto *group = new QButtonGroup(speeds);
    for (const int speed : {1, 5, 20, 60}) {
        QPushButton *made = filterChip(u"%1×"_s.arg(speed));
        made->setAccessibleName(tr("%1 times as fast as life").arg(speed));
        made->setChecked(int(m_rehearsal->speed()) == speed);
        group->addButton(made);
        connect(made, &QPushButton::clicked, this, [this, speed] { m_rehearsal->setSpeed(speed); });
        row->addWidget(made);
    }
    return speeds;
}

QString LivePage::title() const
{
    return m_live.chat().hashtag.withSign();
}

QString LivePage::subtitle() const
{
    const Chat &chat = m_live.chat();
    if (chat.start.kind() == ZonedTime::Kind::Invalid)
        return chat.title;
    return u"%1 · %2"_s.arg(chat.title, dateAndTime(chat.start, m_live.clock().now()));
}

QList<QWidget *> LivePage::titleWidgets()
{
    QList<QWidget *> widgets;
    if (m_rehearsal)
        widgets.append(buildSpeeds());
    m_badges = new NetworkBadges(m_live, m_theme);
    widgets.append(m_badges);
    return widgets;
}

void LivePage::setTitleNarrow(bool narrow)
{
    if (m_speedCaption)
        m_speedCaption->setVisible(!narrow);
    if (m_badges)
        m_badges->setBrief(narrow);
}

QString LivePage::stageText() const
{
    switch (m_live.chat().stage) {
    case ChatStage::Armed:
        return tr("● Waiting for the start");
    case ChatStage::Live:
        return tr("● Live");
    case ChatStage::Ended:
        return tr("Over");
    case ChatStage::Draft:
        break;
    }
    return tr("Not live");
}

QList<StatusText> LivePage::statusLeft() const
{
    const Instant now = m_live.clock().now();
    const QByteArray zone = m_live.chat().start.zone;
    QString time = u"%1 %2"_s.arg(clockTimeWithSeconds(now, zone), shortZoneName(zone));
    if (ZonedTime::at(now, zone).time.hour() != ZonedTime::at(now, localZone()).time.hour())
        time += tr(" · %1 here").arg(clockTime(now, localZone()));
    return {{stageText(), {}},
            {time, {}},
            m_live.isSaved() ? StatusText{tr("All posts saved"), {}}
                             : StatusText{tr("Saving…"), {}}};
}

QList<StatusText> LivePage::statusRight() const
{
    QList<StatusText> texts;
    const Instant now = m_live.clock().now();
    const auto &reports = m_live.completeness().reports();
    for (auto it = reports.begin(); it != reports.end(); ++it) {
        using State = Connection::State;
        const State state = it->connection.state;
        if (state != State::Live && state != State::Off && state != State::Connecting)
            texts.append({connectionSentence(networkName(it.key()), it->connection,
                                             m_live.chat().start.zone, now),
                          state == State::Away ? u"bad"_s : u"warn"_s});
    }
    if (texts.isEmpty() && !reports.isEmpty())
        texts.append({tr("No gaps"), {}});
    for (auto it = reports.begin(); it != reports.end(); ++it)
        texts += sourceTexts(m_live, it.key());
    int waiting = 0;
    for (const Delivery &delivery : m_live.outbox().all())
        waiting += delivery.isSettled() ? 0 : 1;
    texts.append({waiting == 0
                      ? tr("Nothing waiting to post")
                      : counted(waiting, tr("%1 post on the way"), tr("%1 posts on the way")),
                  {}});
    return texts;
}

QWidget *LivePage::firstFocus()
{
    return &m_feed->view();
}

QList<QWidget *> LivePage::parts()
{
    QList<QWidget *> parts{m_conductor, m_banner, m_runSheet, m_feed, m_composer, m_board};
    parts.removeIf([](const QWidget *part) { return part->isHidden(); });
    return parts;
}

bool LivePage::offersUndo() const
{
    return m_toast->offers();
}

void LivePage::takeBack()
{
    m_toast->take();
}

void LivePage::tick()
{
    refreshTabs();
    m_lull->refresh();
    m_banner->refreshTime();
    Q_EMIT statusChanged();
    m_tick.setAfter(Seconds{1}, [this] { tick(); });
}

void LivePage::refreshTabs()
{
    m_tabs->setTabText(1,
                       tr("Highlights %1").arg(m_live.count({.show = PostFilter::Show::Starred})));
    m_tabs->setTabText(2, tr("People %1").arg(m_live.people().count()));
}

}  // namespace ui
