// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_world.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr Milliseconds ownPostDelay{1200};  ///< until a published post passes by in the stream

/// The network's web address for a post: reserved names that lead nowhere.
QUrl practiceUrl(const NetworkId &network, const QString &handle, const QString &nativeId)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(network.text() + u".practice.example"_s);
    url.setPath(u"/@"_s + handle + u'/' + nativeId);
    return url;
}

}  // namespace

RehearsalWorld::RehearsalWorld(Clock &clock, RehearsalScript script, RehearsalMemory memory,
                               const Chat &chat, QList<Account> accounts)
    : m_clock(clock)
    , m_script(std::move(script))
    , m_memory(std::move(memory))
    , m_chat(chat)
    , m_accounts(std::move(accounts))
    , m_heard(clock.now())
    , m_alarm(clock)
{}

void RehearsalWorld::start()
{
    m_started = true;
    m_heard = m_clock.now();
    rebuild();
    arm();
}

void RehearsalWorld::rebuild()
{
    for (const RehearsalMemory::Posted &posted : m_memory.all())
        addOwn(posted);
}

/// A published post passes by in the stream, and a cue's first one on a network starts its act.
void RehearsalWorld::addOwn(const RehearsalMemory::Posted &posted)
{
    if (!posted.deleted)
        m_events.emplace(posted.at + ownPostDelay, PracticeEvent{.at = posted.at + ownPostDelay,
                                                                 .network = posted.network,
                                                                 .post = ownPost(posted)});
    if (posted.cue.isEmpty())
        return;
    playAct(posted, posted.network);
    // People on networks where the hosts have no account follow the first post anywhere.
    for (const PracticePerson &person : m_script.people) {
        const bool hasAccount =
            std::any_of(m_accounts.begin(), m_accounts.end(),
                        [&](const Account &account) { return account.network == person.network; });
        if (!hasAccount)
            playAct(posted, person.network);
    }
}

void RehearsalWorld::playAct(const RehearsalMemory::Posted &posted, const NetworkId &network)
{
    const QString key = posted.cue.text() + u'/' + network.text();
    const Cue *cue = m_chat.runSheet.find(posted.cue);
    if (!cue || m_played.contains(key))
        return;
    m_played.insert(key);
    int nth = 0;
    for (const Cue &other : m_chat.runSheet.cues()) {
        if (other.id == cue->id)
            break;
        nth += other.kind == cue->kind ? 1 : 0;
    }
    if (const Act *act = m_script.actFor(cue->kind, nth))
        play(*act, *cue, posted, network);
}

void RehearsalWorld::play(const Act &act, const Cue &cue, const RehearsalMemory::Posted &posted,
                          const NetworkId &network)
{
    for (const Beat &beat : act.beats) {
        if (networkOf(beat, act) != network)
            continue;
        if (std::optional<PracticeEvent> event = eventFor(beat, act, cue, network)) {
            event->at = posted.at + beat.at;
            if (event->what == PracticeEvent::What::Post) {
                event->post.received = event->at;
                event->post.created = event->at;
                if (beat.what == Beat::What::Edit) {
                    const auto original =
                        std::find_if(act.beats.begin(), act.beats.end(),
                                     [&](const Beat &other) { return other.id == beat.of; });
                    event->post.created = posted.at + original->at;
                    event->post.edited = event->at;
                }
            }
            m_events.emplace(event->at, *event);
        }
    }
}

std::optional<PracticeEvent> RehearsalWorld::eventFor(const Beat &beat, const Act &act,
                                                      const Cue &cue,
                                                      const NetworkId &network) const
{
    using What = PracticeEvent::What;
    PracticeEvent event{.network = network, .lasting = beat.lasting};
    switch (beat.what) {
    case Beat::What::Post:
    case Beat::What::Edit:
    case Beat::What::Boost:
        event.post = postFor(beat, act, cue, network);
        return event;
    case Beat::What::Delete:
        event.what = What::Delete;
        event.of = beatPost(beat.of, cue, network);
        return event;
    case Beat::What::Star:
        event.what = What::Star;
        event.of = beatPost(beat.of, cue, network);
        for (const PracticePerson &person : m_script.people) {
            if (person.coHost)
                event.by = person.name;
        }
        return event;
    case Beat::What::Drop:
        event.what = What::Drop;
        return event;
    case Beat::What::RateLimit:
        event.what = What::RateLimit;
        return event;
    case Beat::What::LoseReply:
        event.what = What::LoseReply;
        return event;
    }
    return std::nullopt;
}

