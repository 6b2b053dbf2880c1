// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/running_chat.h"

#include "app/notifier.h"
#include "ui/live/live_page.h"
#include "ui/recap/recap_page.h"
#include "ui/shell/error_text.h"
#include "ui/shell/status_line.h"

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// After the last post people go on answering; then the evening is over by itself.
constexpr Minutes lastAnswers{30};

}  // namespace

RunningChat::RunningChat(ui::MainWindow &window, ui::Theme &theme, Clock &clock,
                         AccountBook &accounts, ui::AvatarCache &avatars)
    : m_window(window)
    , m_theme(theme)
    , m_clock(clock)
    , m_accounts(accounts)
    , m_avatars(avatars)
{}

RunningChat::~RunningChat()
{
    m_window.setPage(ui::Stage::Live, nullptr);
    m_window.setPage(ui::Stage::Recap, nullptr);
    m_window.setPractice(ui::MainWindow::Practice::None);
    m_window.statusLine().setAlert({});
}

LiveChat *RunningChat::live()
{
    if (m_rehearsal)
        return &m_rehearsal->live();
    if (m_real)
        return &m_real->live();
    return m_evening ? &m_evening->live() : m_archived.get();
}

bool RunningChat::isOnDuty()
{
    if (!m_evening && !m_real)
        return false;
    const ChatStage stage = live()->chat().stage;
    return stage == ChatStage::Armed || stage == ChatStage::Live;
}

Future<Done> RunningChat::rehearse(const Rehearsal::Options &options)
{
    auto opened = Rehearsal::open(m_clock, options);
    if (!opened)
        return arrived<Done>(tl::unexpected(opened.error()));
    m_rehearsal = std::move(*opened);
    return andThen(m_rehearsal->start(), this, [this](const Done &) {
        m_window.setPractice(ui::MainWindow::Practice::Rehearsal);
        makePages();
        return arrived<Done>(Done{});
    });
}

Future<Done> RunningChat::open(const Chat &chat, Storage &storage, const QString &folder,
                               const QString &desk, bool goLive)
{
    if (chat.archived)
        return openArchived(chat, {m_clock, storage, folder, desk});
    if (RealEvening::isReal(chat))
        return openReal(chat,
                        {.clock = m_clock,
                         .storage = storage,
                         .book = m_accounts,
                         .folder = folder,
                         .desk = desk,
                         .lingers = lastAnswers},
                        goLive);
    auto opened = PracticeEvening::open(
        chat, {.clock = m_clock, .storage = storage, .folder = folder, .desk = desk});
    if (!opened)
        return arrived<Done>(tl::unexpected(opened.error()));
    m_evening = std::move(*opened);
    return andThen(m_evening->load(), this, [this, goLive](const Done &) {
        m_window.setPractice(ui::MainWindow::Practice::Chat);
        if (goLive)
            m_evening->goLive();
        makePages();
        return arrived<Done>(Done{});
    });
}

Future<Done> RunningChat::openReal(const Chat &chat, const RealEvening::Parts &parts, bool goLive)
{
    auto opened = RealEvening::open(chat, parts);
    if (!opened)
        return arrived<Done>(tl::unexpected(opened.error()));
    m_real = std::move(*opened);
    return andThen(m_real->load(), this, [this, goLive](const Done &) {
        if (goLive)
            m_real->goLive();
        makePages();
        return arrived<Done>(Done{});
    });
}

Future<Done> RunningChat::openArchived(const Chat &chat, const ArchivedParts &parts)
{
    auto opened = archivedChat(chat, parts);
    if (!opened)
        return arrived<Done>(tl::unexpected(opened.error()));
    m_archived = std::move(*opened);
    return andThen(m_archived->open(), this, [this](const Done &) {
        makePages();
        return arrived<Done>(Done{});
    });
}

void RunningChat::makePages()
{
    LiveChat &chat = *live();
    auto *livePage = new ui::LivePage(chat, m_clock, m_theme, m_window.actions(), m_undo);
    if (m_real)  // else nobody expects it to ask anything of the internet
        livePage->setAvatars(&m_avatars);
    livePage->setRehearsal(m_rehearsal.get());
    connect(livePage, &ui::LivePage::recapWanted, &m_window,
            [this] { m_window.showStage(ui::Stage::Recap); });
    m_window.setPage(ui::Stage::Live, livePage);
    auto *recapPage = new ui::RecapPage(chat, m_clock, m_theme, m_undo);
    connect(recapPage, &ui::RecapPage::postWanted, livePage, [this, livePage](const PostId &post) {
        m_window.showStage(ui::Stage::Live);
        livePage->showPost(post);
    });
    m_window.setPage(ui::Stage::Recap, recapPage);
    m_notifier = std::make_unique<Notifier>(chat);
    connect(&chat, &LiveChat::chatChanged, this, &RunningChat::dutyChanged);
    watchDisk();
    Q_EMIT dutyChanged();
}

void RunningChat::watchDisk()
{
    connect(live(), &LiveChat::saveFailed, this, [this](const Error &error) {
        m_hasDiskAlert = true;
        m_window.statusLine().setAlert({ui::errorText(error), u"bad"_s}, tr("Open folder"));
    });
    connect(live(), &LiveChat::saved, this, [this] {
        if (std::exchange(m_hasDiskAlert, false))  // what others say stays
            m_window.statusLine().setAlert({});
    });
}

}  // namespace app
