// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/server_facts.h"

#include "core/base/limits.h"
#include "core/networks/parsed.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostCharacters = 1'000'000;
constexpr qint64 mostLinkUnits = 1'000;
constexpr qint64 mostPictureBytes = 1024 * limits::mib;
constexpr qint64 mostPicturePixels = 1'000'000'000;
constexpr qint64 longestDescription = 100'000;
constexpr qsizetype mostTypes = 100;
constexpr qsizetype longestWord = 100;  // of what a server calls itself

/// A whole number of at least `least`, cut to `most`; nothing for what is none.
std::optional<qint64> numberIn(const QJsonValue &value, qint64 least, qint64 most)
{
    const double number = value.toDouble(-1);
    if (number < double(least))
        return std::nullopt;
    return number >= double(most) ? most : qint64(number);
}

/// What the version says in brackets: "2.7.2 (compatible; Pleroma 2.6.0)", "(really snac/2.75)".
QString softwareInVersion(const QString &version)
{
    static const QRegularExpression numbered(u"\\([^()]*?([A-Za-z][A-Za-z0-9._-]*)[ /]v?[0-9]"_s);
    if (const auto found = numbered.match(version); found.hasMatch())
        return found.captured(1).toLower();
    static const QRegularExpression brackets(u"\\([^;()]*;\\s*([A-Za-z][A-Za-z0-9._-]*)"_s);
    return brackets.match(version).captured(1).toLower();
}

/// NodeInfo is what all software fills in truthfully; the name of the source comes next.
QString softwareOf(const QJsonObject &instance, const QJsonObject &nodeInfo)
{
    const QString told = nodeInfo[u"software"][u"name"].toString().trimmed().toLower();
    if (!told.isEmpty())
        return told.left(longestWord);
    const QString inVersion = softwareInVersion(instance[u"version"].toString());
    if (!inVersion.isEmpty())
        return inVersion.left(longestWord);
    const QString source = webAddressIn(instance[u"source_url"]).path();
    return source.section(u'/', -1, -1, QString::SectionSkipEmpty).toLower().left(longestWord);
}

bool isPleroma(const QString &software)
{
    return software == u"pleroma" || software == u"akkoma";
}

/// What each kind was seen to do, not what it declares.
ServerFacts::Keys keysOf(const QString &software)
{
    if (software == u"mastodon" || software == u"hollo")
        return ServerFacts::Keys::Hour;
    return isPleroma(software) ? ServerFacts::Keys::CachedAnswer : ServerFacts::Keys::None;
}

/// Some take the connection, or even advertise it, and never send a post of a tag.
bool mayStreamTags(const QString &software)
{
    static const QStringList silent{u"gotosocial"_s, u"hollo"_s, u"snac"_s, u"pixelfed"_s};
    return !silent.contains(software);
}

/// Where a WebSocket may be opened; never less secure than the server, as it is told the token.
QUrl streamingOf(const QUrl &origin, const QJsonObject &instance)
{
    const QString text = instance[u"configuration"][u"urls"][u"streaming"].toString(
        instance[u"urls"][u"streaming_api"].toString());
    QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isPlain = scheme == u"ws" || scheme == u"http";
    const bool isSecure = scheme == u"wss" || scheme == u"https";
    if (!url.isValid() || (!isPlain && !isSecure) || url.host().isEmpty() ||
        !url.userInfo().isEmpty())
        return {};
    url.setScheme(isSecure || origin.scheme() == u"https" ? u"wss"_s : u"ws"_s);
    url = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = url.path();
    path.remove(QRegularExpression(u"(/api/v1/streaming)?/*$"_s));
    url.setPath(path);
    return url;
}

QString withPort(const QUrl &url)
{
    const QString port = url.port() < 0 ? QString() : u":%1"_s.arg(url.port());
    return url.host().toLower() + port;
}

