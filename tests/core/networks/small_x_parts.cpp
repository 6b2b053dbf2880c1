// SPDX-License-Identifier: GPL-3.0-or-later
// The account, media and the stream's rules of a SmallX, and what it answers when it fails.
#include "core/networks/parsed.h"
#include "core/networks/x/x_tokens.h"
#include "tests/core/networks/small_x.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Reply json(const QJsonObject &body, int status = 200)
{
    return FakeTransport::json(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

/// What stands in the field "media" of a form.
QByteArray fileIn(const QByteArray &form)
{
    const qsizetype start = form.indexOf("\r\n\r\n", form.indexOf("name=\"media\"")) + 4;
    return form.mid(start, form.lastIndexOf("\r\n--") - start);
}

}  // namespace

Account SmallX::account() const
{
    return {.id = AccountId(u"x:"_s + userId),
            .network = NetworkId(u"x"_s),
            .nativeId = userId,
            .handle = username,
            .name = u"The host"_s,
            .textRules = TextRules::x()};
}

Secret SmallX::secret(bool withBearer) const
{
    return x::Tokens{.access = Secret(access),
                     .refresh = Secret(refresh),
                     .expires = m_clock.now() + 2h,
                     .clientId = clientId,
                     .bearer = withBearer ? Secret(bearer) : Secret()}
        .toSecret();
}

Reply SmallX::problem(int status, const QString &title, const QString &detail, const QString &type)
{
    return json({{u"title"_s, title},
                 {u"detail"_s, detail.isEmpty() ? title : detail},
                 {u"type"_s, type},
                 {u"status"_s, status}},
                status);
}

Reply SmallX::duplicate()
{
    return problem(403, u"Forbidden"_s,
                   u"You are not allowed to create a Tweet with duplicate content."_s);
}

Reply SmallX::page(int status)
{
    return {.status = status, .body = "<html>Please sign in to this Wi-Fi</html>"};
}

Reply SmallX::upload(const QString &call, const Request &request)
{
    const QString id = request.url.path().section(u'/', 4, 4);
    if (call == u"POST media/upload" || call == u"POST media/upload/initialize") {
        const QString made = QString::number(170'000 + media.size());
        media.insert(made, call.endsWith(u"upload") ? fileIn(request.body) : QByteArray());
        return call.endsWith(u"upload") ? mediaState(made)
                                        : json({{u"data"_s, QJsonObject{{u"id"_s, made}}}});
    }
    if (call.endsWith(u"/append")) {
        media[id] += fileIn(request.body);
        return json({});
    }
    if (call.endsWith(u"/finalize"))
        return mediaState(id);
    if (call == u"GET media/upload")
        return mediaState(QUrlQuery(request.url).queryItemValue(u"media_id"_s));
    const QJsonObject body = objectIn(request.body);
    descriptions.insert(body[u"id"].toString(), body[u"metadata"][u"alt_text"][u"text"].toString());
    return json({{u"data"_s, QJsonObject{{u"id"_s, body[u"id"]}}}});
}

Reply SmallX::mediaState(const QString &id)
{
    QJsonObject state{{u"id"_s, id}, {u"expires_after_secs"_s, 86'400}};
    if (m_looks[id]++ < mediaLooks)
        state.insert(u"processing_info"_s,
                     QJsonObject{{u"state"_s, u"in_progress"_s}, {u"check_after_secs"_s, 2}});
    return json({{u"data"_s, state}});
}

Reply SmallX::asApp(const QString &call, const Request &request)
{
    if (request.bearer.reveal() != bearer)
        return problem(401, u"Unauthorized"_s);
    if (call == u"POST tweets/search/stream/rules")
        return changeRules(request);
    QJsonArray all;
    for (const QJsonObject &rule : rules)
        all.append(rule);
    QJsonObject answer{{u"meta"_s, QJsonObject{{u"result_count"_s, all.size()}}}};
    if (!all.isEmpty())
        answer.insert(u"data"_s, all);
    return json(answer);
}

Reply SmallX::changeRules(const Request &request)
{
    const QJsonObject body = objectIn(request.body);
    for (const QJsonValue &id : body[u"delete"][u"ids"].toArray())
        rules.remove(id.toString());
    QJsonArray errors;
    for (const QJsonValue &wanted : body[u"add"].toArray()) {
        const bool isThere =
            std::any_of(rules.begin(), rules.end(), [&wanted](const QJsonObject &rule) {
                return rule[u"value"] == wanted[u"value"];
            });
        if (isThere) {
            errors.append(
                QJsonObject{{u"title"_s, u"DuplicateRule"_s},
                            {u"type"_s, u"https://api.x.com/2/problems/duplicate-rules"_s}});
            continue;
        }
        QJsonObject rule = wanted.toObject();
        const QString id = QString::number(500 + m_next++);
        rule.insert(u"id"_s, id);
        rules.insert(id, rule);
    }
    QJsonObject answer{{u"meta"_s, QJsonObject{{u"summary"_s, QJsonObject()}}}};
    if (!errors.isEmpty())
        answer.insert(u"errors"_s, errors);
    return json(answer, 201);
}

}  // namespace tests
