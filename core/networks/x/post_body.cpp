// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/post_body.h"

#include "core/base/html_references.h"
#include "core/networks/parsed.h"
#include "core/networks/x/snowflake.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLinks = 100;

const QRegularExpression &shortLink()
{
    static const QRegularExpression link(u"https?://t\\.co/\\w+"_s);
    return link;
}

QJsonValue memberOf(const QJsonObject &object, const QString &former, const QString &recent)
{
    return object.contains(former) ? object[former] : object[recent];
}

QString withoutLeadingNames(const QString &text)
{
    static const QRegularExpression names(u"^(?:@\\w{1,20}\\s+)+"_s);
    return QString(text).remove(names);
}

QString comparable(const QString &text, bool isReply)
{
    const QString plain = text.normalized(QString::NormalizationForm_C).simplified();
    return isReply ? withoutLeadingNames(plain) : plain;
}

/// A post and its links, as it is shown.
struct Shown {
    QString text;
    QHash<QString, QStringList> targets;  ///< of short links: all that X tells of them
    QStringList ofPictures;
};

Shown shownIn(const QJsonObject &post)
{
    const QJsonObject note = memberOf(post, u"note_tweet"_s, u"note_post"_s).toObject();
    const bool isLong = !note[u"text"].toString().isEmpty();
    Shown shown{.text = (isLong ? note[u"text"] : post[u"text"]).toString()};
    QJsonArray urls = post[u"entities"][u"urls"].toArray();
    for (const QJsonValue &url : note[u"entities"][u"urls"].toArray())
        urls.append(url);
    static const QRegularExpression picture(u"/status/\\d+/(?:photo|video)/\\d+$"_s);
    for (const QJsonValue &url : urls) {
        const QString link = url[u"url"].toString();
        const QString target = url[u"expanded_url"].toString();
        if (url.toObject().contains(u"media_key") || picture.match(target).hasMatch())
            shown.ofPictures.append(link);
        else if (shown.targets.size() < mostLinks)
            shown.targets[link] += QStringList{target, url[u"unwound_url"].toString()};
    }
    return shown;
}

/// Without what stands for the pictures: a link that X names as one, or the last one of all where
/// it names none.
QString withoutPictures(const Shown &shown, bool hasPictures)
{
    QString text = shown.text.trimmed();
    for (const QString &link : shown.ofPictures) {
        if (!link.isEmpty())
            text.remove(link);
    }
    if (!hasPictures || !shown.ofPictures.isEmpty())
        return text;
    static const QRegularExpression last(u"(?:^|\\s)(https?://t\\.co/\\w+)$"_s);
    const QRegularExpressionMatch match = last.match(text);
    const bool isForPictures = match.hasMatch() && !shown.targets.contains(match.captured(1));
    return isForPictures ? text.left(match.capturedStart()) : text;
}

/// One spelling of an address: no scheme, which X adds, and nothing that only looks different.
QString bareAddress(const QString &text)
{
    const bool hasScheme = text.contains(u"://");
    const QUrl url(hasScheme ? text : u"http://"_s + text);
    QString bare =
        url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::NormalizePathSegments);
    while (bare.startsWith(u'/'))
        bare.remove(0, 1);
    if (bare.endsWith(u'/'))
        bare.chop(1);
    return bare;
}

bool isLinkOf(const QString &ours, const QString &link, const Shown &shown)
{
    const QStringList targets = shown.targets.value(link);
    if (targets.join(QString()).isEmpty())
        return ours.contains(u'.');  // X did not say where it leads
    const auto fits = [&ours](const QString &target) {
        return !target.isEmpty() && bareAddress(target) == bareAddress(ours);
    };
    return ours == link || std::any_of(targets.begin(), targets.end(), fits);
}

/// Our text where X's has short links in between: what stands in their places must be those.
bool fits(const QString &shownText, const QString &wanted, const Shown &shown)
{
    QString pattern;
    QStringList links;
    qsizetype done = 0;
    for (auto found = shortLink().globalMatch(shownText);
         found.hasNext() && links.size() < mostLinks;) {
        const QRegularExpressionMatch match = found.next();
        pattern += QRegularExpression::escape(shownText.mid(done, match.capturedStart() - done)) +
                   u"(\\S+?)"_s;
        links.append(match.captured());
        done = match.capturedEnd();
    }
    pattern += QRegularExpression::escape(shownText.mid(done));
    if (links.isEmpty())
        return shownText == wanted;
    const QRegularExpressionMatch match =
        QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(wanted);
    if (!match.hasMatch())
        return false;
    for (int i = 0; i < links.size(); ++i) {
        if (!isLinkOf(match.captured(i + 1), links.at(i), shown))
            return false;
    }
    return true;
}

bool isTextOf(const QJsonObject &post, const QJsonObject &request)
{
    const bool isReply = request.contains(u"reply");
    const Shown shown = shownIn(post);
    const QString text = withoutPictures(shown, request.contains(u"media"));
    const QString wanted = comparable(request[u"text"].toString(), isReply);
    return fits(comparable(withoutHtmlReferences(text), isReply), wanted, shown) ||
           fits(comparable(text, isReply), wanted, shown);
}

/// What it replies to; empty for nothing.
QString repliesTo(const QJsonObject &post)
{
    const QJsonValue all = memberOf(post, u"referenced_tweets"_s, u"referenced_posts"_s);
    for (const QJsonValue &one : all.toArray()) {
        if (one[u"type"] == u"replied_to"_s)
            return idIn(one[u"id"]);
    }
    return {};
}

}  // namespace

QJsonObject postRequest(const Delivery &delivery, const QStringList &media)
{
    QJsonObject request{{u"text"_s, delivery.text}};
    if (delivery.replyTo)
        request.insert(u"reply"_s,
                       QJsonObject{{u"in_reply_to_tweet_id"_s, nativeId(*delivery.replyTo)}});
    if (!media.isEmpty())
        request.insert(u"media"_s,
                       QJsonObject{{u"media_ids"_s, QJsonArray::fromStringList(media)}});
    return request;
}

QByteArray FrozenPost::toBody() const
{
    const QJsonObject body{
        {u"request"_s, request}, {u"after"_s, after}, {u"at"_s, double(toMs(at))}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray FrozenPost::requestBytes() const
{
    return QJsonDocument(request).toJson(QJsonDocument::Compact);
}

Result<FrozenPost> frozenPostIn(const QByteArray &body)
{
    const QJsonObject json = objectIn(body);
    const FrozenPost frozen{.request = json[u"request"].toObject(),
                            .after = json[u"after"].toString(),
                            .at = instantFromMs(json[u"at"].toInteger())};
    if (!frozen.request[u"text"].isString())
        return failure(Error::Code::BadInput, u"no frozen post"_s);
    return frozen;
}

bool isPostOf(const QJsonObject &post, const QJsonObject &request)
{
    const QJsonArray wanted = request[u"media"][u"media_ids"].toArray();
    return post[u"text"].isString() && isTextOf(post, request) &&
           repliesTo(post) == request[u"reply"][u"in_reply_to_tweet_id"].toString() &&
           post[u"attachments"][u"media_keys"].toArray().size() >= wanted.size();
}

std::optional<Instant> writtenAt(const QJsonObject &post)
{
    const auto said = instantIn(post[u"created_at"]);
    return said ? said : timeInId(idIn(post[u"id"]));
}

}  // namespace core::x
