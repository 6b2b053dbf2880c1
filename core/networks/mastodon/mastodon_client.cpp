// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_client.h"

#include "core/networks/as_question.h"
#include "core/networks/mastodon/mastodon_errors.h"
#include "core/networks/mastodon/mastodon_visitor.h"
#include "core/networks/sign_in.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

/// A post that has not left by then could still be on its way when it is looked for.
constexpr Seconds latestStart{4};

/// Not in Mastodon's own API: https://docs.gotosocial.org/en/latest/api/swagger/ and
/// https://docs.akkoma.dev/stable/development/API/differences_in_mastoapi_responses/
bool mayReadMarkdown(const QString &software)
{
    static const QStringList those{u"gotosocial"_s, u"pleroma"_s, u"akkoma"_s, u"glitchsoc"_s};
    return those.contains(software);
}

/// A scheduled status has no content, and no page of somebody in between is a Status.
bool isStatus(const QJsonObject &json)
{
    return !idIn(json[u"id"]).isEmpty() && json[u"content"].isString() && postOf(json);
}

bool isOf(const QJsonObject &self, const KeptToken &kept, const Account &account)
{
    if (!kept.accountId.isEmpty())
        return idIn(self[u"id"]) == kept.accountId;
    return self[u"uri"].toString() == account.nativeId ||
           self[u"url"].toString() == account.nativeId;
}

Result<Done> mayPost(const QJsonObject &self, const KeptToken &kept, const Account &account)
{
    if (!isOf(self, kept, account))
        return failure(Error::Code::SignedOut, u"another account's token"_s);
    if (self[u"suspended"].toBool())
        return failure(Error::Code::Refused, QLatin1String(account_problem::suspended));
    return Done{};
}

Stream::MakeVisitor visitorsBy(Services services)
{
    return [services](const QUrl &origin) { return std::make_unique<Visitor>(origin, services); };
}

}  // namespace

MastodonClient::MastodonClient(const Account &account, Services services)
    : m_account(account)
    , m_services(services)
    , m_session(account, services)
    , m_stream(account, services, m_session, visitorsBy(services))
    , m_ids(account, m_session, m_stream)
    , m_own(m_session, services.clock)
    , m_media(services.clock, m_session)
    , m_reactions(m_session, m_ids)
    , m_moderation(m_session, m_ids)
{
    connectParts();
}

void MastodonClient::connectParts()
{
    connect(&m_session, &Session::allowanceChanged, this, &MastodonClient::allowanceChanged);
    connect(&m_reactions, &Reactions::took, &m_stream, &Stream::took);
    connect(&m_stream, &Stream::received, this, &MastodonClient::received);
    connect(&m_stream, &Stream::removed, this, &MastodonClient::removed);
    connect(&m_stream, &Stream::countsChanged, this,
            [this](const PostId &own) { Q_EMIT counted(own, m_stream.counts(own)); });
    connect(&m_stream, &Stream::connectionChanged, this, &MastodonClient::connectionChanged);
    connect(&m_stream, &Stream::sourcesChanged, this, &MastodonClient::sourcesChanged);
}

// Getting ready.

/// A connection that is open, a token that is good, and everything that the post is made of.
Future<Done> MastodonClient::prepare(const Delivery &delivery)
{
    const Future<Done> allowed =
        andThen(m_session.warmUp(), this, [this](const Done &) { return check(); });
    if (delivery.isFrozen())
        return allowed;
    return andThen(allowed, this, [this, delivery](const Done &) {
        return andThen(partsOf(delivery), this,
                       [this](const StatusParts &) { return noteNewest(); });
    });
}

Future<StatusParts> MastodonClient::partsOf(const Delivery &delivery)
{
    return andThen(m_session.facts(), this, [this, delivery](const ServerFacts &facts) {
        const bool isPlain = mayReadMarkdown(facts.software);
        return andThen(m_media.upload(delivery), this, [=, this](const QStringList &media) {
            return andThen(replyTargetOf(delivery), this, [=](const QString &target) {
                return arrived<StatusParts>(
                    StatusParts{.media = media, .replyTo = target, .asksForPlainText = isPlain});
            });
        });
    });
}

Future<QString> MastodonClient::replyTargetOf(const Delivery &delivery)
{
    return delivery.replyTo ? m_ids.ofPost(*delivery.replyTo) : arrived<QString>(QString());
}

/// What is newer than it may be ours.
Future<Done> MastodonClient::noteNewest()
{
    return andThen(m_own.newest(), this, [this](const QString &newest) {
        if (!newest.isEmpty())
            m_newest = newest;
        return arrived<Done>(Done{});
    });
}

Future<Delivery> MastodonClient::freeze(const Delivery &delivery)
{
    const Future<Done> knowing = m_newest.isEmpty() ? noteNewest() : arrived<Done>(Done{});
    return andThen(knowing, this, [this, delivery](const Done &) {
        return andThen(partsOf(delivery), this, [this, delivery](const StatusParts &parts) {
            Delivery frozen = delivery;
            frozen.body = FrozenStatus{.request = statusRequest(delivery, parts),
                                       .after = m_newest,
                                       .at = m_services.clock.now()}
                              .toBody();
            return arrived<Delivery>(frozen);
        });
    });
}

// Publishing.

Future<Published> MastodonClient::publish(const Delivery &delivery)
{
    const Result<FrozenStatus> frozen = frozenStatusIn(delivery.body);
    if (!frozen)
        return arrived<Published>(failure(Error::Code::Refused, u"not frozen"_s));
    return finally(send(delivery, *frozen), this, [this, delivery](const Result<Reply> &reply) {
        return arrived<Published>(published(delivery, reply));
    });
}

