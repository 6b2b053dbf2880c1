// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/bluesky_errors.h"

#include "core/networks/bluesky/xrpc.h"
#include "core/networks/http_errors.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 64;
constexpr qint64 shortestPause = 1;
constexpr qint64 longestPause = 24 * 60 * 60;

std::optional<Error::Code> codeOf(const QString &name)
{
    using enum Error::Code;
    static const QHash<QString, Error::Code> codes{
        {u"ExpiredToken"_s, SignedOut},        {u"InvalidToken"_s, SignedOut},
        {u"AuthMissing"_s, SignedOut},         {u"AuthenticationRequired"_s, SignedOut},
        {u"AccountTakedown"_s, Refused},       {u"AccountDeactivated"_s, Refused},
        {u"AccountSuspended"_s, Refused},      {u"AuthFactorTokenRequired"_s, Refused},
        {u"RecordNotFound"_s, NotFound},       {u"NotFound"_s, NotFound},
        {u"InvalidSwap"_s, Refused},           {u"BlobNotFound"_s, Refused},
        {u"RateLimitExceeded"_s, RateLimited},
    };
    const auto found = codes.constFind(name);
    return found == codes.constEnd() ? std::nullopt : std::optional(*found);
}

/// `RateLimit-Reset` is a moment in Unix seconds by the server's clock
/// (docs.bsky.app/docs/advanced-guides/rate-limits).
std::optional<Seconds> pauseOf(const Reply &reply, Instant now)
{
    if (const auto pause = retryAfter(reply, now))
        return pause;
    bool isNumber = false;
    const qint64 reset = reply.header("RateLimit-Reset").trimmed().toLongLong(&isNumber);
    if (!isNumber || reset < 0)
        return std::nullopt;
    const qint64 nowSeconds = toMs(serverTime(reply).value_or(now)) / 1000;
    return Seconds(std::clamp(reset - nowSeconds, shortestPause, longestPause));
}

Error::Code codeOf(const Reply &reply, const QString &name)
{
    const bool isAnswer = reply.status >= 400 && reply.status < 500;
    if (!isAnswer)
        return Error::Code::Unconfirmed;
    if (reply.status == 429)
        return Error::Code::RateLimited;
    if (const auto code = codeOf(name))
        return *code;
    if (name.isEmpty() && reply.status != 413)
        return Error::Code::Unconfirmed;
    const Error::Code byStatus = toError(reply, {}).code;
    // An address that the server does not know says nothing about a record.
    return byStatus == Error::Code::NotFound ? Error::Code::Refused : byStatus;
}

}  // namespace

QString errorName(const Reply &reply)
{
    const QJsonObject body = objectIn(reply.body);
    const QString name = body[u"error"].toString();
    const auto isLetter = [](QChar c) { return c == u'_' || (c.isLetter() && c.unicode() < 0x80); };
    const bool isName =
        name.size() <= longestName && std::all_of(name.begin(), name.end(), isLetter);
    return isName ? name : QString();
}

Error toBlueskyError(const Reply &reply, Instant now)
{
    const QString name = errorName(reply);
    Error error{.code = codeOf(reply, name), .detail = detailOf(reply)};
    if (error.code == Error::Code::RateLimited)
        error.retryAfter = pauseOf(reply, now);
    return error;
}

}  // namespace core::bluesky
