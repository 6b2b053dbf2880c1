// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/rehearsal.h"

#include "core/base/log.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/networks/rehearsal/rehearsal_clock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr Seconds beforeStart{20};  ///< of practice time, to look around before the first cue

/// The same plan has the same name, so that starting it again goes on with its evening.
QString planName(const Chat &chat)
{
    QCryptographicHash hash(QCryptographicHash::Blake2s_128);
    const auto add = [&hash](const QString &text) { hash.addData(text.toUtf8() + '\0'); };
    add(chat.title);
    add(chat.hashtag.normalized());
    for (const Cue &cue : chat.runSheet.cues())
        add(cue.text);
    return u"rehearsal-"_s + QString::fromLatin1(hash.result().toHex().left(12));
}

}  // namespace

Result<std::unique_ptr<Rehearsal>> Rehearsal::open(Clock &systemClock, const Options &options)
{
    auto storage = Storage::open(options.folder);
    if (!storage)
        return tl::unexpected(storage.error());
    return std::unique_ptr<Rehearsal>(new Rehearsal(systemClock, options, std::move(*storage)));
}

Rehearsal::Rehearsal(Clock &systemClock, const Options &options, std::unique_ptr<Storage> storage)
    : m_systemClock(systemClock)
    , m_options(options)
    , m_storage(std::move(storage))
{}

Rehearsal::~Rehearsal()
{
    if (m_clock)
        keepTime();
}

Future<Done> Rehearsal::start()
{
    return andThen(m_storage->loadChats(), this, [this](const QList<Chat> &saved) {
        chooseEvening(saved);
        return andThen(m_storage->save(m_chat), this, [this](const Done &) {
            if (const Result<Done> built = build(); !built)
                return arrived<Done>(built);
            return andThen(m_live->open(), this, [this](const Done &) {
                goOn();
                return arrived<Done>(Done{});
            });
        });
    });
}

void Rehearsal::chooseEvening(const QList<Chat> &saved)
{
    const QString name = planName(m_options.chat);
    int evenings = 0;
    for (const Chat &chat : saved) {
        if (!chat.id.text().startsWith(name))
            continue;
        ++evenings;
        if (chat.stage != ChatStage::Ended) {
            m_chat = chat;
            m_continued = true;
            return;
        }
    }
    m_chat = m_options.chat;
    m_chat.id = ChatId(u"%1-%2"_s.arg(name).arg(evenings + 1));
    m_chat.stage = ChatStage::Draft;
    m_chat.accounts.clear();
    for (const Account &account : practiceAccounts())
        m_chat.accounts.append(account.id);
    if (m_chat.start.instants().isEmpty())
        m_chat.start = ZonedTime::at(m_systemClock.now(), m_chat.start.zone.isEmpty()
                                                              ? QByteArrayLiteral("UTC")
                                                              : m_chat.start.zone);
}

QString Rehearsal::eveningFolder() const
{
    return m_options.folder + u"/chats/"_s + m_chat.id.text();
}

Result<Done> Rehearsal::build()
{
    const bool inMemory = m_options.folder == u":memory:";
    if (!inMemory && !QDir().mkpath(eveningFolder()))
        return failure(Error::Code::CannotSave, eveningFolder());
    const auto file = [&](const QString &name) {
        return inMemory ? m_options.folder : eveningFolder() + u'/' + name;
    };
    auto script = bundledRehearsalScript();
    auto memory = RehearsalMemory::open(file(u"network.jsonl"_s));
    auto stream = StreamStorage::open(m_storage->thread(), file(u"stream.db"_s));
    if (!script)
        return tl::unexpected(script.error());
    if (!memory)
        return tl::unexpected(memory.error());
    if (!stream)
        return tl::unexpected(stream.error());

    const QList<Account> accounts = practiceAccounts();
    m_clock = std::make_unique<RehearsalClock>(m_systemClock, savedTime(), m_options.speed);
    m_world = std::make_unique<RehearsalWorld>(*m_clock, std::move(*script), std::move(*memory),
                                               m_chat, accounts);
    QList<NetworkClient *> clients;
    for (const Account &account : accounts) {
        m_clients.push_back(std::make_unique<RehearsalClient>(account, *m_world));
        clients.append(m_clients.back().get());
    }
    m_live = std::make_unique<LiveChat>(m_chat, LiveChat::Parts{.clock = *m_clock,
                                                                .storage = *m_storage,
                                                                .stream = std::move(*stream),
                                                                .clients = clients,
                                                                .desk = m_options.desk,
                                                                .practice = true});
    return Done{};
}

void Rehearsal::goOn()
{
    m_clock->skipTo(m_live->latestSaved());
    const auto star = [this](const PracticeEvent &event) {
        if (event.what == PracticeEvent::What::Star)
            m_live->mark(
                {.post = event.of, .kind = Mark::Kind::Star, .by = event.by, .at = event.at});
    };
    connect(m_world.get(), &RehearsalWorld::happened, this, star);
    connect(m_world.get(), &RehearsalWorld::quiet, this, &Rehearsal::lookWhetherFinished);
    connect(&m_live->runner(), &ScheduleRunner::changed, this, &Rehearsal::lookWhetherFinished);
    connect(m_live.get(), &LiveChat::deliveryChanged, this, &Rehearsal::lookWhetherFinished);
    connect(m_live.get(), &LiveChat::chatChanged, this,
            [this] { m_world->setChat(m_live->chat()); });
    m_world->start();
    for (const PracticeEvent &event : m_world->stars())
        star(event);
    m_live->goLive();
    keepTime();
}

/// Once a second the time is written down: that is the most that a crash can take back.
void Rehearsal::keepTime()
{
    if (m_options.folder != u":memory:") {
        QSaveFile file(eveningFolder() + u"/time"_s);
        const QByteArray time = QByteArray::number(toMs(m_clock->now()));
        if (!file.open(QIODevice::WriteOnly) || file.write(time) < 0 || !file.commit())
            qCWarning(liveLog) << "could not keep the rehearsal's time:" << file.errorString();
    }
    m_systemClock.callAfter(1s, this, [this] { keepTime(); });
}

Instant Rehearsal::savedTime() const
{
    const Instant beginning = m_chat.startInstant() - beforeStart;
    QFile file(eveningFolder() + u"/time"_s);
    if (!m_continued || !file.open(QIODevice::ReadOnly))
        return beginning;
    return std::max(beginning, instantFromMs(file.readAll().trimmed().toLongLong()));
}

Clock &Rehearsal::clock()
{
    return *m_clock;
}

double Rehearsal::speed() const
{
    return m_clock ? m_clock->speed() : m_options.speed;
}

void Rehearsal::setSpeed(double speed)
{
    m_clock->setSpeed(speed);
}

void Rehearsal::lookWhetherFinished()
{
    const bool over = m_live->schedule().isOver() && m_live->outbox().isIdle();
    if (m_finished || !over || !m_world->isQuiet())
        return;
    m_finished = true;
    // The last posts may still be in the intake's frame.
    m_clock->callAfter(2s, this, [this] {
        m_live->end();
        Q_EMIT finished();
    });
}

bool Rehearsal::everyCueOnce() const
{
    const QList<Account> accounts = practiceAccounts();
    const QList<Cue> &cues = m_live->chat().runSheet.cues();
    return std::all_of(cues.begin(), cues.end(), [&](const Cue &cue) {
        return std::all_of(accounts.begin(), accounts.end(), [&](const Account &account) {
            return m_world->memory().count(cue.id, account.id) == 1;
        });
    });
}

}  // namespace core
