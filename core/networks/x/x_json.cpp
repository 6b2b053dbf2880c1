// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/x_json.h"

#include "core/base/html_references.h"
#include "core/chat/text_entities.h"
#include "core/networks/x/snowflake.h"

#include <QHash>
#include <QJsonArray>

namespace core::x {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLinks = 100;  // a post has room for twelve; long ones for more

const NetworkId &network()
{
    static const NetworkId id(u"x"_s);
    return id;
}

/// A member that has two names on paper: "…_tweet…" of old and "…_post…" of 2026.
QJsonValue memberOf(const QJsonObject &object, const QString &former, const QString &recent)
{
    return object.contains(former) ? object[former] : object[recent];
}

/// Authors and media of an answer, by what posts call them.
struct Includes {
    QHash<QString, Author> authors;
    QHash<QString, Media> media;

    explicit Includes(const QJsonObject &includes)
    {
        for (const QJsonValue &user : includes[u"users"].toArray())
            authors.insert(idIn(user[u"id"]),
                           {.id = idIn(user[u"id"]),
                            .handle = user[u"username"].toString(),
                            .name = user[u"name"].toString(),
                            .avatar = webAddressIn(user[u"profile_image_url"]),
                            .asksNotToBeKept = asksNotToBeKept(user[u"description"].toString())});
        for (const QJsonValue &one : includes[u"media"].toArray())
            media.insert(
                one[u"media_key"].toString(),
                {.url = webAddressIn(one[u"url"]), .description = one[u"alt_text"].toString()});
    }
};

void readReferences(const QJsonObject &object, Post &post)
{
    const QJsonValue references = memberOf(object, u"referenced_tweets"_s, u"referenced_posts"_s);
    for (const QJsonValue &reference : references.toArray()) {
        const PostId id = postId(network(), idIn(reference[u"id"]));
        const QString type = reference[u"type"].toString();
        if (type == u"replied_to")
            post.replyTo = id;
        else if (type == u"quoted")
            post.quotes = id;
        else if (type == u"retweeted" || type == u"reposted")
            post.boosts = id;
    }
}

/// Every link stands in the text as a short one: its target takes its place. The one that stands
/// for the pictures or for the quoted post says nothing and goes.
QString withTargets(QString text, const QJsonArray &urls, bool quotes)
{
    qsizetype looked = 0;
    for (const QJsonValue &url : urls) {
        if (++looked > mostLinks)
            break;
        const QString shortened = url[u"url"].toString();
        const QString unwound = url[u"unwound_url"].toString();
        QString target = unwound.isEmpty() ? url[u"expanded_url"].toString() : unwound;
        const QUrl address(target);
        const bool own = address.host() == u"x.com" || address.host() == u"twitter.com";
        const bool standsForQuote = quotes && own && address.path().contains(u"/status/");
        if (url.toObject().contains(u"media_key") || standsForQuote)
            target.clear();
        if (shortened.size() > 8 && (target.isEmpty() || !webAddressIn(target).isEmpty()))
            text.replace(shortened, target);
    }
    return text.trimmed();
}

QList<TextRange> rangesIn(const QString &text)
{
    QList<TextRange> ranges;
    const auto add = [&ranges](TextRange::Kind kind, const TextEntity &entity) {
        ranges.append({.kind = kind, .start = entity.start, .length = entity.end - entity.start});
    };
    for (const TextEntity &link : linksIn(text)) {
        add(TextRange::Kind::Link, link);
        ranges.last().target = webAddressIn(link.text);
    }
    for (const TextEntity &tag : hashtagsIn(text))
        add(TextRange::Kind::Hashtag, tag);
    for (const TextEntity &mention : mentionsIn(text))
        add(TextRange::Kind::Mention, mention);
    std::sort(ranges.begin(), ranges.end(),
              [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    return ranges;
}

/// A text longer than 280 units stands whole in the note alone.
void readText(const QJsonObject &object, Post &post)
{
    const QJsonObject note = memberOf(object, u"note_tweet"_s, u"note_post"_s).toObject();
    const bool isLong = !note[u"text"].toString().isEmpty();
    const QString text = isLong ? note[u"text"].toString() : object[u"text"].toString();
    QJsonArray urls = object[u"entities"][u"urls"].toArray();
    if (isLong) {
        for (const QJsonValue &url : note[u"entities"][u"urls"].toArray())
            urls.append(url);
    }
    post.text = withTargets(withoutHtmlReferences(text), urls, post.quotes.has_value());
    post.ranges = rangesIn(post.text);
}

Author authorOf(const QJsonObject &object, const Includes &includes)
{
    const QString id = idIn(object[u"author_id"]);
    const auto known = includes.authors.constFind(id);
    if (known != includes.authors.constEnd())
        return *known;
    return {.id = id, .handle = id, .name = id};
}

/// Every edit is a post of its own that names the former ones, oldest first.
void readHistory(const QJsonObject &object, Post &post, Parsed &parsed)
{
    const QJsonArray history =
        memberOf(object, u"edit_history_tweet_ids"_s, u"edit_history_post_ids"_s).toArray();
    PostId former;
    for (const QJsonValue &one : history) {
        const PostId id = postId(network(), idIn(one));
        if (!former.isEmpty())
            parsed.predecessors.append({id, former});
        if (id == post.id && !former.isEmpty())
            post.edited = post.created;
        former = id;
    }
}

Result<Post> postFrom(const QJsonObject &object, const Includes &includes, Parsed &parsed)
{
    const QString id = idIn(object[u"id"]);
    if (id.isEmpty())
        return failure(Error::Code::BadInput, u"a post without an id"_s);
    if (!object[u"text"].isString())
        return failure(Error::Code::BadInput, u"a post without its text"_s);
    const auto said = instantIn(object[u"created_at"]);
    const auto created = said ? said : timeInId(id);
    Post post{.id = postId(network(), id),
              .network = network(),
              .author = authorOf(object, includes),
              .created = created.value_or(Instant()),
              .sensitive = object[u"possibly_sensitive"].toBool(),
              .language = object[u"lang"].toString()};
    post.received = post.created;
    post.url = QUrl(u"https://x.com/%1/status/%2"_s.arg(
        post.author.handle == post.author.id ? u"i"_s : post.author.handle, id));
    readReferences(object, post);
    readText(object, post);
    for (const QJsonValue &key : object[u"attachments"][u"media_keys"].toArray())
        post.media.append(includes.media.value(key.toString()));
    readHistory(object, post, parsed);
    return post;
}

}  // namespace

Parsed parseAnswer(const QJsonObject &answer)
{
    Parsed parsed;
    const QJsonObject included = answer[u"includes"].toObject();
    const Includes includes(included);
    const QJsonValue data = answer[u"data"];
    const QJsonArray posts = data.isArray()    ? data.toArray()
                             : data.isObject() ? QJsonArray{data}
                                               : QJsonArray();
    for (const QJsonValue &one : posts) {
        if (const Result<Post> post = postFrom(one.toObject(), includes, parsed))
            parsed.posts.append(*post);
        else
            parsed.problems.append(post.error().detail);
    }
    const QJsonValue others = memberOf(included, u"tweets"_s, u"posts"_s);
    for (const QJsonValue &one : others.toArray()) {
        if (const Result<Post> post = postFrom(one.toObject(), includes, parsed))
            parsed.alongside.append(*post);
    }
    return parsed;
}

}  // namespace core::x
