// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_name.h"

#include "core/networks/endpoints.h"

#include <QRegularExpression>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 500;  // of what can be the name of a server, with a path behind it

/// Signs that nobody sees come along when a name is copied from a web page.
QString visible(const QString &typed)
{
    QString text;
    for (const QChar c : typed) {
        if (c == QChar(0xFF20))
            text += u'@';
        else if (!c.isSpace() && c.category() != QChar::Other_Format)
            text += c;
    }
    return text;
}

/// "ann" of "/@ann"; a path of somebody at another server says nothing.
QString userInPath(const QString &path)
{
    static const QRegularExpression profile(u"^/(?:@|users/)(\\w[\\w.-]*)(?:/.*)?$"_s);
    return profile.match(path).captured(1);
}

Result<QUrl> originFor(const QString &host, bool isHttps, const QStringList &testOrigins)
{
    const auto no = [] { return failure(Error::Code::BadInput, u"not the name of a server"_s); };
    const QUrl url(u"https://"_s + host, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        url.path().size() > 0 || url.hasQuery() || url.hasFragment())
        return no();
    QUrl plain = url;
    plain.setScheme(u"http"_s);
    if (!isHttps && testOrigins.contains(originOf(plain)))
        return plain;
    if (testOrigins.contains(originOf(url)))
        return url;
    if (isLoopback(url.host()) || !url.host().contains(u'.') || url.host().endsWith(u'.'))
        return no();
    return url;
}

}  // namespace

Result<ServerName> serverIn(const QString &typed, const QStringList &testOrigins)
{
    QString text = visible(typed).toLower();
    if (text.size() > longest)
        return failure(Error::Code::BadInput, u"too long for the name of a server"_s);
    const bool isHttps = text.startsWith(u"https://");
    for (const QString &opening : {u"https://"_s, u"http://"_s, u"acct:"_s, u"@"_s}) {
        if (text.startsWith(opening))
            text.remove(0, opening.size());
    }
    static const QRegularExpression behind(u"[/?#].*$"_s);
    QString host = text;
    host.remove(behind);
    QString user = userInPath(text.mid(host.size()));
    if (host.contains(u'@')) {
        user = host.section(u'@', 0, 0);
        host = host.section(u'@', 1);
    }
    static const QRegularExpression name(u"^(\\w[\\w.-]*)?$"_s);
    if (!name.match(user).hasMatch())
        return failure(Error::Code::BadInput, u"not a handle"_s);
    const Result<QUrl> origin = originFor(host, isHttps, testOrigins);
    if (!origin)
        return tl::unexpected(origin.error());
    return ServerName{*origin, user};
}

}  // namespace core::mastodon
