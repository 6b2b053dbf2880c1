// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_client.h"

#include "core/networks/as_question.h"
#include "core/networks/parsed.h"
#include "core/networks/x/snowflake.h"
#include "core/networks/x/x_errors.h"

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

/// A post that has not left by then could still be on its way when it is looked for.
constexpr Seconds latestStart{4};

}  // namespace

XClient::XClient(const Account &account, Services services)
    : m_account(account)
    , m_services(services)
    , m_session(account, services)
    , m_meter(services.clock)
    , m_stream(account, services, m_session, m_meter)
    , m_own(m_session, m_meter, services.clock)
    , m_media(services.clock, m_session, m_meter)
    , m_reactions(m_session, m_meter)
{
    connect(&m_session, &Session::allowanceChanged, this, &XClient::allowanceChanged);
    connect(&m_meter, &Meter::changed, this, &XClient::spendingChanged);
    connect(&m_stream, &Stream::received, this, &XClient::received);
    connect(&m_stream, &Stream::removed, this, &XClient::removed);
    connect(&m_stream, &Stream::countsChanged, this,
            [this](const PostId &own) { Q_EMIT counted(own, m_stream.counts(own)); });
    connect(&m_stream, &Stream::connectionChanged, this, &XClient::connectionChanged);
}

// Getting ready.

/// A connection that is open, a token that is good for a while, and the pictures.
Future<Done> XClient::prepare(const Delivery &delivery)
{
    const Future<Done> allowed =
        andThen(m_session.warmUp(), this, [this](const Done &) { return m_session.freshen(); });
    if (delivery.isFrozen())
        return allowed;
    return andThen(allowed, this, [this, delivery](const Done &) {
        return andThen(m_media.upload(delivery), this,
                       [this](const QStringList &) { return noteNewest(); });
    });
}

/// What is newer than it may be ours.
Future<Done> XClient::noteNewest()
{
    return andThen(m_own.newest(), this, [this](const QString &newest) {
        if (isNewerId(newest, m_newest))
            m_newest = newest;
        return arrived<Done>(Done{});
    });
}

Future<QByteArray> XClient::bodyOf(const Delivery &delivery)
{
    if (delivery.replyTo && networkOf(*delivery.replyTo) != m_account.network)
        return arrived<QByteArray>(
            failure(Error::Code::Refused, u"a reply to a post of another network"_s));
    const Future<Done> knowing = m_newest.isEmpty() ? noteNewest() : arrived<Done>(Done{});
    return andThen(knowing, this, [this, delivery](const Done &) {
        return andThen(m_media.upload(delivery), this, [this, delivery](const QStringList &media) {
            return arrived<QByteArray>(FrozenPost{.request = postRequest(delivery, media),
                                                  .after = m_newest,
                                                  .at = m_services.clock.now()}
                                           .toBody());
        });
    });
}

Future<Delivery> XClient::freeze(const Delivery &delivery)
{
    return andThen(bodyOf(delivery), this, [this, delivery](const QByteArray &body) {
        Delivery frozen = delivery;
        frozen.body = body;
        m_own.isNew(delivery.id);
        return arrived<Delivery>(frozen);
    });
}

// Publishing.

Future<Published> XClient::publish(const Delivery &delivery)
{
    const Result<FrozenPost> frozen = frozenPostIn(delivery.body);
    if (!frozen)
        return arrived<Published>(failure(Error::Code::Refused, u"not frozen"_s));
    const auto known = m_published.constFind(delivery.id);
    if (known != m_published.constEnd())
        return arrived<Published>(*known);
    return finally(send(delivery, *frozen), this, [this, delivery](const Result<Reply> &reply) {
        return arrived<Published>(published(delivery, reply));
    });
}

Future<Reply> XClient::send(const Delivery &delivery, const FrozenPost &frozen)
{
    const Instant latest = m_services.clock.now() + latestStart;
    return andThen(m_session.kept(), this, [=, this](const Tokens &) {
        m_own.tries(delivery.id);
        return m_session.postRaw(u"/2/tweets"_s, frozen.requestBytes(), latest);
    });
}

/// Only an id says that it is out.
Result<Published> XClient::published(const Delivery &delivery, const Result<Reply> &reply)
{
    const QJsonObject post =
        reply && reply->isSuccess() ? objectIn(reply->body)[u"data"].toObject() : QJsonObject();
    if (postOf(post))
        return out(delivery, post, m_services.clock.now());
    const Error error = reply ? refused(delivery, *reply) : reply.error();
    if (error.code == Error::Code::Unconfirmed)
        m_own.isUnclear(delivery.id);
    return tl::unexpected(error);
}

