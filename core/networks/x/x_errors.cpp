// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_errors.h"

#include "core/networks/http_errors.h"
#include "core/networks/parsed.h"
#include "core/networks/sign_in.h"

#include <QJsonArray>

#include <algorithm>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr Seconds shortestPause{1};
constexpr Seconds longestPause{24 * 60 * 60};

/// What X says of what is the matter, of either form.
struct Problem {
    QString type;  ///< the last part of its address
    QString title, reason, words;
    int code = 0;
    bool isThere = false;
};

Problem problemIn(const Reply &reply)
{
    const QJsonObject whole = objectIn(reply.body);
    const QJsonObject first = whole[u"errors"][0].toObject();
    const bool isWithin = !whole.contains(u"title") && !first.isEmpty();
    const QJsonObject object = isWithin ? first : whole;
    return {.type = object[u"type"].toString().section(u'/', -1),
            .title = object[u"title"].toString(),
            .reason = object[u"reason"].toString(),
            .words = object[u"detail"].toString() + object[u"message"].toString(),
            .code = object[u"code"].toInt(),
            .isThere = !object.isEmpty()};
}

bool says(const Problem &problem, const QString &words)
{
    return problem.words.contains(words, Qt::CaseInsensitive);
}

bool isCapped(const Reply &reply, const Problem &problem)
{
    return reply.status == 402 || problem.type == u"usage-capped" ||
           problem.title == u"UsageCapExceeded" || problem.title == u"CreditsDepleted";
}

/// The numbers are those of API v1.1, which some answers still carry.
/// https://developer.x.com/en/support/x-api/error-troubleshooting
QString reasonOf(const Reply &reply, const Problem &problem)
{
    if (isCapped(reply, problem))
        return QLatin1String(problem::usageCapped);
    if (reply.status != 403)
        return {};
    if (problem.code == 187 || says(problem, u"duplicate content"_s))
        return QLatin1String(problem::duplicate);
    if (problem.code == 326 || says(problem, u"temporarily locked"_s))
        return QLatin1String(problem::locked);
    if (problem.code == 64 || says(problem, u"suspended"_s))
        return QLatin1String(account_problem::suspended);
    if (problem.reason == QLatin1String(problem::notEnrolled))
        return QLatin1String(problem::notEnrolled);
    return problem.type == QLatin1String(problem::forbidden) ? problem.type : QString();
}

Error::Code codeOf(const Reply &reply, const Problem &problem)
{
    if (reply.status < 400 || reply.status >= 500 || reply.status == 408)
        return Error::Code::Unconfirmed;
    if (isCapped(reply, problem))
        return Error::Code::Refused;
    if (reply.status == 429)
        return Error::Code::RateLimited;
    const bool isBare = reply.body.trimmed().isEmpty();
    if (reply.status == 401 && isBare)
        return Error::Code::SignedOut;
    return problem.isThere ? toError(reply, {}).code : Error::Code::Unconfirmed;
}

/// Unix seconds by the server's clock, in a header of one of its limits.
std::optional<Instant> resetIn(const Reply &reply, const QByteArray &limit)
{
    bool isNumber = false;
    const qint64 seconds = reply.header(limit + "-reset").trimmed().toLongLong(&isNumber);
    constexpr qint64 latest = 253'402'300'799;  // the year 9999
    return isNumber && seconds > 0 && seconds <= latest
               ? std::optional(instantFromMs(seconds * 1000))
               : std::nullopt;
}

/// The limit of a day counts before that of a quarter of an hour, where it is used up.
std::optional<Seconds> pauseOf(const Reply &reply, Instant now)
{
    if (const auto pause = retryAfter(reply, now))
        return pause;
    std::optional<Instant> reset = resetIn(reply, "x-rate-limit");
    for (const QByteArray day : {"x-app-limit-24hour", "x-user-limit-24hour"}) {
        if (reply.header(day + "-remaining").trimmed() == "0")
            reset = std::max(reset, resetIn(reply, day));
    }
    if (!reset)
        return std::nullopt;
    const auto pause = std::chrono::ceil<Seconds>(*reset - serverTime(reply).value_or(now));
    return std::clamp(pause, shortestPause, longestPause);
}

}  // namespace

Error toXError(const Reply &reply, Instant now)
{
    const Problem problem = problemIn(reply);
    const QString reason = reasonOf(reply, problem);
    Error error{.code = codeOf(reply, problem), .detail = u"HTTP %1"_s.arg(reply.status)};
    if (!reason.isEmpty())
        error.detail += u' ' + reason;
    if (error.code == Error::Code::RateLimited)
        error.retryAfter = pauseOf(reply, now);
    return error;
}

bool mayBeDuplicate(const Reply &reply)
{
    if (reply.status != 403 || !problemIn(reply).isThere)
        return false;
    const QString reason = reasonOf(reply, problemIn(reply));
    return reason.isEmpty() || reason == QLatin1String(problem::duplicate);
}

std::optional<Allowance> allowanceIn(const Reply &reply, Instant now)
{
    bool saysLeft = false;
    bool saysMost = false;
    const int left = reply.header("x-rate-limit-remaining").trimmed().toInt(&saysLeft);
    const int most = reply.header("x-rate-limit-limit").trimmed().toInt(&saysMost);
    const std::optional<Instant> reset = resetIn(reply, "x-rate-limit");
    if (!saysLeft || !saysMost || !reset || left < 0 || most <= 0)
        return std::nullopt;
    const Milliseconds ahead = serverTime(reply).value_or(now) - now;
    return Allowance{.left = std::min(left, most), .most = most, .renewed = *reset - ahead};
}

Result<Reply> answered(const Reply &reply, Instant now)
{
    if (reply.isSuccess() && !objectIn(reply.body).isEmpty())
        return reply;
    return tl::unexpected(toXError(reply, now));
}

bool isForWantOfMoney(const Error &error)
{
    return error.detail.contains(QLatin1String(problem::usageCapped)) ||
           error.detail.contains(QLatin1String(problem::notEnrolled));
}

}  // namespace core::x
