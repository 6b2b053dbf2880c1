// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrlQuery>

namespace core::x {

/// What is asked for of each post, in the older of the two spellings that X documents; answers in
/// either are read (x_json.h). https://docs.x.com/x-api/fundamentals/data-dictionary
///
/// Authors come along with posts and cost money, so they are asked for only where they are wanted.
inline QUrlQuery postFields(bool withAuthors)
{
    using namespace Qt::StringLiterals;
    QUrlQuery query{{u"tweet.fields"_s,
                     u"attachments,author_id,conversation_id,created_at,"
                     "edit_history_tweet_ids,entities,in_reply_to_user_id,lang,note_tweet,"
                     "possibly_sensitive,public_metrics,referenced_tweets"_s}};
    if (withAuthors) {
        query.addQueryItem(u"expansions"_s, u"author_id,attachments.media_keys"_s);
        query.addQueryItem(u"user.fields"_s, u"description,name,profile_image_url,username"_s);
        query.addQueryItem(u"media.fields"_s, u"alt_text,media_key,type,url"_s);
    }
    return query;
}

}  // namespace core::x