/// After a try that may have had effect, X turning the text down may mean that it had.
Error XClient::refused(const Delivery &delivery, const Reply &reply)
{
    Error error = toXError(reply, m_services.clock.now());
    if (m_own.mayBeOut(delivery.id) && mayBeDuplicate(reply)) {
        m_own.isDuplicate(delivery.id);
        error.code = Error::Code::Unconfirmed;
        return error;
    }
    const TextRules &rules = m_account.textRules;
    const bool isTooLong = rules.count(delivery.text) > rules.limit;
    if (error.code == Error::Code::Refused && isTooLong)
        error.code = Error::Code::TooLong;  // in whatever words X says so
    return error;
}

Future<Published> XClient::findPublished(const Delivery &delivery)
{
    const Result<FrozenPost> frozen = frozenPostIn(delivery.body);
    if (!frozen)
        return arrived<Published>(failure(Error::Code::NotFound, u"never frozen"_s));
    return andThen(m_own.find(delivery.id, *frozen), this,
                   [this, delivery](const QJsonObject &post) {
                       const Instant now = m_services.clock.now();
                       const auto written = writtenAt(post);
                       const Instant at = written ? *written - m_session.clockAhead() : now;
                       return arrived<Published>(out(delivery, post, at));
                   });
}

Result<Published> XClient::out(const Delivery &delivery, const QJsonObject &post, Instant at)
{
    const std::optional<PostId> id = postOf(post);
    if (!id)
        return failure(Error::Code::Unconfirmed, u"a post without an id"_s);
    const QString native = nativeId(*id);
    if (isNewerId(native, m_newest))
        m_newest = native;
    m_own.isOut(*id, delivery.id);
    m_meter.published(native, delivery.text);
    m_stream.watch(*id);
    const Published published{
        .post = *id,
        .url = QUrl(u"https://x.com/%1/status/%2"_s.arg(m_account.handle, native)),
        .at = at};
    m_published.insert(delivery.id, published);
    return published;
}

// The rest.

void XClient::follow(const Following &following)
{
    for (const PostId &post : following.own)
        m_own.isOut(post, {});
    m_stream.follow(following);
}

/// X deletes nobody else's. https://docs.x.com/x-api/posts/delete-post
Future<Done> XClient::deletePost(const PostId &own)
{
    const Future<Reply> deleting = m_session.remove(u"/2/tweets/"_s + nativeId(own));
    return finally(deleting, this, [this](const Result<Reply> &reply) {
        if (reply)
            m_meter.did(Charge::ActionUndone);
        const bool isGone = reply || reply.error().code == Error::Code::NotFound;
        return arrived<Done>(isGone ? Result<Done>(Done{}) : tl::unexpected(reply.error()));
    });
}

Future<Done> XClient::react(const PostId &post, Reaction reaction, bool on)
{
    return m_reactions.set(post, reaction, on);
}

QList<Ability> XClient::abilities() const
{
    return can(Reaction::Bookmark) ? QList<Ability>{Ability::Bookmark} : QList<Ability>();
}

std::optional<Spending> XClient::spending() const
{
    const Budget &budget = m_meter.budget();
    return Spending{
        .microDollars = budget.spent(), .limit = budget.limit(), .stopsReading = !budget.mayRead()};
}

void XClient::limitSpending(std::optional<qint64> microDollars, qint64 spentBefore)
{
    m_meter.setLimit(microDollars, spentBefore);
}

Future<Done> XClient::check()
{
    return andThen(
        asQuestion(m_session.get(u"/2/users/me"_s), this), this, [this](const Reply &reply) {
            const QString id = idIn(objectIn(reply.body)[u"data"][u"id"]);
            if (id.isEmpty())
                return arrived<Done>(failure(Error::Code::Offline, u"no account"_s));
            m_meter.readUser(id);
            if (id != m_account.nativeId)
                return arrived<Done>(failure(Error::Code::SignedOut, u"another account's token"_s));
            return arrived<Done>(Done{});
        });
}

void XClient::signedInAnew(const Account &account)
{
    m_account = account;
    m_reactions.forgetWhatIsAbsent();
    m_session.begin(account);
    m_stream.signedInAnew();
}

}  // namespace core::x
