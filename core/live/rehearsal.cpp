// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/rehearsal.h"

#include "core/base/log.h"
#include "core/networks/rehearsal/rehearsal_client.h"
#include "core/networks/rehearsal/rehearsal_clock.h"

#include <QCryptographicHash>
#include <QFile>
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
            return andThen(m_evening->load(), this, [this](const Done &) {
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
    m_chat.accounts = idsOf(practiceAccounts());
    if (m_chat.start.instants().isEmpty())
        m_chat.start = ZonedTime::at(m_systemClock.now(), m_chat.start.zone.isEmpty()
                                                              ? QByteArrayLiteral("UTC")
                                                              : m_chat.start.zone);
}

QString Rehearsal::eveningFolder() const
{
    if (m_options.folder == u":memory:")
        return m_options.folder;
    return m_options.folder + u"/chats/"_s + m_chat.id.text();
}

Result<Done> Rehearsal::build()
{
    m_clock = std::make_unique<RehearsalClock>(m_systemClock, savedTime(), m_options.speed);
    auto evening = PracticeEvening::open(m_chat, {.clock = *m_clock,
                                                  .storage = *m_storage,
                                                  .folder = eveningFolder(),
                                                  .desk = m_options.desk});
    if (!evening)
        return tl::unexpected(evening.error());
    m_evening = std::move(*evening);
    connect(m_evening.get(), &PracticeEvening::finished, this, &Rehearsal::finished);
    return Done{};
}

void Rehearsal::goOn()
{
    m_clock->skipTo(live().latestSaved());
    m_evening->goLive();
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

}  // namespace core
