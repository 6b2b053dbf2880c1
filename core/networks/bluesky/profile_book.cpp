// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/profile_book.h"

#include "core/base/backoff.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostKnown = 20'000;
constexpr qsizetype mostWanted = 5'000;
constexpr Backoff pauses{.first = Milliseconds(5'000), .longest = Milliseconds(120'000)};

}  // namespace

ProfileBook::ProfileBook(Clock &clock, Xrpc &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_alarm(clock)
    , m_profiles(mostKnown)
{}

void ProfileBook::want(const QString &did)
{
    if (m_pending.contains(did) || m_pending.size() >= mostWanted)
        return;
    m_pending.insert(did);
    m_wanted.append(did);
    if (!m_asking && !m_alarm.time())
        m_alarm.setAfter(gathering, [this] { ask(); });
}

void ProfileBook::learn(const Profile &profile)
{
    const QString did = profile.author.id;
    if (did.isEmpty())
        return;
    const Profile *before = m_profiles.object(did);
    auto merged = std::make_unique<Profile>(profile);
    // The short form of a profile, which stands beside posts, has no bio that could ask.
    if (before)
        merged->author.asksNotToBeKept |= before->author.asksNotToBeKept;
    m_profiles.insert(did, merged.release());
    m_pending.remove(did);
    m_wanted.removeOne(did);
    Q_EMIT learned(did);
}

void ProfileBook::rename(const QString &did, const QString &handle)
{
    if (Profile *known = m_profiles.object(did)) {
        if (known->author.name == known->author.handle)
            known->author.name = handle;
        known->author.handle = handle;
    }
}

void ProfileBook::ask()
{
    m_alarm.clear();
    const QStringList asked = m_wanted.mid(0, mostAtOnce);
    if (m_asking || asked.isEmpty())
        return;
    m_asking = true;
    QUrlQuery query;
    for (const QString &did : asked)
        query.addQueryItem(u"actors"_s, did);
    whenArrived(m_session.get(u"app.bsky.actor.getProfiles"_s, query), this,
                [this, asked](const Result<Reply> &reply) { take(asked, reply); });
}

void ProfileBook::take(const QStringList &asked, const Result<Reply> &reply)
{
    m_asking = false;
    if (!reply)
        return tryLater(reply.error());
    const QJsonObject answer = objectIn(reply->body);
    if (!answer[u"profiles"].isArray())
        return tryLater({Error::Code::Refused, u"profiles"_s});
    m_failures = 0;
    const QJsonArray profiles = answer[u"profiles"].toArray();
    for (const QJsonValue &profile : profiles)
        learn(parseProfile(profile.toObject()));
    // Who is missing has no profile (any more): that is known now as well.
    for (const QString &did : asked) {
        if (m_pending.contains(did))
            learn({.author = {.id = did, .handle = did, .name = did}});
    }
    if (!m_wanted.isEmpty() && !m_alarm.time())
        m_alarm.setAfter(gathering, [this] { ask(); });
}

void ProfileBook::tryLater(const Error &error)
{
    ++m_failures;
    const Milliseconds asked = error.retryAfter.value_or(Seconds(0));
    m_alarm.setAfter(std::max(asked, pauses.after(m_failures)), [this] { ask(); });
    Q_EMIT failed();
}

}  // namespace core::bluesky
