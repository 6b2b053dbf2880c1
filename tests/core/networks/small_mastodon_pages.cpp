// SPDX-License-Identifier: GPL-3.0-or-later
// Who the account is, what the server says of itself, and how it writes a text.
#include "tests/core/networks/small_mastodon.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

Reply json(const QJsonObject &body)
{
    return FakeTransport::json(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QString linkOf(const QString &word)
{
    if (word.startsWith(u'#'))
        return u"<a href=\"https://social.test/tags/%1\" class=\"mention hashtag\" "
               u"rel=\"tag\">#<span>%1</span></a>"_s.arg(word.mid(1));
    if (word.startsWith(u'@'))
        return u"<span class=\"h-card\"><a href=\"https://%2/@%1\" class=\"u-url mention\">@<span>"
               u"%1</span></a></span>"_s.arg(word.section(u'@', 1, 1), word.section(u'@', 2));
    const QString shown = word.section(u"//"_s, 1);
    return u"<a href=\"%1\" rel=\"nofollow noopener\"><span class=\"invisible\">%2//</span><span "
           u"class=\"ellipsis\">%3</span><span class=\"invisible\">%4</span></a>"_s.arg(
               word, word.section(u"//"_s, 0, 0), shown.left(30), shown.mid(30));
}

}  // namespace

Account SmallMastodon::account() const
{
    return {.id = AccountId(u"mastodon:"_s + actor()),
            .network = NetworkId(u"mastodon"_s),
            .nativeId = actor(),
            .handle = username + u'@' + domain,
            .name = username,
            .server = origin,
            .textRules = TextRules::mastodon()};
}

Secret SmallMastodon::secret() const
{
    const QJsonObject kept{{u"token"_s, QString::fromUtf8(token)},
                           {u"accountId"_s, accountId},
                           {u"clientId"_s, u"client-1"_s},
                           {u"clientSecret"_s, u"canary-client-secret"_s},
                           {u"scopes"_s, u"read write"_s}};
    return Secret(QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

Reply SmallMastodon::error(int status, const QByteArray &text)
{
    return FakeTransport::json(status, "{\"error\":\"" + text + "\"}");
}

Reply SmallMastodon::page(int status)
{
    return {.status = status,
            .headers = {{"Content-Type", "text/html"}},
            .body = "<html><body>Please sign in to this Wi-Fi</body></html>"};
}

/// As the server writes a text: app/lib/text_formatter.rb tells in which form.
QString SmallMastodon::htmlOf(const QString &text)
{
    static const QRegularExpression special(u"https?://[^\\s<]+|#\\w+|@\\w+@[\\w.-]+\\w"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    const QString escaped = text.toHtmlEscaped();
    QString html;
    qsizetype done = 0;
    for (auto found = special.globalMatch(escaped); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        html += escaped.mid(done, match.capturedStart() - done) + linkOf(match.captured());
        done = match.capturedEnd();
    }
    html += escaped.mid(done);
    html.replace(u"\n\n"_s, u"</p><p>"_s).replace(u'\n', u"<br />"_s);
    return u"<p>"_s + html + u"</p>"_s;
}

Reply SmallMastodon::instance(bool isFirstVersion) const
{
    const QJsonObject limits{
        {u"statuses"_s, QJsonObject{{u"max_characters"_s, 500},
                                    {u"max_media_attachments"_s, 4},
                                    {u"characters_reserved_per_url"_s, 23}}},
        {u"media_attachments"_s,
         QJsonObject{{u"supported_mime_types"_s,
                      QJsonArray{u"image/jpeg"_s, u"image/png"_s, u"image/gif"_s}},
                     {u"image_size_limit"_s, 16'777'216},
                     {u"image_matrix_limit"_s, 33'177'600},
                     {u"description_limit"_s, 1500}}}};
    const QString streaming = u"wss"_s + origin.mid(origin.indexOf(u':'));
    if (isFirstVersion)
        return json({{u"uri"_s, domain},
                     {u"title"_s, u"Social"_s},
                     {u"version"_s, version},
                     {u"urls"_s, QJsonObject{{u"streaming_api"_s, streaming}}},
                     {u"configuration"_s, limits}});
    QJsonObject configuration = limits;
    configuration.insert(u"urls"_s, QJsonObject{{u"streaming"_s, streaming}});
    return json({{u"domain"_s, domain},
                 {u"title"_s, u"Social"_s},
                 {u"version"_s, version},
                 {u"api_versions"_s, QJsonObject{{u"mastodon"_s, apiVersion}}},
                 {u"configuration"_s, configuration}});
}

Reply SmallMastodon::nodeInfo(const QString &call) const
{
    if (call.endsWith(u".well-known/nodeinfo"))
        return json(
            {{u"links"_s, QJsonArray{QJsonObject{
                              {u"rel"_s, u"http://nodeinfo.diaspora.software/ns/schema/2.0"_s},
                              {u"href"_s, origin + u"/nodeinfo/2.0"_s}}}}});
    return json({{u"version"_s, u"2.0"_s},
                 {u"software"_s, QJsonObject{{u"name"_s, software}, {u"version"_s, version}}},
                 {u"protocols"_s, QJsonArray{u"activitypub"_s}}});
}

}  // namespace tests