Post RehearsalWorld::postFor(const Beat &beat, const Act &act, const Cue &cue,
                             const NetworkId &network) const
{
    const Beat *original = &beat;  // an edit or a boost says only which post it is about
    for (const Beat &other : act.beats) {
        if (!beat.of.isEmpty() && other.id == beat.of)
            original = &other;
    }
    const bool isBoost = beat.what == Beat::What::Boost;
    const Beat *written = isBoost ? &beat : original;
    const PracticePerson person = m_script.people.value(written->by);
    const QString id = isBoost ? u"boost-"_s + beat.by + u'-' + beat.of : written->id;
    const PostId post = beatPost(id, cue, network);
    Post result{.id = post,
                .network = network,
                .url = practiceUrl(network, person.handle, nativeId(post)),
                .author = {.id = person.id,
                           .handle = person.handle,
                           .name = person.name,
                           .avatar = person.avatar,
                           .asksNotToBeKept = person.asksNotToBeKept},
                .text = fillBeat(isBoost ? *original : beat, cue),
                .replyTo = target(written->reply, cue, network),
                .quotes = target(written->quote, cue, network),
                .media = written->media,
                .sensitive = written->sensitive,
                .language = written->language};
    if (isBoost)
        result.boosts = beatPost(beat.of, cue, network);
    return result;
}

QString RehearsalWorld::fillBeat(const Beat &beat, const Cue &cue) const
{
    int previous = cue.number - 1;
    QString text = beat.text;
    text.replace(u"{n}"_s, QString::number(cue.number));
    text.replace(u"{p}"_s, QString::number(std::max(previous, 0)));
    text.replace(u"{tag}"_s, m_chat.hashtag.withSign());
    return text;
}

PostId RehearsalWorld::beatPost(const QString &beat, const Cue &cue, const NetworkId &network) const
{
    return postId(network, cue.id.text().left(8) + u'-' + beat);
}

std::optional<PostId> RehearsalWorld::target(const QString &reference, const Cue &cue,
                                             const NetworkId &network) const
{
    if (reference.isEmpty())
        return std::nullopt;
    if (reference != u"question")
        return beatPost(reference, cue, network);
    const RehearsalMemory::Posted *posted = m_memory.firstOf(cue.id, network);
    return posted ? std::optional(posted->post) : std::nullopt;
}

/// Where a beat happens: named by itself, by its author, or by the beat that it is about.
NetworkId RehearsalWorld::networkOf(const Beat &beat, const Act &act) const
{
    if (!beat.network.isEmpty())
        return beat.network;
    if (!beat.by.isEmpty())
        return m_script.people.value(beat.by).network;
    for (const Beat &other : act.beats) {
        if (!beat.of.isEmpty() && other.id == beat.of)
            return networkOf(other, act);
    }
    return {};
}

Post RehearsalWorld::ownPost(const RehearsalMemory::Posted &posted) const
{
    Account account;
    for (const Account &candidate : m_accounts) {
        if (candidate.id == posted.account)
            account = candidate;
    }
    QList<Media> media;
    for (const QString &description : posted.pictures)
        media.append({.url = {}, .description = description});
    return {.id = posted.post,
            .network = posted.network,
            .url = practiceUrl(posted.network, account.handle, nativeId(posted.post)),
            .author = {.id = account.id.text(), .handle = account.handle, .name = account.name},
            .created = posted.at,
            .received = posted.at + ownPostDelay,
            .text = posted.text,
            .replyTo = posted.replyTo,
            .media = media};
}

QList<PracticeEvent> RehearsalWorld::past(const NetworkId &network) const
{
    QList<PracticeEvent> events;
    for (const auto &[at, event] : m_events) {
        if (at > m_clock.now())
            break;
        if (event.network == network)
            events.append(event);
    }
    return events;
}

QList<PracticeEvent> RehearsalWorld::stars() const
{
    QList<PracticeEvent> stars;
    for (const auto &[at, event] : m_events) {
        if (at <= m_clock.now() && event.what == PracticeEvent::What::Star)
            stars.append(event);
    }
    return stars;
}

std::optional<Instant> RehearsalWorld::awayUntil(const NetworkId &network) const
{
    for (const PracticeEvent &event : past(network)) {
        if (event.what == PracticeEvent::What::Drop && event.at + event.lasting > m_clock.now())
            return event.at + event.lasting;
    }
    return std::nullopt;
}

