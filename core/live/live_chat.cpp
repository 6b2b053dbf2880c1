// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/live_chat.h"

#include "core/base/log.h"
#include "core/posting/draft.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr Seconds savePause{3};

Instant latestOf(const Progress &progress, const SavedChat &saved)
{
    Instant latest;
    for (const CueProgress &cue : progress.cues)
        latest = std::max(latest, cue.releasedAt.value_or(Instant()));
    for (const Delivery &delivery : saved.deliveries)
        latest = std::max({latest, delivery.created, delivery.sentAt.value_or(Instant())});
    for (const Mark &mark : saved.marks)
        latest = std::max(latest, mark.at);
    return latest;
}

}  // namespace

LiveChat::LiveChat(const Chat &chat, Parts parts, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_clock(parts.clock)
    , m_storage(parts.storage)
    , m_stream(std::move(parts.stream))
    , m_clients(std::move(parts.clients))
    , m_desk(std::move(parts.desk))
    , m_known(std::move(parts.known))
    , m_practice(parts.practice)
    , m_runner(m_clock)
    , m_preparer(m_clock, m_runner)
    , m_outbox(m_clock, m_storage, m_chat.id, m_desk)
    , m_intake(m_clock)
    , m_posts(*m_stream)
    , m_saveAlarm(m_clock)
    , m_heardAlarm(m_clock)
{
    for (NetworkClient *client : m_clients)
        m_outbox.addClient(*client);
    tellSettings();
    connectPaths();
}

LiveChat::~LiveChat()
{
    m_intake.flush();
    for (NetworkClient *client : m_clients)
        client->disconnect(this);
}

/// The paths from the devices inward; everything that follows is plain calls.
void LiveChat::connectPaths()
{
    connect(&m_intake, &Intake::batch, this, &LiveChat::take);
    connect(&m_intake, &Intake::batch, this, &LiveChat::keepHeard);
    connect(&m_runner, &ScheduleRunner::due, this, &LiveChat::postCue);
    connect(&m_preparer, &Preparer::wanted, this, &LiveChat::prepareCue);
    connect(&m_runner, &ScheduleRunner::changed, this,
            [this] { keep(m_storage.save(m_chat.id, m_runner.schedule().progress())); });
    connect(&m_outbox, &Outbox::changed, this, &LiveChat::deliveryChanged);
    connect(&m_outbox, &Outbox::sent, this, &LiveChat::learnOwnPost);
    connect(&m_answers, &AnswerTracker::changed, this, &LiveChat::answersChanged);
    connect(&m_storage, &Storage::failed, this, &LiveChat::saveFailed);
    connect(m_stream.get(), &StreamStorage::failed, this, &LiveChat::saveFailed);
    connect(this, &LiveChat::saveFailed, this, &LiveChat::trySavingAgain);
    for (NetworkClient *client : m_clients) {
        const AccountId account = client->account().id;
        const NetworkId network = client->account().network;
        connect(client, &NetworkClient::received, &m_intake, &Intake::add);
        connect(client, &NetworkClient::removed, this, &LiveChat::forget);
        connect(client, &NetworkClient::counted, this, &LiveChat::learnCounts);
        connect(client, &NetworkClient::connectionChanged, &m_completeness,
                [this, account, network](const Connection &connection) {
                    m_completeness.setConnection(account, network, connection);
                });
        connect(client, &NetworkClient::sourcesChanged, &m_completeness,
                [this, account, network, client] {
                    m_completeness.setSources(account, network, client->sources());
                });
    }
}

Future<Done> LiveChat::open()
{
    const Future<SavedChat> saved = m_storage.load(m_chat.id);
    const Future<QMap<QString, QString>> notes = m_storage.loadNotes(m_chat.id);
    const Future<Done> people = openPeople();
    const Future<Done> heard = andThen(m_stream->loadHeard(), this, [this](const Heard &until) {
        m_heard = until;
        return arrived<Done>(Done{});
    });
    const Future<Done> both = andThen(heard, this, [people](const Done &) { return people; });
    return andThen(saved, this, [this, notes, both](const SavedChat &chat) {
        return andThen(notes, this, [this, chat, both](const auto &texts) {
            return andThen(both, this, [this, chat, texts](const Done &) {
                m_notes = texts;
                return restore(chat);
            });
        });
    });
}

Future<Done> LiveChat::restore(const SavedChat &saved)
{
    for (const Delivery &delivery : saved.deliveries) {
        if (delivery.state == Delivery::State::Sent)
            learnQuestion(delivery);
    }
    m_marks.restore(saved.marks);
    return andThen(untilDone(this, [this] { return restoreMore(); }), this,
                   [this, saved](const Done &) {
                       for (const Mark &mark : saved.marks)
                           applied(mark);
                       m_progress = progressAfterCrash(saved.progress, saved.deliveries);
                       m_latestSaved = std::max(m_latestSaved, latestOf(m_progress, saved));
                       m_outbox.restore(saved.deliveries);
                       Q_EMIT opened();
                       return arrived<Done>(Done{});
                   });
}

/// Part by part: a chat of a million posts is never in memory as a whole.
Future<bool> LiveChat::restoreMore()
{
    return andThen(m_stream->load(m_restored), this, [this](const SavedStream &part) {
        m_posts.restore(part);
        m_people.add(part.posts);
        lookForReactions(part.posts);
        countBoosts(part.posts, 1);
        m_answers.assign(part.posts);
        for (const Post &post : part.posts) {
            if (m_chat.stage != ChatStage::Ended)  // else nobody follows it
                m_saved.append(post.id);
            countIn(post);
            m_latestSaved = std::max(m_latestSaved, post.received);
        }
        m_restored = part.next.value_or(SavedStream::Place());
        return arrived<bool>(part.next.has_value());
    });
}

/// Deliveries are the truth about what has left: they are on disk before anything else is.
Progress LiveChat::progressAfterCrash(Progress progress, const QList<Delivery> &deliveries) const
{
    for (CueProgress &cue : progress.cues) {
        const auto intent =
            std::find_if(deliveries.begin(), deliveries.end(),
                         [&](const Delivery &delivery) { return delivery.cue == cue.cue; });
        if (intent != deliveries.end() && cue.state != CueProgress::State::Released) {
            cue.state = CueProgress::State::Released;
            cue.releasedAt = intent->created;
        } else if (intent == deliveries.end() && cue.state == CueProgress::State::Released) {
            cue.state = CueProgress::State::Waiting;
            cue.releasedAt.reset();
        }
    }
    return progress;
}

QList<Account> LiveChat::accounts() const
{
    QList<Account> accounts;
    for (const NetworkClient *client : m_clients)
        accounts.append(client->account());
    return accounts;
}

NetworkClient *LiveChat::client(const NetworkId &network) const
{
    for (NetworkClient *client : m_clients) {
        if (client->account().network == network)
            return client;
    }
    return nullptr;
}

void LiveChat::goLive()
{
    if (m_runner.isRunning() || m_chat.stage == ChatStage::Ended)
        return;
    const Instant start = m_chat.startInstant();
    m_runner.start(m_progress.isEmpty() ? Schedule(m_chat.runSheet, start)
                                        : Schedule(m_chat.runSheet, start, m_progress));
    const bool started = m_runner.schedule().progress().cues.value(0).isOver();
    setStage(started ? ChatStage::Live : ChatStage::Armed);
    follow();
    m_preparer.look();
}

void LiveChat::disarm()
{
    if (m_chat.stage != ChatStage::Armed)
        return;
    m_runner.stop();
    unfollow();
    setStage(ChatStage::Draft);
}

QList<PostId> LiveChat::ownPosts(const AccountId &account) const
{
    QList<PostId> posts;
    for (const Delivery &delivery : m_outbox.all()) {
        if (delivery.account == account && delivery.post)
            posts.append(*delivery.post);
    }
    return posts;
}

void LiveChat::end()
{
    m_intake.flush();
    m_runner.stop();
    setStage(ChatStage::Ended);
    keepNumbers(stats());
}

void LiveChat::setStage(ChatStage stage)
{
    if (m_chat.stage == stage)
        return;
    m_chat.stage = stage;
    keep(m_storage.save(m_chat));
    Q_EMIT chatChanged();
}

void LiveChat::setChat(const Chat &chat)
{
    const ChatStage stage = m_chat.stage;
    const QList<AccountId> accounts = m_chat.accounts;
    const bool otherTag = !m_chat.hashtag.isSameAs(chat.hashtag);
    const bool otherHosts = m_chat.hosts != chat.hosts || m_chat.hostAccounts != chat.hostAccounts;
    m_chat = chat;
    m_chat.stage = stage;
    m_chat.accounts = accounts;  // those that it was opened with go on posting it
    tellSettings();
    if (otherTag)
        followAnew();
    if (otherHosts)
        countEverythingAnew();
    m_runner.setRunSheet(m_chat.runSheet);
    keep(m_storage.save(m_chat));
    Q_EMIT chatChanged();
}

void LiveChat::tellSettings()
{
    // An archive's hosts were found with more care than a name can tell.
    QStringList hosts = m_chat.archived ? QStringList() : m_chat.hosts;
    for (const PersonId &account : m_chat.hostAccounts)
        hosts.append(account.text());
    for (const NetworkClient *client : m_clients)
        hosts.append(client->account().handle);
    m_answers.setSettings(m_chat.settings, hosts);
    m_people.setHosts(hosts);
    QList<int> planned;
    QHash<QString, int> keys;
    for (const Cue &question : m_chat.runSheet.questions()) {
        planned.append(question.number);
        keys.insert(questionKey(question.text), question.number);
    }
    m_answers.setQuestions(planned, keys);
}

// A question goes out.

/// Pictures and connections. What goes wrong here is met again, and told, when it is posted.
void LiveChat::prepareCue(const CueId &id)
{
    const Cue *cue = m_chat.runSheet.find(id);
    if (!cue)
        return;
    for (NetworkClient *client : m_clients)
        client->prepare(draftFor(*cue, m_chat, client->account(), m_clock.now()));
}

void LiveChat::postCue(const CueId &id)
{
    const Cue *cue = m_chat.runSheet.find(id);
    if (!cue)
        return;
    QList<Delivery> deliveries;
    for (const NetworkClient *client : m_clients)
        deliveries.append(draftFor(*cue, m_chat, client->account(), m_clock.now()));
    m_outbox.add(deliveries);
    setStage(ChatStage::Live);
}

void LiveChat::learnOwnPost(const Delivery &delivery)
{
    learnQuestion(delivery);
    if (delivery.replyTo)
        mark({.post = *delivery.replyTo, .kind = Mark::Kind::Seen});
}

void LiveChat::learnQuestion(const Delivery &delivery)
{
    const Cue *cue = m_chat.runSheet.find(delivery.cue);
    if (!cue || !delivery.post)
        return;
    const Instant at = delivery.sentAt.value_or(delivery.created);
    if (cue->isQuestion()) {
        m_answers.addQuestionPost(*delivery.post, cue->number, at);
        lookWhatIsLate(at);
    } else if (cue->kind == CueKind::Introduction)
        m_answers.addIntroductionPost(*delivery.post, at);
}

QList<DeliveryId> LiveChat::say(const QString &text, const QList<AccountId> &accounts,
                                const std::optional<PostId> &replyTo)
{
    const std::optional<Post> parent = replyTo ? m_posts.find(*replyTo) : std::nullopt;
    if (replyTo && !parent)
        return {};
    QList<Delivery> deliveries;
    QList<DeliveryId> ids;
    for (const NetworkClient *client : m_clients) {
        if (!accounts.contains(client->account().id))
            continue;
        deliveries.append(draftFor(text, m_chat, client->account(), parent, m_clock.now()));
        ids.append(deliveries.last().id);
    }
    m_outbox.add(deliveries);
    return ids;
}

QStringList LiveChat::links(const CueId &cue) const
{
    QStringList links;
    for (const Delivery &delivery : m_outbox.ofCue(cue)) {
        if (!delivery.url.isEmpty())
            links.append(delivery.url.toString());
    }
    return links;
}

// Saving.

void LiveChat::setNote(const QString &name, const QString &text)
{
    if (m_notes.value(name) == text)
        return;
    m_notes.insert(name, text);
    keep(m_storage.saveNote(m_chat.id, name, text));
    Q_EMIT noteChanged(name);
}

/// What could not be saved waits in order; every few seconds it is tried again.
void LiveChat::trySavingAgain()
{
    m_saveAlarm.setAfter(savePause, [this] {
        m_storage.retry();
        m_stream->retry();
    });
}

void LiveChat::keep(Future<Done> saving)
{
    ++m_saving;
    whenArrived(std::move(saving), this, [this](const Result<Done> &result) {
        --m_saving;
        if (!result)
            qCWarning(liveLog) << "could not save:" << result.error().detail;
        else if (m_saving == 0)
            Q_EMIT saved();
    });
}

}  // namespace core
