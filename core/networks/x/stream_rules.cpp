// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/stream_rules.h"

#include "core/networks/as_question.h"
#include "core/networks/parsed.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

const QString path = u"/2/tweets/search/stream/rules"_s;

QByteArray json(const QString &member, const QJsonValue &value)
{
    return QJsonDocument(QJsonObject{{member, value}}).toJson(QJsonDocument::Compact);
}

/// A rule that is there already, under whatever tag, lets the same posts through.
bool isHarmless(const QJsonValue &error)
{
    return error[u"type"].toString().endsWith(u"/duplicate-rules") ||
           error[u"title"].toString() == u"DuplicateRule";
}

Result<Done> allAdded(const QJsonObject &answer)
{
    for (const QJsonValue &error : answer[u"errors"].toArray()) {
        if (!isHarmless(error))
            return failure(Error::Code::Refused, u"a rule of the stream"_s);
    }
    return Done{};
}

}  // namespace

StreamRules::StreamRules(Session &session, QObject *parent) : QObject(parent), m_session(session) {}

Future<Done> StreamRules::set(const QStringList &values)
{
    const Future<Reply> asking = asQuestion(m_session.getAsApp(path), this);
    return andThen(asking, this, [this, values](const Reply &reply) {
        return change(objectIn(reply.body), values);
    });
}

Future<Done> StreamRules::change(const QJsonObject &rules, const QStringList &values)
{
    QStringList missing = values;
    QStringList unwanted;
    for (const QJsonValue &rule : rules[u"data"].toArray()) {
        if (rule[u"tag"].toString() != QLatin1String(ourTag))
            continue;
        if (!missing.removeOne(rule[u"value"].toString()))
            unwanted.append(idIn(rule[u"id"]));
    }
    return andThen(drop(unwanted), this, [this, missing](const Done &) { return add(missing); });
}

Future<Done> StreamRules::drop(const QStringList &ids)
{
    if (ids.isEmpty())
        return arrived<Done>(Done{});
    const QJsonObject those{{u"ids"_s, QJsonArray::fromStringList(ids)}};
    const Future<Reply> asking =
        asQuestion(m_session.postAsApp(path, json(u"delete"_s, those)), this);
    return andThen(asking, this, [](const Reply &) { return arrived<Done>(Done{}); });
}

Future<Done> StreamRules::add(const QStringList &values)
{
    if (values.isEmpty())
        return arrived<Done>(Done{});
    QJsonArray rules;
    for (const QString &value : values)
        rules.append(QJsonObject{{u"value"_s, value}, {u"tag"_s, QLatin1String(ourTag)}});
    const Future<Reply> asking = asQuestion(m_session.postAsApp(path, json(u"add"_s, rules)), this);
    return andThen(asking, this, [](const Reply &reply) {
        return arrived<Done>(allAdded(objectIn(reply.body)));
    });
}

}  // namespace core::x