std::optional<Instant> RehearsalWorld::rateLimitedUntil(const NetworkId &network) const
{
    for (const PracticeEvent &event : past(network)) {
        if (event.what == PracticeEvent::What::RateLimit &&
            event.at + event.lasting > m_clock.now())
            return event.at + event.lasting;
    }
    return std::nullopt;
}

Result<Published> RehearsalWorld::publish(const Delivery &delivery, const Account &account)
{
    const bool honoursKeys = account.network != NetworkId(u"x"_s);
    if (honoursKeys) {
        if (const auto found = findPublished(delivery, account))
            return found;
    }
    bool loseReply = false;
    for (const PracticeEvent &event : past(account.network)) {
        const bool armed = event.what == PracticeEvent::What::LoseReply;
        loseReply |= armed && std::none_of(m_memory.all().begin(), m_memory.all().end(),
                                           [&](const RehearsalMemory::Posted &posted) {
                                               return posted.network == account.network &&
                                                      posted.replyLost && posted.at >= event.at;
                                           });
    }
    const PostId post = postId(account.network, u"host-%1"_s.arg(m_memory.all().size() + 1));
    QStringList pictures;
    for (const Picture &picture : delivery.pictures)
        pictures.append(picture.description);
    const RehearsalMemory::Posted posted{.key = delivery.id,
                                         .account = account.id,
                                         .network = account.network,
                                         .cue = delivery.cue,
                                         .text = delivery.text,
                                         .pictures = pictures,
                                         .post = post,
                                         .replyTo = delivery.replyTo,
                                         .at = m_clock.now(),
                                         .replyLost = loseReply};
    if (const auto kept = m_memory.add(posted); !kept)
        return failure(Error::Code::Offline, kept.error().detail);
    addOwn(posted);
    arm();
    if (loseReply)
        return failure(Error::Code::Unconfirmed, u"the reply was lost"_s);
    return Published{.post = post,
                     .url = practiceUrl(account.network, account.handle, nativeId(post)),
                     .at = posted.at};
}

Result<Published> RehearsalWorld::findPublished(const Delivery &delivery,
                                                const Account &account) const
{
    const bool honoursKeys = account.network != NetworkId(u"x"_s);
    for (const RehearsalMemory::Posted &posted : m_memory.all()) {
        const bool same = honoursKeys
                              ? posted.key == delivery.id
                              : posted.text == delivery.text && posted.replyTo == delivery.replyTo;
        if (posted.account == account.id && same)
            return Published{
                .post = posted.post,
                .url = practiceUrl(account.network, account.handle, nativeId(posted.post)),
                .at = posted.at};
    }
    return failure(Error::Code::NotFound);
}

Result<Done> RehearsalWorld::remove(const PostId &post, const Account &account)
{
    const auto &all = m_memory.all();
    const auto own = std::find_if(all.begin(), all.end(), [&](const auto &posted) {
        return posted.post == post && posted.account == account.id;
    });
    if (own == all.end())
        return failure(Error::Code::Refused);
    if (own->deleted)
        return Done{};
    if (const auto kept = m_memory.remove(post); !kept)
        return failure(Error::Code::Offline, kept.error().detail);
    const Instant at = m_clock.now() + ownPostDelay;
    m_events.emplace(at, PracticeEvent{.what = PracticeEvent::What::Delete,
                                       .at = at,
                                       .network = account.network,
                                       .of = post});
    arm();
    return Done{};
}

bool RehearsalWorld::isQuiet() const
{
    return m_events.empty() || m_events.rbegin()->first <= m_heard;
}

void RehearsalWorld::arm()
{
    const auto next = m_events.upper_bound(m_heard);
    if (!m_started || next == m_events.end())
        return;
    m_alarm.set(next->first, [this] { ring(); });
}

void RehearsalWorld::ring()
{
    QList<PracticeEvent> due;
    for (auto it = m_events.upper_bound(m_heard);
         it != m_events.end() && it->first <= m_clock.now(); ++it)
        due.append(it->second);
    m_heard = std::max(m_heard, m_clock.now());
    for (const PracticeEvent &event : due)
        Q_EMIT happened(event);
    arm();
    if (isQuiet())
        Q_EMIT quiet();
}

}  // namespace core
