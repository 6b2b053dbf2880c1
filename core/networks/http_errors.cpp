// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/http_errors.h"

#include <QLocale>
#include <QTimeZone>

namespace core {

namespace {

constexpr Seconds shortestPause{1};
constexpr Seconds longestPause{24 * 60 * 60};

/// IMF-fixdate, RFC 9110 section 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
std::optional<Instant> httpDate(const QByteArray &text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!time.isValid())
        return std::nullopt;
    time.setTimeZone(QTimeZone::utc());
    return fromDateTime(time);
}

Error::Code codeOf(int status)
{
    switch (status) {
    case 401:
        return Error::Code::SignedOut;
    case 404:
    case 410:
        return Error::Code::NotFound;
    case 413:
        return Error::Code::TooLong;
    case 429:
        return Error::Code::RateLimited;
    default:
        return status >= 400 && status < 500 ? Error::Code::Refused : Error::Code::Unconfirmed;
    }
}

}  // namespace

std::optional<Instant> serverTime(const Reply &reply)
{
    return httpDate(reply.header("Date"));
}

std::optional<Seconds> retryAfter(const Reply &reply, Instant now)
{
    const QByteArray text = reply.header("Retry-After").trimmed();
    bool isNumber = false;
    Seconds pause(text.toLongLong(&isNumber));
    if (!isNumber) {
        const std::optional<Instant> until = httpDate(text);
        if (!until)
            return std::nullopt;
        pause = std::chrono::ceil<Seconds>(*until - serverTime(reply).value_or(now));
    }
    return std::clamp(pause, shortestPause, longestPause);
}

Error toError(const Reply &reply, Instant now)
{
    return {codeOf(reply.status), QStringLiteral("HTTP %1").arg(reply.status),
            retryAfter(reply, now)};
}

Error ofQuestion(Error error)
{
    if (error.code == Error::Code::Unconfirmed)
        error.code = Error::Code::Offline;
    return error;
}

}  // namespace core