/// The part behind the last @ of its accounts; it may differ from where the server is.
QString domainOf(const QUrl &origin, const QJsonObject &instance)
{
    for (const QString &key : {u"account_domain"_s, u"domain"_s, u"uri"_s}) {
        const QString text = instance[key].toString().toLower();
        const QUrl url(text.contains(u"://") ? text : u"https://"_s + text, QUrl::StrictMode);
        const bool isHost = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
                            url.path().size() <= 1 && !url.hasQuery() && !url.hasFragment();
        if (isHost)
            return withPort(url);
    }
    return withPort(origin);
}

TextRules textRulesOf(const QString &software, const QJsonObject &instance)
{
    const QJsonObject statuses = instance[u"configuration"][u"statuses"].toObject();
    TextRules rules = TextRules::mastodon();
    for (const QJsonValue &limit : {instance[u"max_toot_chars"], statuses[u"max_characters"]}) {
        if (const auto number = numberIn(limit, 1, mostCharacters))
            rules.limit = int(*number);
    }
    if (isPleroma(software))
        rules.link = 0;
    if (const auto units = numberIn(statuses[u"characters_reserved_per_url"], 0, mostLinkUnits))
        rules.link = int(*units);
    return rules;
}

QStringList pictureTypesIn(const QJsonValue &types)
{
    QStringList pictures;
    for (const QJsonValue &type : types.toArray()) {
        const QString text = type.toString().toLower();
        if (text.startsWith(u"image/") && text.size() < longestWord && pictures.size() < mostTypes)
            pictures.append(text);
    }
    return pictures;
}

PictureRules pictureRulesOf(const QJsonObject &instance)
{
    const QJsonObject media = instance[u"configuration"][u"media_attachments"].toObject();
    PictureRules rules = PictureRules::of(NetworkId(u"mastodon"_s));
    const QStringList types = pictureTypesIn(media[u"supported_mime_types"]);
    if (!types.isEmpty())
        rules.types = types;
    for (const QJsonValue &limit : {instance[u"upload_limit"], media[u"image_size_limit"]}) {
        if (const auto bytes = numberIn(limit, 1, mostPictureBytes))
            rules.mostBytes = rules.mostGifBytes = *bytes;
    }
    if (const auto pixels = numberIn(media[u"image_matrix_limit"], 1, mostPicturePixels))
        rules.mostPixels = *pixels;
    for (const QJsonValue &limit : {instance[u"description_limit"], media[u"description_limit"]}) {
        if (const auto length = numberIn(limit, 1, longestDescription))
            rules.longestDescription = int(*length);
    }
    return rules;
}

bool isInstance(const QJsonObject &instance)
{
    const auto isText = [&instance](const QString &key) {
        return !instance[key].toString().isEmpty();
    };
    return isText(u"domain"_s) || isText(u"uri"_s);
}

}  // namespace

Result<ServerFacts> factsFrom(const QUrl &origin, const QJsonObject &instance,
                              const QJsonObject &nodeInfo)
{
    if (!isInstance(instance))
        return failure(Error::Code::BadInput, u"no instance"_s);
    const QString software = softwareOf(instance, nodeInfo);
    const QUrl streaming = streamingOf(origin, instance);
    const QJsonValue pictures = instance[u"configuration"][u"statuses"][u"max_media_attachments"];
    const QJsonValue apiVersion = instance[u"api_versions"][u"mastodon"];
    return ServerFacts{
        .origin = origin
                      .adjusted(QUrl::RemovePath | QUrl::StripTrailingSlash | QUrl::RemoveQuery |
                                QUrl::RemoveFragment)
                      .toString(),
        .domain = domainOf(origin, instance),
        .software = software,
        .version = instance[u"version"].toString().left(longestWord),
        .apiVersion = int(numberIn(apiVersion, 0, 1'000'000).value_or(0)),
        .keys = keysOf(software),
        .streaming = streaming,
        .keepsConnections = software != u"snac",
        .streamsTags = !streaming.isEmpty() && mayStreamTags(software),
        .textRules = textRulesOf(software, instance),
        .pictures = pictureRulesOf(instance),
        .mostPictures =
            int(numberIn(pictures, 0, Picture::mostPerPost).value_or(Picture::mostPerPost))};
}

}  // namespace core::mastodon