Future<Reply> MastodonClient::send(const Delivery &delivery, const FrozenStatus &frozen)
{
    const Instant latest = m_services.clock.now() + latestStart;
    return andThen(m_session.kept(), this, [=, this](const KeptToken &) {
        if (m_services.clock.now() > latest)
            return arrived<Reply>(failure(Error::Code::Offline, u"the keychain was slow"_s));
        m_own.tries(delivery.id);
        return m_session.postRaw(u"/api/v1/statuses"_s, frozen.requestBytes(),
                                 {{"Idempotency-Key", keyOf(delivery)}});
    });
}

/// Where a server keeps its answers whatever they are, a refusal would come again for hours.
QByteArray MastodonClient::keyOf(const Delivery &delivery) const
{
    const QByteArray key = delivery.id.text().toUtf8();
    const int refusals = m_refusals.value(delivery.id);
    const auto &facts = m_session.knownFacts();
    const bool isKept = facts && facts->keys == ServerFacts::Keys::CachedAnswer;
    return isKept && refusals > 0 ? key + '-' + QByteArray::number(refusals) : key;
}

/// Only a Status says that it is out.
Result<Published> MastodonClient::published(const Delivery &delivery, const Result<Reply> &reply)
{
    if (!reply)
        return tl::unexpected(reply.error());
    if (!reply->isSuccess())
        return tl::unexpected(refused(delivery, *reply));
    const QJsonObject status = objectIn(reply->body);
    if (!isStatus(status))
        return failure(Error::Code::Unconfirmed, u"no status in the answer"_s);
    return out(delivery, status, m_services.clock.now());
}

Error MastodonClient::refused(const Delivery &delivery, const Reply &reply)
{
    Error error = toMastodonError(reply, m_services.clock.now());
    if (error.code == Error::Code::Unconfirmed)
        return error;
    ++m_refusals[delivery.id];
    const TextRules rules =
        m_session.knownFacts() ? m_session.knownFacts()->textRules : m_account.textRules;
    const bool isTooLong = rules.count(delivery.text) + rules.count(delivery.warning) > rules.limit;
    if (error.code == Error::Code::Refused && reply.status == 422 && isTooLong)
        error.code = Error::Code::TooLong;  // in whatever language the server says so
    return error;
}

Future<Published> MastodonClient::findPublished(const Delivery &delivery)
{
    const Result<FrozenStatus> frozen = frozenStatusIn(delivery.body);
    if (!frozen)
        return arrived<Published>(failure(Error::Code::NotFound, u"never frozen"_s));
    return andThen(
        m_own.find(delivery.id, *frozen), this, [this, delivery](const QJsonObject &status) {
            const auto created = instantIn(status[u"created_at"]);
            const Instant at = created ? *created - m_session.clockAhead() : m_services.clock.now();
            return arrived<Published>(out(delivery, status, at));
        });
}

/// The next post of a thread replies to it at once.
Result<Published> MastodonClient::out(const Delivery &delivery, const QJsonObject &status,
                                      Instant at)
{
    const std::optional<PostId> post = postOf(status);
    if (!post)
        return failure(Error::Code::Unconfirmed, u"a status without an address"_s);
    m_own.isOut(*post, delivery.id);
    m_stream.took(status);
    m_stream.watch(*post);
    const QUrl url = webAddressIn(status[u"url"]);
    return Published{
        .post = *post, .url = url.isEmpty() ? webAddressIn(status[u"uri"]) : url, .at = at};
}

// The rest.

void MastodonClient::follow(const Following &following)
{
    for (const PostId &post : following.own)
        m_own.isOut(post, {});
    m_stream.follow(following);
}

/// The server deletes nobody else's. https://docs.joinmastodon.org/methods/statuses/#delete
Future<Done> MastodonClient::deletePost(const PostId &own)
{
    return finally(m_ids.ofPost(own), this, [this](const Result<QString> &id) {
        if (!id && id.error().code == Error::Code::NotFound)
            return arrived<Done>(failure(Error::Code::Unconfirmed, u"a search without it"_s));
        if (!id)
            return arrived<Done>(tl::unexpected(id.error()));
        const Future<Reply> deleting = m_session.remove(u"/api/v1/statuses/"_s + *id);
        return finally(deleting, this, [](const Result<Reply> &reply) {
            const bool isGone = reply || reply.error().code == Error::Code::NotFound;
            return arrived<Done>(isGone ? Result<Done>(Done{}) : tl::unexpected(reply.error()));
        });
    });
}

Future<Done> MastodonClient::react(const PostId &post, Reaction reaction, bool on)
{
    return m_reactions.set(post, reaction, on);
}

QList<Ability> MastodonClient::abilities() const
{
    const auto &facts = m_session.knownFacts();
    const auto &kept = m_session.knownToken();
    return facts && kept ? abilitiesOf(*facts, *kept) : QList<Ability>();
}

Future<Done> MastodonClient::keepAway(const Author &author, Distance distance, bool on)
{
    return andThen(m_moderation.keepAway(author, distance, on), this,
                   [this, id = author.id, on](const Done &) {
                       m_stream.setAway(id, on);
                       return arrived<Done>(Done{});
                   });
}

Future<Done> MastodonClient::report(const Report &report)
{
    return m_moderation.report(report);
}

Future<Done> MastodonClient::check()
{
    return andThen(m_session.kept(), this, [this](const KeptToken &kept) {
        return andThen(m_session.self(), this, [this, kept](const QJsonObject &self) {
            return arrived<Done>(mayPost(self, kept, m_account));
        });
    });
}

void MastodonClient::signedInAnew(const Account &account)
{
    m_account = account;
    m_newest.clear();
    m_session.begin(account);
    m_stream.lookAgain();
}

Future<Done> MastodonClient::signOut()
{
    return m_session.end();
}

}  // namespace core::mastodon
