// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/mastodon_errors.h"

#include "core/networks/http_errors.h"
#include "core/networks/parsed.h"
#include "core/networks/sign_in.h"

#include <QJsonDocument>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr Seconds shortestPause{1};
constexpr Seconds longestPause{24 * 60 * 60};
constexpr Seconds mediaPause{5};  ///< a picture at work is ready in a moment

bool says(const QString &text, const QString &words)
{
    return text.contains(words, Qt::CaseInsensitive);
}

/// `X-RateLimit-Reset`: a time (Mastodon) or Unix seconds (GoToSocial), by the server's clock.
std::optional<Instant> resetIn(const Reply &reply)
{
    const QByteArray text = reply.header("X-RateLimit-Reset").trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (!isNumber)
        return instantIn(QString::fromLatin1(text));
    constexpr qint64 latest = 253'402'300'799;  // the year 9999
    return seconds >= 0 && seconds <= latest ? std::optional(instantFromMs(seconds * 1000))
                                             : std::nullopt;
}

std::optional<Seconds> pauseOf(const Reply &reply, Instant now)
{
    if (const auto pause = retryAfter(reply, now))
        return pause;
    const std::optional<Instant> reset = resetIn(reply);
    if (!reset)
        return std::nullopt;
    const auto pause = std::chrono::ceil<Seconds>(*reset - serverTime(reply).value_or(now));
    return std::clamp(pause, shortestPause, longestPause);
}

Error::Code codeOf(const Reply &reply, const QString &text)
{
    if (reply.status < 400 || reply.status >= 500)
        return Error::Code::Unconfirmed;
    if (reply.status == 429)
        return Error::Code::RateLimited;
    if (reply.status == 413)
        return Error::Code::TooLong;
    // Some servers refuse a token without a word; a page would be somebody else's.
    if (reply.status == 401 && reply.body.trimmed().isEmpty())
        return Error::Code::SignedOut;
    if (text.isEmpty())
        return Error::Code::Unconfirmed;
    if (reply.status == 403)
        return says(text, u"scope"_s) ? Error::Code::SignedOut : Error::Code::Refused;
    if (reply.status == 422 && says(text, u"character limit"_s))
        return Error::Code::TooLong;
    if (reply.status == 422 && says(text, u"finished processing"_s))
        return Error::Code::RateLimited;
    return toError(reply, {}).code;
}

/// The status, and in words of our own what is the matter with the account.
QString detailOf(const Reply &reply, const QString &text)
{
    const QString detail = u"HTTP %1"_s.arg(reply.status);
    if (reply.status != 403)
        return detail;
    if (says(text, u"disabled"_s) || says(text, u"suspended"_s))
        return detail + u' ' + QLatin1String(account_problem::suspended);
    return detail;
}

}  // namespace

QString errorText(const Reply &reply)
{
    return objectIn(reply.body)[u"error"].toString();
}

bool isAnswer(const Reply &reply)
{
    return !QJsonDocument::fromJson(reply.body).isNull();
}

Error toMastodonError(const Reply &reply, Instant now)
{
    const QString text = errorText(reply);
    Error error{.code = codeOf(reply, text), .detail = detailOf(reply, text)};
    if (error.code == Error::Code::RateLimited)
        error.retryAfter = reply.status == 429 ? pauseOf(reply, now) : mediaPause;
    return error;
}

std::optional<Allowance> allowanceIn(const Reply &reply, Instant now)
{
    bool saysLeft = false;
    bool saysMost = false;
    const int left = reply.header("X-RateLimit-Remaining").trimmed().toInt(&saysLeft);
    const int most = reply.header("X-RateLimit-Limit").trimmed().toInt(&saysMost);
    const std::optional<Instant> reset = resetIn(reply);
    if (!saysLeft || !saysMost || !reset || left < 0 || most <= 0)
        return std::nullopt;
    const Milliseconds ahead = serverTime(reply).value_or(now) - now;
    return Allowance{.left = std::min(left, most), .most = most, .renewed = *reset - ahead};
}

}  // namespace core::mastodon
