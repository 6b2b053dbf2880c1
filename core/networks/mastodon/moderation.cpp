// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/moderation.h"

#include "core/networks/as_question.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

QString scopeFor(Ability ability)
{
    switch (ability) {
    case Ability::Bookmark:
        return u"write:bookmarks"_s;
    case Ability::Mute:
        return u"write:mutes"_s;
    case Ability::Block:
        return u"write:blocks"_s;
    case Ability::Report:
        return u"write:reports"_s;
    }
    return {};
}

bool takesReports(const QString &software)
{
    static const QStringList those{u"mastodon"_s,   u"glitchsoc"_s, u"hometown"_s,
                                   u"gotosocial"_s, u"pleroma"_s,   u"akkoma"_s};
    return those.contains(software);
}

QString callFor(Distance distance, bool on)
{
    return (on ? QString() : u"un"_s) + (distance == Distance::Mute ? u"mute"_s : u"block"_s);
}

}  // namespace

QList<Ability> abilitiesOf(const ServerFacts &facts, const KeptToken &kept)
{
    QList<Ability> abilities;
    for (const Ability ability :
         {Ability::Bookmark, Ability::Mute, Ability::Block, Ability::Report}) {
        const bool isThere = ability != Ability::Report || takesReports(facts.software);
        if (isThere && mayDo(kept, scopeFor(ability)))
            abilities.append(ability);
    }
    return abilities;
}

Moderation::Moderation(Session &session, LocalIds &ids, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_ids(ids)
{}

Future<Done> Moderation::keepAway(const Author &author, Distance distance, bool on)
{
    return andThen(m_ids.ofAuthor(author), this, [this, distance, on](const QString &id) {
        const QString path = u"/api/v1/accounts/%1/%2"_s.arg(id, callFor(distance, on));
        return andThen(m_session.post(path, "{}"), this,
                       [](const Reply &) { return arrived<Done>(Done{}); });
    });
}

Future<Done> Moderation::report(const Report &report)
{
    return andThen(m_ids.ofAuthor(report.author), this, [this, report](const QString &account) {
        return andThen(idsOf(report.posts), this, [=, this](const QStringList &statuses) {
            return send(report, account, statuses);
        });
    });
}

/// A post that is gone meanwhile holds no report up.
Future<QStringList> Moderation::idsOf(const QList<PostId> &posts)
{
    auto left = std::make_shared<QList<PostId>>(posts);
    auto ids = std::make_shared<QStringList>();
    const auto next = [this, left, ids] {
        if (left->isEmpty())
            return arrived<bool>(false);
        return finally(m_ids.ofPost(left->takeFirst()), this, [ids](const Result<QString> &id) {
            if (id)
                ids->append(*id);
            const bool goesOn = id || id.error().code == Error::Code::NotFound;
            return arrived<bool>(goesOn ? Result<bool>(true) : tl::unexpected(id.error()));
        });
    };
    return andThen(untilDone(this, next), this,
                   [ids](const Done &) { return arrived<QStringList>(*ids); });
}

Future<Done> Moderation::send(const Report &report, const QString &account,
                              const QStringList &statuses)
{
    const QJsonObject body{{u"account_id"_s, account},
                           {u"status_ids"_s, QJsonArray::fromStringList(statuses)},
                           {u"comment"_s, report.comment.left(Report::longestComment)},
                           {u"forward"_s, report.forward}};
    return andThen(
        m_session.post(u"/api/v1/reports"_s, QJsonDocument(body).toJson(QJsonDocument::Compact)),
        this, [](const Reply &) { return arrived<Done>(Done{}); });
}

}  // namespace core::mastodon
