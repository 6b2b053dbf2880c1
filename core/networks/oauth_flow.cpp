// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/oauth_flow.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <array>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr auto forAddresses = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// 32 bytes that nobody can guess, in 43 letters: RFC 7636 section 4.1.
QByteArray unguessable()
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), qsizetype(numbers.size()));
    return QByteArray(reinterpret_cast<const char *>(numbers.data()), sizeof numbers)
        .toBase64(forAddresses);
}

/// The value of what must stand there once; empty otherwise.
QString onlyOne(const QUrlQuery &query, const QString &key)
{
    const QStringList values = query.allQueryItemValues(key, QUrl::FullyDecoded);
    return values.size() == 1 ? values.first() : QString();
}

/// RFC 6749 section 4.1.2.1.
Error toError(const QString &word)
{
    static const QRegularExpression plain(u"^[a-z_]{1,40}$"_s);
    const QString detail = plain.match(word).hasMatch() ? word : u"unknown error"_s;
    if (word == u"access_denied")
        return {Error::Code::SignedOut, detail, std::nullopt};
    const bool isBusy = word == u"temporarily_unavailable" || word == u"server_error";
    return {isBusy ? Error::Code::Offline : Error::Code::Refused, detail, std::nullopt};
}

}  // namespace

OAuthFlow::OAuthFlow(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_verifier(unguessable())
    , m_state(QString::fromLatin1(unguessable()))
    , m_redirect(clock, [this](const QUrlQuery &query) { return judge(query); })
    , m_alarm(clock)
{
    m_promise.start();
}

Result<QUrl> OAuthFlow::listen(const QList<quint16> &ports)
{
    if (!m_redirect.listen(ports))
        return failure(Error::Code::Offline, u"no port of this computer is free"_s);
    return m_redirect.address();
}

QUrl OAuthFlow::page(const QUrl &endpoint, const QString &clientId, const QString &redirect,
                     const QString &scopes) const
{
    const QByteArray challenge =
        QCryptographicHash::hash(m_verifier.reveal(), QCryptographicHash::Sha256)
            .toBase64(forAddresses);
    QUrlQuery query(endpoint);
    const auto add = [&query](const QString &key, const QString &value) {
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"response_type"_s, u"code"_s);
    add(u"client_id"_s, clientId);
    add(u"redirect_uri"_s, redirect);
    add(u"scope"_s, scopes);
    add(u"state"_s, m_state);
    add(u"code_challenge"_s, QString::fromLatin1(challenge));
    add(u"code_challenge_method"_s, u"S256"_s);
    QUrl page = endpoint;
    page.setQuery(query);
    return page;
}

Future<QString> OAuthFlow::code()
{
    if (!m_ended)
        m_alarm.setAfter(patience, [this] {
            end(failure(Error::Code::SignedOut, u"nobody allowed it in time"_s));
        });
    return m_promise.future();
}

void OAuthFlow::enter(const QString &code)
{
    if (!code.trimmed().isEmpty())
        end(code.trimmed());
}

void OAuthFlow::cancel()
{
    end(failure(Error::Code::Cancelled));
}

OAuthRedirect::Visit OAuthFlow::judge(const QUrlQuery &query)
{
    using Visit = OAuthRedirect::Visit;
    const QString code = onlyOne(query, u"code"_s);
    const QString error = onlyOne(query, u"error"_s);
    if (m_decided || m_ended || onlyOne(query, u"state"_s) != m_state ||
        code.isEmpty() == error.isEmpty())
        return Visit::Unknown;
    m_decided = true;
    // The page goes out before anybody hears of the code, and may take this object away.
    QMetaObject::invokeMethod(
        this,
        [this, code, error] {
            end(error.isEmpty() ? Result<QString>(code) : tl::unexpected(toError(error)));
        },
        Qt::QueuedConnection);
    m_redirect.close();
    return error.isEmpty() ? Visit::Allowed : Visit::Denied;
}

void OAuthFlow::end(const Result<QString> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    m_alarm.clear();
    m_redirect.close();
    m_promise.addResult(result);
    m_promise.finish();
}

}  // namespace core
