// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_stream.h"

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

/// From here on quotes can be asked for: https://docs.joinmastodon.org/methods/statuses/#quotes
constexpr int versionWithQuotes = 7;
constexpr Seconds tallyPause{1};

QString nameOf(const QString &origin)
{
    return QUrl(origin).authority();
}

}  // namespace

struct Stream::Server {
    std::unique_ptr<Api> visitor;  ///< none at the account's own server
    std::unique_ptr<ServerSource> source;
};

Stream::Stream(const Account &account, Services services, Api &home, MakeVisitor makeVisitor,
               QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_services(services)
    , m_makeVisitor(std::move(makeVisitor))
    , m_filters(services.clock, home)
    , m_contexts(services.clock, home, [this](const PostId &id) { return localId(id); })
    , m_filterAlarm(services.clock)
    , m_tallyAlarm(services.clock)
{
    addHome(home);
    connect(&m_contexts, &ContextFiller::found, this,
            [this](const QJsonObject &status) { this->home().takeStatus(status); });
    connect(&m_filters, &AccountFilters::known, this, &Stream::giveWaiting);
    connect(&m_contexts, &ContextFiller::countsChanged, this, &Stream::countsChanged);
    connect(&services.clock, &Clock::jumped, this, &Stream::lookAgain);
}

Stream::~Stream() = default;

ServerSource &Stream::home() const
{
    return *m_servers.front()->source;
}

void Stream::addHome(Api &home)
{
    auto server = std::make_unique<Server>();
    server->source = std::make_unique<ServerSource>(m_services.clock, home, m_account.server,
                                                    m_account.handle.section(u'@', -1));
    m_servers.push_back(std::move(server));
    connectSource(0);
    connect(&this->home(), &ServerSource::told, this, [this](const ServerFacts &facts) {
        m_contexts.setQuotes(facts.apiVersion >= versionWithQuotes);
    });
}

void Stream::connectSource(int index)
{
    const ServerSource *source = m_servers[size_t(index)]->source.get();
    connect(source, &ServerSource::received, this,
            [this, index](const Post &post) { take(index, post); });
    connect(source, &ServerSource::removed, this,
            [this, index](const PostId &post) { remove(index, post); });
    connect(source, &ServerSource::changed, this, [this, index] { update(index); });
}

void Stream::follow(const Following &following)
{
    unfollow();
    m_merge = {};
    m_contexts.forgetOwn();  // those of another chat
    for (const PostId &known : following.known) {
        if (networkOf(known) == m_account.network)
            m_merge.know(known);
    }
    for (const PostId &own : following.own)
        watch(own);
    for (const QString &name : following.servers)
        visit(name);
    m_follows = true;
    m_filterAlarm.setAfter(patience, [this] { giveWaiting(); });
    m_filters.start();
    m_contexts.start();
    for (size_t i = 0; i < m_servers.size(); ++i)
        m_servers[i]->source->start(following.hashtag, following.since);
    Q_EMIT sourcesChanged();
}

void Stream::unfollow()
{
    m_follows = false;
    m_waiting.clear();
    m_filterAlarm.clear();
    m_tallyAlarm.clear();
    m_filters.stop();
    m_contexts.stop();
    for (const auto &server : m_servers)
        server->source->stop();
    while (m_servers.size() > 1) {
        // It may be a signal of its own that brought us here; a source goes before its visitor.
        m_servers.back()->source->disconnect(this);
        m_servers.back()->source.release()->deleteLater();
        m_servers.back()->visitor.release()->deleteLater();
        m_servers.pop_back();
    }
}

void Stream::lookAgain()
{
    if (m_follows)
        m_filters.start();
    for (const auto &server : m_servers)
        server->source->lookAgain();
}

void Stream::visit(const QString &name)
{
    const QUrl origin = originNamed(name);
    const auto isSame = [&origin](const auto &server) {
        return originOf(QUrl(server->source->origin())) == originOf(origin);
    };
    if (origin.isEmpty() || m_servers.size() > size_t(mostVisited) ||
        std::any_of(m_servers.begin(), m_servers.end(), isSame))
        return;
    auto server = std::make_unique<Server>();
    server->visitor = m_makeVisitor(origin);
    if (!server->visitor)
        return;
    server->source = std::make_unique<ServerSource>(m_services.clock, *server->visitor,
                                                    origin.toString(), QString());
    m_servers.push_back(std::move(server));
    connectSource(int(m_servers.size()) - 1);
}

/// As people write a server: its name alone. One of the tests stands at a port of this computer.
QUrl Stream::originNamed(const QString &name) const
{
    const QString wanted = name.trimmed().toLower();
    for (const QString &test : m_services.endpoints.testOrigins()) {
        if (nameOf(test) == wanted || test == wanted)
            return QUrl(test);
    }
    const QUrl url(wanted.contains(u"://"_s) ? wanted : u"https://"_s + wanted, QUrl::StrictMode);
    const bool isName = url.isValid() && url.scheme() == u"https" && url.host().contains(u'.') &&
                        url.userInfo().isEmpty();
    return isName ? QUrl(u"https://"_s + url.authority()) : QUrl();
}

std::optional<Instant> Stream::heardUntil() const
{
    const bool someWait = m_filterAlarm.time().has_value();  // for what is not wanted
    return m_follows && !someWait ? home().heardUntil() : std::nullopt;
}

void Stream::watch(const PostId &own)
{
    if (networkOf(own) == m_account.network)
        m_contexts.watch(own);
}

void Stream::took(const QJsonObject &status)
{
    home().learn(status);
}

QString Stream::localId(const PostId &id) const
{
    return home().localId(id);
}

QList<Source> Stream::sources() const
{
    QList<Source> sources;
    for (size_t i = 0; i < m_servers.size(); ++i) {
        const ServerSource &source = *m_servers[i]->source;
        const Merge::Tally tally = m_merge.of(int(i));
        sources.append({.server = nameOf(source.origin()),
                        .connection = source.connection(),
                        .polls = source.polls(),
                        .brought = tally.brought,
                        .first = tally.first});
    }
    return sources;
}

void Stream::take(int index, const Post &post)
{
    if (m_follows && m_filterAlarm.time())
        m_waiting.emplace_back(index, post);
    else if (m_follows)
        give(index, post);
}

void Stream::giveWaiting()
{
    m_filterAlarm.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[index, post] : waiting) {
        if (m_follows)
            give(index, post);
    }
}

void Stream::give(int index, const Post &post)
{
    const int brought = m_merge.of(index).brought;
    const bool goesOn = m_merge.takes(index, post);
    if (m_merge.of(index).brought != brought && !m_tallyAlarm.time())
        m_tallyAlarm.setAfter(tallyPause, [this] {
            m_tallyAlarm.clear();
            Q_EMIT sourcesChanged();
        });
    const std::optional<Post> passed = goesOn ? m_filters.passed(post) : std::nullopt;
    if (passed)
        Q_EMIT received(*passed);
}

void Stream::remove(int index, const PostId &post)
{
    if (m_follows && m_merge.removes(index, m_servers[size_t(index)]->source->origin(), post))
        Q_EMIT removed(post);
}

void Stream::update(int index)
{
    if (index == 0 && std::exchange(m_connection, home().connection()) != home().connection())
        Q_EMIT connectionChanged(m_connection);
    Q_EMIT sourcesChanged();
}

}  // namespace core::mastodon
