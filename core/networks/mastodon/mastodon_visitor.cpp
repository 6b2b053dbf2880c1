// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_visitor.h"

#include "core/networks/mastodon/mastodon_session.h"
#include "core/networks/mastodon/server_address.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

Visitor::Visitor(const QUrl &origin, Services services, QObject *parent)
    : Api(parent)
    , m_origin(origin.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment))
    , m_services(services)
    , m_finder(services.clock, services.transport)
{}

Future<Reply> Visitor::get(const QString &path, const QUrlQuery &query)
{
    const Request request{.url = addressAt(m_origin, path, query)};
    return andThen(m_services.transport.send(request), this, [this](const Reply &reply) {
        return arrived<Reply>(answered(reply, m_services.clock.now()));
    });
}

Future<Reply> Visitor::post(const QString &, const QByteArray &)
{
    return arrived<Reply>(failure(Error::Code::SignedOut, u"only a visitor"_s));
}

std::unique_ptr<MessageStream> Visitor::open(const QString &path, const QUrlQuery &query,
                                             bool asLines)
{
    const ServerFacts facts = m_facts.value_or(ServerFacts{.origin = m_origin});
    return m_services.transport.open(
        {.url = streamAddress(facts, m_services.endpoints.testOrigins(), path, query, asLines)});
}

Future<ServerFacts> Visitor::facts()
{
    if (m_facts)
        return arrived<ServerFacts>(*m_facts);
    const bool isUnderWay = !m_waiting.isEmpty();
    const Future<ServerFacts> waiting = m_waiting.add();
    if (isUnderWay)
        return waiting;
    whenArrived(m_finder.find(QUrl(m_origin)), this, [this](const Result<ServerFacts> &facts) {
        if (facts)
            m_facts = *facts;
        m_waiting.tell(facts);
    });
    return waiting;
}

}  // namespace core::mastodon
